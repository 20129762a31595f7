"""How far the arm's landmarks lie from its joints: python -m tools.evaluate.joint_offsets DIR [DIR...] --cache CACHE.

What formcheck/measure/arm_joints.py reckons with. Near side, in the picture; each clip counts once, by its median.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from formcheck.errors import FormcheckError
from formcheck.measure.body import BodyTracker
from formcheck.pose.landmarks import Side, index_of
from tools.evaluate.folder import Clip, clips_in
from tools.evaluate.frames import read_frames
from tools.evaluate.poses import poses_of

Floats = NDArray[np.float64]

SEEN = 0.8
"""Visibility of every landmark of arm, hip and thumb from which a frame tells where they lie: others are guesses."""

FEWEST = 30
"""Frames that make a clip's median."""

BESIDE = 0.02
"""Trunk lengths beside the forearm from which a thumb tells on which side of the wrist it is."""

BONES = ("thigh", "upperarm", "lowerarm", "hand")
LANDMARKS = ("hip", "shoulder", "elbow", "wrist", "thumb")

ASKED = {
    "shoulder's landmark above the joint, arm 60 to 120 degrees off the trunk": "shoulder",
    "wrist's landmark on the thumb's side, as a share of how far the thumb's is": "wrist",
    "straight elbow's (from 160 degrees) landmark behind the joint": "straight",
    "bent elbow's (70 to 120 degrees) landmark behind the joint": "bent",
}


def main(words: Sequence[str] | None = None) -> int:
    """Print the quartiles over the clips of each offset, in trunk lengths; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.evaluate.joint_offsets", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="a folder of clips with their truth")
    parser.add_argument("--cache", required=True, type=Path, help="where the extracted poses are kept")
    args = parser.parse_args(words)
    try:
        clips = [clip for clip in clips_in(args.folders).clips if clip.frames is not None]
        found = [offsets_of(*arms_of(clip, args.cache)) for clip in clips]
    except FormcheckError as error:
        print(f"joint_offsets: {error}", file=sys.stderr)
        return error.exit_code
    for words_of_it, key in ASKED.items():
        values = [offsets[key] for offsets in found if key in offsets]
        quartiles = np.percentile(values, (50, 25, 75)) if values else np.full(3, np.nan)
        print("{:.3f} ({:.3f} to {:.3f})".format(*quartiles), f"in {len(values)} clips: {words_of_it}")
    return 0


def arms_of(clip: Clip, cache: Path) -> tuple[Floats, Floats, Floats]:
    """Of each frame whose near arm is seen: landmarks (n, 5, 2), joints (n, 4, 2) in trunk lengths, chirality (n,)."""
    assert clip.frames is not None
    truth = read_frames(clip.frames)
    with np.load(clip.frames) as table:
        joints_px = table["joints_px"].astype(float)
        joint_names = [str(name) for name in table["joint_names"]]
    tracker = BodyTracker()
    landmarks: list[Floats] = []
    joints: list[Floats] = []
    chirality: list[float] = []
    for pose in poses_of(clip.video, cache).poses:
        body = tracker.update(pose)
        if body is None or body.near is None or pose.landmarks is None or pose.visibility is None:
            continue
        places = _places(LANDMARKS, body.near)
        if not pose.visibility[places].min() >= SEEN:
            continue
        landmarks.append(pose.landmarks[places].astype(float) / body.trunk)
        bones = [joint_names.index(f"{bone}_{body.near[0]}") for bone in BONES]
        joints.append(joints_px[truth.row_at(pose.t), bones] / body.trunk)
        chirality.append(float(body.chirality))
    return (
        np.array(landmarks).reshape(-1, len(LANDMARKS), 2),
        np.array(joints).reshape(-1, len(BONES), 2),
        np.array(chirality),
    )


def offsets_of(landmarks: Floats, joints: Floats, chirality: Floats) -> dict[str, float]:
    """The medians of one clip, by the words of ASKED; what too few frames show is left out."""
    hip, shoulder, elbow, wrist = joints.swapaxes(0, 1)
    lifted, bent = _angle(hip, shoulder, elbow), _angle(shoulder, elbow, wrist)
    above = _dot(landmarks[:, 1] - shoulder, _unit(shoulder - hip))
    behind = _cross(_unit(wrist - shoulder), landmarks[:, 2] - elbow) * chirality
    along = _unit(wrist - elbow)
    wrist_aside = _cross(along, landmarks[:, 3] - wrist)
    thumb_aside = _cross(along, landmarks[:, 4] - landmarks[:, 3])
    medians = {
        "shoulder": _median(above[(lifted >= 60) & (lifted <= 120)]),
        "straight": _median(behind[bent >= 160]),
        "bent": _median(behind[(bent >= 70) & (bent <= 120)]),
    }
    thumb = _median(thumb_aside)
    if abs(thumb) >= BESIDE:
        medians["wrist"] = _median(wrist_aside) / thumb
    return {key: value for key, value in medians.items() if not np.isnan(value)}


def _places(names: Iterable[str], side: Side) -> list[int]:
    return [index_of(name, side) for name in names]


def _median(values: Floats) -> float:
    values = values[~np.isnan(values)]
    return float(np.median(values)) if len(values) >= FEWEST else float("nan")


def _unit(vectors: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: Floats = vectors / np.where(lengths > 0, lengths, np.nan)
    return units


def _dot(a: Floats, b: Floats) -> Floats:
    product: Floats = (a * b).sum(axis=1)
    return product


def _cross(a: Floats, b: Floats) -> Floats:
    product: Floats = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return product


def _angle(a: Floats, b: Floats, c: Floats) -> Floats:
    u, v = a - b, c - b
    angles: Floats = np.degrees(np.abs(np.arctan2(_cross(u, v), _dot(u, v))))
    return angles


if __name__ == "__main__":
    sys.exit(main())
