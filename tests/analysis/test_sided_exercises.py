"""Exercises of one leg at a time: whose a rep is, what is missing, and what a leg that is put away is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.specs.catalog import find
from tests.analysis.scenes import Scene, joined, run
from tests.bodies import Arm, Figure, Leg, bird_dog, hands_and_knees, supine
from tests.movements import Course, film, times, watch

# -- sides


def test_alternating_bird_dogs_count_for_each_leg() -> None:
    """Near leg with far arm, then far leg with near arm, twice."""

    def near(leg: float) -> Figure:
        return bird_dog(leg, arm=leg)

    def far(leg: float) -> Figure:
        figure = bird_dog(leg, arm=leg)
        return replace(figure, leg=figure.far_leg, far_leg=figure.leg, arm=figure.far_arm, far_arm=figure.arm)

    once = Course.at(90).stay(1).reps(1, 178)
    spec = Scene("bird_dog", near, once, "hip").spec
    parts = [Scene("bird_dog", body, once, "hip").poses() for body in (near, far, near, far)]
    seen = watch(spec, joined(*parts))
    assert [rep.side for rep in seen.reps] == ["right", "left", "right", "left"]
    assert seen.warnings == []
    assert seen.holds == pytest.approx([3.97] * 4, abs=0.15)


def test_an_arm_without_its_leg_is_warned_of() -> None:
    def body(arm: float) -> Figure:
        return replace(hands_and_knees(), arm=Arm(arm - 180, arm - 180))

    seen = run(Scene("bird_dog", body, Course.at(90).stay(2).reps(1, 178), "hip"))
    assert "leg_missing" in seen.warnings
    assert seen.counts()[0] == 0


def test_scratching_ones_nose_on_all_fours_is_no_arm_without_its_leg() -> None:
    """The upper arm forwards and the elbow bent, the hand at the face for three seconds."""

    def body(arm: float) -> Figure:
        scratching = (arm - 90) / 88
        return replace(hands_and_knees(), arm=Arm(arm - 180, arm - 180 - 120 * scratching))

    seen = run(Scene("bird_dog", body, Course.at(90).stay(2).reps(1, 178), "hip"))
    assert seen.warnings == []
    assert seen.counts() == (0, 0, 0)


def test_a_leg_without_its_arm_is_warned_of() -> None:
    seen = run(Scene("bird_dog", lambda leg: bird_dog(leg, arm=90), Course.at(90).stay(2).reps(1, 178), "hip"))
    assert seen.warnings == ["limb_missing"]
    assert seen.counts()[0] == 1


# -- nerve glide


@pytest.mark.parametrize("resting", [(45.0, -55.0), (0.0, 0.0)], ids=["foot flat", "leg straight"])
def test_a_glide_is_counted_however_the_other_leg_lies(resting: tuple[float, float]) -> None:
    """The near knee goes from 85 to 140 four times, its thigh upright; the far leg has its foot on the mat, or is
    stretched out on it, where its knee is as straight as a glide's end.
    """
    spec = find("sciatic_nerve_glide")

    def body(knee: float) -> Figure:
        return replace(supine(90, 80), leg=Leg(90, knee - 90, 0), far_leg=Leg(*resting, 90))

    course = Course.at(85).stay(3).reps(4, 140, out=2, hold=0, back=2, rest=0.6).stay(2)
    seen = watch(spec, film(lambda t: body(course(t)), times(course.seconds)))
    assert [rep.side for rep in seen.reps] == ["right"] * 4
    assert all(rep.t - rep.end_s < 1.5 for rep in seen.reps)
    assert seen.warnings == []


def test_a_leg_that_is_laid_down_after_its_glides_is_no_thigh_that_drifts() -> None:
    """Thigh upright and knee at 85 to 140 twice; then the leg sinks onto the mat, straight, beside the other one."""
    spec = find("sciatic_nerve_glide")
    knees = Course.at(85).stay(3).reps(2, 140, out=2, hold=0, back=2, rest=0.6).to(180, 1.7).stay(5)
    thighs = Course.at(90).stay(3 + 2 * 4.6).to(0, 1.7).stay(5)

    def body(t: float) -> Figure:
        thigh = thighs(t)
        return replace(supine(90, 80), leg=Leg(thigh, thigh - 180 + knees(t), 0), far_leg=Leg(0.0, 0.0, 90))

    seen = watch(spec, film(body, times(knees.seconds)))
    assert (len(seen.reps), len(seen.partial)) == (2, 0)
    assert seen.warnings == []


def test_a_thigh_that_sinks_by_a_third_in_a_glide_is_said() -> None:
    """From upright to 55 at the glide's end: a hip of 125, seven more than the limit."""
    spec = find("sciatic_nerve_glide")
    knees = Course.at(85).stay(3).reps(3, 140, out=2, hold=0.5, back=2, rest=0.6).stay(1)
    thighs = Course.at(90).stay(3).reps(3, 55, out=2, hold=0.5, back=2, rest=0.6).stay(1)

    def body(t: float) -> Figure:
        thigh = thighs(t)
        return replace(supine(90, 80), leg=Leg(thigh, thigh - 180 + knees(t), 0))

    seen = watch(spec, film(body, times(knees.seconds)))
    assert (len(seen.reps), len(seen.partial)) == (3, 0)
    assert set(seen.warnings) == {"hip_drifting"}
