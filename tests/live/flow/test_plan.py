from __future__ import annotations

from formcheck.live.flow.orders import Say
from formcheck.live.flow.plan import ALONE_REST_S, SWITCH_S, Around, SessionPlan, sets_of_exercise, sets_of_routine
from formcheck.live.flow.sentences import coming
from formcheck.specs.range import Range
from formcheck.specs.routine import Routine, SideOrder, Step
from formcheck.specs.routines import available_routines
from tests.live.figures import BRIDGE, EACH_SIDE


def routine(*orders: SideOrder, sets: int = 2) -> Routine:
    steps = tuple(
        Step(EACH_SIDE if order != "none" else BRIDGE, Range(sets, 3), Range(4, 6), None, order, 40.0, "Why.")
        for order in orders
    )
    return Routine("mine", "Mine", ("About.",), steps, 25.0, Range(1, 2), "test")


def test_one_exercise_with_one_leg_only() -> None:
    sets = sets_of_exercise(EACH_SIDE, sets=2, reps=4, side="left")
    assert [(planned.side, planned.order, planned.reps) for planned in sets] == [("left", "none", 4)] * 2
    (named, *_) = coming(SessionPlan(sets, Around()), 0)
    assert isinstance(named, Say) and named.utterance.text.endswith("Your left leg.")


def test_on_how_many_sides_it_is_to_be_done() -> None:
    assert [one.sides_planned for one in sets_of_exercise(EACH_SIDE, side="left")] == [1]
    assert [one.sides_planned for one in sets_of_exercise(EACH_SIDE)] == [2]
    orders: tuple[SideOrder, ...] = ("one", "left_first", "right_first", "alternating", "none")
    found = [{one.sides_planned for one in sets_of_routine(routine(order))} for order in orders]
    assert found == [{1}, {2}, {2}, {2}, {None}]


def test_one_exercise_alone_is_the_least_of_its_dose() -> None:
    (one,) = sets_of_exercise(BRIDGE)
    assert (one.reps, one.set, one.sets, one.rest_s, one.order) == (10, 1, 1, 0.0, "none")


def test_sets_and_reps_may_be_asked_for() -> None:
    sets = sets_of_exercise(EACH_SIDE, sets=3, reps=4)
    assert [(one.set, one.sets, one.reps, one.rest_s) for one in sets] == [
        (1, 3, 4, 0.0),
        (2, 3, 4, ALONE_REST_S),
        (3, 3, 4, ALONE_REST_S),
    ]
    assert {one.order for one in sets} == {"alternating"}


def test_a_side_after_the_other_makes_two_sets_with_a_short_switch() -> None:
    sets = sets_of_routine(routine("right_first"))
    assert [(one.side, one.set, one.rest_s) for one in sets] == [
        ("right", 1, 0.0),
        ("left", 1, SWITCH_S),
        ("right", 2, 40.0),
        ("left", 2, SWITCH_S),
    ]


def test_steps_rest_between_each_other_and_sets_within() -> None:
    sets = sets_of_routine(routine("none", "alternating"))
    assert [(one.step, one.steps, one.rest_s) for one in sets] == [
        (0, 2, 0.0),
        (0, 2, 40.0),
        (1, 2, 25.0),
        (1, 2, 40.0),
    ]
    assert [one.side for one in sets] == [None] * 4
    assert all(one.note == "Why." for one in sets)


def test_every_routine_that_ships_can_be_planned() -> None:
    entries = [entry for entry in available_routines() if entry.routine is not None]
    assert len(entries) >= 4
    for entry in entries:
        assert entry.routine is not None
        sets = sets_of_routine(entry.routine)
        assert sets[0].rest_s == 0 and all(one.reps for one in sets)
        assert {one.step for one in sets} == set(range(len(entry.routine.steps)))
