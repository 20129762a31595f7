from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from formcheck.errors import SessionError
from formcheck.session import lines
from formcheck.session.folder import create_folder, find, latest, names, sessions_root, unwritable
from tests.session.examples import STARTED_AT, header

UTC = timezone.utc


def keep(root: Path, when: datetime, exercise: str = "glute_bridge") -> Path:
    """A session of one line."""
    folder = create_folder(root, exercise, when)
    (folder / "events.jsonl").write_bytes(lines.dump(header(started_at=when)))
    return folder


def test_the_home_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))
    assert sessions_root() == tmp_path / "sessions"
    monkeypatch.delenv("FORMCHECK_HOME")
    assert sessions_root().name == "sessions"
    assert "formcheck" in str(sessions_root())


def test_a_folder_is_named_by_local_time_and_exercise(tmp_path: Path) -> None:
    folder = create_folder(tmp_path / "new" / "sessions", "glute_bridge", STARTED_AT)
    assert folder.name == "2026-11-22T15-04-05_glute_bridge"
    assert folder.is_dir()


def test_no_exercise_id_leads_out_of_the_root(tmp_path: Path) -> None:
    folder = create_folder(tmp_path, "../../etc: x\0", STARTED_AT)
    assert folder.parent == tmp_path
    assert folder.name == "2026-11-22T15-04-05__etc_x_"


def test_many_at_once_get_a_folder_each(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: create_folder(tmp_path, "cat_camel", STARTED_AT), range(24)))
    assert len(set(made)) == 24
    assert sum(path.is_dir() for path in tmp_path.iterdir()) == 24


def test_a_time_without_offset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="offset"):
        create_folder(tmp_path, "cat_camel", STARTED_AT.replace(tzinfo=None))


def test_a_root_below_a_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(SessionError, match=r"is a file, not a folder.*--save"):
        create_folder(tmp_path / "notes.txt" / "sessions", "cat_camel", STARTED_AT)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "may not be written"),
        (errno.EACCES, "may not be written"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_what_keeps_a_folder_from_being_written_is_said(number: int, says: str) -> None:
    error = unwritable(Path("there"), OSError(number, "reason"))
    assert says in str(error)
    assert "there" in str(error)


def test_only_a_word_that_the_command_has_is_advised() -> None:
    denied = OSError(errno.EACCES, "reason")
    assert str(unwritable(Path("there"), denied)).endswith("Choose another place with FORMCHECK_HOME.")
    assert "with --out FILE, or with FORMCHECK_HOME." in str(unwritable(Path("there"), denied, "--out FILE"))


def test_the_latest_began_last(tmp_path: Path) -> None:
    assert latest(tmp_path) is None
    assert latest(tmp_path / "gone") is None
    keep(tmp_path, STARTED_AT)
    newest = keep(tmp_path, STARTED_AT + timedelta(minutes=3))
    keep(tmp_path, STARTED_AT - timedelta(days=40), "zercher")
    (tmp_path / "2030-01-01T00-00-00_no_session").mkdir()
    assert latest(tmp_path) == newest


def test_the_latest_is_right_when_the_clocks_go_back(tmp_path: Path) -> None:
    summer, winter = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    keep(tmp_path, datetime(2026, 10, 25, 2, 50, tzinfo=summer))
    later = keep(tmp_path, datetime(2026, 10, 25, 2, 10, tzinfo=winter))
    assert names(tmp_path)[-1] != later.name
    assert latest(tmp_path) == later


def test_the_latest_is_right_after_a_flight_west(tmp_path: Path) -> None:
    keep(tmp_path, datetime(2026, 5, 2, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    later = keep(tmp_path, datetime(2026, 5, 1, 20, 0, tzinfo=timezone(timedelta(hours=-7))))
    assert latest(tmp_path) == later


def test_the_latest_survives_headers_that_cannot_be_read(tmp_path: Path) -> None:
    keep(tmp_path, STARTED_AT)
    torn = create_folder(tmp_path, "cat_camel", STARTED_AT + timedelta(hours=2))
    (torn / "events.jsonl").write_bytes(b'{"type": "header", "started_at": "2026')
    odd = tmp_path / "2026-99-99T99-99-99_odd"
    odd.mkdir()
    (odd / "events.jsonl").write_bytes(b"[]")
    assert latest(tmp_path) is not None


def test_a_session_is_found_by_path_and_by_name(tmp_path: Path) -> None:
    folder = keep(tmp_path, STARTED_AT)
    assert find(str(folder)) == folder
    assert find(folder.name, tmp_path) == folder


def test_from_within_a_session_it_is_found_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = keep(tmp_path, STARTED_AT)
    monkeypatch.chdir(folder)
    assert find(".") == folder
    (folder / "rescored").mkdir()
    monkeypatch.chdir(folder / "rescored")
    assert find("..").resolve() == folder.resolve()
    assert find("..").name == folder.name


def test_a_name_that_is_nearly_right_gets_a_hint(tmp_path: Path) -> None:
    folder = keep(tmp_path, STARTED_AT)
    with pytest.raises(SessionError, match=f"Did you mean {folder.name}"):
        find("2026-11-22T15-04-05_glute_brigde", tmp_path)


@pytest.mark.parametrize("name", ["", ".", "..", "a\0b", "~nobody_of_that_name/x", "x" * 5000, "[bold]"])
def test_odd_names_are_clear_errors(tmp_path: Path, name: str) -> None:
    with pytest.raises(SessionError):
        find(name, tmp_path)


def test_a_home_of_nobody_is_taken_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_HOME", "~nobody_of_that_name/x")
    assert sessions_root() == Path("~nobody_of_that_name/x/sessions")


def test_what_is_no_session_is_said(tmp_path: Path) -> None:
    file = tmp_path / "clip.mp4"
    file.write_bytes(b"")
    with pytest.raises(SessionError, match="is a file"):
        find(str(file), tmp_path)
    with pytest.raises(SessionError, match=r"holds no events\.jsonl"):
        find(str(tmp_path), tmp_path / "sessions")
    with pytest.raises(SessionError, match="There is no session 'yesterday'"):
        find("yesterday", tmp_path / "sessions")
