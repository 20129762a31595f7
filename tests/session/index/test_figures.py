"""A set's row, its figures worked out by hand."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.events import Event
from formcheck.session.index.coded import decoded, encoded
from formcheck.session.index.figures import set_row
from formcheck.session.index.rows import SetRow
from formcheck.session.read import Session, read_session
from formcheck.specs.model import ExerciseSpec
from tests.session.examples import BRIDGE, PURE_HOLD, any_events, cut_off, header, write_session
from tests.session.index.practice import SIDED, VIDEO, hold, partial, rep, visit, warning, write_set


def row_of(folder: Path) -> SetRow:
    return set_row(read_session(folder))


def test_range_is_the_travel_from_rest_first_best_and_mean(tmp_path: Path) -> None:
    events = [rep(1, travel=40), rep(2, travel=50), rep(3, travel=45)]
    (side,) = row_of(write_set(tmp_path / "s", events)).by_side
    assert (side.side, side.reps) == (None, 3)
    assert (side.first, side.best, side.mean) == pytest.approx((40, 50, 45))


def test_range_is_never_negative_where_the_exercise_goes_down(tmp_path: Path) -> None:
    (side,) = row_of(write_set(tmp_path / "s", [rep(1, travel=-30)])).by_side
    assert (side.first, side.best, side.mean) == pytest.approx((30, 30, 30))


def test_the_sides_are_kept_apart(tmp_path: Path) -> None:
    events = [rep(1, "left", travel=50, hold_s=3), rep(2, "right", travel=40, hold_s=5), rep(3, "left", travel=60)]
    row = row_of(write_set(tmp_path / "s", events, spec=SIDED))
    left, right = row.by_side
    assert [(side.side, side.reps, side.mean) for side in (left, right)] == [("left", 2, 55), ("right", 1, 40)]
    assert (left.hold_mean_s, right.hold_best_s) == (3, 5)
    assert row.reps == 3


def test_what_is_not_known_is_none_and_not_a_number(tmp_path: Path) -> None:
    unknown = dataclasses.replace(rep(1), start_value=math.nan, hold_s=math.nan)
    (side,) = row_of(write_set(tmp_path / "s", [unknown])).by_side
    assert (side.reps, side.first, side.best, side.mean, side.hold_mean_s) == (1, None, None, None, None)


def test_a_pure_hold_is_measured_by_its_holds_complete_or_not(tmp_path: Path) -> None:
    done = dataclasses.replace(rep(1), start_value=math.nan, peak_value=math.nan)
    events = [hold(1, 30, complete=True), done, hold(40, 10, complete=False)]
    row = row_of(write_set(tmp_path / "s", events, spec=PURE_HOLD))
    assert (row.reps, row.holds, row.holds_complete) == (1, 2, 1)
    (side,) = row.by_side
    assert (side.hold_best_s, side.hold_mean_s, side.best) == (30, 20, None)


def test_what_was_short_or_too_far_is_counted(tmp_path: Path) -> None:
    row = row_of(write_set(tmp_path / "s", [rep(1), partial(), warning(), warning("too_high"), warning()]))
    assert row.partials == 1
    assert row.warnings == {"over_arched": 2, "too_high": 1}


def test_the_visit_of_a_set_and_practice(tmp_path: Path) -> None:
    of_visit = visit("2026-11-22T15-04-05", routine="gentle_start", nth=2, of=3, side="left")
    row = row_of(write_set(tmp_path / "run", [rep(1)], visit=of_visit))
    assert (row.visit, row.routine, row.set_number, row.sets_planned, row.side) == (
        "2026-11-22T15-04-05",
        "gentle_start",
        2,
        3,
        "left",
    )
    assert row.practice
    assert row_of(write_set(tmp_path / "camera", [rep(1)])).practice
    assert row_of(write_set(tmp_path / "file_run", [rep(1)], source=VIDEO, visit=of_visit)).practice
    assert not row_of(write_set(tmp_path / "analysed", [rep(1)], source=VIDEO)).practice


@pytest.mark.parametrize("how", ["done", "interrupted", "failed"])
def test_how_it_ended(tmp_path: Path, how: str) -> None:
    row = row_of(write_set(tmp_path / "s", how=how))
    assert row.ended == how
    assert row.seen == 1.0


def test_a_set_that_was_cut_off(tmp_path: Path) -> None:
    write_session(tmp_path / "s")
    cut_off(tmp_path / "s")
    row = row_of(tmp_path / "s")
    assert (row.ended, row.reps) == ("cut_off", 2)
    assert row.seconds == pytest.approx(18.0, abs=0.1)


@settings(max_examples=60, deadline=None)
@given(any_events(), st.sampled_from([BRIDGE, SIDED, PURE_HOLD]))
def test_any_events_make_a_row_that_can_be_kept(events: list[Event], spec: ExerciseSpec) -> None:
    session = Session(Path("s"), header(spec), tuple(events), None, ())
    row = set_row(session)
    assert decoded(encoded(row)) == row
    assert row.reps == sum(side.reps for side in row.by_side)
    for side in row.by_side:
        known = [value for value in (side.first, side.mean) if value is not None]
        assert all(value <= (side.best or 0) * (1 + 1e-9) for value in known)
