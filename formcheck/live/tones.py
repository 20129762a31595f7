"""Tones for when there is no voice: one short one for a count, two lower ones for a warning."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

from formcheck.live.speech_backends import SpeechError, run_quietly
from formcheck.live.utterance import Priority

RATE = 22050
"""Samples a second."""

COUNT_HZ = 880.0
WARNING_HZ = 440.0
LENGTH_S = 0.12
FADE_S = 0.01
LOUDNESS = 0.3

LASTS_S = 5.0
"""A player that takes longer for a third of a second of sound hangs."""

PLAYERS: tuple[tuple[str, ...], ...] = (
    ("afplay",),
    ("pw-play",),
    ("paplay",),
    ("aplay", "-q"),
)
"""What plays a WAV file on macOS, and on Linux with PipeWire, PulseAudio and plain ALSA, the likeliest first."""


def tones_for(priority: Priority) -> npt.NDArray[np.float32]:
    """Samples between -1 and 1, mono, at RATE."""
    if priority <= Priority.WARNING:
        gap = np.zeros(int(RATE * LENGTH_S / 2), np.float32)
        return np.concatenate([_tone(WARNING_HZ), gap, _tone(WARNING_HZ)])
    return _tone(COUNT_HZ)


def wav_of(samples: npt.NDArray[np.float32]) -> bytes:
    """Samples between -1 and 1 as a WAV file, mono, 16 bits."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples.clip(-1, 1) * 32767).astype("<i2").tobytes())
    return content.getvalue()


def play(samples: npt.NDArray[np.float32]) -> None:
    """Play through the platform's own player and wait. Raises SpeechError where there is none, or no sound card."""
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(wav_of(samples), winsound.SND_MEMORY)
        return
    command = next(((found, *words[1:]) for words in PLAYERS if (found := shutil.which(words[0]))), None)
    if command is None:
        raise SpeechError(f"no player of sounds ({', '.join(words[0] for words in PLAYERS[1:])}) is installed")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tone.wav"
        file.write_bytes(wav_of(samples))
        ended = run_quietly((*command, str(file)), "", LASTS_S)
    if ended.returncode != 0:
        lines = ended.stderr.strip().splitlines()
        raise SpeechError(lines[-1] if lines else f"{command[0]} ended with {ended.returncode}")


def _tone(hertz: float) -> npt.NDArray[np.float32]:
    t = np.arange(int(RATE * LENGTH_S)) / RATE
    edge = np.minimum(t, t[::-1]) / FADE_S
    samples: npt.NDArray[np.float32] = (LOUDNESS * np.minimum(1.0, edge) * np.sin(2 * np.pi * hertz * t)).astype(
        np.float32
    )
    return samples
