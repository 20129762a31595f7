from __future__ import annotations

import math
from dataclasses import replace

from formcheck.live.overlay import view_of
from formcheck.live.overlay.view import Ring, SetView
from formcheck.specs.range import Range
from tests.live.figures import ARCHING, BRIDGE, EACH_SIDE, HEIGHT_DRIVEN, HOLDING, NAN, RESTING, UNSEEN


def test_the_number_is_the_count() -> None:
    assert view_of(HOLDING, BRIDGE).number == "7"
    assert view_of(HOLDING, BRIDGE).number_note == "of 10-15"


def test_sides_are_counted_apart_and_named() -> None:
    view = view_of(replace(HOLDING, reps=5, reps_left=3, reps_right=2, side="right"), EACH_SIDE)
    assert view.number_note == "left 3 · right 2"
    assert view.side == "Right leg"


def test_the_side_is_the_one_that_came_to_its_end_last() -> None:
    """At rest, and while a leg is lifted into place, it is chance which of them is further on its way."""
    at_rest = replace(RESTING, side="left")
    assert view_of(at_rest, EACH_SIDE).side == ""
    lifting = replace(RESTING, side="left", phase="moving", progress=0.7)
    for state in (at_rest, lifting, replace(lifting, phase="back")):
        assert view_of(state, EACH_SIDE, planned=SetView(worked="right")).side == "Right leg"
    assert view_of(replace(HOLDING, side="left"), EACH_SIDE, planned=SetView(worked="right")).side == "Left leg"
    assert view_of(at_rest, EACH_SIDE, planned=SetView(side="right")).side == "Right leg"


def test_the_ring_fills_with_the_shortest_hold_asked_for() -> None:
    fractions = []
    for held in (0.0, 1.5, 3.0, 9.0):
        ring = view_of(replace(HOLDING, hold_s=held), BRIDGE).ring
        assert ring is not None
        fractions.append((ring.fraction, ring.now))
    assert fractions == [(0.0, "hold"), (0.5, "1"), (1.0, "3"), (1.0, "9")]


def test_without_a_hold_there_is_no_ring() -> None:
    passing = replace(BRIDGE, movement=replace(BRIDGE.movement, ends=(replace(BRIDGE.movement.ends[0], hold=None),)))
    assert view_of(HOLDING, passing).ring is None


def test_a_warning_goes_before_a_cue_and_being_unseen_before_both() -> None:
    assert view_of(ARCHING, BRIDGE, cue="Slower.").headline == "Lower a little"
    assert view_of(ARCHING, BRIDGE).alert == "warning"
    assert view_of(replace(ARCHING, tracking="nobody"), BRIDGE).headline == "Can't see you"
    assert view_of(HOLDING, BRIDGE, cue="Slower.").headline == "Slower"


def test_the_gravest_warning_gives_the_colour() -> None:
    assert view_of(replace(ARCHING, warnings=("sharp", "over_arched")), BRIDGE).alert == "stop"
    assert view_of(HOLDING, BRIDGE).alert == "none"


def test_a_warning_the_spec_does_not_know_is_not_invented() -> None:
    view = view_of(replace(HOLDING, warnings=("gone",)), BRIDGE)
    assert (view.alert, view.headline) == ("none", "Hold")


def test_the_drive_is_an_arc_for_an_angle_and_a_gauge_for_the_rest() -> None:
    angle, height = view_of(HOLDING, BRIDGE).drive, view_of(HOLDING, HEIGHT_DRIVEN).drive
    assert angle is not None and height is not None
    assert angle.points == ("shoulder", "hip", "knee")
    assert height.points == ()


def test_unseen_numbers_stay_unseen() -> None:
    drive = view_of(UNSEEN, BRIDGE).drive
    assert drive is not None
    assert math.isnan(drive.value) and math.isnan(drive.progress)


def test_the_near_side_is_measured_unless_the_working_limb_is() -> None:
    assert view_of(replace(RESTING, near="right", side="left"), BRIDGE).measured == "right"
    working = replace(BRIDGE, measures=(replace(BRIDGE.measures[0], side="working"),))
    assert view_of(replace(RESTING, near="right", side="left"), working).measured == "left"
    assert view_of(replace(RESTING, near="right", side=None), working).measured == "right"


def test_a_pure_hold_has_no_drive() -> None:
    still = replace(BRIDGE, movement=replace(BRIDGE.movement, kind="hold", drive=None, rest=None))
    assert view_of(replace(HOLDING, drive_value=NAN), still).drive is None


def test_a_hold_of_minutes_is_told_in_minutes() -> None:
    end = replace(BRIDGE.movement.ends[0], hold=Range(120, 300))
    lying = replace(BRIDGE, movement=replace(BRIDGE.movement, ends=(end,)))
    assert view_of(replace(HOLDING, hold_s=130.7), lying).ring == Ring(1.0, "2:10", "2-5 min")
    assert view_of(replace(HOLDING, hold_s=0.0), lying).ring == Ring(0.0, "hold", "2-5 min")
