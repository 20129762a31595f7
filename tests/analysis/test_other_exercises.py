"""Only this exercise counts: what looks like it in the number that counts, and is another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from formcheck.coach.cycle import CycleTracker
from formcheck.coach.rep import RepTracker
from formcheck.coach.travel import Tracker
from formcheck.specs.catalog import find
from tests.bodies import Arm, Figure, Leg, figure
from tests.coach.drives import follow
from tests.movements import Course, film, times, watch

THREE = Course.at(0).stay(3).reps(3, 1, out=2, hold=1, back=2, rest=1)
"""Three times from 0, where somebody rests, to 1 and back."""

Values = Callable[[float], dict[str, float]]


def counted(tracker: Tracker, values: Values, course: Course = THREE) -> int:
    """How many count of a movement whose `values` go with the share of the way."""
    outcomes = follow(tracker, lambda t: values(course(t)), times(course.seconds))
    return sum(outcome.counted for outcome in outcomes)


def way(start: float, end: float, share: float) -> float:
    return start + share * (end - start)


@pytest.mark.parametrize(("feet", "bridges"), [((-0.1, -0.4), 3), ((0.6, 0.3), 0)], ids=["on the mat", "in the air"])
def test_hips_that_open_with_the_feet_in_the_air_are_no_bridge(feet: tuple[float, float], bridges: int) -> None:
    """From knees drawn in, legs that are lowered open the hips as a bridge does."""
    tracker = RepTracker(find("glute_bridge").movement)
    assert counted(tracker, lambda x: {"hip": way(135, 177, x), "knee": 85, "feet": way(*feet, x)}) == bridges


@pytest.mark.parametrize(
    ("far_hip", "far_foot", "knee", "hugs"),
    [(50, 0.7, 60, 3), (100, 0.7, 60, 0), (50, -0.1, 60, 0), (50, 0.7, 160, 0)],
    ids=["both knees", "one knee", "the other foot on the mat", "straight legs"],
)
def test_both_bent_knees_come_to_the_chest(far_hip: float, far_foot: float, knee: float, hugs: int) -> None:
    """One knee at 50 and the other hip guessed at 100 is a mean of 75, past the target of 83."""

    def values(x: float) -> dict[str, float]:
        near, far = way(130, 50, x), way(130, far_hip, x)
        return {
            "hips": (near + far) / 2,
            "near_hip": near,
            "far_hip": far,
            "apart": near - far,
            "near_foot": way(-0.1, 0.7, x),
            "far_foot": way(-0.1, far_foot, x),
            "knee": way(90, knee, x),
        }

    assert counted(RepTracker(find("double_knees_to_chest").movement), values) == hugs


@pytest.mark.parametrize(("hip", "glides"), [((90, 120), 3), ((65, 115), 0)], ids=["drifting", "put down"])
def test_a_leg_that_is_put_down_is_no_glide(hip: tuple[float, float], glides: int) -> None:
    """A thigh that drifts by 30 is warned of and counts; one that swings by 50 is on its way to the floor."""
    tracker = RepTracker(find("sciatic_nerve_glide").movement)
    assert counted(tracker, lambda x: {"knee": way(85, 130, x), "hip": way(*hip, x)}) == glides


@pytest.mark.parametrize(("lean", "glides"), [((0.05, 0.0), 3), ((0.7, 0.0), 0)], ids=["tall", "from over the leg"])
def test_who_comes_up_from_leaning_over_a_leg_does_not_glide(lean: tuple[float, float], glides: int) -> None:
    tracker = RepTracker(find("seated_nerve_glide").movement)
    assert counted(tracker, lambda x: {"knee": way(92, 140, x), "thigh": -5, "lean": way(*lean, x)}) == glides


@pytest.mark.parametrize(("lowest", "squats"), [(0.95, 3), (-0.3, 0)], ids=["squat", "a foot above the hips"])
def test_who_sits_and_lifts_a_foot_does_not_squat(lowest: float, squats: int) -> None:
    tracker = RepTracker(find("squat").movement)
    assert counted(tracker, lambda x: {"height": way(1.65, lowest, x), "trunk": 85}) == squats


@pytest.mark.parametrize(
    ("hand", "trunk", "cycles"),
    [(1.0, 12, 2), (1.8, 12, 0), (1.0, 60, 0)],
    ids=["all fours", "an arm reaches", "kneeling up"],
)
def test_a_back_that_waves_while_an_arm_reaches_is_no_cat_camel(hand: float, trunk: float, cycles: int) -> None:
    course = Course.at(0).stay(3).to(1, 2).to(-1, 3).to(0, 2).stay(1).to(1, 2).to(-1, 3).to(0, 2).stay(1)
    tracker = CycleTracker(find("cat_camel").movement)
    assert counted(tracker, lambda x: {"wave": 0.08 * x, "leg": 95, "hand": hand, "trunk": trunk}, course) == cycles


FLAT = Leg(180, 180, 180)

LYING = {
    "arms beside the body": figure(0, arm=Arm(190, 180), leg=FLAT),
    "forehead on the forearms": figure(0, arm=Arm(-15, 100), leg=FLAT),
    "the same over a full belly": figure(11, arm=Arm(-15, 100), leg=FLAT),
}

NOT_LYING = {
    "a stiff back on the forearms": figure(9, arm=Arm(-90, 0), leg=FLAT),
    "a plank": figure(20, arm=Arm(-90, -90), leg=Leg(200, 200, -90)),
}


def lies(body: Figure) -> bool:
    """Whether ten seconds of it are told as lying prone."""
    return bool(watch(find("prone_lying"), film(lambda _: body, times(10))).holds)


@pytest.mark.parametrize("how", LYING)
def test_lying_flat_is_held(how: str) -> None:
    assert lies(LYING[how])


@pytest.mark.parametrize("how", NOT_LYING)
def test_what_is_nearly_as_flat_is_not(how: str) -> None:
    """Nine degrees of arch and a plank's none are within lying's 13."""
    assert not lies(NOT_LYING[how])
