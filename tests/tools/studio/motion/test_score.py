"""The timetable: minimum-jerk moves, and holds cut out as their definition says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.studio.motion.score import ARRIVED, Score, eased, time_share
from tools.studio.motion.wish import RepPlan, do_rep, fault_within_hold

SKEWS = st.floats(-0.3, 0.3)


def new_score(seed: int = 1) -> Score:
    return Score({"lift": 0.0, "arch": 0.0}, np.random.default_rng(seed))


def test_half_of_the_time_is_half_of_the_way() -> None:
    assert eased(0.5) == pytest.approx(0.5)
    assert eased(0.25) == pytest.approx(10 / 64 - 15 / 256 + 6 / 1024)


@given(SKEWS)
def test_a_move_begins_and_ends_at_rest_and_never_turns_back(skew: float) -> None:
    progress = [eased(float(u), skew) for u in np.linspace(0.0, 1.0, 101)]
    assert progress[0] == 0.0
    assert progress[-1] == pytest.approx(1.0)
    steps = np.diff(progress)
    assert (steps >= 0.0).all()
    assert steps[0] < 0.001
    assert steps[-1] < 0.001


@given(st.floats(0.01, 0.99), SKEWS)
def test_the_share_of_time_gives_the_progress_back(progress: float, skew: float) -> None:
    assert eased(time_share(progress, skew), skew) == pytest.approx(progress, abs=1e-6)


def test_a_hold_is_from_the_end_of_the_way_up_to_the_start_of_the_way_down() -> None:
    score = new_score()
    score.wait(1.0)
    do_rep(score, 1, RepPlan({"lift": 20.0}, 1.5, 3.0, 1.8))
    (start, end, side), (rep,) = score.holds[0], score.reps
    assert side is None
    assert score.controls_at(start)["lift"] == pytest.approx(20.0 * ARRIVED, abs=1e-3)
    assert score.controls_at(end)["lift"] == pytest.approx(20.0 * ARRIVED, abs=1e-3)
    assert end - start == pytest.approx(3.0, abs=0.1)
    inside = [score.controls_at(t)["lift"] for t in np.linspace(start, end, 50)]
    assert min(inside) >= 20.0 * ARRIVED - 1e-3
    assert rep.start_s == pytest.approx(1.0)
    assert score.controls_at(rep.end_s)["lift"] == pytest.approx(0.0)


def test_a_short_hold_is_called_short_and_a_half_rep_partial() -> None:
    score = new_score()
    do_rep(score, 1, RepPlan({"lift": 20.0}, 1.0, 1.0, 1.0, least_hold_s=3.0))
    do_rep(score, 0, RepPlan({"lift": 9.0}, 1.0, 1.0, 1.0, counted=False))
    assert [name for name, _, _ in score.faults] == ["hold_short", "partial_rep"]
    assert len(score.reps) == len(score.holds) == 1


def test_a_fault_is_flagged_while_it_is_true() -> None:
    score = new_score()
    up, down = do_rep(score, 1, RepPlan({"lift": 20.0}, 2.0, 2.0, 2.0))
    score.flag_while("high", up.start, down.end, lambda now: now["lift"] > 10.0)
    _, start, end = score.faults[-1]
    assert score.controls_at(start)["lift"] == pytest.approx(10.0, abs=0.5)
    assert score.controls_at(end)["lift"] == pytest.approx(10.0, abs=0.5)
    with pytest.raises(ValueError, match="never happens"):
        score.flag_while("higher", up.start, down.end, lambda now: now["lift"] > 30.0)


def test_a_fault_within_a_hold_comes_and_goes() -> None:
    score = new_score()
    score.move(1.0, "up", 1, lift=20.0)
    score.wait(10.0, "hold", 1)
    fault_within_hold(score, "arched", 1.0, 11.0, {"arch": 30.0})
    _, start, end = score.faults[0]
    assert score.controls_at(start - 1.0)["arch"] == pytest.approx(0.0, abs=0.5)
    assert score.controls_at((start + end) / 2.0)["arch"] == pytest.approx(30.0)
    assert score.controls_at(end + 1.0)["arch"] == pytest.approx(0.0, abs=0.5)
    assert score.controls_at(6.0)["lift"] == pytest.approx(20.0)
