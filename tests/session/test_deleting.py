from __future__ import annotations

import dataclasses
import os
import shutil
import stat
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from formcheck.errors import SessionError, UsageError
from formcheck.session import deleting
from formcheck.session.corrections import store
from formcheck.session.corrections.model import NotARep
from formcheck.session.header import Visit
from formcheck.session.index import index, visits_of
from formcheck.session.lines import dump
from formcheck.session.pruning import age_of, all_but, older_than, written_at
from tests.session.examples import cut_off, header, write_session

NAME = "2026-11-22T15-04-05_glute_bridge"
MARK = b"seen_by_nobody_else.mp4"
OTHER = "2026-11-20T15-04-05_glute_bridge"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)


def traces(home: Path) -> list[Path]:
    """Every file below `home` in which, or in whose path, the session is still found."""
    marks = (NAME.encode(), MARK)
    paths = [path for path in home.rglob("*") if path.is_file()]
    return [path for path in paths if any(mark in str(path).encode() + path.read_bytes() for mark in marks)]


def filled(home: Path) -> Path:
    """A home with two sessions, corrections, a later scoring, a picture, pages and an index; one of the sessions."""
    for name in (NAME, OTHER):
        write_session(home / "sessions" / name)
    folder = home / "sessions" / NAME
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes().replace(b"bridge.mp4", MARK))
    store.append(folder, [NotARep("a", NOW, 1.1, 5.0, None)])
    shutil.copytree(folder, folder / "rescored" / NAME)
    (folder / "screenshot-1.png").write_bytes(b"a picture")
    pages = home / "pages"
    pages.mkdir()
    for name, text in (
        (NAME, "its page"),
        ("visit", f"the page of a visit with {NAME}"),
        ("history", "all there is"),
        (OTHER, "the other one"),
    ):
        (pages / f"{name}.html").write_text(text)
    assert len(index().rows) == 2
    return folder


def test_not_a_byte_of_it_stays(home: Path) -> None:
    folder = filled(home)
    assert len(traces(home)) >= 11
    gone = deleting.delete([folder])
    assert traces(home) == []
    assert gone.apart == ()
    assert sorted(page.name for page in gone.pages) == sorted([f"{NAME}.html", "visit.html", "history.html"])


def test_what_is_kept_apart_from_it_stays_and_is_named(home: Path) -> None:
    folder = filled(home)
    visit = Visit("2026-11-22T15-04-05", None, 1, 1, None)
    log = (folder / "events.jsonl").read_bytes()
    (folder / "events.jsonl").write_bytes(
        dump(dataclasses.replace(header(), visit=visit)) + log[log.index(b"\n") + 1 :]
    )
    (home / "checkins.jsonl").write_text('{"visit": "2026-11-22T15-04-05"}\n')
    (home / "profile.yaml").write_text("visit: 2020-01-01T00-00-00\n")
    assert deleting.delete([folder]).apart == (home / "checkins.jsonl",)
    assert (home / "checkins.jsonl").exists()


def test_all_others_stay_as_they_are(home: Path) -> None:
    folder = filled(home)
    other = {path: path.read_bytes() for path in (home / "sessions" / OTHER).iterdir()}
    deleting.delete([folder])
    assert {path: path.read_bytes() for path in (home / "sessions" / OTHER).iterdir()} == other
    assert (home / "pages" / f"{OTHER}.html").exists()
    assert [row.folder for row in index().rows] == [OTHER]


def test_an_index_that_cannot_be_brought_up_to_date_is_taken_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(home)

    def failing() -> None:
        raise SessionError("no")

    monkeypatch.setattr("formcheck.session.index.index", failing)
    deleting.delete([folder])
    assert traces(home) == []


def test_write_protection_does_not_hinder(home: Path) -> None:
    folder = filled(home)
    (folder / "events.jsonl").chmod(stat.S_IREAD)
    deleting.delete([folder])
    assert not folder.exists()


def test_cut_off_on_the_way_it_can_still_be_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(home)
    unlinked: list[str] = []
    unlink = Path.unlink

    def at_most_three(path: Path, missing_ok: bool = False) -> None:
        if len(unlinked) == 3:
            raise OSError(5, "Input/output error", str(path))
        unlinked.append(path.name)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", at_most_three)
    with pytest.raises(SessionError, match="could not be deleted whole"):
        deleting.delete([folder])
    assert (folder / "events.jsonl").exists()
    monkeypatch.undo()


