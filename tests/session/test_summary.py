from __future__ import annotations

import json
import math

from hypothesis import given
from hypothesis import strategies as st

from formcheck.coach.events import (
    Event,
    HoldEnded,
    HoldStarted,
    PauseEnded,
    PauseStarted,
    PostureChanged,
    RepDone,
    TrackingChanged,
    WarningEnded,
    WarningStarted,
)
from formcheck.coach.personal import OWN_CAP
from formcheck.session.frames import source_summary
from formcheck.session.header import plan_of
from formcheck.session.summary import (
    SourceSummary,
    Summary,
    Tracking,
    close_holds,
    summarise,
)
from formcheck.session.summary_object import to_json
from formcheck.specs.catalog import find
from tests.session.examples import BRIDGE, PURE_HOLD, SESSION_EVENTS, any_events

SOURCE = SourceSummary("bridge.mp4", 30.0, 540, 18.0)
TRACKING = Tracking(540, 538, 539 / 30, "left")


def summary_of_events(*events: Event) -> Summary:
    return summarise("glute_bridge", SOURCE, events, TRACKING, plan_of(BRIDGE).units)


def test_the_json_is_the_contracts() -> None:
    assert to_json(summary_of_events(*SESSION_EVENTS)) == {
        "schema": 1,
        "exercise": "glute_bridge",
        "source": {"path": "bridge.mp4", "fps": 30.0, "frames": 540, "duration_s": 18.0},
        "unit": "deg",
        "off_by": 7.0,
        "reps": {
            "total": 2,
            "left": 0,
            "right": 0,
            "items": [
                {
                    "n": 1,
                    "side": None,
                    "start_s": 1.1,
                    "peak_s": 2.4,
                    "end_s": 5.0,
                    "hold_s": 2.0,
                    "out_s": 1.3,
                    "back_s": 0.6,
                    "from": 131.0,
                    "to": 176.3,
                    "evenness": "uneven back",
                    "out_smoothness": -1.41,
                    "back_smoothness": -2.3,
                },
                {
                    "n": 2,
                    "side": None,
                    "start_s": 9.5,
                    "peak_s": 11.0,
                    "end_s": 12.9,
                    "hold_s": 3.2,
                    "out_s": 0.9,
                    "back_s": 0.8,
                    "from": 131.2,
                    "to": 177.0,
                    "evenness": None,
                    "out_smoothness": None,
                    "back_smoothness": None,
                },
            ],
        },
        "partial": [{"side": None, "start_s": 8.0, "end_s": 8.9, "from": 131.0, "to": 150.3}],
        "holds": [{"side": None, "start_s": 2.4, "end_s": 4.4, "duration_s": 2.0, "complete": False}],
        "warnings": [
            {
                "id": "over_arched",
                "level": "warning",
                "side": None,
                "start_s": 6.1,
                "end_s": 7.0,
                "peak": 193.4,
                "unit": "deg",
                "off_by": 7.0,
                "message": "Lower a little.",
                "own": False,
            }
        ],
        "cues": [{"id": "hold_short", "t_s": 5.2, "side": None, "message": "Stay up a little longer."}],
        "rest": [{"t_s": 1.0, "side": None, "value": 131.0}],
        "posture": [{"posture": "supine", "start_s": 0.5, "end_s": 17.967}],
        "paused": [],
        "tracking": {
            "frames": 540,
            "posed": 538,
            "near_side": "left",
            "lost": [{"state": "nobody", "start_s": 0.1, "end_s": 0.4, "message": "Step into the picture."}],
        },
    }


def rep(n: int, side: str) -> RepDone:
    return RepDone(float(n), n, "left" if side == "left" else "right", 0, 0, 0, 0, 0, 0, 0, 0)


def test_the_sides_are_counted_apart() -> None:
    figures = to_json(summary_of_events(rep(1, "left"), rep(2, "right"), rep(3, "left")))
    assert [figures["reps"][key] for key in ("total", "left", "right")] == [3, 2, 1]


def test_a_warning_that_goes_on_ends_with_the_last_frame() -> None:
    started = WarningStarted(6.4, "over_arched", "warning", None, 6.1, "Lower a little.")
    (warning,) = to_json(summary_of_events(started))["warnings"]
    assert (warning["start_s"], warning["end_s"], warning["peak"]) == (6.1, 17.967, None)


def test_a_warning_that_came_twice_is_two() -> None:
    first = WarningEnded(7.0, "over_arched", "warning", None, 6.1, 6.9, 193.0, "Lower a little.")
    again = WarningStarted(9.0, "over_arched", "warning", None, 8.7, "Lower a little.")
    warnings = to_json(summary_of_events(first, again))["warnings"]
    assert [(w["start_s"], w["end_s"]) for w in warnings] == [(6.1, 6.9), (8.7, 17.967)]


