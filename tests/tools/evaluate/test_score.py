"""A whole clip through the ruler, its poses taken from the truth: what is measured is the ruler, not the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from formcheck.pose.landmarks import LANDMARK_COUNT, PAIRED
from formcheck.pose.pose import Pose
from formcheck.specs.catalog import package_folder
from formcheck.specs.load import load_spec
from tests.tools.evaluate.examples import TWO_BRIDGES, truth
from tools.evaluate import score
from tools.evaluate.folder import Clip
from tools.evaluate.poses import Extraction, KeptPoses

FPS = 10.0
BRIDGE = load_spec(package_folder() / "glute_bridge.yaml")
SQUAT = load_spec(package_folder() / "squat.yaml")


def lift(t: float) -> float:
    """How far the bridge is lifted at `t` seconds, 0 to 1, as the truth of TWO_BRIDGES says."""
    for rep in TWO_BRIDGES["reps"]["items"]:
        if rep["start_s"] <= t <= rep["end_s"]:
            up = min(1.0, (t - rep["start_s"]) / (rep["top_start_s"] - rep["start_s"]))
            return float(min(up, (rep["end_s"] - t) / (rep["end_s"] - rep["top_end_s"]), 1.0))
    return 0.0


def lying(t: float) -> Pose:
    """Seen from the right, head to the left; trunk and thigh 200 pixels long, the hip at 130 degrees when down.

    Lifted, the hip rises to the line from the shoulder to the knee.
    """
    knee = (200.0 - 200 * np.cos(np.radians(130)) + 200, 400 - 200 * np.sin(np.radians(130)))
    straight = ((200 + knee[0]) / 2, (400 + knee[1]) / 2)
    share = lift(t)
    hip = (400 + share * (straight[0] - 400), 400 + share * (straight[1] - 400))
    points = {
        "shoulder": (200.0, 400.0),
        "hip": hip,
        "knee": knee,
        "ankle": (knee[0] + 90, 400.0),
        "heel": (knee[0] + 85, 410.0),
        "toe": (knee[0] + 130, 405.0),
        "elbow": (300.0, 405.0),
        "wrist": (390.0, 408.0),
        "ear": (150.0, 400.0),
    }
    landmarks = np.zeros((LANDMARK_COUNT, 2), np.float32)
    depth = np.zeros(LANDMARK_COUNT, np.float32)
    landmarks[0] = (140.0, 380.0)
    for name, pair in PAIRED.items():
        landmarks[list(pair)] = points.get(name, (145.0, 385.0))
        depth[list(pair)] = (60.0, -60.0)
    return Pose(round(t * FPS), t, 1280, 720, landmarks, depth, np.ones(LANDMARK_COUNT, np.float32))


@pytest.fixture(autouse=True)
def made_up_poses(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptPoses(tuple(lying(index / FPS) for index in range(170)), Extraction(FPS, 2.5))
    monkeypatch.setattr(score, "poses_of", lambda video, cache: kept)


def clip(**changes: object) -> Clip:
    return Clip("bridges", Path("bridges.mp4"), truth(**changes), None)


def test_a_right_coach_is_right() -> None:
    scored = score.score_clip(clip(), (BRIDGE, SQUAT), Path("kept"), cross=True)
    assert scored.failed is None
    assert scored.reps is not None
    assert scored.reps.exact
    assert scored.holds is not None
    assert [hold.right for hold in scored.holds.holds] == [True, True]
    assert scored.faults is not None
    assert scored.faults.clean
    assert scored.faults.unfounded == ()
    assert scored.false_counts == ()
    assert scored.effort is not None
    assert (scored.effort.frames, scored.effort.posed, scored.effort.extracting_s) == (170, 170, 2.5)


def test_the_same_clip_called_by_another_name_is_a_false_count() -> None:
    scored = score.score_clip(clip(exercise="squat", reps={"total": 0}, holds=[]), (BRIDGE, SQUAT), Path(), cross=True)
    assert scored.reps is not None
    assert scored.reps.exact
    assert [(count.spec, count.count) for count in scored.false_counts] == [("glute_bridge", 2)]
    uncrossed = score.score_clip(clip(exercise="squat"), (BRIDGE, SQUAT), Path(), cross=False)
    assert uncrossed.false_counts == ()


def test_where_nobody_exercises_only_counts_are_looked_at() -> None:
    scored = score.score_clip(clip(exercise="none"), (BRIDGE, SQUAT), Path(), cross=True)
    assert (scored.reps, scored.holds, scored.faults, scored.posture) == (None, None, None, None)
    assert [count.spec for count in scored.false_counts] == ["glute_bridge"]


def test_a_clip_that_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "a.frames.npz"
    table.write_bytes(b"no table")
    scored = score.score_clip(Clip("a", Path("a.mp4"), truth(), table), (BRIDGE,), Path(), cross=False)
    assert scored.failed is not None
    assert "a.frames.npz is not a table of frames" in scored.failed
