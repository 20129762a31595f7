from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.coach.events import (
    Cued,
    Event,
    HoldEnded,
    HoldStarted,
    PartialRep,
    RepDone,
    WarningEnded,
    WarningStarted,
)
from formcheck.pose.landmarks import Side
from formcheck.session.corrections.apply import Applied, apply, find_rep
from formcheck.session.corrections.model import Correction, MissedRep, NotARep, NotAWarning, WrongSide
from formcheck.session.header import plan_of
from tests.session.examples import BRIDGE, PURE_HOLD, SESSION_EVENTS, any_events, same_events

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
PLAN = plan_of(BRIDGE)

LEFT_AND_RIGHT: tuple[Event, ...] = (
    HoldStarted(2.5, "left", 2.0),
    HoldEnded(4.0, "left", 2.0, 4.0, complete=False),
    RepDone(5.2, 1, "left", 1.0, 2.5, 5.0, 2.0, 1.0, 1.0, 10.0, 60.0),
    Cued(5.2, "hold_short", "left", "Stay a little longer."),
    WarningStarted(3.3, "hip_twists", "warning", "left", 3.0, "Keep your hips level."),
    WarningEnded(4.3, "hip_twists", "warning", "left", 3.0, 4.0, 21.0, "Keep your hips level."),
    HoldEnded(9.0, "right", 7.0, 9.0, complete=False),
    RepDone(10.2, 2, "right", 6.0, 7.5, 10.0, 2.0, 1.0, 1.0, 10.0, 60.0),
)


def not_a_rep(start_s: float, end_s: float, side: Side | None = None) -> NotARep:
    return NotARep("a", NOW, start_s, end_s, side)


def missed(at_s: float, side: Side | None = None, hold_s: float | None = None) -> MissedRep:
    return MissedRep("b", NOW, at_s, side, hold_s)


def reps(applied: Applied) -> list[RepDone]:
    return [event for event in applied.events if isinstance(event, RepDone)]


def test_nothing_corrected_is_nothing_changed() -> None:
    applied = apply(SESSION_EVENTS, (), PLAN)
    assert applied.events == SESSION_EVENTS
    assert (applied.marks, applied.removed, applied.unwarned, applied.unmatched) == ({}, (), (), ())


def test_what_was_no_rep_goes_with_its_hold_and_its_cue_and_the_others_move_up() -> None:
    applied = apply(SESSION_EVENTS, [not_a_rep(1.1, 5.0)], PLAN)
    gone = {event for event in SESSION_EVENTS if isinstance(event, (HoldStarted, HoldEnded, Cued))}
    assert [(rep.n, rep.start_s) for rep in reps(applied)] == [(1, 9.5)]
    assert gone.isdisjoint(applied.events)
    assert len(applied.events) == len(SESSION_EVENTS) - 4
    assert [(rep.n, rep.start_s) for rep in applied.removed] == [(1, 1.1)]


def test_warnings_stay_where_a_rep_goes() -> None:
    applied = apply(LEFT_AND_RIGHT, [not_a_rep(1.0, 5.0, "left")], PLAN)
    assert [event for event in applied.events if isinstance(event, WarningEnded)]


def test_a_missed_rep_of_which_only_the_moment_is_known_invents_nothing() -> None:
    applied = apply(SESSION_EVENTS, [missed(7.4)], PLAN)
    assert [rep.n for rep in reps(applied)] == [1, 2, 3]
    added = reps(applied)[1]
    assert (added.start_s, added.peak_s, added.end_s) == (7.4, 7.4, 7.4)
    unknown = (added.hold_s, added.out_s, added.back_s, added.start_value, added.peak_value)
    assert all(math.isnan(value) for value in unknown)
    assert applied.marks == {2: "added"}


def test_a_missed_rep_that_was_seen_as_partial_takes_its_times_and_range() -> None:
    applied = apply(SESSION_EVENTS, [missed(8.4, hold_s=3.5)], PLAN)
    added = reps(applied)[1]
    assert (added.start_s, added.end_s, added.start_value, added.peak_value) == (8.0, 8.9, 131.0, 150.26)
    assert not any(isinstance(event, PartialRep) for event in applied.events)
    held = [event for event in applied.events if isinstance(event, HoldEnded)]
    assert [(hold.start_s, hold.end_s, hold.complete) for hold in held] == [(2.4, 4.4, False), (8.4, 11.9, True)]


