"""A recording that was cut, turned back, mirrored, sped up or lost in places stops nothing, whatever watches it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.analysis.watch import watch_poses
from formcheck.coach.personal import Personal
from formcheck.coach.verdict import RETURN_S
from formcheck.pose.pose import Pose
from formcheck.session.summary_object import to_json
from formcheck.specs.catalog import find
from tests.analysis.scenes import plain

SCENES = ("glute_bridge", "prone_press_up", "cat_camel", "childs_pose", "bird_dog", "hip_flexor_stretch")
SPECS = (*SCENES, "pelvic_tilt", "seated_nerve_glide", "knee_to_opposite_shoulder", "squat")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one scene, and what was done to it."""

    scene: str
    first: int
    frames: int
    backwards: bool
    mirrored: bool
    seen: bool
    dt: float
    gap: float


pieces = st.builds(
    Piece,
    scene=st.sampled_from(SCENES),
    first=st.integers(0, 400),
    frames=st.integers(1, 150),
    backwards=st.booleans(),
    mirrored=st.booleans(),
    seen=st.sampled_from([True, True, True, False]),
    dt=st.sampled_from([0.01, 1 / 30, 1 / 15, 0.4]),
    gap=st.sampled_from([0.03, 0.03, 2.5, 3600.0]),
)


def recording(cut: Sequence[Piece]) -> list[Pose]:
    """The pieces one after the other."""
    poses: list[Pose] = []
    t = 0.0
    for piece in cut:
        scene = plain(piece.scene)
        start = piece.first % len(scene)
        stretch = scene[start : start + piece.frames]
        t += piece.gap
        for pose in reversed(stretch) if piece.backwards else stretch:
            poses.append(_changed(pose, piece, t, len(poses)))
            t += piece.dt
    return poses


def _changed(pose: Pose, piece: Piece, t: float, index: int) -> Pose:
    if not piece.seen or pose.landmarks is None:
        return replace(pose, t=t, index=index, landmarks=None, visibility=None, depth=None, outline=None)
    landmarks = pose.landmarks.copy()
    if piece.mirrored:
        landmarks[:, 0] = pose.width - landmarks[:, 0]
    return replace(pose, t=t, index=index, landmarks=landmarks)


@given(cut=st.lists(pieces, min_size=1, max_size=5), name=st.sampled_from(SPECS), known=st.booleans())
@settings(max_examples=40, deadline=None)
def test_any_recording_is_watched_to_its_end(cut: list[Piece], name: str, known: bool) -> None:
    poses = recording(cut)
    summary = watch_poses(find(name), "cut", 30.0, poses, personal=Personal() if known else None)
    found = json.loads(json.dumps(to_json(summary), allow_nan=False))
    ends = [rep["end_s"] for rep in found["reps"]["items"]]
    assert all(rep["start_s"] < rep["end_s"] for rep in found["reps"]["items"])
    assert all(end <= poses[-1].t + RETURN_S for end in ends)
