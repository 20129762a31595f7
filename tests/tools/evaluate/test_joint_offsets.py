"""An arm held out level before somebody upright, seen from the right; all in trunk lengths, y down."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tools.evaluate.joint_offsets import FEWEST, Floats, main, offsets_of

JOINTS = [(0.0, 1.0), (0.0, 0.0), (0.6, 0.0), (1.1, 0.0)]
LANDMARKS = [(0.0, 1.0), (0.0, -0.03), (0.6, 0.01), (1.1, -0.02), (1.1, -0.07)]
"""The shoulder 0.03 above, the elbow 0.01 below (behind), the wrist 0.02 above and the thumb 0.05 above that."""


def frames(points: list[tuple[float, float]], count: int = FEWEST) -> Floats:
    return np.array([points] * count)


def offsets(
    joints: list[tuple[float, float]] = JOINTS, landmarks: list[tuple[float, float]] = LANDMARKS
) -> dict[str, float]:
    return offsets_of(frames(landmarks), frames(joints), np.ones(FEWEST))


def test_the_offsets_of_a_straight_arm() -> None:
    assert offsets() == pytest.approx({"shoulder": 0.03, "straight": 0.01, "wrist": 0.02 / 0.05})


def test_from_the_left_they_are_the_same() -> None:
    turned_about = np.array([-1.0, 1.0])
    found = offsets_of(frames(LANDMARKS) * turned_about, frames(JOINTS) * turned_about, -np.ones(FEWEST))
    assert found == pytest.approx(offsets())


def test_a_bent_elbow_is_told_apart() -> None:
    """The forearm upright: behind is away from the line shoulder to wrist, at 45 degrees to below."""
    upright = [*JOINTS[:3], (0.6, -0.6)]
    found = offsets(upright, [*LANDMARKS[:3], (0.6, -0.6), (0.6, -0.7)])
    assert found == pytest.approx({"shoulder": 0.03, "bent": 0.01 / np.sqrt(2)})


def test_a_hanging_arm_says_nothing_of_the_shoulder() -> None:
    hanging = [(0.0, 1.0), (0.0, 0.0), (0.0, 0.6), (0.0, 1.1)]
    assert "shoulder" not in offsets(hanging)


def test_few_frames_say_nothing() -> None:
    few = FEWEST - 1
    assert offsets_of(frames(LANDMARKS, few), frames(JOINTS, few), np.ones(few)) == {}


def test_a_folder_that_is_missing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere"), "--cache", str(tmp_path)]) == 2
    assert "is not a folder" in capsys.readouterr().err
