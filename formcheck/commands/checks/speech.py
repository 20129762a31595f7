"""Is there a voice, and can it be heard?"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from formcheck.commands.checks.report import Finding
from formcheck.live.session import SPEAK_TO
from formcheck.live.speech_backends import Speaker, SpeechError, find_speaker
from formcheck.live.tones import play, tones_for
from formcheck.live.utterance import Priority

SENTENCE = "formcheck can speak."


def findings() -> list[Finding]:
    """The platform's voice, tried aloud (into a file where speech goes to a folder)."""
    speaker = find_speaker()
    if speaker is None:
        return [_tones()]
    try:
        return [_spoken(speaker)]
    finally:
        speaker.close()


def _spoken(speaker: Speaker) -> Finding:
    folder = os.environ.get(SPEAK_TO, "")
    try:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            speaker.speak(SENTENCE, Path(folder) / "doctor.wav")
            return Finding("Speech", "works", f"{speaker.name}, into {folder}")
        speaker.speak(SENTENCE)
    except SpeechError as error:
        advice = "Check that a loudspeaker is connected and chosen. Sessions go on without sound."
        return Finding("Speech", "note", f"{speaker.name} is here but can't be heard: {error}", advice)
    return Finding("Speech", "works", f'{speaker.name}; you should have heard "{SENTENCE}"')


def _tones() -> Finding:
    linux = sys.platform.startswith("linux")
    advice = "Install espeak-ng and alsa-utils with your system's package manager." if linux else ""
    try:
        play(tones_for(Priority.COUNT))
    except SpeechError as error:
        return Finding("Speech", "note", f"no voice, and {error}. Sessions go on without sound", advice)
    return Finding("Speech", "note", "no voice; tones are used instead", advice)
