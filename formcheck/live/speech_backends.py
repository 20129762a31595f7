"""The platform's own voice, as a command of its own.

Why no library: pyttsx3, the best known one, speaks through a run loop that has hung on its second sentence for years
(its issues 22 and 126), plays through another command anyway on Linux, and installs some 150 packages on macOS. What it
wraps is there already: espeak-ng or speech-dispatcher, `say`, and Windows' speech synthesiser.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
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


_SAPI = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "while(($l=[Console]::In.ReadLine()) -ne $null){"
    '$f,$t=$l.Split("`t",2);'
    "if($f){$s.SetOutputToWaveFile($f)}else{$s.SetOutputToDefaultAudioDevice()};"
    "$s.Speak($t);$s.SetOutputToNull();"
    "[Console]::Out.WriteLine('done')}"
)
"""Kept running, since PowerShell takes a second to start. In: a file or nothing, a tab, a sentence. Out: `done`."""


class SapiSpeaker:
    """Windows' own synthesiser, through one PowerShell that stays."""

    name = "Windows speech"

    def __init__(self, powershell: str) -> None:
        command = [powershell, "-NoProfile", "-NonInteractive", "-Command", _SAPI]
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command, found on the PATH
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def speak(self, text: str, file: Path | None = None) -> None:
        """Hand over a sentence and wait until it has been said."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise SpeechError("PowerShell has no input")
        try:
            stdin.write(f"{file or ''}\t{text}\n")
            stdin.flush()
        except OSError as error:
            raise SpeechError(f"PowerShell has ended: {error}") from error
        if stdout.readline().strip() != "done":
            raise SpeechError("Windows' speech synthesiser gave no answer")

    def close(self) -> None:
        """End PowerShell."""
        self._process.kill()


def find_speaker() -> Speaker | None:
    """The voice of this machine; None where there is none."""
    if sys.platform == "win32":
        powershell = shutil.which("powershell") or shutil.which("pwsh")
        return SapiSpeaker(powershell) if powershell else None
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
