"""Wrong clocks, changes of the clocks, midnight, and two sessions at once."""

from __future__ import annotations

import dataclasses
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from formcheck.coach.events import RestLearned
from formcheck.session.corrections import load_corrected
from formcheck.session.deleting import still_going_on
from formcheck.session.folder import create_folder, latest, names
from formcheck.session.index import index, visits_of
from formcheck.session.lines import dump, parse
from formcheck.session.log import SessionLog
from formcheck.session.read import read_session
from tests.commandline import called
from tests.pose.made_up_poses import lying_still
from tests.session.examples import SOURCE, STARTED_AT, header, write_session

CAMERA = dataclasses.replace(SOURCE, name="camera 0", live=True)
SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


def keep(root: Path, when: datetime) -> Path:
    """A set with two reps that says that it began at `when`."""
    folder = create_folder(root, "glute_bridge", when)
    write_session(folder, poses=[])
    log = (folder / "events.jsonl").read_bytes()
    (folder / "events.jsonl").write_bytes(dump(header(source=CAMERA, started_at=when)) + log[log.index(b"\n") + 1 :])
    return folder


WRONG_CLOCKS = [
    datetime(1970, 1, 1, tzinfo=timezone.utc),
    datetime(1, 1, 1, 0, 0, 0, tzinfo=timezone(timedelta(hours=14))),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone(timedelta(hours=-12))),
    datetime(2106, 2, 7, 6, 28, 16, tzinfo=timezone(timedelta(minutes=-1439))),
]


@pytest.mark.parametrize("when", WRONG_CLOCKS, ids=str)
@pytest.mark.parametrize(
    "words",
    [
        ["review"],
        ["review", "--json"],
        ["correct", "--not-a-rep", "1"],
        ["sessions", "list"],
        ["sessions", "show"],
        ["sessions", "prune", "--older-than", "1y", "--dry-run"],
        ["export"],
        ["export", "--json", "--since", "1d"],
    ],
    ids=" ".join,
)
def test_with_a_wrong_clock_everything_works(home: Path, when: datetime, words: list[str]) -> None:
    keep(home / "sessions", when)
    done = called(*words)
    said = [line for line in done.stderr.splitlines() if not line.startswith(("Spared: ", "formcheck: no set is kept"))]
    assert (done.returncode, said) == (0, [])


@pytest.mark.parametrize("when", [*WRONG_CLOCKS, datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER)], ids=str)
def test_a_start_comes_back_with_its_offset(when: datetime) -> None:
    found = parse(dump(header(started_at=when)))
    assert (found.started_at, found.started_at.utcoffset()) == (when, when.utcoffset())  # type: ignore[union-attr]


def test_a_set_over_the_end_of_summer_time_keeps_its_own_reckoning(home: Path) -> None:
    """Times in a log are seconds of the source: no change of the clocks can reach them."""
    before = keep(home / "sessions", datetime(2026, 10, 25, 2, 59, 55, tzinfo=SUMMER))
    after = keep(home / "sessions", datetime(2026, 10, 25, 2, 0, 20, tzinfo=WINTER))
    assert latest(home / "sessions") == after
    assert [visit.id for visit in visits_of(index().rows)] == [before.name, after.name]
    assert read_session(before).events == read_session(after).events


def test_two_sets_at_the_same_local_time_have_folders_of_their_own(tmp_path: Path) -> None:
    """Half past two comes twice in the night in which the clocks go back."""
    first = keep(tmp_path, datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER))
    second = keep(tmp_path, datetime(2026, 10, 25, 2, 30, tzinfo=WINTER))
    assert (first.name, second.name) == ("2026-10-25T02-30-00_glute_bridge", "2026-10-25T02-30-00_glute_bridge-2")
    assert latest(tmp_path) == second


def test_two_sessions_at_once_do_not_mix(tmp_path: Path) -> None:
    def record(number: int) -> Path:
        folder = create_folder(tmp_path, "glute_bridge", STARTED_AT)
        with SessionLog(folder, header()) as log:
            for frame in range(90):
                pose = lying_still(frame)
                log.pose(type(pose)(number * 1000 + frame, pose.t, 1280, 720, pose.landmarks, None, None))
                log.event(RestLearned(float(frame), None, float(number)))
        return folder

    with ThreadPoolExecutor(4) as pool:
        folders = list(pool.map(record, range(4)))
    assert len(names(tmp_path)) == 4
    for number, folder in enumerate(folders):
        session = read_session(folder)
        assert session.events == tuple(RestLearned(float(frame), None, float(number)) for frame in range(90))
        assert [pose.index for pose in session.poses()] == [number * 1000 + frame for frame in range(90)]


@pytest.mark.parametrize("missing", ["spec.yaml", "summary.json", "poses.bin"])
def test_without_one_of_its_files_a_set_is_still_reviewed(home: Path, missing: str) -> None:
    folder = keep(home / "sessions", STARTED_AT)
    (folder / missing).unlink()
    done = called("review", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reps"]["total"] == 2
    assert (load_corrected(folder).session.skipped != ()) == (missing == "poses.bin")


def test_a_folder_without_its_log_is_no_session(home: Path) -> None:
    folder = keep(home / "sessions", STARTED_AT)
    (folder / "events.jsonl").unlink()
    assert names(home / "sessions") == []
    assert called("review").returncode == 1


def test_a_clock_that_went_back_does_not_make_a_set_go_on(tmp_path: Path) -> None:
    """Its files are from the future: whether it goes on cannot be told, and it may be deleted."""
    folder = keep(tmp_path, STARTED_AT)
    log = folder / "events.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    assert still_going_on(folder)
    for name in ("events.jsonl", "poses.bin"):
        os.utime(folder / name, (4e9, 4e9))
    assert not still_going_on(folder)
