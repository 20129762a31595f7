"""The rules applied to what is kept: which sessions count as practice, and what is done where they cannot be read."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta, timezone
from pathlib import Path

from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.practice import standing
from formcheck.session.checkins.store import FILE, append
from formcheck.session.header import Visit
from formcheck.session.index import practised, visits
from formcheck.session.log import SessionLog
from tests.session.examples import BRIDGE, SESSION_EVENTS, header, write_session

NOW = datetime(2026, 3, 20, 18, 0, tzinfo=timezone(timedelta(hours=1)))


def do(root: Path, visit: str, when: datetime, exercise: str = "glute_bridge", *, reps: bool = True) -> None:
    """One set of a visit in front of the camera."""
    folder = root / "sessions" / f"{when:%Y-%m-%dT%H-%M-%S}_{exercise}"
    folder.mkdir(parents=True)
    of_visit = Visit(visit, None, 1, 1, None)
    head = dataclasses.replace(header(dataclasses.replace(BRIDGE, id=exercise), started_at=when), visit=of_visit)
    with SessionLog(folder, head) as log:
        for event in SESSION_EVENTS if reps else ():
            log.event(event)


def test_a_visit_is_what_was_done_in_it(home: Path) -> None:
    do(home, "morning", NOW - timedelta(hours=9))
    do(home, "morning", NOW - timedelta(hours=8.9), "cat_camel")
    do(home, "evening", NOW - timedelta(hours=1), reps=False)
    (morning,) = practised(visits())
    assert (morning.visit, morning.exercises) == ("morning", ("glute_bridge", "cat_camel"))
    assert morning.at == NOW - timedelta(hours=9)


def test_a_video_that_was_only_analysed_is_no_practice(home: Path) -> None:
    write_session(home / "sessions" / "2026-11-22T15-04-05_glute_bridge")
    assert len(visits()) == 1
    assert practised(visits()) == ()


def test_the_advice_knows_the_visits(home: Path) -> None:
    start = NOW - timedelta(hours=1)
    do(home, "today", start, "cat_camel")
    append(CheckIn(at=NOW, moment="after", visit="today", feel="further_down"))
    (one,) = standing(NOW).advice
    assert (one.id, one.exercise) == ("stop_exercise", "cat_camel")


def test_what_cannot_be_read_is_said_and_the_rest_is_used(home: Path) -> None:
    append(CheckIn(at=NOW, moment="any", weakness="new"))
    with (home / FILE).open("ab") as file:
        file.write(b'{"type": "checkin"')
    (home / "sessions").write_text("no folder")
    given = standing(NOW)
    assert [one.id for one in given.advice] == ["new_signs"]
    assert len(given.skipped) == 2
