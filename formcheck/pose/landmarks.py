"""Names and indices of BlazePose's 33 landmarks (Bazarevsky et al. 2020, BlazePose)."""

from __future__ import annotations

from typing import Literal

LANDMARK_COUNT = 33

NOSE = 0
EARS = (7, 8)

Side = Literal["left", "right"]
"""The person's own left or right."""

SIDES: tuple[Side, Side] = ("left", "right")

PAIRED: dict[str, tuple[int, int]] = {
    "eye": (2, 5),
    "ear": (7, 8),
    "mouth": (9, 10),
    "shoulder": (11, 12),
    "elbow": (13, 14),
    "wrist": (15, 16),
    "pinky": (17, 18),
    "index": (19, 20),
    "thumb": (21, 22),
    "hip": (23, 24),
    "knee": (25, 26),
    "ankle": (27, 28),
    "heel": (29, 30),
    "toe": (31, 32),
}
"""Landmark name to its (left, right) index. A spec names landmarks by these words; `nose` has no side."""

LANDMARK_NAMES: tuple[str, ...] = ("nose", *PAIRED)

BONES: tuple[tuple[str, str], ...] = (
    ("ear", "shoulder"),
    ("shoulder", "elbow"),
    ("elbow", "wrist"),
    ("shoulder", "hip"),
    ("hip", "knee"),
    ("knee", "ankle"),
    ("ankle", "heel"),
    ("heel", "toe"),
)
"""Pairs that an overlay joins with a line, on one side of the body."""


def other(side: Side) -> Side:
    """The opposite side."""
    return "right" if side == "left" else "left"


def index_of(name: str, side: Side) -> int:
    """Index of a landmark on one side; `nose` is the same on both. KeyError for an unknown name."""
    if name == "nose":
        return NOSE
    return PAIRED[name][0 if side == "left" else 1]
