"""Posture over time: settling, leaving, and the very start of a source."""

from __future__ import annotations

import pytest

from formcheck.coach.position import LEAVE_S, SETTLE_S, PostureOverTime
from formcheck.specs.catalog import find
from formcheck.specs.model import Posture
from tests.movements import times

Span = tuple[float, Posture]
"""Until when, or since when, and which."""


def run(*spans: Span, exercise: str = "glute_bridge", fps: float = 30) -> tuple[list[Span], PostureOverTime]:
    """Feed postures, each until its time; the changes as (since, posture)."""
    over = PostureOverTime(find(exercise))
    changes: list[Span] = []
    for t in times(spans[-1][0], fps):
        posture = next(posture for until, posture in spans if t <= until)
        changed = over.push(t, posture)
        if changed is not None:
            changes.append((over.since, changed))
    return changes, over


def test_the_first_posture_holds_from_the_first_frame() -> None:
    changes, over = run((2, "supine"))
    assert changes == [(0.0, "supine")]
    assert over.in_position


def test_getting_down_to_the_mat() -> None:
    """Standing, something, sitting, something short, lying: each as it settles, from when it began."""
    changes, over = run((2, "standing"), (3, "unknown"), (5, "seated"), (5.2, "unknown"), (8, "supine"))
    assert [posture for _, posture in changes] == ["standing", "unknown", "seated", "supine"]
    assert [since for since, _ in changes] == pytest.approx([0, 2, 3, 5.2], abs=0.05)
    assert over.in_position


@pytest.mark.parametrize("fps", [8, 30, 60])
def test_a_moment_of_another_posture_changes_nothing(fps: float) -> None:
    changes, over = run((3, "supine"), (3 + 0.8 * LEAVE_S, "unknown"), (6, "supine"), fps=fps)
    assert changes == [(0.0, "supine")]
    assert over.in_position


def test_passing_through_is_not_settling() -> None:
    changes, _ = run((3, "standing"), (3 + 0.8 * SETTLE_S, "seated"), (6, "standing"))
    assert changes == [(0.0, "standing")]


def test_leaving_takes_a_second_whatever_is_called_what_in_between() -> None:
    changes, over = run((3, "supine"), (3.4, "unknown"), (3.8, "seated"), (6, "standing"))
    assert not over.in_position
    left = changes[1][0]
    assert 3 <= left < 3 + LEAVE_S
    assert changes[-1][1] == "standing"


def test_every_second_frame_unknown_does_not_leave() -> None:
    over = PostureOverTime(find("glute_bridge"))
    for i, t in enumerate(times(10)):
        over.push(t, "unknown" if t > 2 and i % 2 else "supine")
    assert over.in_position


def test_an_exercise_may_be_counted_in_more_than_one_posture() -> None:
    _, over = run((3, "hands_and_knees"), (6, "childs_pose"), exercise="childs_pose")
    assert over.settled == "childs_pose"
    assert over.in_position


def test_nothing_is_in_position_before_anything_was_seen() -> None:
    assert not PostureOverTime(find("glute_bridge")).in_position


def test_a_flicker_is_no_way_out_and_getting_up_is() -> None:
    posture = PostureOverTime(find("glute_bridge"))
    for k in range(60):
        posture.push(k / 30, "supine")
    posture.push(2.0, "unknown")
    assert not posture.leaving(2.0)
    posture.push(2.033, "supine")
    assert not posture.leaving(2.2)
    for k in range(5):
        posture.push(2.3 + k / 30, "unknown")
    assert posture.leaving(2.3 + 4 / 30)


def test_two_glimpses_of_another_posture_are_no_dwell() -> None:
    """A flicker before nobody was seen for 1.4 s, and one after it."""
    over = PostureOverTime(find("prone_lying"))
    for t in times(5):
        over.push(t, "prone")
    over.push(5.03, "supine")
    assert over.push(6.43, "supine") is None
    assert over.push(6.46, "prone") is None
    assert over.settled == "prone"


@pytest.mark.parametrize(
    ("exercise", "unknown_s", "left"),
    [
        ("childs_pose", 4.5, False),
        ("childs_pose", 5.5, True),
        ("glute_bridge", 2.0, False),
        ("glute_bridge", 3.0, True),
    ],
)
def test_what_fits_no_posture_leaves_a_hold_later_than_a_movement(exercise: str, unknown_s: float, left: bool) -> None:
    own: Posture = "childs_pose" if exercise == "childs_pose" else "supine"
    _, over = run((3, own), (3 + unknown_s, "unknown"), exercise=exercise)
    assert over.in_position != left
