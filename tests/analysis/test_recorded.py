"""Which saved session a path names."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.analysis.recorded import session_folder
from tests.session.examples import write_session


def test_a_session_the_latest_of_several_or_nothing(tmp_path: Path) -> None:
    write_session(tmp_path / "2026-11-22T15-04-05_glute_bridge")
    write_session(tmp_path / "2026-11-22T15-09-05_glute_bridge")
    (tmp_path / "clip.mp4").write_bytes(b"x")
    first = tmp_path / "2026-11-22T15-04-05_glute_bridge"
    assert session_folder(first) == first
    assert session_folder(tmp_path) == tmp_path / "2026-11-22T15-09-05_glute_bridge"
    assert session_folder(tmp_path / "clip.mp4") is None
    assert session_folder(tmp_path / "nothing") is None


def test_what_may_not_be_looked_at_is_no_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert session_folder(tmp_path / ("a" * 5000)) is None

    def refused(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refused)
    assert session_folder(tmp_path) is None
