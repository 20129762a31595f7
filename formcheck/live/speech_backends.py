"""The platform's own voice: through pyttsx3, and where that can't speak, as a command of its own.

pyttsx3 knows Windows' synthesiser, macOS' and espeak's library. Some machines have only a command: espeak-ng with
another sound system than ALSA, speech-dispatcher, or a `say` where the library's run loop does not start.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

WORDS_A_MINUTE = 165
"""Slower than the voices' own 175: for people who lie with an ear on a mat."""

START_S = 5.0
"""Seconds that a voice may take before its first word: a cold disk, a sleeping loudspeaker."""

WORD_S = 0.8
"""Seconds a word: twice what WORDS_A_MINUTE says. A sentence that takes longer is given up: the sound system hangs."""


def patience_s(text: str) -> float:
    """Seconds that it may take at most to say `text`."""
    return START_S + WORD_S * len(text.split())


class SpeechError(Exception):
    """The voice said nothing; the message says why."""


class Speaker(Protocol):
    """Says one sentence and returns when it is over; or writes it to a file."""

    @property
    def name(self) -> str:
        """The voice's name, for people."""
        ...

    def speak(self, text: str, file: Path | None = None) -> None:
        """Say `text` aloud, or into `file` as WAV. Raises SpeechError."""
        ...

    def close(self) -> None:
        """Let go of what was started."""
        ...


@dataclass(frozen=True, slots=True)
class CommandSpeaker:
    """A command that reads the sentence from its standard input and ends when it has been said."""

    name: str
    command: tuple[str, ...]
    to_file: tuple[str, ...]

    def speak(self, text: str, file: Path | None = None) -> None:
        """Run the command once."""
        extra = (*self.to_file, str(file)) if file is not None else ()
        result = run_quietly((*self.command, *extra), text, patience_s(text))
        if result.returncode != 0 or (file is None and "error" in result.stderr.lower()):
            raise SpeechError(_last_line(result.stderr) or f"{self.name} ended with {result.returncode}")

    def close(self) -> None:
        """Nothing is kept open."""


class LibrarySpeaker:
    """pyttsx3, in a process for each sentence (why: speech_library.py). The next one is kept ready: it takes a moment.

    Raises SpeechError where the library finds no voice.
    """

    def __init__(self) -> None:
        process, self.name = _start_library()
        self._ready: subprocess.Popen[str] | None = process

    def speak(self, text: str, file: Path | None = None) -> None:
        """Hand the sentence to the process that is ready, wait until it has been said, make the next ready."""
        process = self._ready or _start_library()[0]
        self._ready = None
        order = json.dumps({"text": text, "file": None if file is None else str(file)}) + "\n"
        complaint = _say_and_end(process, order, patience_s(text))
        if process.returncode != 0 or (file is None and "error" in complaint.lower()):
            raise SpeechError(_last_line(complaint) or f"{self.name} ended with {process.returncode}")
        with contextlib.suppress(SpeechError):
            self._ready, _ = _start_library()

    def close(self) -> None:
        """End the process that waits."""
        if self._ready is not None:
            _end(self._ready)


def _say_and_end(process: subprocess.Popen[str], order: str, within_s: float) -> str:
    """What the process complained of. Raises SpeechError where it hangs; it is over in any case."""
    try:
        return process.communicate(order, within_s)[1]
    except subprocess.TimeoutExpired as error:
        raise SpeechError("pyttsx3 did not end: the sound system hangs") from error
    except OSError as error:
        raise SpeechError(f"pyttsx3 can't be spoken to: {error.strerror}") from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[str]) -> str:
    """What it had still to say."""
    process.kill()
    return process.communicate()[1]


def _start_library() -> tuple[subprocess.Popen[str], str]:
    """A process that waits for its sentence, and its voice's name."""
    process = subprocess.Popen(  # noqa: S603 - this very Python and package
        [sys.executable, "-m", "formcheck.live.speech_library", str(WORDS_A_MINUTE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    name = line_within(START_S, process, process.kill).strip()
    if not name:
        raise SpeechError(_last_line(_end(process)) or "pyttsx3 does not start")
    return process, name


def line_within(seconds: float, process: subprocess.Popen[str], kill: Callable[[], object]) -> str:
    """The process's next line; empty where it has ended, or hangs for so long that `kill` ends it."""
    guard = threading.Timer(seconds, kill)
    guard.start()
    try:
        return process.stdout.readline() if process.stdout is not None else ""
    finally:
        guard.cancel()


def find_speaker() -> Speaker | None:
    """The voice of this machine; None where there is none."""
    with contextlib.suppress(SpeechError):
        return LibrarySpeaker()
    for name, words, to_file in _COMMANDS:
        command = shutil.which(name)
        if command is not None:
            return CommandSpeaker(name, (command, *words), to_file)
    return None


_COMMANDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("say", ("-r", str(WORDS_A_MINUTE), "-f", "-"), ("--data-format=LEI16@22050", "-o")),
    ("espeak-ng", ("-s", str(WORDS_A_MINUTE), "--stdin"), ("-w",)),
    ("espeak", ("-s", str(WORDS_A_MINUTE), "--stdin"), ("-w",)),
    ("spd-say", ("--wait", "--pipe-mode"), ()),
)
"""Command, its words, and the words before the name of a file to write to."""


def run_quietly(command: Sequence[str], text: str, within_s: float) -> subprocess.CompletedProcess[str]:
    """Run a command on `text` within some seconds. Raises SpeechError where it can't be run or hangs."""
    try:
        return subprocess.run(  # noqa: S603 - a fixed command, found on the PATH; the text goes to its input
            command,
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=within_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SpeechError(f"{command[0]} did not end: the sound system hangs") from error
    except OSError as error:
        raise SpeechError(f"{command[0]} can't be run: {error.strerror}") from error


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else ""
