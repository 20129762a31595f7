from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.errors import SessionError
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.lines import dump
from formcheck.session.checkins.store import FILE, append, checkins_path, read, read_all, take_back

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 3, 20, 18, 0, tzinfo=timezone.utc)
FIRST = CheckIn(at=NOW - timedelta(hours=2), intensity=3)
SECOND = CheckIn(at=NOW - timedelta(hours=1), intensity=4, made_better="Gehen, é, 歩く")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / FILE


def test_there_is_nothing_at_first(home: Path) -> None:
    assert read_all() == ()
    assert not checkins_path().exists()


def test_what_is_kept_lies_below_home_and_comes_back(home: Path) -> None:
    append(FIRST)
    append(SECOND)
    assert checkins_path() == home / FILE
    assert read_all() == (FIRST, SECOND)


def test_the_file_is_only_appended_to(path: Path) -> None:
    append(FIRST, path)
    was = path.read_bytes()
    append(SECOND, path)
    take_back(SECOND, NOW, path)
    assert path.read_bytes().startswith(was)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions, which a new file takes from its folder")
def test_only_the_person_may_read_it(path: Path) -> None:
    append(FIRST, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    append(SECOND, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_order_is_that_of_time_across_zones(path: Path) -> None:
    tokyo = CheckIn(at=datetime(2026, 3, 20, 20, 0, tzinfo=timezone(timedelta(hours=9))))  # 11:00 UTC
    lisbon = CheckIn(at=datetime(2026, 3, 20, 12, 0, tzinfo=timezone.utc))
    append(lisbon, path)
    append(tokyo, path)
    assert read(path, NOW).checkins == (tokyo, lisbon)


def test_a_torn_line_is_told_and_the_next_one_stands_alone(path: Path) -> None:
    append(FIRST, path)
    with path.open("ab") as file:
        file.write(dump(SECOND)[:70])
    assert read(path, NOW).checkins == (FIRST,)
    assert read(path, NOW).skipped == (f"{FILE}: line 2 is cut off",)
    append(SECOND, path)
    kept = read(path, NOW)
    assert kept.checkins == (FIRST, SECOND)
    assert [note.startswith(f"{FILE}: line 2 is left out: ") for note in kept.skipped] == [True]


def test_a_whole_last_line_without_its_line_feed_counts(path: Path) -> None:
    append(FIRST, path)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert read(path, NOW).checkins == (FIRST,)
    append(SECOND, path)
    assert read(path, NOW).checkins == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("ahead", "kept"), [(timedelta(hours=24), True), (timedelta(hours=24, seconds=1), False), (timedelta(-5), True)]
)
def test_a_time_still_to_come_is_a_wrong_clocks(path: Path, ahead: timedelta, kept: bool) -> None:
    append(replace(FIRST, at=NOW + ahead), path)
    assert bool(read(path, NOW).checkins) is kept
    if not kept:
        assert "2026-03-21, which is still to come, so the clock was wrong" in read(path, NOW).skipped[0]


def test_a_time_before_formcheck_is_a_wrong_clocks(path: Path) -> None:
    append(replace(FIRST, at=datetime(1970, 1, 1, tzinfo=timezone.utc)), path)
    append(replace(FIRST, at=datetime(2020, 1, 1, tzinfo=timezone.utc)), path)
    kept = read(path, NOW)
    assert len(kept.checkins) == 1
    assert kept.skipped == (f"{FILE}: line 1 is left out: it is dated 1970-01-01, so the clock was wrong",)


def test_a_mistake_is_taken_back_once(path: Path) -> None:
    append(FIRST, path)
    append(SECOND, path)
    append(SECOND, path)  # the same twice, in one moment
    take_back(SECOND, NOW, path)
    assert read(path, NOW).checkins == (FIRST, SECOND)
    take_back(SECOND, NOW, path)
    take_back(SECOND, NOW, path)
    assert read(path, NOW).checkins == (FIRST,)


def test_what_is_noted_anew_for_the_same_moment_stays(path: Path) -> None:
    append(SECOND, path)
    take_back(SECOND, NOW, path)
    again = replace(SECOND, intensity=5)
    append(again, path)
    assert read(path, NOW).checkins == (again,)


def test_the_last_one_is_the_last_that_was_written_and_not_taken_back(path: Path) -> None:
    assert read(path, NOW).last is None
    append(SECOND, path)
    append(FIRST, path)
    assert read(path, NOW).last == FIRST
    take_back(FIRST, NOW, path)
    assert read(path, NOW).last == SECOND


def test_many_bad_lines_are_told_in_few(path: Path) -> None:
    append(FIRST, path)
    path.write_bytes(b"?\n" * 100 + path.read_bytes() + b"x" * 200_000)
    kept = read(path, NOW)
    assert kept.checkins == (FIRST,)
    assert len(kept.skipped) == 21
    assert kept.skipped[-1].endswith("more lines are left out")


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(SessionError, match="cannot be read"):
        read(path, NOW)
    with pytest.raises(SessionError, match=r"could not be kept in .*FORMCHECK_HOME"):
        append(FIRST, path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(SessionError, match="The disk is full"):
        append(FIRST, Path("/dev/full"))


@settings(max_examples=60)
@given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from([dump(FIRST), dump(SECOND), b"\n", b"{}\n"]))))
def test_any_file_can_be_read(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("any") / FILE
    path.write_bytes(b"".join(pieces))
    kept = read(path, NOW)
    assert set(kept.checkins) <= {FIRST, SECOND}
    append(FIRST, path)
    assert FIRST in read(path, NOW).checkins


def test_several_processes_at_once_lose_and_mix_nothing(path: Path) -> None:
    code = (
        "import sys\n"
        "from datetime import datetime, timedelta, timezone\n"
        "from pathlib import Path\n"
        "from formcheck.session.checkins.checkin import CheckIn\n"
        "from formcheck.session.checkins.store import append\n"
        "start = datetime(2026, 3, 1, tzinfo=timezone.utc)\n"
        "for n in range(60):\n"
        "    moment = start + timedelta(minutes=n)\n"
        "    append(CheckIn(at=moment, visit=sys.argv[2], made_worse='x' * 200), Path(sys.argv[1]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], env=environment) for name in ("a", "b", "c")
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    kept = read(path, NOW)
    assert kept.skipped == ()
    for name in ("a", "b", "c"):
        assert len([checkin for checkin in kept.checkins if checkin.visit == name]) == 60
