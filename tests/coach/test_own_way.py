"""How far a rep must go for somebody who has shown how far they go."""

from __future__ import annotations

from formcheck.coach.rep import RepTracker
from formcheck.coach.travel import Moment
from formcheck.specs.model import Movement
from tests.coach.drives import STILL, counted, follow, rep
from tests.movements import Course, times


def test_half_of_the_only_rep_so_far_is_half_a_rep() -> None:
    """The target is 31 from rest at most, from 135 to 166. After one of 50, one of 45 counts and one of 26 does not,
    where 26 would from a rest of 140; a stiffer person's 28, first of all, does.
    """
    from_150 = Course.at(150).stay(2)
    assert counted(from_150.reps(1, 192).reps(1, 190)) == (2, 0)
    assert counted(from_150.reps(1, 195).reps(1, 173)) == (1, 1)
    assert counted(from_150.reps(1, 173)) == (1, 0)


def test_one_small_rep_among_four_sets_nobodys_range() -> None:
    """From 0 to 50, 31, 50 and 50: half of 50 is half a rep then, though it is nearly all of the 31."""
    movement = rep(typical=0, band=(-15, 18), target=16)
    course = Course.at(0).stay(2).reps(1, 50).reps(1, 31).reps(2, 50).reps(1, 25)
    outcomes = follow(RepTracker(movement), course, times(course.seconds))
    assert [o.counted for o in outcomes] == [True, True, True, True, False]


def test_one_large_rep_does_not_spoil_a_set_of_smaller_ones() -> None:
    """From 0 to 52 once, then eight times to 26 where 16 are asked for: two are half of what was shown, then it is what
    this person does."""
    movement = rep(typical=0, band=(-15, 18), target=16)
    course = Course.at(0).stay(2).reps(1, 52).reps(8, 26)
    outcomes = follow(RepTracker(movement), course, times(course.seconds))
    assert [o.counted for o in outcomes] == [True, False, False] + [True] * 6


def test_nobody_is_held_to_a_first_rep_that_went_too_far() -> None:
    """From 0 to 73, of which they are warned from 60 on, then three times to 31: so they had been told."""
    movement = rep(typical=0, band=(-15, 18), target=16)
    course = Course.at(0).stay(2).reps(1, 73).reps(3, 31)
    tracker = RepTracker(movement)
    outcomes = [
        tracker.push(Moment(t, {"drive": course(t)}, STILL, overstepped=course(t) > 60)) for t in times(course.seconds)
    ]
    assert [o.counted for o in outcomes if o] == [True] * 4
    assert counted_of(course.reps(1, 15), movement) == [True, False, False, True, False]


def counted_of(course: Course, movement: Movement) -> list[bool]:
    """The same where nobody is warned: two are half of what was shown, the third is their range today."""
    return [o.counted for o in follow(RepTracker(movement), course, times(course.seconds))]
