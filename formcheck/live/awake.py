"""Keeps the machine and its screen awake while a session runs, in which nobody touches a key for half an hour."""

from __future__ import annotations

import shutil
import subprocess
import sys

WHY = "A session is running"

KEEPERS: tuple[tuple[str, ...], ...] = (
    ("caffeinate", "-d", "-i"),
    ("gnome-session-inhibit", "--app-id", "formcheck", "--reason", WHY, "--inhibit", "idle:suspend"),
    ("systemd-inhibit", "--who=formcheck", f"--why={WHY}", "--what=idle:sleep"),
)
"""What keeps macOS, GNOME and other Linux desktops awake for as long as another command runs."""

ES_CONTINUOUS = 0x80000000
ES_SYSTEM_AND_DISPLAY = 0x00000003
"""For Windows' SetThreadExecutionState."""

END_S = 2.0


class Awake:
    """A context manager. Where the machine can't be kept awake it does nothing: a sleeping one wakes into a pause."""

    def __init__(self) -> None:
        self._keeper: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Awake:
        if sys.platform == "win32":
            _tell_windows(ES_CONTINUOUS | ES_SYSTEM_AND_DISPLAY)
        else:
            self._keeper = _start_keeper()
        return self

    def __exit__(self, *exc: object) -> None:
        if sys.platform == "win32":
            _tell_windows(ES_CONTINUOUS)
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            _end(keeper)


def _start_keeper() -> subprocess.Popen[bytes] | None:
    """The first one that is there, around a command that ends when this process does, however that comes about."""
    waits = shutil.which("cat")
    for name, *words in KEEPERS:
        found = shutil.which(name)
        if found is None or waits is None:
            continue
        try:
            return subprocess.Popen(  # noqa: S603 - the platform's own, with words of ours
                [found, *words, waits],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            continue
    return None


def _end(keeper: subprocess.Popen[bytes]) -> None:
    if keeper.stdin is not None:
        keeper.stdin.close()
    try:
        keeper.wait(END_S)
    except subprocess.TimeoutExpired:
        keeper.kill()
        keeper.wait()


def _tell_windows(state: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(state)
