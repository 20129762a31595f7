"""The process that speaks: sentences in on its standard input, one line each; an answer out when each is over.

Run as `python -m formcheck.live.speech_process [FOLDER]`. With a folder it writes WAV files there rather than speaking
aloud. It may hang or die with the sound system; the session does neither.

A line in: {"text": "...", "priority": 2}. The first line out names the voice: {"voice": "espeak-ng"}, or null
where there is none; then for each sentence {"done": true} or {"failed": "why"}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from formcheck.live.speech_backends import Speaker, SpeechError, find_speaker
from formcheck.live.utterance import Priority

GIVEN_UP_AFTER = 2
"""Sentences in a row that a voice fails to say; from then on there are tones in its place."""


def main(words: list[str]) -> int:
    """Speak until the input ends."""
    folder = Path(words[0]) if words else None
    speaker = find_speaker()
    _answer({"voice": speaker.name if speaker else None})
    try:
        _speak_all(speaker, folder)
    finally:
        if speaker is not None:
            speaker.close()
    return 0


def _speak_all(speaker: Speaker | None, folder: Path | None) -> None:
    failed = 0
    for number, line in enumerate(sys.stdin, start=1):
        order = json.loads(line)
        file = None if folder is None else folder / f"{number:03d}.wav"
        try:
            if speaker is None or failed >= GIVEN_UP_AFTER:
                _sound(Priority(int(order["priority"])), file)
            else:
                speaker.speak(str(order["text"]), file)
                failed = 0
            _answer({"done": True})
        except SpeechError as error:
            failed += 1
            _answer({"failed": str(error)})


def _sound(priority: Priority, file: Path | None) -> None:
    from formcheck.live.tones import play, tones_for, wav_of

    if file is None:
        play(tones_for(priority))
    else:
        file.write_bytes(wav_of(tones_for(priority)))


def _answer(content: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(0)
