"""Calibration on films of moving figures whose angles are known."""

from __future__ import annotations

import pytest

from formcheck.analysis.calibrate import calibrated
from formcheck.analysis.pipeline import Pipeline
from formcheck.coach.events import Event, PartialRep, RepDone, WarningStarted
from formcheck.coach.personal import Personal
from formcheck.pose.pose import Pose
from tests.analysis.scenes import Scene, glute_bridge
from tests.movements import Course


def bridges(top: float, n: int = 4) -> Scene:
    return glute_bridge(Course.at(135).stay(2).reps(n, top))


def watched(scene: Scene, personal: Personal) -> list[Event]:
    pipeline = Pipeline(scene.spec, personal)
    poses: list[Pose] = scene.poses()
    return [event for pose in poses for event in pipeline.step(pose)] + pipeline.finish()


def test_comfortable_bridges_give_rest_usual_target_and_cap() -> None:
    """From 135 to 176: the target stays the spec's 166.5; the cap is 183."""
    (own,) = calibrated(bridges(176).spec, bridges(176).poses())
    assert (own.side, own.drive, own.reps) == (None, "hip", 4)
    assert own.rest == pytest.approx(135, abs=1)
    assert own.usual["top"] == pytest.approx(176, abs=1)
    assert own.target["top"] == pytest.approx(166.5, abs=1)
    assert own.caps["hip"]["above"] == pytest.approx(183, abs=1)


def test_somebody_stiff_is_calibrated_by_reps_that_would_not_count_and_then_they_do() -> None:
    """From 135 to 155: 0.8 of 20 is 16, so 151 counts; before, all four were partial."""
    scene = bridges(155)
    nobody = watched(scene, Personal())
    assert [type(event) for event in nobody if isinstance(event, (RepDone, PartialRep))] == [PartialRep] * 4
    own = calibrated(scene.spec, scene.poses())
    assert own[0].target["top"] == pytest.approx(151, abs=1)
    after = watched(scene, Personal(own))
    assert [type(event) for event in after if isinstance(event, (RepDone, PartialRep))] == [RepDone] * 4


def test_where_most_counted_a_short_one_says_nothing_of_the_range() -> None:
    course = Course.at(135).stay(2).reps(3, 176).reps(2, 152)
    (own,) = calibrated(bridges(176).spec, glute_bridge(course).poses())
    assert own.reps == 3
    assert own.usual["top"] == pytest.approx(176, abs=1)


def test_reps_past_a_general_limit_are_not_learned_from() -> None:
    """All go to 203, past the 195 at which everybody is warned: nobody's range."""
    assert calibrated(bridges(203).spec, bridges(203).poses()) == ()


def test_one_rep_is_not_enough_and_nobody_has_no_range() -> None:
    assert calibrated(bridges(176).spec, bridges(176, n=1).poses()) == ()
    assert calibrated(bridges(176).spec, ()) == ()


def test_calibrated_lower_a_rep_to_the_general_height_passes_one_s_own_cap() -> None:
    """Calibrated at 155 the cap is 162; a bridge to 176 is far past it, and far below the general limit."""
    personal = Personal(calibrated(bridges(155).spec, bridges(155).poses()))
    (warning, *_) = [event for event in watched(bridges(176), personal) if isinstance(event, WarningStarted)]
    assert (warning.id, warning.own) == ("over_arched", True)
