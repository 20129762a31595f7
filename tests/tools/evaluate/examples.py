"""Truth and events written by hand, for the tests of the ruler."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from formcheck.coach.events import Cued, HoldEnded, PartialRep, RepDone, WarningEnded
from formcheck.pose.landmarks import Side
from formcheck.session.header import Units
from formcheck.session.summary import PostureSpan, SourceSummary, Summary, Tracking
from tools.evaluate.frames import FrameTruth
from tools.evaluate.truth import Truth, truth_of

TWO_BRIDGES: dict[str, Any] = {
    "exercise": "glute_bridge",
    "fps": 10.0,
    "reps": {
        "total": 2,
        "left": 0,
        "right": 0,
        "items": [
            {"side": None, "start_s": 2.0, "top_start_s": 3.0, "top_end_s": 6.0, "end_s": 7.0},
            {"side": None, "start_s": 9.0, "top_start_s": 10.0, "top_end_s": 14.0, "end_s": 15.0},
        ],
    },
    "holds": [{"start_s": 3.0, "end_s": 6.0, "side": None}, {"start_s": 10.0, "end_s": 14.0, "side": None}],
    "faults": [],
    "postures": [{"posture": "supine", "start_s": 0.0, "end_s": 16.0}],
    "light": "ceiling",
}
"""Sixteen seconds: two bridges, held for three and for four seconds."""

NOTHING = Summary(
    exercise="glute_bridge",
    source=SourceSummary("clip.mp4", 10.0, 160, 16.0),
    tracking=Tracking(160, 160, 15.9, "left"),
    units=Units(),
    reps=(),
    partial=(),
    holds=(),
    warnings=(),
    cues=(),
    rests=(),
    posture=(PostureSpan("supine", 0.0, 15.9),),
    lost=(),
)
"""Somebody lies there, and the coach says nothing."""


def truth(**changes: Any) -> Truth:
    return truth_of({**TWO_BRIDGES, **changes}, "example")


def summary(**changes: Any) -> Summary:
    return dataclasses.replace(NOTHING, **changes)


def rep(n: int, start_s: float, end_s: float, side: Side | None = None) -> RepDone:
    """A rep that is known half a second after its end and peaks in its middle."""
    return RepDone(end_s + 0.5, n, side, start_s, (start_s + end_s) / 2, end_s, 0.0, 1.0, 1.0, 130.0, 176.0)


def hold(start_s: float, end_s: float, side: Side | None = None) -> HoldEnded:
    return HoldEnded(end_s, side, start_s, end_s, complete=True)


def warning(name: str, start_s: float, end_s: float) -> WarningEnded:
    return WarningEnded(end_s, name, "warning", None, start_s, end_s, math.nan, "Lower a little.")


def cue(name: str, t: float, side: Side | None = None) -> Cued:
    return Cued(t, name, side, "Stay a little longer.")


def partial(start_s: float, end_s: float) -> PartialRep:
    return PartialRep(end_s, None, start_s, end_s, 130.0, 150.0)


def frames(phases: str = "rest:20 up:10 hold:30 down:10 rest:90", fps: float = 10.0) -> FrameTruth:
    """`phases`: words with numbers of frames; every angle is 90 degrees."""
    words = [word for part in phases.split() for word in [part.split(":")[0]] * int(part.split(":")[1])]
    joints = [f"{joint}_{side}" for side in "lr" for joint in ("hip", "knee", "shoulder", "elbow")]
    right_angles = np.full(len(words), 90.0)
    return FrameTruth(np.arange(len(words)) / fps, dict.fromkeys(joints, right_angles), tuple(words))


def write_clip(folder: Path, name: str, facts: dict[str, Any] | None = None, *, video: bytes | None = b"video") -> None:
    """A truth file, and a video unless it is None."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.truth.json").write_text(json.dumps(TWO_BRIDGES if facts is None else facts), encoding="utf-8")
    if video is not None:
        (folder / f"{name}.mp4").write_bytes(video)