def test_a_rep_that_is_missed_no_more_is_not_counted_twice() -> None:
    """As after scoring again with a spec that finds it, or where it was said twice."""
    assert apply(SESSION_EVENTS, [missed(3.0)], PLAN).events == SESSION_EVENTS
    assert len(reps(apply(SESSION_EVENTS, [missed(7.4), missed(7.42)], PLAN))) == 3
    on_both = apply(LEFT_AND_RIGHT, [missed(3.0, "right")], PLAN)
    assert [rep.side for rep in reps(on_both)] == ["right", "left", "right"]


def test_a_missed_hold_lasts_as_long_as_is_said() -> None:
    plan = plan_of(PURE_HOLD)
    applied = apply((), [missed(4.0, hold_s=19.0), missed(40.0, hold_s=20.0)], plan)
    assert [(rep.start_s, rep.end_s, rep.hold_s) for rep in reps(applied)] == [(4.0, 23.0, 19.0), (40.0, 60.0, 20.0)]
    holds = [event for event in applied.events if isinstance(event, HoldEnded)]
    assert [(hold.end_s, hold.complete) for hold in holds] == [(23.0, False), (60.0, True)]
    (_, nearly) = apply((), [missed(0.0, hold_s=10.0), missed(40.0, hold_s=19.8)], plan).events[::2]
    assert isinstance(nearly, HoldEnded) and nearly.complete  # as one that the coach had timed


def test_the_other_side_takes_hold_cue_and_warnings_along() -> None:
    applied = apply(LEFT_AND_RIGHT, [WrongSide("c", NOW, 1.0, 5.0, "right")], PLAN)
    assert {getattr(event, "side", None) for event in applied.events} == {"right"}
    assert applied.marks == {1: "other_side"}
    assert len(applied.events) == len(LEFT_AND_RIGHT)


def test_turned_twice_it_is_as_it_was() -> None:
    """What was on the other side already, and began during the rep, stays there."""
    others = WarningEnded(4.4, "hip_twists", "warning", "right", 3.1, 4.4, 21.0, "Keep your hips level.")
    events = (*LEFT_AND_RIGHT, others)
    there, back = WrongSide("c", NOW, 1.0, 5.0, "right"), WrongSide("d", NOW, 1.0, 5.0, "left")
    applied = apply(events, [there, back], PLAN)
    assert (applied.events, applied.marks, applied.unmatched) == (events, {}, ())
    thrice = apply(events, [there, back, there], PLAN)
    assert (thrice.events, thrice.marks) == (apply(events, [there], PLAN).events, {1: "other_side"})


def test_an_added_rep_that_is_turned_and_turned_back_stays_added() -> None:
    turns = [WrongSide("c", NOW, 20.0, 20.0, "right"), WrongSide("d", NOW, 20.0, 20.0, "left")]
    applied = apply(LEFT_AND_RIGHT, [missed(20.0, "left"), *turns], PLAN)
    assert ([rep.side for rep in reps(applied)], applied.marks) == (["left", "right", "left"], {3: "added"})


def test_a_rep_on_the_side_that_it_should_be_on_is_left_alone() -> None:
    """As after scoring again with a spec that tells the sides rightly."""
    applied = apply(LEFT_AND_RIGHT, [WrongSide("c", NOW, 6.0, 10.0, "right")], PLAN)
    assert applied.events == LEFT_AND_RIGHT
    assert (applied.marks, applied.unmatched) == ({}, ())


def test_a_rep_without_sides_has_no_wrong_one() -> None:
    correction = WrongSide("c", NOW, 1.1, 5.0, "right")
    applied = apply(SESSION_EVENTS, [correction], PLAN)
    assert applied.events == SESSION_EVENTS
    assert applied.unmatched == (correction,)


