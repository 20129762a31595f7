"""Speech that can neither block nor end the session: a queue, a thread, and a process that does the speaking."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Protocol

from formcheck.live.speech_backends import START_S, line_within, patience_s
from formcheck.live.utterance import SpeechQueue, Utterance

MOST_FAILED = 3
"""After so many processes that died or hung, it stays silent: the sound system is beyond help."""

POLL_S = 0.2

LAST_WORDS_S = 5.0
"""Seconds that the last sentence may take when the session is over."""

GRACE_S = 3.0
"""Seconds more than its own patience that the process has to say that the voice hangs."""


class Voice(Protocol):
    """A context manager that speaks."""

    muted: bool

    def __enter__(self) -> Voice: ...

    def __exit__(self, *exc: object) -> None: ...

    def say(self, utterance: Utterance) -> None:
        """Say it in its turn, if it is still fresh then. Returns at once."""
        ...


class Silence:
    """For --mute: keeps quiet whatever happens."""

    def __init__(self) -> None:
        self.muted = True

    def __enter__(self) -> Silence:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def say(self, utterance: Utterance) -> None:
        """Say nothing."""


class SpokenVoice:
    """Speaks through a process of its own. Whatever goes wrong there is silence here, never an error.

    Args:
        folder: write WAV files there, numbered, and the sentences into `spoken.txt`, rather than speaking aloud.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._muted = False
        self._folder = folder
        self._queue = SpeechQueue()
        self._changed = threading.Condition()
        self._closing = False
        self._process: subprocess.Popen[str] | None = None
        self._failed = 0
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    def __enter__(self) -> SpokenVoice:
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(LAST_WORDS_S)
        self._end_process()

    @property
    def muted(self) -> bool:
        """Whether it keeps quiet. What waits when it begins to is never said: it would be out of place later."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        with self._changed:
            self._muted = muted
            if muted:
                self._queue.clear()

    def say(self, utterance: Utterance) -> None:
        """Say it in its turn, if it is still fresh then. Returns at once."""
        if not self.muted:
            with self._changed:
                self._queue.add(utterance, time.monotonic())
                self._changed.notify_all()

    def _run(self) -> None:
        while self._failed < MOST_FAILED:
            utterance = self._wait_for_one()
            if utterance is None:
                return
            try:
                self._speak(utterance)
            except (OSError, ValueError, TimeoutError):
                self._failed += 1
                self._end_process()

    def _wait_for_one(self) -> Utterance | None:
        """The next sentence; None once closing and nothing waits any more."""
        with self._changed:
            while True:
                utterance = None if self.muted else self._queue.pop(time.monotonic())
                if utterance is not None or self._closing:
                    return utterance
                self._changed.wait(POLL_S)

    def _speak(self, utterance: Utterance) -> None:
        process = self._process or self._start_process()
        if process.stdin is None:
            raise OSError("the speech process has no input")
        order = {"text": utterance.text, "priority": int(utterance.priority)}
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        self._answer(process, patience_s(utterance.text) + GRACE_S)
        if self._folder is not None:
            with (self._folder / "spoken.txt").open("a", encoding="utf-8") as file:
                file.write(utterance.text + "\n")

    def _start_process(self) -> subprocess.Popen[str]:
        words = [] if self._folder is None else [str(self._folder)]
        # A session of its own: Ctrl-C in the terminal is for the main process, which ends this one.
        self._process = subprocess.Popen(  # noqa: S603 - this very Python and package
            [sys.executable, "-m", "formcheck.live.speech_process", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
        )
        self._answer(self._process, 2 * START_S)
        return self._process

    def _answer(self, process: subprocess.Popen[str], within_s: float) -> dict[str, Any]:
        """The process's next line. A process that hangs is killed, which ends its output: ValueError."""
        answer: dict[str, Any] = json.loads(line_within(within_s, process, lambda: _kill(process)))
        return answer

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.wait()


def _kill(process: subprocess.Popen[str]) -> None:
    """End it and the command that speaks for it: the next sentence must not come over the rest of this one."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
