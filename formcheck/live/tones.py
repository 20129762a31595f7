"""Tones for when there is no voice: one short one for a count, two lower ones for a warning."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from formcheck.live.speech_backends import SpeechError
from formcheck.live.utterance import Priority

RATE = 22050
"""Samples a second."""

COUNT_HZ = 880.0
WARNING_HZ = 440.0
LENGTH_S = 0.12
FADE_S = 0.01
LOUDNESS = 0.3


def tones_for(priority: Priority) -> npt.NDArray[np.float32]:
    """Samples between -1 and 1, mono, at RATE."""
    if priority <= Priority.WARNING:
        gap = np.zeros(int(RATE * LENGTH_S / 2), np.float32)
        return np.concatenate([_tone(WARNING_HZ), gap, _tone(WARNING_HZ)])
    return _tone(COUNT_HZ)


def play(samples: npt.NDArray[np.float32]) -> None:
    """Play through the sound card and wait. Raises SpeechError where there is none."""
    try:
        import sounddevice

        sounddevice.play(samples, RATE, blocking=True)
    except Exception as error:  # PortAudio missing is OSError, a missing card its own; either means silence
        raise SpeechError(f"no sound: {error}") from error


def _tone(hertz: float) -> npt.NDArray[np.float32]:
    t = np.arange(int(RATE * LENGTH_S)) / RATE
    edge = np.minimum(t, t[::-1]) / FADE_S
    samples: npt.NDArray[np.float32] = (LOUDNESS * np.minimum(1.0, edge) * np.sin(2 * np.pi * hertz * t)).astype(
        np.float32
    )
    return samples
