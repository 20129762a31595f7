"""The index as a whole: quick, rebuilt when stale, never in the way."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from formcheck.session.corrections import store as corrections
from formcheck.session.index import FILE, index, refresh, visits
from formcheck.session.index.coded import decoded, encoded
from formcheck.session.index.refresh import DAMAGED, refreshed
from formcheck.session.index.scan import CORRECTIONS
from tests.session.examples import STARTED_AT
from tests.session.index.practice import VIDEO, rep, reps, visit, write_set


@pytest.fixture
def sessions(home: Path) -> Path:
    """Three sets: two of one visit, one of a video."""
    root = home / "sessions"
    sitting = "2026-11-22T15-04-05"
    write_set(root / "a", reps(3), visit=visit(sitting))
    write_set(root / "b", reps(2), visit=visit(sitting), at=STARTED_AT + timedelta(minutes=5))
    write_set(root / "c", reps(1), source=VIDEO, at=STARTED_AT - timedelta(days=1))
    return root


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the sessions whose logs are read from now on."""
    names: list[str] = []
    original = refresh._read

    def noting(folder: Path) -> object:
        names.append(folder.name)
        return original(folder)

    monkeypatch.setattr(refresh, "_read", noting)
    return names


def test_visits_are_sets_of_one_sitting_in_their_order(sessions: Path) -> None:
    video, sitting = visits()
    assert [row.folder for row in sitting.sets] == ["a", "b"]
    assert (sitting.id, sitting.practice) == ("2026-11-22T15-04-05", True)
    assert (video.id, video.practice) == ("c", False)


def test_since_leaves_out_what_began_before(sessions: Path) -> None:
    assert [found.id for found in visits(since=STARTED_AT)] == ["2026-11-22T15-04-05"]
    assert visits(since=STARTED_AT + timedelta(seconds=1)) == ()


def test_nothing_is_read_twice(sessions: Path, read: list[str]) -> None:
    first = visits()
    assert sorted(read) == ["a", "b", "c"]
    read.clear()
    assert visits() == first
    assert read == []


def test_the_same_from_the_index_as_from_the_logs(sessions: Path) -> None:
    assert sorted(index().rows, key=str) == sorted(refreshed(sessions, sessions / "other").rows, key=str)


def test_only_what_changed_is_read_again(sessions: Path, read: list[str]) -> None:
    index()
    read.clear()
    write_set(sessions / "d", [rep(1)])
    shutil.rmtree(sessions / "a")
    with (sessions / "b" / "events.jsonl").open("ab") as log:
        log.write(b"\n")
    assert sorted(row.folder for row in index().rows) == ["b", "c", "d"]
    assert sorted(read) == ["b", "d"]


def test_corrections_are_counted_in_and_seen_when_they_come(sessions: Path) -> None:
    assert CORRECTIONS == corrections.FILE
    before = {row.folder: row for row in index().rows}
    assert (before["a"].reps, before["a"].corrections) == (3, 0)
    gone = rep(2)
    line = {
        "type": "not_a_rep",
        "schema": 1,
        "id": "x1",
        "made_at": STARTED_AT.isoformat(),
        "start_s": gone.start_s,
        "end_s": gone.end_s,
        "side": None,
    }
    (sessions / "a" / corrections.FILE).write_text(json.dumps(line) + "\n")
    after = {row.folder: row for row in index().rows}
    assert (after["a"].reps, after["a"].corrections) == (2, 1)
    assert after["b"] == before["b"]


def test_a_set_that_was_cut_off_is_read_again_when_its_poses_grow(sessions: Path, read: list[str]) -> None:
    index()
    read.clear()
    with (sessions / "a" / "poses.bin").open("ab") as poses:
        poses.write(b"more")
    index()
    assert read == ["a"]


def test_what_was_deleted_is_not_left_in_the_file(sessions: Path, home: Path) -> None:
    write_set(sessions / "to_be_forgotten", [rep(1)])
    index()
    assert b"to_be_forgotten" in (home / FILE).read_bytes()
    shutil.rmtree(sessions / "to_be_forgotten")
    index()
    assert b"to_be_forgotten" not in (home / FILE).read_bytes()


def test_only_the_user_may_read_it(sessions: Path, home: Path) -> None:
    index()
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600


def test_no_sessions_and_no_file(home: Path) -> None:
    assert visits() == ()
    assert not (home / FILE).exists()


@pytest.mark.parametrize("damage", ["empty", "noise", "cut", "no_table", "changed_row", "folder"])
def test_whatever_is_wrong_with_the_file_the_answer_is_right(sessions: Path, home: Path, damage: str) -> None:
    expected = sorted(index().rows, key=str)
    _damage(home / FILE, damage)
    found = index()
    assert sorted(found.rows, key=str) == expected
    assert (DAMAGED in found.notes) == (damage in ("noise", "cut", "no_table"))
    if damage != "folder":
        assert index().read == 0


def _damage(file: Path, how: str) -> None:
    if how == "empty":
        file.write_bytes(b"")
    elif how == "noise":
        file.write_bytes(os.urandom(20_000))
    elif how == "cut":
        file.write_bytes(file.read_bytes()[:5000])
    elif how == "folder":
        file.unlink()
        file.mkdir()
    else:
        with sqlite3.connect(file) as database:
            if how == "no_table":
                database.execute("DROP TABLE sets")
            else:
                database.execute("UPDATE sets SET text = replace(text, '\"reps\":3', '\"reps\":4')")
        database.close()


def test_another_version_s_rows_are_not_believed(sessions: Path, home: Path) -> None:
    index()
    with sqlite3.connect(home / FILE) as database:
        database.execute("UPDATE version SET version = 'of another time'")
    database.close()
    found = index()
    assert (found.read, found.notes) == (3, ())
    assert index().read == 0


def test_a_locked_file_does_not_stop_anybody(sessions: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index()
    write_set(sessions / "d", [rep(1)])
    monkeypatch.setattr("formcheck.session.index.store._PATIENCE_S", 0.05)
    other = sqlite3.connect(home / FILE, isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        found = index()
    finally:
        other.close()
    assert len(found.rows) == 4
    assert index().notes == ()


def test_a_place_that_cannot_be_written_is_said_and_the_answer_right(sessions: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = refreshed(sessions, tmp_path / "file" / "index.sqlite3")
    assert len(found.rows) == 3
    assert any("cannot be written" in note for note in found.notes)


def test_a_log_that_cannot_be_read_is_told_each_time_and_read_once(sessions: Path, read: list[str]) -> None:
    (sessions / "torn").mkdir()
    (sessions / "torn" / "events.jsonl").write_bytes(b'{"type": "hea')
    first, second = index(), index()
    assert len(first.rows) == 3
    assert first.notes == second.notes
    assert "torn" in first.notes[0]
    assert read.count("torn") == 1


def test_many_at_once_agree(sessions: Path, home: Path) -> None:
    code = "from formcheck.session.index import index; print(len(index().rows))"
    env = {**os.environ, "FORMCHECK_HOME": str(home)}
    several = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=env) for _ in range(4)]
    assert [process.communicate(timeout=60)[0].strip() for process in several] == [b"3"] * 4
    found = index()
    assert (len(found.rows), found.read, found.notes) == (3, 0, ())


def test_text_that_is_not_ours_is_no_row(sessions: Path) -> None:
    text = encoded(index().rows[0])
    assert decoded(text) == index().rows[0]
    assert decoded(encoded("why not")) == "why not"
    for wrong in ("", "nonsense", text[:-1], text[:8], text.replace("glute", "glate"), "00000000{}"):
        assert decoded(wrong) is None
