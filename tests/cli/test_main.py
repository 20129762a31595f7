"""What the system refuses reaches a person as a sentence, whichever command meets it."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from formcheck.commands import guide
from tests.commandline import REPOSITORY, called
from tests.session.examples import write_session

TOO_LONG = "a" * 5000

STOPPED = """
import atexit, os, signal, sys
stopped, again = sys.argv[1], sys.argv[2:]
class Stopping:
    def find_spec(self, name, path=None, target=None):
        if name == stopped:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stopping())
if again:
    atexit.register(os.kill, os.getpid(), signal.SIGINT)
sys.argv = ["formcheck", "guide", "glute_bridge"]
from formcheck.__main__ import main
main()
"""
"""A process in which Ctrl-C comes as a module is imported, and once more as it leaves."""


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


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize(
    "words",
    [
        ["analyze", "{clip}", "--exercise", "glute_bridge", "--json"],
        ["sessions", "list", "--json"],
        ["sessions", "show"],
        ["checkin", "--pain", "3", "--eased-by", "Łóżko"],
        ["guide"],
        ["review", "--html"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_letters_that_the_output_lacks_end_nothing(encoding: str, words: list[str], tmp_path: Path) -> None:
    home = tmp_path / "Łukasz"
    clip = home / "sessions" / "2026-11-22T15-04-05_glute_bridge"
    write_session(clip)
    environment = {
        **os.environ,
        "FORMCHECK_HOME": str(home),
        "PYTHONIOENCODING": encoding,
        "PYTHONPATH": str(REPOSITORY),
    }
    done = subprocess.run(
        [sys.executable, "-m", "formcheck", *(word.format(clip=clip) for word in words)],
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert done.stdout
    if "--json" in words:
        assert "Łukasz" in str(json.loads(done.stdout.decode(encoding)))


@pytest.mark.skipif(os.name == "nt", reason="Windows' shells close no streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("words", "code"), [("checkin", 2), ("sessions list", 0), ("checkin --pain 3", 0)])
def test_a_stream_that_is_closed_ends_nothing(closed: str, words: str, code: int, home: Path) -> None:
    command = ["sh", "-c", f'exec "$0" -m formcheck {words} {closed}', sys.executable]
    done = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, cwd=home, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells what a descriptor is")
def test_no_file_gets_the_descriptor_of_a_closed_stream(home: Path) -> None:
    script = (
        "from formcheck.cli.main import main; import os, sys; main(['sessions', 'list']);"
        "sys.exit({os.readlink(f'/proc/self/fd/{number}') for number in range(3)} != {os.devnull})"
    )
    command = ["sh", "-c", 'exec "$0" -c "$1" <&- >&- 2>&-', sys.executable, script]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    assert subprocess.run(command, env=environment, cwd=home, check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("words", ["exercises list", "routines list", "sessions list", "review", "guide glute_bridge"])
def test_a_reader_that_has_gone_is_no_failure(words: str, home: Path) -> None:
    write_session(home / "sessions" / "2026-11-22T15-04-05_glute_bridge", poses=[])
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "formcheck", *words.split()],
            stdout=gone,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            cwd=home,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("again", [[], ["again"]], ids=["once", "once more as it leaves"])
@pytest.mark.parametrize("stopped", ["formcheck.cli", "formcheck.cli.words.guide", "formcheck.commands.guide"])
def test_ctrl_c_is_no_traceback_however_early_it_comes(stopped: str, again: list[str], home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, stopped, *again],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        cwd=home,
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr in ("", "formcheck: stopped.\n")
