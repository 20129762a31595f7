from __future__ import annotations

import sys
from pathlib import Path

import pytest

from formcheck.live.screenshots import SHOWN_S, Screenshots
from tests.live.figures import grey


def test_the_screen_says_for_a_moment_where_it_was_kept(tmp_path: Path) -> None:
    screenshots = Screenshots()
    assert screenshots.note(0.0) == ""
    assert screenshots.keep(grey(64, 36), tmp_path / "new", 10.0) == "Picture kept."
    assert screenshots.note(11.0) == "kept: new/screenshot-1.png"
    assert (tmp_path / "new" / "screenshot-1.png").is_file()
    assert screenshots.note(10.0 + SHOWN_S) == ""


def test_the_screen_says_it_no_longer_once_it_has_something_else_to_say(tmp_path: Path) -> None:
    screenshots = Screenshots()
    screenshots.keep(grey(64, 36), tmp_path, 10.0)
    screenshots.read()
    assert screenshots.note(10.1) == ""
    screenshots.keep(grey(64, 36), tmp_path, 11.0)
    assert screenshots.note(11.1).endswith("screenshot-2.png")


def test_one_that_can_not_be_kept_is_no_reason_to_stop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    screenshots = Screenshots()
    assert "could not be kept" in screenshots.keep(grey(64, 36), blocked, 0.0)
    assert screenshots.note(1.0) == "screenshot not kept"
    assert "can't be written" in capsys.readouterr().err


def test_one_of_an_earlier_session_is_never_written_over(tmp_path: Path) -> None:
    Screenshots().keep(grey(64, 36), tmp_path, 0.0)
    before = (tmp_path / "screenshot-1.png").read_bytes()
    later = Screenshots()
    later.keep(grey(32, 18), tmp_path, 0.0)
    assert later.note(1.0).endswith("/screenshot-2.png")
    assert (tmp_path / "screenshot-1.png").read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself takes only Unicode")
def test_a_folder_whose_name_is_not_utf8_takes_it_too(tmp_path: Path) -> None:
    """OpenCV's own way to a file would end the whole program there."""
    folder = tmp_path / "x\udcff"
    assert Screenshots().keep(grey(64, 36), folder, 0.0) == "Picture kept."
    assert (folder / "screenshot-1.png").read_bytes()[1:4] == b"PNG"
