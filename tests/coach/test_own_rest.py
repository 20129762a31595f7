"""Where a person's own rest is learned, and where it is not."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from formcheck.coach.rep import RepTracker
from formcheck.coach.travel import Moment
from formcheck.specs.condition import Condition
from formcheck.specs.ends import RestSpec
from tests.coach.drives import LYING, STILL, counted, follow, found, rep
from tests.movements import Course, times


@pytest.mark.parametrize("rest", [100, 115, 135, 150])
def test_rest_is_learned_wherever_it_is(rest: float) -> None:
    """The target lies at 0.7 of the way from there to 180."""
    outcomes, tracker = found(Course.at(rest).stay(2).reps(2, 178))
    assert [o.counted for o in outcomes] == [True, True]
    assert tracker.rest_known
    assert tracker.rest == pytest.approx(rest, abs=0.5)
    assert tracker.target == pytest.approx(rest + 0.7 * (180 - rest), abs=0.5)


def test_a_slow_rise_is_not_taken_for_a_new_rest() -> None:
    assert counted(LYING.reps(1, 176, out=15, hold=3, back=15)) == (1, 0)


def test_rest_may_drift_by_a_degree_a_rep() -> None:
    """Feet that creep towards the hips: the rest goes from 135 to 123 over a set."""
    course = LYING
    for k in range(12):
        course = course.to(176, 1.5).stay(2).to(134 - k, 1.5).stay(1.5)
    assert counted(course) == (12, 0)


def test_rest_may_drift_upwards_too() -> None:
    course = LYING
    for k in range(12):
        course = course.to(177, 1.5).stay(2).to(136 + k, 1.5).stay(1.5)
    assert counted(course) == (12, 0)


@pytest.mark.parametrize("seconds", [2.5, 6])
def test_feet_set_further_away_are_a_new_rest(seconds: float) -> None:
    """Rest at 120 is known; then the feet go out until the hip lies at 142, and three reps are done from there."""
    course = Course.at(120).stay(3).to(142, 1).stay(seconds).reps(3, 177)
    outcomes, tracker = found(course)
    assert [o.counted for o in outcomes] == [True] * 3
    assert tracker.rest == pytest.approx(142, abs=1)


@pytest.mark.parametrize("out", [5, 8, 12])
def test_a_slow_rise_takes_its_rest_along_hardly_at_all(out: float) -> None:
    """Rest stays at 135; the hold is 3 s and 15.7 % of either travel."""
    outcomes, _ = found(LYING.reps(1, 177, out=out, hold=3, back=2))
    assert outcomes[0].start_value == pytest.approx(135, abs=2)
    # So slow a beginning is seen once it has gone a few degrees: the first tenth of the way takes a quarter of it.
    assert outcomes[0].start_s == pytest.approx(2, abs=0.15 * out)
    (stay,) = outcomes[0].stays
    assert stay.end_s - stay.start_s == pytest.approx(3 + 0.157 * (out + 2), abs=0.06 * out)


@pytest.mark.parametrize(("knee", "rest"), [(130, 164), (90, 135), (math.nan, 164)])
def test_what_else_is_so_at_rest_tells_it_from_the_end(knee: float, rest: float) -> None:
    """Somebody keeps still at 164: where the knees are at 130 they rest there, where they are at 90 they are lifted."""
    band = RestSpec(135, 95, 168, (Condition("knee", low=120),))
    tracker = RepTracker(replace(rep(), rest=band))
    follow(tracker, lambda _: {"drive": 164.0, "knee": knee}, times(3), finish=False)
    assert tracker.rest == pytest.approx(rest)
    assert tracker.rest_known is (rest == 164)


def test_nothing_is_learned_of_a_rest_while_the_other_side_works() -> None:
    """While the other leg is up this one seems to lie at 110 for five seconds, 25 below its rest; then it moves."""
    shadow = LYING.to(110, 1).stay(5).to(135, 1).stay(2)
    tracker = RepTracker(rep())
    for t in times(shadow.seconds):
        tracker.push(Moment(t, {"drive": shadow(t)}, STILL, other_works=LYING.seconds < t < shadow.seconds - 2))
        assert tracker.rest == pytest.approx(135, abs=0.5)
        assert tracker.phase == "rest"


def test_nor_while_it_seems_to_go_half_way_with_it() -> None:
    """The other leg is up for five seconds, and this one is guessed from it at 150, half-way to its target."""
    shadow = Course.at(135).stay(0.4).to(150, 1).stay(5).to(135, 1).stay(2)
    tracker = RepTracker(rep())
    for t in times(shadow.seconds):
        outcome = tracker.push(Moment(t, {"drive": shadow(t)}, STILL, other_works=0.4 < t < 7.4))
        assert outcome is None or not outcome.counted
        assert tracker.rest == pytest.approx(135, abs=0.5)


def test_who_comes_to_lie_a_little_higher_rests_there() -> None:
    """A quarter and more of the way, for five seconds: rest, and no movement that goes on."""
    course = LYING.to(176, 1).stay(3).to(144, 1).stay(5)
    outcomes, tracker = found(course)
    assert [o.counted for o in outcomes] == [True]
    assert tracker.phase == "rest"
    assert tracker.rest == pytest.approx(144, abs=0.5)


def test_a_rest_is_not_followed_down_into_another_movement() -> None:
    """From 135 the knee is drawn to the chest (60, below all rest) and put back: rest is 135 as before."""
    _, tracker = found(LYING.to(60, 1.5).stay(2).to(135, 1.5))
    assert tracker.rest == pytest.approx(135, abs=0.5)


def test_who_keeps_still_from_the_start_rests_however_far_from_what_was_assumed() -> None:
    """135 is assumed and the target then 166; this person rests at 162 and goes to 188."""
    course = Course.at(162).stay(2).reps(3, 188)
    tracker = RepTracker(rep(band=(95, 165)))
    outcomes = follow(tracker, course, times(course.seconds))
    assert [o.counted for o in outcomes] == [True] * 3
    assert tracker.rest == pytest.approx(162, abs=0.5)


def test_a_rest_that_is_learned_on_the_way_leaves_nothing_unseen_behind() -> None:
    """Half-way up when the clip begins, still there until that is rest, and off at once."""
    course = {0: 150.0, 12: 156.0, 16: 172.0, 30: 172.0, 36: 150.0, 60: 150.0}
    keys = sorted(course)

    def drive(t: float) -> float:
        k = round(t * 15)
        before = max(key for key in keys if key <= k) if k <= keys[-1] else keys[-1]
        after = next((key for key in keys if key > k), before)
        share = (k - before) / (after - before) if after > before else 0.0
        return 150.0 if k < 12 else course[before] + share * (course[after] - course[before])

    outcomes = follow(RepTracker(rep()), drive, [k / 15 for k in range(61)])
    assert [o.counted for o in outcomes] == [True]
    assert outcomes[0].start_value == pytest.approx(150)


def test_an_unknown_rest_is_looked_for_within_its_band_from_the_first_moment() -> None:
    """The clip begins at the top, far beyond where anybody rests: rest is at the edge of its band, or inside."""
    tracker = RepTracker(rep(typical=None, band=(95, 150), target=174))
    assert [o.counted for o in follow(tracker, lambda t: 178.0 if t < 2 else 130.0, times(6))] == [True]
    follow(fresh := RepTracker(rep(typical=None, band=(95, 150), target=174)), lambda _: 178.0, times(1), finish=False)
    assert fresh.rest == 150
