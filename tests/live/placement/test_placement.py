"""Placement over time: what is shown, for how long, and that it does not flicker."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from formcheck.live.placement import Placement
from formcheck.live.placement.dwell import LASTS_S, SHOWN_S, UNSURE_S, Dwell
from formcheck.pose.pose import Pose
from tests.live.figures import BRIDGE, bridging, nobody
from tests.live.placement.scenes import LIT, lit, moved

STEP = 0.1


def played(placement: Placement, pose: Pose | None, seconds: float, start: float) -> list[str]:
    return [placement.push(pose, LIT, start + n * STEP).id for n in range(round(seconds / STEP))]


def test_from_loading_over_an_instruction_to_right() -> None:
    placement = Placement(BRIDGE)
    assert set(played(placement, None, 2.0, 0.0)) == {"loading"}
    assert played(placement, nobody(), 3.0, 2.0)[-1] == "nobody"
    assert played(placement, moved(scale=1.7), 3.0, 5.0)[-1] == "move_back"
    advice = [placement.push(bridging(), LIT, 8.0 + n * STEP) for n in range(30)][-1]
    assert advice.ok and advice.id == "ok"


def test_nothing_is_loading_once_there_is_a_pose() -> None:
    """Two findings by turns, none of which lasts: it is not known yet, and so not called right either."""
    placement = Placement(BRIDGE)
    by_turns = (bridging(), nobody())
    assert {placement.push(by_turns[n % 2], LIT, n * STEP).id for n in range(20)} == {"looking"}
    assert played(placement, bridging(), 5.0, 2.0)[-1] == "ok"
    loaded = Placement(BRIDGE)
    played(loaded, None, 5.0, 0.0)
    advice = loaded.push(bridging(), LIT, 5.0)
    assert (advice.id, advice.ok) == ("looking", False)


def test_that_it_is_dark_stays_for_its_time_when_the_model_comes() -> None:
    placement = Placement(BRIDGE)
    ids = [placement.push(None, lit(8), n * STEP).id for n in range(10)]
    assert ids[-1] == "dark" and placement.push(bridging(), LIT, 1.0).id == "dark"


def test_it_says_that_it_is_dark_before_the_model_is_there() -> None:
    placement = Placement(BRIDGE)
    advice = [placement.push(None, lit(8), n * STEP) for n in range(20)][-1]
    assert advice.id == "dark" and not advice.ok


def test_a_stumble_of_the_landmarks_changes_nothing() -> None:
    placement = Placement(BRIDGE)
    played(placement, bridging(), 3.0, 0.0)
    shown = {placement.push(nobody() if n % 5 else bridging(), LIT, 3.0 + n * STEP).id for n in range(50)}
    assert shown == {"ok"}


def test_right_is_taken_back_only_when_it_lasts() -> None:
    placement = Placement(BRIDGE)
    played(placement, bridging(), 4.0, 0.0)
    ids = played(placement, moved(scale=1.7), 3.0, 4.0)
    assert ids[0] == "ok" and ids[-1] == "move_back"
    assert ids.index("move_back") * STEP >= LASTS_S - STEP


def test_the_ghost_turns_to_where_the_head_lies() -> None:
    placement = Placement(BRIDGE)
    left = placement.push(None, LIT, 0.0).ghost
    assert placement.push(bridging(), LIT, 0.1).ghost == left  # the head lies to the left in the figure
    pose = bridging()
    assert pose.landmarks is not None
    points = pose.landmarks.copy()
    points[:, 0] = pose.width - points[:, 0]
    flipped = Pose(0, 0.0, pose.width, pose.height, points, pose.depth, pose.visibility)
    later = [0.2 + n * STEP for n in range(30)]
    turned = [placement.push(replace(flipped, t=t), LIT, t).ghost for t in later][-1]
    assert sorted((round(1 - x, 6), round(y, 6)) for x, y in turned) == sorted(
        (round(x, 6), round(y, 6)) for x, y in left
    )


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0.01, 1.5)), min_size=1, max_size=80))
def test_whatever_comes_nothing_is_shown_for_less_than_its_time(steps: list[tuple[int, float]]) -> None:
    dwell, t = Dwell(0), 0.0
    changes = [0.0]
    shown = 0
    for value, dt in steps:
        t += dt
        settled = dwell.push(value, t)
        if settled != shown:
            assert settled == value
            changes.append(t)
            shown = settled
    assert all(b - a >= SHOWN_S - 1e-9 for a, b in pairwise(changes[1:]))


@given(st.integers(1, 9))
def test_two_things_in_turn_that_are_both_not_shown_do_not_keep_a_third_for_ever(every: int) -> None:
    dwell = Dwell(0)
    settled = {dwell.push(1 + (n // every) % 2, n / 15) for n in range(round(15 * (UNSURE_S + SHOWN_S)))}
    assert settled & {1, 2}
