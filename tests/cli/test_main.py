"""What the system refuses reaches a person as a sentence, whichever command meets it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from formcheck.commands import guide
from tests.commandline import called

TOO_LONG = "a" * 5000


@pytest.mark.skipif(os.name == "nt", reason="Windows has another limit, and other words for it")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["analyze", TOO_LONG, "--exercise", "glute_bridge"], "cannot be read: File name too long."),
        (["calibrate", "glute_bridge", "--source", TOO_LONG], "cannot be read: File name too long."),
        (["exercises", "plot", "glute_bridge", TOO_LONG], "cannot be read: File name too long."),
        (["exercises", "new", "my_own", "--out", TOO_LONG], "cannot be written: File name too long."),
    ],
)
def test_a_name_that_no_disk_can_hold(words: list[str], says: str, home: Path) -> None:
    done = called(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (
            PermissionError(errno.EACCES, "Permission denied", "/elsewhere"),
            "formcheck: /elsewhere: Permission denied. Make sure that it is there and may be used, then try again.\n",
        ),
        (
            OSError(errno.EIO, "Input/output error"),
            "formcheck: Input/output error. Make sure that it is there and may be used, then try again.\n",
        ),
    ],
)
def test_what_nobody_has_told_more_about(
    error: OSError, says: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_args: object) -> int:
        raise error

    monkeypatch.setattr(guide, "run", refused)
    done = called("guide", "glute_bridge")
    assert (done.returncode, done.stderr) == (1, says)
