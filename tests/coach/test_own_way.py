"""How far a rep must go for somebody who has shown how far they go."""

from __future__ import annotations

from formcheck.coach.rep import RepTracker
from tests.coach.drives import counted, follow, rep
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
    """From 0 to 50, 28, 50 and 50: half of 50 is half a rep then, though it is nearly all of the 28."""
    movement = rep(typical=0, band=(-15, 18), target=16)
    course = Course.at(0).stay(2).reps(1, 50).reps(1, 28).reps(2, 50).reps(1, 25)
    outcomes = follow(RepTracker(movement), course, times(course.seconds))
    assert [o.counted for o in outcomes] == [True, True, True, True, False]


def test_one_large_rep_does_not_spoil_a_set_of_smaller_ones() -> None:
    """From 0 to 52 once, then eight times to 26 where 16 are asked for: two are half of what was shown, then it is what
    this person does."""
    movement = rep(typical=0, band=(-15, 18), target=16)
    course = Course.at(0).stay(2).reps(1, 52).reps(8, 26)
    outcomes = follow(RepTracker(movement), course, times(course.seconds))
    assert [o.counted for o in outcomes] == [True, False, False] + [True] * 6
