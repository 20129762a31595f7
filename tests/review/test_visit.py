from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from formcheck.coach.events import Event
from formcheck.errors import SessionError
from formcheck.review.visit import find_review, last_visit, one_set
from formcheck.session.corrections import store
from formcheck.session.corrections.model import NotARep
from formcheck.session.folder import create_folder
from formcheck.session.header import Visit, header_of
from formcheck.session.log import SessionLog
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.range import Range
from formcheck.specs.routines import find_routine
from tests.session.examples import BRIDGE, PURE_HOLD, SESSION_EVENTS, SOURCE, STARTED_AT

MORNING = "2026-11-22T15-04-05"


def keep(
    root: Path,
    minutes: float,
    visit: str | None,
    spec: ExerciseSpec = BRIDGE,
    *,
    set_: int = 1,
    routine: str = "",
    events: tuple[Event, ...] = SESSION_EVENTS,
) -> Path:
    when = STARTED_AT + timedelta(minutes=minutes)
    about = None if visit is None else Visit(visit, routine or None, set_, 2, None)
    header = header_of(spec, SOURCE, model="none", outline=False, started_at=when, visit=about)
    with SessionLog(create_folder(root, spec.id, when), header) as log:
        for event in events:
            log.event(event)
    return log.folder


def test_the_last_visit_has_all_its_sets_and_no_other(tmp_path: Path) -> None:
    keep(tmp_path, -60, "2026-11-22T14-04-05")
    second = keep(tmp_path, 4, MORNING, PURE_HOLD)
    first = keep(tmp_path, 0, MORNING)
    video = keep(tmp_path, 2, None)
    visit = last_visit(tmp_path)
    assert visit is not None
    assert [review.name for review in visit.sets] == [first.name, second.name]
    assert video.name not in [review.name for review in visit.sets]
    assert visit.lasted_s == pytest.approx(240 + visit.sets[-1].summary.source.duration_s)
    assert visit.whole


def test_a_visit_over_midnight_and_the_change_of_clocks_is_one(tmp_path: Path) -> None:
    keep(tmp_path, 0, MORNING)
    keep(tmp_path, 11 * 60, MORNING)
    visit = last_visit(tmp_path)
    assert visit is not None
    assert len(visit.sets) == 2


def test_a_set_without_a_visit_is_one_of_its_own(tmp_path: Path) -> None:
    keep(tmp_path, 0, MORNING)
    video = keep(tmp_path, 1, None)
    visit = last_visit(tmp_path)
    assert visit is not None
    assert (visit.id, len(visit.sets), visit.whole) == (video.name, 1, True)
    assert last_visit(tmp_path / "nothing") is None


def test_a_name_is_one_set_and_an_id_all_of_them(tmp_path: Path) -> None:
    first, second = keep(tmp_path, 0, MORNING), keep(tmp_path, 4, MORNING, set_=2)
    one = find_review(second.name, tmp_path)
    assert ([review.name for review in one.sets], one.whole, one.id) == ([second.name], False, MORNING)
    assert [review.name for review in find_review(str(first), tmp_path).sets] == [first.name]
    assert len(find_review(MORNING, tmp_path).sets) == 2
    with pytest.raises(SessionError, match="There is no session"):
        find_review("2026-11-22T15-04-06", tmp_path)


def test_a_set_that_cannot_be_read_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    keep(tmp_path, 0, MORNING)
    broken = keep(tmp_path, 1, MORNING)
    log = broken / "events.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(lines[0].replace(b'"schema": 1', b'"schema": "x"') + b"".join(lines[1:]))
    visit = find_review(MORNING, tmp_path)
    assert len(visit.sets) == 1
    assert len(visit.skipped) == 1
    assert broken.name in visit.skipped[0]


def test_corrections_are_counted_in(tmp_path: Path) -> None:
    folder = keep(tmp_path, 0, None)
    store.append(folder, [NotARep("a", STARTED_AT, 1.1, 5.0, None)])
    review = one_set(folder).sets[0]
    assert review.figures.sides[0].reps == 1
    assert len(review.summary.reps) == 1


def test_a_routines_own_count_is_what_was_planned(tmp_path: Path) -> None:
    routine = find_routine("gentle_start")
    step = routine.steps[0]
    folder = keep(tmp_path, 0, MORNING, step.spec, routine="gentle_start")
    assert one_set(folder).sets[0].figures.sides[0].planned == step.reps
    gone = keep(tmp_path, 1, MORNING, BRIDGE, routine="no_such_routine")
    assert one_set(gone).sets[0].figures.sides[0].planned == Range(10, 15)
