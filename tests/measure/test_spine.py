"""The spine's curve on outlines whose curve is known from paper."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from formcheck.measure.body import BodyTracker
from formcheck.measure.spine import spine_curve
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import FloatArray, Pose
from tests.bodies import Camera, hands_and_knees, mirrored, pose_of, resized, standing

TRUNK, HIP = 200.0, (640.0, 400.0)


def curve(pose: Pose) -> float:
    body = BodyTracker().update(pose)
    assert body is not None
    return spine_curve(body)


def with_back(heights: list[float], *, belly: float = -0.2) -> Pose:
    """All fours seen from the right, whose back is `heights` above the line, from shoulder to hip, evenly spaced."""
    s = np.linspace(0, 1, len(heights))
    back = [(HIP[0] + TRUNK * (1 - x), HIP[1] - TRUNK * h) for x, h in zip(s, heights, strict=True)]
    below = [(HIP[0], HIP[1] - TRUNK * belly), (HIP[0] + TRUNK, HIP[1] - TRUNK * belly)]
    outline: FloatArray = np.array([*back, *below], dtype=np.float32)
    return replace(pose_of(hands_and_knees(), camera=Camera(trunk=TRUNK, at=HIP)), outline=outline)


def parabola(height: float) -> float:
    """Height 4 h s (1 - s): 0.96 h, h, 0.96 h in the middle, 0.36 h at 0.1 and 0.9."""
    return ((0.96 + 1 + 0.96) / 3 - 0.36) * height


@pytest.mark.parametrize("height", [-0.15, -0.05, 0.0, 0.05, 0.15])
@pytest.mark.parametrize("seen_from", ["left", "right"])
def test_an_arched_back(height: float, seen_from: Side) -> None:
    pose = pose_of(hands_and_knees(curve=height), camera=Camera(seen_from=seen_from))
    assert curve(pose) == pytest.approx(parabola(height), abs=0.001)
    assert curve(mirrored(pose)) == pytest.approx(parabola(height), abs=0.001)


def test_half_an_ellipse() -> None:
    """Height b sqrt(1 - (2s - 1)^2): 0.9798 b, b, 0.9798 b in the middle and 0.6 b at 0.1 and 0.9; so 0.3865 b."""
    s = np.linspace(0, 1, 401)
    b = 0.3
    pose = with_back([b * math.sqrt(max(0.0, 1 - (2 * x - 1) ** 2)) for x in s])
    assert curve(pose) == pytest.approx(((2 * math.sqrt(1 - 0.2**2) + 1) / 3 - 0.6) * b, abs=0.001)


def test_a_flat_back_has_no_curve_however_thick_the_body_or_tilted_the_trunk() -> None:
    for thickness in (0.05, 0.2, 0.5):
        assert curve(with_back([thickness] * 5)) == pytest.approx(0, abs=1e-6)
    assert curve(with_back([0.1, 0.2, 0.3, 0.4, 0.5])) == pytest.approx(0, abs=1e-6)


def test_the_pictures_size_does_not_matter() -> None:
    pose = pose_of(hands_and_knees(curve=0.1))
    assert curve(resized(pose, 0.4)) == pytest.approx(parabola(0.1), abs=0.002)


def test_it_is_read_on_the_backs_side_of_an_upright_body_too() -> None:
    assert curve(pose_of(replace(standing(), curve=0.1))) == pytest.approx(parabola(0.1), abs=0.001)


def test_something_far_behind_the_back_is_not_the_back() -> None:
    """An arm raised behind, over the middle of the trunk: a spike that ends 0.9 above the line."""
    pose = with_back([0.2] * 41)
    assert pose.outline is not None
    outline = pose.outline.tolist()
    back, tip = 400 - 0.2 * TRUNK, 400 - 0.9 * TRUNK
    spike = [[742, back], [741, tip], [739, tip], [738, back]]
    at = next(i for i, point in enumerate(outline) if point[0] <= 740)
    with_arm = np.array([*outline[:at], *spike, *outline[at + 1 :]], dtype=np.float32)
    found = curve(replace(pose, outline=with_arm))
    assert math.isnan(found) or abs(found) < 0.01


def test_without_a_silhouette_or_half_a_back_there_is_no_curve() -> None:
    pose = pose_of(hands_and_knees(curve=0.1))
    assert math.isnan(curve(replace(pose, outline=None)))
    assert pose.outline is not None
    half = pose.outline[pose.outline[:, 0] > 740]
    assert math.isnan(curve(replace(pose, outline=half)))
    assert math.isnan(curve(replace(pose, outline=np.zeros((0, 2), dtype=np.float32))))
