"""What the log of a set says of the session's plan, and what history makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, sets_of_exercise, sets_of_routine
from formcheck.live.logs import Logs
from formcheck.live.running_set import Log
from formcheck.pose.landmarks import Side
from formcheck.review.history.doses import exercise_days
from formcheck.session.index import visits
from formcheck.session.log import SessionLog
from formcheck.session.read import read_session
from formcheck.specs.catalog import find
from formcheck.specs.routine import SideOrder
from formcheck.specs.routines import find_routine
from tests.session.examples import SOURCE
from tests.session.index.practice import reps

VISIT = "2026-11-22T15-04-05"


def logged(sets: tuple[PlannedSet, ...], root: Path | None = None, *, routine: str | None = None) -> list[Log]:
    """The logs of `sets`, begun and not yet ended."""
    named = None if routine is None else (routine, routine)
    logs = Logs(SessionPlan(sets, Around(), named), VISIT, root, lambda: SOURCE, "model")
    return [logs.begin(planned) for planned in sets]


def finish(log: Log, number: int, side: Side | None) -> None:
    for event in reps(number, side):
        log.event(event)
    assert isinstance(log, SessionLog)
    log.__exit__(None, None, None)


@pytest.mark.parametrize(("order", "expected"), [("one", 1), ("alternating", 2)])
def test_the_log_says_on_how_many_sides_it_was_to_be_done(order: SideOrder, expected: int, tmp_path: Path) -> None:
    steps = [step for step in sets_of_routine(find_routine("whole_programme")) if step.order == order]
    assert steps
    for log in logged(tuple(steps), tmp_path):
        visit = read_session(log.folder).header.visit
        assert visit is not None and visit.sides_planned == expected


def test_one_leg_is_a_whole_dose_where_the_routine_asks_for_one(home: Path) -> None:
    (glide,) = (one for one in sets_of_routine(find_routine("whole_programme")) if one.spec.id == "sciatic_nerve_glide")
    (log,) = logged((glide,), routine="whole_programme")
    finish(log, 10, "right")
    (done,) = exercise_days(visits())
    assert (done.reps, done.doses, done.full) == (10, 1.0, True)


def test_one_leg_alone_is_half_a_dose_where_both_are_asked_for(home: Path) -> None:
    (log,) = logged(sets_of_exercise(find("sciatic_nerve_glide")))
    finish(log, 10, "right")
    (done,) = exercise_days(visits())
    assert (done.reps, done.doses, done.full) == (10, 0.5, False)


def test_the_log_says_which_step_of_a_routine_it_was(tmp_path: Path) -> None:
    sets = sets_of_routine(find_routine("gentle_start"))
    headers = [read_session(log.folder).header for log in logged(sets, tmp_path / "a", routine="gentle_start")]
    assert [header.visit.step for header in headers if header.visit] == [planned.step + 1 for planned in sets]
    (alone,) = logged(sets_of_exercise(find("glute_bridge")), tmp_path / "b")
    visit = read_session(alone.folder).header.visit
    assert visit is not None and visit.step is None
