"""Doses, worked out by hand: a dose of the bridge is 1 set of 10; a day asks for 1 to 2 doses."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from formcheck.review.history.days import days_of
from formcheck.review.history.doses import BESIDE, ExerciseDay, Planned, exercise_days
from formcheck.session.index import SetRow
from formcheck.session.programme import Agreed, Programme
from formcheck.specs.model import Dose
from formcheck.specs.range import Range
from tests.review.history.rows import set_row, side_row, visit_of

PER_SIDE = Dose(Range(1, 2), Range(10, 12), Range(1, 2), per_side=True)


def the_day(*sets: SetRow) -> ExerciseDay:
    (found,) = exercise_days([visit_of(*sets)])
    return found


@pytest.mark.parametrize(
    ("reps", "doses", "full"), [(10, 1.0, True), (15, 1.0, True), (5, 0.5, False), (9, 0.9, False)]
)
def test_one_set(reps: int, doses: float, full: bool) -> None:
    done = the_day(set_row(reps=reps))
    assert (done.doses, done.full, done.sets, done.reps) == (pytest.approx(doses), full, 1, reps)


def test_more_reps_in_one_set_are_no_second_dose_a_second_set_is() -> None:
    assert the_day(set_row(reps=20)).doses == 1.0
    assert the_day(set_row(reps=10), set_row(reps=10)).doses == 2.0


def test_a_sitting_with_two_sets_planned_is_one_dose_when_both_are_done() -> None:
    two: dict[str, Any] = {"visit": "v", "sets_planned": 2}
    assert the_day(set_row(**two)).doses == 0.5
    assert the_day(set_row(**two), set_row(**two)).doses == 1.0


def test_two_sittings_are_two_doses() -> None:
    (done,) = exercise_days([visit_of(set_row()), visit_of(set_row(reps=5))])
    assert (done.doses, done.sets, done.share) == (1.5, 2, 1.0)


def test_a_dose_for_each_side_needs_both_sides() -> None:
    sided: dict[str, Any] = {"dose": PER_SIDE, "sides": "each"}
    both = set_row(reps=20, by_side=(side_row(10, "left"), side_row(10, "right")), **sided)
    one = set_row(reps=20, by_side=(side_row(20, "left"),), **sided)
    assert the_day(both).doses == 1.0
    assert the_day(one).doses == 0.5


def test_where_only_one_side_was_to_be_worked_it_is_enough() -> None:
    sided: dict[str, Any] = {"dose": PER_SIDE, "sides": "each", "visit": "v", "sets_planned": 1}
    left = set_row(reps=10, side="left", by_side=(side_row(10, "left"),), **sided)
    right = dataclasses.replace(left, side="right", reps=5, by_side=(side_row(5, "right"),))
    assert the_day(left).doses == 1.0
    assert the_day(dataclasses.replace(left, sides_planned=1)).doses == 1.0
    assert the_day(left, right).doses == 0.75


def test_a_side_that_was_left_out_counts_less_than_one_that_was_half_done() -> None:
    sided: dict[str, Any] = {"dose": PER_SIDE, "sides": "each", "visit": "v", "sets_planned": 1}
    left = set_row(reps=10, side="left", by_side=(side_row(10, "left"),), **sided)
    right = dataclasses.replace(left, side="right", reps=0, by_side=())
    begun = the_day(left, right)  # also in an older log, which does not tell on how many sides
    assert (begun.doses, begun.sets, begun.full) == (0.5, 1, False)
    assert the_day(dataclasses.replace(left, sides_planned=2)).doses == 0.5
    assert exercise_days([visit_of(right)]) == ()


def test_where_one_side_of_either_was_enough_the_better_one_counts() -> None:
    sided: dict[str, Any] = {"dose": PER_SIDE, "sides": "each", "visit": "v", "sets_planned": 1, "sides_planned": 1}
    assert the_day(set_row(reps=10, by_side=(side_row(10, "right"),), **sided)).doses == 1.0
    both = set_row(reps=9, by_side=(side_row(2, "left"), side_row(7, "right")), **sided)
    assert the_day(both).doses == pytest.approx(0.7)


def test_what_was_not_practice_or_had_nothing_in_it_does_not_count() -> None:
    assert exercise_days([visit_of(set_row(live=False))]) == ()
    assert exercise_days([visit_of(set_row(reps=0))]) == ()
    assert the_day(set_row(reps=0, partials=2)).doses == 0.0


def test_what_a_routine_holds_and_was_not_begun_comes_after_with_nothing_done() -> None:
    routines = {
        "calm": (Planned("glute_bridge", "Glute bridge", Range(1, 1)), Planned("bird_dog", "Bird-dog", Range(1, 1)))
    }
    begun, missing = exercise_days([visit_of(set_row(), routine="calm")], routines)
    assert (begun.exercise, begun.full) == ("glute_bridge", True)
    assert (missing.exercise, missing.sets, missing.share, missing.full) == ("bird_dog", 0, 0.0, False)
    assert exercise_days([visit_of(set_row(reps=0), routine="calm")], routines) == ()
    later = visit_of(set_row(exercise="bird_dog"))
    assert [done.sets for done in exercise_days([visit_of(set_row(), routine="calm"), later], routines)] == [1, 1]


AGREED = Programme(
    date(2026, 11, 1),
    "mine",
    "Mine",
    (
        Agreed("glute_bridge", "Glute bridge", Range(2, 2), Range(5, 5), Range(1, 1)),
        Agreed("bird_dog", "Bird-dog", Range(1, 1), Range(4, 4), Range(1, 1)),
    ),
)


def test_what_was_agreed_goes_before_what_the_article_asks_for() -> None:
    begun, missing = exercise_days([visit_of(set_row(reps=5))], programme=AGREED)
    assert (begun.doses, begun.planned, begun.full) == (0.5, Range(1, 1), False)
    assert (missing.exercise, missing.doses, missing.planned) == ("bird_dog", 0.0, Range(1, 1))
    whole, _ = exercise_days([visit_of(set_row(reps=5)), visit_of(set_row(reps=6))], programme=AGREED)
    assert (whole.doses, whole.full) == (1.0, True)


def test_what_is_done_beside_a_programme_is_extra_and_takes_nothing_away() -> None:
    squat = set_row(reps=1, exercise="squat")
    sets = [set_row(reps=5), set_row(reps=5), set_row(reps=4, exercise="bird_dog"), squat]
    done = {day.exercise: day for day in exercise_days([visit_of(*sets)], programme=AGREED)}
    assert (done["squat"].planned, done["squat"].full) == (BESIDE, True)
    assert all(day.full for day in done.values())
    (day,) = days_of([visit_of(*sets)], {}, (AGREED,)).values()
    assert day.level == "full"
    (only_extra,) = days_of([visit_of(squat)], {}, (AGREED,)).values()
    assert (only_extra.level, only_extra.share) == ("some", 0.0)


def test_before_it_was_named_the_article_s_doses_count() -> None:
    later = dataclasses.replace(AGREED, since=date(2026, 12, 1))
    (day,) = days_of([visit_of(set_row())], {}, (later,)).values()
    assert day.level == "full"


def test_a_routine_that_was_followed_asks_for_its_own_reps() -> None:
    followed: dict[str, Any] = {"visit": "v", "routine": "calm", "sets_planned": 1, "reps_planned": 5}
    assert the_day(set_row(reps=5, **followed)).doses == 1.0
    assert the_day(set_row(reps=5, **{**followed, "routine": None})).doses == 0.5


TWICE = Programme(
    date(2026, 11, 1),
    "mine",
    "Mine",
    (
        Agreed("glute_bridge", "Glute bridge", Range(1, 1), Range(10, 10), Range(1, 1)),
        Agreed("glute_bridge", "Glute bridge", Range(2, 2), Range(15, 15), Range(1, 1)),
    ),
)


@pytest.mark.parametrize(
    ("reps", "doses"),
    [
        ([10, 15, 15], 1.0),
        ([10], 1 / 3),
        ([10, 10, 15], (1 + 10 / 15 + 1) / 3),
        ([10, 0, 15, 15], 1.0),  # where nothing moved, nothing is laid beside what was agreed
        ([10, 15, 15, 10], 4 / 3),
    ],
)
def test_what_was_agreed_twice_is_laid_beside_the_sets_in_their_order(reps: list[int], doses: float) -> None:
    (done,) = exercise_days([visit_of(*(set_row(reps=number) for number in reps))], programme=TWICE)
    assert done.doses == pytest.approx(doses)


def test_a_routine_that_holds_an_exercise_twice_is_one_dose_when_it_is_followed_once() -> None:
    followed: dict[str, Any] = {"visit": "v", "routine": "calm", "sets_planned": 1}
    first = set_row(reps=10, step=1, reps_planned=10, **followed)
    again = set_row(reps=15, step=3, reps_planned=15, **followed)
    assert the_day(first, again).doses == 1.0
    assert the_day(first, dataclasses.replace(again, reps=10)).doses == pytest.approx((1 + 10 / 15) / 2)
    same = dataclasses.replace(first, step=3)
    assert the_day(first, same).doses == 1.0
    older = [dataclasses.replace(row, step=None) for row in (first, again)]
    assert the_day(*older).doses == 1.0
