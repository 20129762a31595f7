"""Who has come into position is counted from when they kept still there."""

from __future__ import annotations

import pytest

from formcheck.coach.position import PostureOverTime
from formcheck.coach.readiness import Readiness
from formcheck.coach.stillness import STILL_SPEED, Speed
from formcheck.specs.catalog import find
from formcheck.specs.model import Posture
from tests.movements import times

STILL = Speed(2 * STILL_SPEED, STILL_SPEED)
"""The body is still, whatever one joint does."""

MOVING = Speed(2 * STILL_SPEED, 1.01 * STILL_SPEED)


def came(exercise: str, *postures: Posture) -> tuple[Readiness, PostureOverTime]:
    """Each posture for three seconds; whoever is in position at the end has come into it."""
    spec = find(exercise)
    posture = PostureOverTime(spec)
    for k, one in enumerate(postures):
        for t in times(3):
            posture.push(3 * k + t, one)
    assert posture.in_position
    readiness = Readiness(spec)
    readiness.came(posture)
    return readiness, posture


def test_who_comes_into_position_must_have_kept_still_once() -> None:
    readiness, posture = came("glute_bridge", "standing", "supine")
    assert not readiness.look(posture, MOVING)
    assert readiness.look(posture, STILL)
    assert readiness.look(posture, MOVING)


def test_an_unknown_speed_is_not_stillness() -> None:
    readiness, posture = came("glute_bridge", "standing", "supine")
    assert not readiness.look(posture, Speed(float("nan"), float("nan")))


def test_a_source_may_begin_in_the_midst_of_a_movement() -> None:
    readiness, posture = came("glute_bridge", "supine")
    assert readiness.look(posture, MOVING)


def test_a_posture_of_the_movement_is_not_yet_one_to_begin_in() -> None:
    """A squat's lowest point may look like sitting; it begins standing."""
    readiness, posture = came("squat", "seated")
    assert not readiness.look(posture, STILL)


@pytest.mark.parametrize(("exercise", "start"), [("childs_pose", "childs_pose"), ("prone_lying", "prone")])
def test_a_hold_waits_for_stillness_by_itself(exercise: str, start: Posture) -> None:
    readiness, posture = came(exercise, "standing", start)
    assert readiness.look(posture, MOVING)
    readiness.met_anew()
    assert readiness.look(posture, MOVING)


def test_somebody_else_has_to_keep_still_as_well() -> None:
    readiness, posture = came("glute_bridge", "supine")
    readiness.met_anew()
    assert not readiness.look(posture, MOVING)
    assert readiness.look(posture, STILL)


def test_out_of_position_nothing_is_ready() -> None:
    readiness, posture = came("glute_bridge", "supine")
    for t in times(3):
        posture.push(3 + t, "standing")
    assert not readiness.look(posture, STILL)
