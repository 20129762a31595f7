"""What a movement must be, beside going far enough, to count."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from formcheck.coach.rep import RepTracker
from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec, RestSpec
from formcheck.specs.model import Movement
from formcheck.specs.range import Range
from tests.coach.drives import LYING, follow, rep
from tests.movements import Course, times


def test_what_else_must_be_true_at_the_end() -> None:
    course = LYING.reps(1, 176)

    def with_knee(knee: float, asked: Condition) -> list[bool]:
        tracker = RepTracker(rep(also=(asked,)))
        outcomes = follow(tracker, lambda t: {"drive": course(t), "knee": knee}, times(course.seconds))
        return [o.counted for o in outcomes]

    bent = Condition("knee", high=140)
    assert with_knee(90, bent) == [True]
    assert with_knee(170, bent) == [False]
    assert with_knee(math.nan, bent) == [True]  # not seen at all: it speaks neither for nor against


def test_part_of_a_movement_is_where_that_movement_is() -> None:
    """Half a glide with the thigh upright is half a glide. While the leg is lifted into place, the same bending and
    straightening is none, nor a part of one; what is only asked for at the end may be missing half-way there.
    """
    halfway = LYING.reps(1, 150)

    def with_hip(hip: float, asked: Condition) -> list[bool]:
        tracker = RepTracker(rep(also=(asked,)))
        outcomes = follow(tracker, lambda t: {"drive": halfway(t), "hip": hip}, times(halfway.seconds))
        return [o.counted for o in outcomes]

    upright = Condition("hip", low=40, high=130)
    assert with_hip(90, upright) == [False]
    assert with_hip(145, upright) == []
    assert with_hip(math.nan, upright) == [False]
    assert with_hip(145, Condition("hip", low=160)) == [False]


def test_part_of_a_movement_takes_its_part_of_the_time() -> None:
    """Half-way and back in a second is half a rep where a whole one takes 0.8 s at the least; in 0.2 s it is a jump."""
    movement = rep(least_s=0.8)

    def there_and_back_in(seconds: float) -> list[bool]:
        course = LYING.to(150, seconds / 2).to(135, seconds / 2).stay(2)
        return [o.counted for o in follow(RepTracker(movement), course, times(course.seconds))]

    assert there_and_back_in(1.0) == [False]
    assert there_and_back_in(0.2) == []


def test_what_must_be_true_at_the_end_is_not_asked_for_on_the_way() -> None:
    """A press-up to 41 whose target lies at 16: for most of the time beyond 16 the elbow is still bent, at the top,
    above nine tenths of the way, it is straight."""
    movement = rep(typical=0, band=(-15, 18), target=16, also=(Condition("elbow", low=120),))
    slow = Course.at(0).stay(2).to(41, 4).to(0, 4).stay(2)

    def counts(straight_from: float) -> list[bool]:
        drive = {t: slow(t) for t in times(slow.seconds)}
        values = {t: {"drive": y, "elbow": 150.0 if y >= straight_from else 90.0} for t, y in drive.items()}
        return [o.counted for o in follow(RepTracker(movement), values.__getitem__, times(slow.seconds))]

    assert counts(36) == [True]
    assert counts(40.5) == [False]


def test_what_must_be_true_at_the_end_may_be_counted_from_rest() -> None:
    """The knee moves along by 5 or by 20 where 9 are allowed."""
    movement = rep(also=(Condition("knee", low=-9, high=9, of="rest"),))
    course = LYING.reps(1, 176)

    def with_knee(moves: float) -> list[bool]:
        rise = {t: {"drive": course(t), "knee": 90 + moves * (course(t) - 135) / 41} for t in times(course.seconds)}
        return [o.counted for o in follow(RepTracker(movement), rise.__getitem__, times(course.seconds))]

    assert with_knee(5) == [True]
    assert with_knee(20) == []


def test_a_movement_that_leaves_what_holds_all_the_way_is_another_one() -> None:
    """A foot rises by 0.3 on the way back, half a second long, where 0.15 is allowed: neither a rep nor a part of one.
    For a flicker of two frames it says nothing, and neither does a foot that is not seen.
    """
    movement = rep(throughout=(Condition("foot", low=-0.15, high=0.15, of="rest"),))
    course = LYING.reps(1, 176, out=1.5, hold=3.5, back=2)

    def with_foot(up: float, seconds: float) -> list[bool]:
        rise = {
            t: {"drive": course(t), "foot": 0.1 + (up if 7.5 <= t < 7.5 + seconds else 0.0)}
            for t in times(course.seconds)
        }
        return [o.counted for o in follow(RepTracker(movement), rise.__getitem__, times(course.seconds))]

    assert with_foot(0.1, 0.5) == [True]
    assert with_foot(0.3, 0.5) == []
    assert with_foot(0.3, 0.07) == [True]
    assert with_foot(math.nan, 0.5) == [True]


def test_who_is_first_seen_where_nobody_stays_began_nothing_there() -> None:
    """Somebody lies on the mat for three seconds and then comes up to straight arms: for a push-up, which is not held
    below, that is no way back; a turn that is seen from half a second before it is.
    """
    up, down = 1.05, 0.4
    held = rep(typical=up, band=(0.8, 1.3), target=0.7, least=0.12, least_s=0.4)
    movement = replace(held, ends=(replace(held.ends[0], hold=None),))

    def counts(lies_s: float, movement: Movement) -> list[bool]:
        course = Course.at(down).stay(lies_s).to(up, 1).stay(2)
        return [o.counted for o in follow(RepTracker(movement), course, times(course.seconds))]

    assert counts(3, movement) == []
    assert counts(0.5, movement) == [True]
    assert counts(3, held) == [True], "where the end is held, the source began in the hold"


@pytest.mark.parametrize("pause", [0.6, 1.0, 2.0])
def test_a_way_with_a_pause_in_it_takes_no_longer_than_the_hold_leaves_room_for(pause: float) -> None:
    """One knee and then the other, 1.2 s each. The way out is about what it was and, with the hold and the way back,
    no more than all of the rep: the ends of both ways are 97 % done when the hold begins, and as the other's begin.
    """
    movement = rep(typical=0, band=(-15, 18), target=35)
    course = Course.at(0).stay(2).to(25, 1.2).stay(pause).to(50, 1.2).stay(5).to(0, 1.5).stay(2)
    (done,) = follow(RepTracker(movement), course, times(course.seconds))
    assert done.out_s == pytest.approx(2.4 + pause, abs=0.6)
    held = done.stays[0].end_s - done.stays[0].start_s
    seconds = done.end_s - done.start_s
    assert done.out_s + held + done.back_s == pytest.approx(seconds, abs=0.19 * (done.out_s + done.back_s))


@pytest.mark.parametrize(
    ("typical", "still_s", "change", "reps"),
    [(None, 0.2, 1.5, []), (None, 2.0, 1.5, [True]), (None, 0.2, 3.0, [True]), (10.0, 0.2, 1.5, [True])],
    ids=["settles_into_place", "kept_still_first", "twice_as_far", "anybody_rests_there"],
)
def test_who_settles_into_place_makes_no_movement(
    typical: float | None, still_s: float, change: float, reps: list[bool]
) -> None:
    """A tilt is a change by 1. Who goes 1.5 and back before they have kept still for 0.7 s settles into place."""
    end = EndSpec("flat", None, 1.0, 1.0, None, (), None)
    movement = Movement("rep", "drive", RestSpec(typical, 0.0, 20.0), (end,), 0.45, 1.0, 0.3)
    course = Course.at(10).stay(still_s).to(10 + change, 0.8).to(10, 0.8).stay(3)
    assert [o.counted for o in follow(RepTracker(movement), course, times(course.seconds))] == reps


@pytest.mark.parametrize(("there_s", "found"), [(0.5, [True]), (1.2, [])])
def test_who_is_there_for_long_when_first_seen_began_nothing(there_s: float, found: list[bool]) -> None:
    """A glide turns within a second at the far end, which nobody holds; who stays there as long sat there."""
    movement = rep()
    movement = replace(movement, ends=(replace(movement.ends[0], hold=None),))
    course = Course.at(168).to(178, 0.7 * there_s).stay(0.3 * there_s).to(135, 1.5).stay(3)
    assert [o.counted for o in follow(RepTracker(movement), course, times(course.seconds))] == found


@pytest.mark.parametrize(("held", "counted"), [(True, []), (False, [True])], ids=["held", "passed"])
def test_who_was_in_view_and_is_first_seen_at_the_end_of_what_is_held_began_nothing(
    held: bool, counted: list[bool]
) -> None:
    """Two seconds at rest, another posture, two seconds at 176, past the target of 166.5, and back to rest."""
    movement = rep()
    tracker = RepTracker(movement if held else replace(movement, ends=(replace(movement.ends[0], hold=None),)))
    follow(tracker, LYING, times(2))
    tracker.leave()
    course = Course.at(176).stay(2).to(135, 1).stay(2)
    later = [2 + t for t in times(course.seconds)]
    assert [o.counted for o in follow(tracker, lambda t: course(t - 2), later)] == counted


def test_who_comes_back_to_a_little_beyond_their_rest_goes_on_being_counted() -> None:
    """A tilt is a change by 1; this person goes by 2.8 and comes back to 0.95 from where they had lain."""
    end = EndSpec("flat", None, 1.0, 1.0, None, (), Range(3, 5))
    movement = Movement("rep", "drive", RestSpec(None, 0.0, 20.0), (end,), 0.45, 1.0, 0.3)
    course = Course.at(10).stay(2).to(12.8, 1).stay(3).to(10.95, 2.5)
    course = course.to(12.8, 2).stay(4).to(10.95, 1).stay(2)
    assert [o.counted for o in follow(RepTracker(movement), course, times(course.seconds))] == [True, True]
