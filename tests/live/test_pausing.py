"""Pauses of a set as events: each once, in both clocks, whatever brought it about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.coach.events import Event, PauseEnded, PauseStarted
from formcheck.live.flow.state import FlowState
from formcheck.live.pausing import Pauses, why_paused

DOING = FlowState(stage="doing", was_there=True)


def at(t: float, state: FlowState = DOING) -> FlowState:
    """The flow's clock runs 100 s ahead of the set's."""
    return replace(state, t=100 + t)


def asked(since: float) -> FlowState:
    return replace(DOING, paused_at=100 + since)


def away(since: float, *, was_there: bool = True) -> FlowState:
    return replace(DOING, stage="away", absent_since=100 + since, was_there=was_there)


def test_a_camera_goes_on_during_a_pause() -> None:
    told: list[Event] = []
    pauses = Pauses(told.append)
    pauses.seen(5.0)
    for t in (5.0, 6.0, 35.0):
        pauses.note(at(t, asked(5.0)))
    assert told == [PauseStarted(5.0, 5.0, "asked")]
    pauses.note(at(35.0))
    pauses.seen(35.1)
    assert told[1:] == [PauseEnded(35.1, 5.0, 35.1, 30.0, "asked")]


def test_a_clip_stands_still_and_the_time_is_kept_all_the_same() -> None:
    told: list[Event] = []
    pauses = Pauses(told.append)
    pauses.seen(5.0)
    pauses.note(at(5.0, asked(5.0)))
    pauses.note(at(35.0))
    pauses.seen(5.1)
    assert told[-1] == PauseEnded(5.1, 5.0, 5.1, 30.0, "asked")


def test_who_leaves_pauses_from_the_moment_they_left() -> None:
    told: list[Event] = []
    pauses = Pauses(told.append)
    pauses.seen(10.0)
    pauses.note(at(10.0, away(7.5)))
    assert told == [PauseStarted(10.0, 7.5, "away")]
    pauses.seen(20.0)
    pauses.note(at(20.0))
    pauses.seen(20.1)
    (ended,) = told[1:]
    assert isinstance(ended, PauseEnded)
    assert (ended.start_s, ended.end_s, ended.lasted_s, ended.why) == (7.5, 20.1, 12.5, "away")


def test_pressing_pause_while_away_makes_two_pauses_that_do_not_overlap() -> None:
    told: list[Event] = []
    pauses = Pauses(told.append)
    pauses.seen(10.0)
    pauses.note(at(10.0, away(7.0)))
    pauses.note(at(12.0, replace(away(7.0), paused_at=112.0)))
    pauses.note(at(20.0))
    pauses.seen(20.1)
    ended = [event for event in told if isinstance(event, PauseEnded)]
    assert [event.why for event in ended] == ["away", "asked"]
    assert sum(event.lasted_s for event in ended) == pytest.approx(13.0)


def test_a_set_that_ends_paused_says_how_long() -> None:
    told: list[Event] = []
    pauses = Pauses(told.append)
    pauses.seen(3.0)
    pauses.note(at(3.0, asked(3.0)))
    pauses.close(at(63.0))
    pauses.close(at(99.0))
    assert told[1:] == [PauseEnded(3.0, 3.0, 3.0, 60.0, "asked")]


def test_who_was_not_there_yet_does_not_pause() -> None:
    assert why_paused(at(9.0, away(1.0, was_there=False))) is None
    assert why_paused(at(9.0)) is None