def test_of_two_reps_at_once_the_one_on_the_named_side_is_meant() -> None:
    both = (
        RepDone(5.0, 1, "left", 1.0, 2.5, 5.0, 2.0, 1.0, 1.0, 10.0, 60.0),
        RepDone(5.1, 2, "right", 1.0, 2.5, 5.0, 2.0, 1.0, 1.0, 10.0, 60.0),
    )
    assert find_rep(both, 1.1, 5.1, "right") is both[1]
    assert find_rep(both, 1.1, 5.1, "left") is both[0]
    assert find_rep(both, 1.0, 5.0, None) is not None


def test_a_warning_for_nothing_goes_with_its_beginning() -> None:
    applied = apply(LEFT_AND_RIGHT, [NotAWarning("d", NOW, "hip_twists", 3.0, "left")], PLAN)
    assert not any(isinstance(event, (WarningStarted, WarningEnded)) for event in applied.events)
    assert [warning.start_s for warning in applied.unwarned] == [3.0]


def test_of_a_warning_that_came_twice_only_the_named_one_goes() -> None:
    again = (
        WarningEnded(8.0, "hip_twists", "warning", "left", 3.4, 3.5, 20.0, "Keep your hips level."),
        *LEFT_AND_RIGHT,
    )
    applied = apply(again, [NotAWarning("d", NOW, "hip_twists", 3.01, "left")], PLAN)
    assert [event.start_s for event in applied.events if isinstance(event, WarningEnded)] == [3.4]


@pytest.mark.parametrize(
    "correction",
    [
        not_a_rep(20.0, 24.0),
        not_a_rep(3.2, 12.0),
        NotAWarning("d", NOW, "hip_twists", 3.0, "left"),
        NotAWarning("d", NOW, "over_arched", 9.0, None),
    ],
)
def test_what_speaks_of_nothing_is_said_and_changes_nothing(correction: Correction) -> None:
    applied = apply(SESSION_EVENTS, [correction], PLAN)
    assert applied.events == SESSION_EVENTS
    assert applied.unmatched == (correction,)


def test_a_rep_scored_again_some_tenths_later_is_the_same() -> None:
    assert find_rep(SESSION_EVENTS, 1.4, 5.3, None) is SESSION_EVENTS[6]
    assert find_rep(SESSION_EVENTS, 5.0, 9.5, None) is None


def test_an_added_rep_that_is_taken_away_was_never_there() -> None:
    applied = apply(SESSION_EVENTS, [missed(7.4), not_a_rep(7.4, 7.4)], PLAN)
    assert same_events(applied.events, SESSION_EVENTS)
    assert applied.removed == ()


def correction_strategy() -> st.SearchStrategy[Correction]:
    seconds = st.floats(0, 1e4)
    side = st.sampled_from(("left", "right"))
    any_side = st.one_of(st.none(), side)
    name, now = st.just("x"), st.just(NOW)
    makers: list[Callable[[], st.SearchStrategy[Correction]]] = [
        lambda: st.builds(NotARep, name, now, seconds, seconds, any_side),
        lambda: st.builds(MissedRep, name, now, seconds, any_side, st.one_of(st.none(), seconds)),
        lambda: st.builds(WrongSide, name, now, seconds, seconds, side),
        lambda: st.builds(NotAWarning, name, now, st.just("over_arched"), seconds, any_side),
    ]
    return st.one_of([make() for make in makers])


@given(any_events(), st.lists(correction_strategy(), max_size=6))
def test_the_reps_are_numbered_and_counted_right_whatever_is_corrected(
    events: list[Event], corrections: list[Correction]
) -> None:
    applied = apply(events, corrections, PLAN)
    counted = sum(isinstance(event, RepDone) for event in events)
    added = sum(mark == "added" for mark in applied.marks.values())
    assert [rep.n for rep in reps(applied)] == list(range(1, counted + added - len(applied.removed) + 1))
    assert added <= sum(isinstance(correction, MissedRep) for correction in corrections)
    assert set(applied.marks) <= {rep.n for rep in reps(applied)}


@given(any_events())
def test_each_rep_can_be_named_by_its_own_times(events: list[Event]) -> None:
    for rep in (event for event in events if isinstance(event, RepDone)):
        plain = dataclasses.replace(rep, start_s=2.0, end_s=5.0)
        assert find_rep([plain], 2.0, 5.0, plain.side) is plain
