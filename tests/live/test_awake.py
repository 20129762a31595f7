from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from formcheck.live.awake import Awake

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows is told by a call, not by a command")


def wait_for(path: Path) -> str:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if path.is_file() and path.read_text():
            return path.read_text()
        time.sleep(0.02)
    raise AssertionError(f"{path.name} never came")


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with nothing in it but what can wait."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "sh"):
        (folder / name).symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("PATH", str(folder))
    return folder


def keeper(tools: Path, name: str, last: str) -> None:
    """A command of that name that notes its words, runs what it is given, and notes when that has ended."""
    script = tools / name
    script.write_text(f'#!{tools}/sh\necho "$@" > {tools}/began\n{last}\necho over > {tools}/ended\n')
    script.chmod(0o755)


def test_the_machine_is_kept_awake_for_as_long_as_the_session_runs(tools: Path) -> None:
    keeper(tools, "systemd-inhibit", "shift 3\n$1")
    with Awake():
        assert "--what=idle:sleep" in wait_for(tools / "began")
        assert not (tools / "ended").exists()
    assert wait_for(tools / "ended") == "over\n"


def test_a_keeper_that_does_not_end_is_ended(tools: Path) -> None:
    (tools / "sleep").symlink_to(str(shutil.which("sleep", path="/usr/bin:/bin")))
    keeper(tools, "caffeinate", "exec sleep 600")
    began = time.monotonic()
    with Awake():
        wait_for(tools / "began")
    assert time.monotonic() - began < 300


def test_where_nothing_can_keep_it_awake_nothing_happens(tools: Path) -> None:
    with Awake():
        pass
    assert not (tools / "began").exists()
