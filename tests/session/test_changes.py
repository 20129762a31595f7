from __future__ import annotations

import dataclasses

from formcheck.coach.events import Cued, Event, RepDone, WarningStarted
from formcheck.session.changes import rep_changes, said
from formcheck.session.summary import SourceSummary, Summary, Tracking, summarise

FIRST = RepDone(5.2, 1, "left", 1.0, 2.5, 5.0, 2.0, 1.0, 1.0, 10.0, 60.0)
SECOND = RepDone(10.2, 2, "left", 6.0, 7.5, 10.0, 2.0, 1.0, 1.0, 10.0, 60.0)


def of(*events: Event) -> Summary:
    return summarise("x", SourceSummary("x", 30, 600, 20), events, Tracking(600, 600, 20, None))


def test_reps_that_are_the_same_are_no_change() -> None:
    moved = dataclasses.replace(FIRST, start_s=1.2, end_s=4.9, hold_s=2.2)
    assert rep_changes(of(FIRST, SECOND), of(moved, SECOND)) == ()


def test_what_is_gone_new_on_another_side_or_held_otherwise_is_one() -> None:
    right = dataclasses.replace(FIRST, side="right")
    new = dataclasses.replace(SECOND, start_s=12.0, end_s=15.0)
    changes = rep_changes(of(FIRST, SECOND), of(right, new))
    assert [(change.before, change.after) for change in changes] == [(FIRST, right), (SECOND, None), (None, new)]
    longer = dataclasses.replace(FIRST, hold_s=2.5)
    assert [change.after for change in rep_changes(of(FIRST), of(longer))] == [longer]


def test_warnings_and_cues_are_counted_by_id() -> None:
    warning = WarningStarted(3, "over_arched", "warning", None, 2.7, "Lower a little.")
    cue = Cued(5.2, "hold_short", None, "Stay.")
    assert said(of(warning, cue, dataclasses.replace(cue, t=9.0))) == {
        ("warning", "over_arched"): 1,
        ("cue", "hold_short"): 2,
    }
