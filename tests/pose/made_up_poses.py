"""Poses for tests of what keeps them: any numbers at all, or a person who lies nearly still."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.pose import FloatArray, Pose


def lying_still(index: int, fps: float = 30.0, width: int = 1280, height: int = 720) -> Pose:
    """Frame `index` of somebody whose landmarks jitter by a pixel, as the model's do."""
    rng = np.random.default_rng(index)
    body = np.random.default_rng(7).uniform(0.1, 0.9, (LANDMARK_COUNT, 2)) * (width, height)
    return Pose(
        index=index,
        t=index / fps,
        width=width,
        height=height,
        landmarks=(body + rng.normal(0, 1, body.shape)).astype(np.float32),
        depth=rng.normal(0, 20, LANDMARK_COUNT).astype(np.float32),
        visibility=np.clip(rng.normal(0.97, 0.02, LANDMARK_COUNT), 0, 1).astype(np.float32),
    )


def nobody(index: int, fps: float = 30.0) -> Pose:
    return Pose(index, index / fps, 1280, 720, None, None, None)


@st.composite
def any_pose(draw: st.DrawFn, index: int = 0) -> Pose:
    """Anything that the types allow: NaN, far outside of the picture, parts missing, any time."""
    width, height = draw(st.integers(1, 8000)), draw(st.integers(1, 8000))
    seen = draw(st.booleans())
    return Pose(
        index=index,
        t=draw(st.floats(0, 1e5)),
        width=width,
        height=height,
        landmarks=draw(_numbers((LANDMARK_COUNT, 2), max(width, height))) if seen else None,
        depth=draw(_numbers((LANDMARK_COUNT,), max(width, height))) if seen and draw(st.booleans()) else None,
        visibility=draw(_numbers((LANDMARK_COUNT,), 1)) if seen and draw(st.booleans()) else None,
        outline=draw(_numbers((draw(st.integers(0, 40)), 2), max(width, height))) if seen else None,
        surface=draw(_numbers((2, 2), max(width, height))) if seen and draw(st.booleans()) else None,
    )


@st.composite
def any_poses(draw: st.DrawFn) -> list[Pose]:
    return [draw(any_pose(index)) for index in range(draw(st.integers(0, 12)))]


@st.composite
def _numbers(draw: st.DrawFn, shape: tuple[int, ...], scale: float) -> FloatArray:
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    numbers = rng.normal(0.5, draw(st.sampled_from([0.2, 1.0, 100.0])), shape) * scale
    numbers[rng.random(shape) < draw(st.sampled_from([0.0, 0.1]))] = draw(
        st.sampled_from([np.nan, np.inf, -np.inf, 1e30])
    )
    return numbers.astype(np.float32)


def same(one: Pose, other: Pose) -> bool:
    """Whether two poses are equal to the last bit, NaN being equal to NaN."""
    arrays = ("landmarks", "depth", "visibility", "outline", "surface")
    return (one.index, one.t, one.width, one.height) == (
        other.index,
        other.t,
        other.width,
        other.height,
    ) and all(_same_array(getattr(one, name), getattr(other, name)) for name in arrays)


def _same_array(one: FloatArray | None, other: FloatArray | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=True)