def test_each_posture_lasts_until_the_next() -> None:
    events = (PostureChanged(0.0, "seated"), PostureChanged(2.0, "unknown"), PostureChanged(3.0, "supine"))
    spans = to_json(summary_of_events(*events))["posture"]
    assert [(s["posture"], s["start_s"], s["end_s"]) for s in spans] == [
        ("seated", 0.0, 2.0),
        ("unknown", 2.0, 3.0),
        ("supine", 3.0, 17.967),
    ]


def test_one_reason_for_not_seeing_may_follow_another() -> None:
    events = (TrackingChanged(1, "hidden", "a"), TrackingChanged(2, "nobody", "b"), TrackingChanged(4, "ok", ""))
    lost = to_json(summary_of_events(*events))["tracking"]["lost"]
    assert [(span["state"], span["start_s"], span["end_s"]) for span in lost] == [
        ("hidden", 1.0, 2.0),
        ("nobody", 2.0, 4.0),
    ]


def test_trunk_lengths_keep_three_decimals_and_degrees_one() -> None:
    high = WarningEnded(7, "too_high", "warning", None, 6, 7, 1.23456, "Not so high.")
    arched = WarningEnded(7, "over_arched", "warning", None, 6, 7, 191.23456, "Lower a little.")
    warnings = to_json(summary_of_events(high, arched))["warnings"]
    assert [(w["unit"], w["peak"]) for w in warnings] == [("trunk", 1.235), ("deg", 191.2)]


def test_a_pure_hold_has_no_range() -> None:
    held = RepDone(30.0, 1, None, 2.0, 2.0, 25.0, 23.0, math.nan, math.nan, math.nan, math.nan)
    summary = summarise("childs_pose", SOURCE, (held,), TRACKING, plan_of(PURE_HOLD).units)
    (item,) = to_json(summary)["reps"]["items"]
    assert (item["from"], item["to"], item["out_s"], item["hold_s"]) == (None, None, None, 23.0)


def test_a_cap_of_one_s_own_is_in_the_unit_of_what_it_caps() -> None:
    """Of a movement the drive's; of a held position that of the first measure in which people differ: the hip's."""
    assert plan_of(BRIDGE).units.of_limit(OWN_CAP) == "deg"
    assert plan_of(BRIDGE).units.limit_off_by(OWN_CAP) == plan_of(BRIDGE).units.drive_off_by
    held = plan_of(find("childs_pose")).units
    assert (held.drive, held.of_limit(OWN_CAP), held.limit_off_by(OWN_CAP)) == (None, "deg", 7.0)
    assert plan_of(BRIDGE).units.of_limit("no such limit") is None


@given(any_events(), st.floats(), st.floats())
def test_any_json_writer_takes_it(events: list[Event], fps: float, last_t: float) -> None:
    summary = summarise(
        "any", SourceSummary("x", fps, 3, last_t), events, Tracking(3, 3, last_t, None), plan_of(BRIDGE).units
    )
    text = json.dumps(to_json(summary), allow_nan=False)
    assert "-0.0," not in text


@given(any_events())
def test_nothing_is_counted_that_was_not_said(events: list[Event]) -> None:
    figures = to_json(summary_of_events(*events))
    assert figures["reps"]["total"] == sum(isinstance(event, RepDone) for event in events)
    assert len(figures["holds"]) == sum(isinstance(event, HoldEnded) for event in events)


def test_a_hold_that_was_going_on_ends_with_the_last_frame() -> None:
    events = (HoldStarted(1.4, "left", 1.0), HoldEnded(3, "left", 1.0, 2.5, True), HoldStarted(4.4, "left", 4.0))
    assert close_holds(events, 9.0)[3:] == (HoldEnded(9.0, "left", 4.0, 9.0, False, cut=True),)
    assert close_holds(events[:2], 9.0) == events[:2]


def test_the_last_frame_lasts_as_long_as_the_others() -> None:
    assert source_summary("x", 30.0, 540, 0.0, 539 / 30) == SourceSummary("x", 30.0, 540, 18.0)
    measured = source_summary("x", 0.0, 101, 5.0, 10.0)
    assert (measured.fps, measured.duration_s) == (20.0, 5.05)
    assert source_summary("x", math.nan, 1, 0.0, 0.0) == SourceSummary("x", 0.0, 1, 0.0)
    assert source_summary("x", 25.0, 0, 0.0, 0.0).duration_s == 0.0


def test_pauses_are_told_and_one_that_was_cut_off_ends_with_the_last_frame() -> None:
    events = [PauseStarted(2.0, 2.0, "asked"), PauseEnded(2.1, 2.0, 2.1, 40.0, "asked"), PauseStarted(9.0, 7.0, "away")]
    source, tracking = SourceSummary("a.mp4", 30.0, 300, 10.0), Tracking(300, 300, 10.0, None)
    paused = summarise("glute_bridge", source, events, tracking).paused
    assert paused == (PauseEnded(2.1, 2.0, 2.1, 40.0, "asked"), PauseEnded(10.0, 7.0, 10.0, 3.0, "away"))