def test_what_is_being_recorded_is_not_deleted(home: Path) -> None:
    folder = filled(home)
    cut_off(folder)
    with pytest.raises(SessionError, match="is being recorded just now"):
        deleting.delete([folder])
    long_ago = time.time() - 60
    for name in ("events.jsonl", "poses.bin"):
        os.utime(folder / name, (long_ago, long_ago))
    deleting.delete([folder])
    assert not folder.exists()


def test_one_whose_log_cannot_be_read_is_deleted_too(home: Path) -> None:
    folder = home / "sessions" / NAME
    folder.mkdir(parents=True)
    (folder / "events.jsonl").write_bytes(b"\0" * 100)
    os.utime(folder / "events.jsonl", (1.0, 1.0))
    deleting.delete([folder])
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_are_not_followed(home: Path, tmp_path: Path) -> None:
    folder = filled(home)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    (folder / "link").symlink_to(tmp_path / "mine")
    deleting.delete([folder])
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"
    (home / "sessions" / "linked").symlink_to(home / "sessions" / OTHER)
    with pytest.raises(SessionError, match="is a link"):
        deleting.delete([home / "sessions" / "linked"])
    assert (home / "sessions" / OTHER).is_dir()


def test_what_is_not_formchecks_stays_with_the_folder_and_is_named(home: Path) -> None:
    folder = filled(home)
    mine = [folder / "letter.txt", folder / "rescored" / "poses.bin", folder / "sub" / "deep" / "events.jsonl"]
    for file in mine:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("dear")
    (folder / "empty").mkdir()
    for name in ("summary.json.part", "summary.json.x1_y2.part", "rescored/counted.json", ".DS_Store"):
        (folder / name).write_text("formcheck's, or the system's")
    assert deleting.delete([folder]).foreign == tuple(mine)
    assert [path for path in sorted(folder.rglob("*")) if path.is_file()] == mine
    assert not (folder / "empty").exists()
    assert [row.folder for row in index().rows] == [OTHER]


@pytest.mark.parametrize("log", ["", "{}\n", '{"type": "click", "at": 3}\n'], ids=["empty", "an object", "foreign"])
def test_elsewhere_a_folder_without_a_header_is_not_touched(home: Path, tmp_path: Path, log: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in (("events.jsonl", log), ("summary.json", "mine"), ("letter.txt", "dear")):
        (folder / name).write_text(text)
        os.utime(folder / name, (1.0, 1.0))
    with pytest.raises(SessionError, match="nothing was deleted in it"):
        deleting.delete([folder])
    assert len(list(folder.iterdir())) == 3


def test_elsewhere_a_set_with_its_header_is_deleted(home: Path, tmp_path: Path) -> None:
    write_session(tmp_path / NAME)
    deleting.delete([tmp_path / NAME])
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    ("words", "days"), [("365d", 365), ("8w", 56), ("6m", 180), ("1y", 365), ("0d", 0), (" 2Y ", 730)]
)
def test_an_age_is_written_so(words: str, days: int) -> None:
    assert age_of(words) == timedelta(days=days)


@pytest.mark.parametrize("words", ["", "365", "d", "-3d", "1.5y", "3 d", "123456d", "1d1w"])
def test_what_is_no_age(words: str) -> None:
    with pytest.raises(UsageError, match="is no age"):
        age_of(words)


def test_old_is_what_began_and_was_written_long_ago(home: Path) -> None:
    """A wrong clock makes a session of today one of 1970: the file's own time knows better."""
    filled(home)
    visits = visits_of(index().rows)
    day = timedelta(days=1)
    began = visits[0].started_at
    assert older_than(visits, 3 * day, began + 4 * day, lambda _: began) == visits
    assert older_than(visits, 5 * day, began + 4 * day, lambda _: began) == ()
    assert older_than(visits, 3 * day, began + 4 * day, lambda _: began + 2 * day) == ()
    for name, when in ((NAME, 5_000_000.0), (OTHER, 7_000_000.0)):
        os.utime(home / "sessions" / name / "events.jsonl", (when, when))
    assert {written_at(home / "sessions", visit).timestamp() for visit in visits} == {5e6, 7e6}


def test_all_but_the_last_ones(home: Path) -> None:
    filled(home)
    visits = visits_of(index().rows)
    assert all_but(visits, 0) == visits
    assert all_but(visits, 1) == visits[:1]
    assert all_but(visits, 9) == ()
