"""A set's recorded poses, thinned out for the page: where the joints were, and the main measure over time.

Fewer frames are kept than were recorded: the page replays and draws them, it doesn't score them. The measure is read
off the kept frames again and smoothed over the coach's window, so a rep's furthest point may differ from the log's by
a degree or two; figures on the page are always the log's.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from formcheck.coach.smoothing import WIDTH_S
from formcheck.errors import PoseError
from formcheck.measure.body import SEEN
from formcheck.measure.measurer import Measurer
from formcheck.measure.measures import on_side
from formcheck.measure.spine import PLACES, back_line
from formcheck.pose.chunk import Part
from formcheck.pose.landmarks import PAIRED, SIDES, Side
from formcheck.pose.pose import Pose
from formcheck.review.visit import SetReview, VisitReview
from formcheck.session.aims import main_measure
from formcheck.specs.model import ExerciseSpec

Floats = npt.NDArray[np.float64]

FASTEST = 10.0
"""Frames a second at most: nothing in these exercises is faster than the third of a second that three frames span, and
the replay draws in between."""
MOST_FRAMES = 18_000
"""Frames of a whole page: 30 minutes at the fastest rate. Longer visits keep fewer a second."""
MOST_MEASURED = 9_000
"""Of them, those from which the main measure is read again, which takes most of the time: 5 a second in 30 minutes."""
SILHOUETTE_EVERY = 3
"""Reading the spine's curve from the silhouette costs three times a joint's angle: one in three of these is read."""

JOINTS = (
    "nose",
    *(f"{name}@{side}" for side in SIDES for name in ("ear", "shoulder", "elbow", "wrist")),
    *(f"{name}@{side}" for side in SIDES for name in ("hip", "knee", "ankle", "heel", "toe")),
)
"""What the replay draws, in the order of `Motion.points`."""


@dataclass(frozen=True, slots=True)
class Motion:
    """What is kept of a set's poses.

    Attributes:
        t: (n,) seconds of the kept frames.
        points: (n, len(JOINTS), 2) pixels of the source; NaN where unseen.
        width, height: of the source's picture.
        back: (n, 9, 2) pixels of the back's edge, which the spine's curve is read from; None without silhouettes.
        values: side to (n,) of the main measure, smoothed; NaN where it was not seen. Empty where the spec cannot be
            read or has no such measure.
        near: the side nearer to the camera for most of the time; None where nobody knows.
    """

    t: Floats
    points: Floats
    back: Floats | None
    width: int
    height: int
    values: Mapping[Side | None, Floats]
    near: Side | None


@dataclass(frozen=True, slots=True)
class Thinning:
    """How much of a visit is kept: `rate` frames a second at most, one in `every` of which is measured again."""

    rate: float = FASTEST
    every: int = 1


def thinning_of(visit: VisitReview) -> Thinning:
    """What keeps the page of a visit small and quick to make."""
    seconds = sum(review.summary.source.duration_s for review in visit.sets)
    if not seconds > 0:
        return Thinning()
    rate = min(FASTEST, MOST_FRAMES / seconds)
    return Thinning(rate, max(1, math.ceil(rate * seconds / MOST_MEASURED)))


def motion_of(review: SetReview, thinning: Thinning | None = None) -> Motion | None:
    """The motion of a set, thinned out; None where no pose can be read."""
    thinning = Thinning() if thinning is None else thinning
    try:
        kept = _thinned(review.session.poses(Slots(thinning.rate, SILHOUETTE_EVERY * thinning.every)), thinning.rate)
    except PoseError:
        return None
    if not kept:
        return None
    read = _read(review.spec, kept, thinning.every, backs=review.header.outline)
    return Motion(
        t=np.array([pose.t for pose in kept]),
        points=_points(kept),
        back=read.back,
        width=kept[-1].width,
        height=kept[-1].height,
        values=read.values,
        near=read.near or review.summary.tracking.near_side,
    )


class Slots:
    """Asked of one time after the other what is read of it: the first in its slot, of which there are `rate` a second.

    Of those, one in `outlined` is read with its silhouette's outline.
    """

    def __init__(self, rate: float, outlined: int = 1) -> None:
        self._step = 1 / rate
        self._outlined = outlined
        self._due: float | None = None
        self._kept = 0

    def __call__(self, t: float) -> Part:
        """What is read of the frame at `t`, which is later than all that were asked of before."""
        if self._due is not None and t < self._due - 1e-6:
            return "nothing"
        self._due = t + self._step if self._due is None else max(self._due + self._step, t + self._step / 2)
        self._kept += 1
        return "joints" if (self._kept - 1) % self._outlined else "all"


def _thinned(poses: Iterable[Pose], rate: float) -> list[Pose]:
    """The first pose of each slot of time, and the last one of all."""
    kept: list[Pose] = []
    last: Pose | None = None
    takes = Slots(rate)
    for pose in poses:
        last = pose
        if takes(pose.t) != "nothing":
            kept.append(pose)
    if last is not None and kept[-1] is not last:
        kept.append(last)
    return kept


def _points(poses: list[Pose]) -> Floats:
    points = np.full((len(poses), len(JOINTS), 2), np.nan)
    found = [row for row, pose in enumerate(poses) if pose.landmarks is not None and pose.visibility is not None]
    if not found:
        return points
    index = [0 if joint == "nose" else _index(joint) for joint in JOINTS]
    places = np.stack([landmarks for row in found if (landmarks := poses[row].landmarks) is not None])[:, index]
    seen = np.stack([visibility for row in found if (visibility := poses[row].visibility) is not None])[:, index]
    points[found] = np.where((seen >= SEEN)[:, :, None], places, np.nan)
    return points


def _index(joint: str) -> int:
    name, side = joint.split("@")
    return PAIRED[name][0 if side == "left" else 1]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read again of the kept frames: see Motion."""

    values: Mapping[Side | None, Floats]
    near: Side | None
    back: Floats | None


def _read(spec: ExerciseSpec | None, poses: list[Pose], every: int, *, backs: bool) -> _Read:
    """The main measure of each side from one frame in `every`, the side that was near, and the back's edge from fewer.

    One body is tracked for both: that takes most of the time.
    """
    measure = None if spec is None else main_measure(spec)
    if spec is None or measure is None:
        return _Read({}, None, None)
    needed = dataclasses.replace(spec, measures=spec.with_parts(measure))
    seldom = every * SILHOUETTE_EVERY
    every = seldom if needed.needs_silhouette else every
    measurer = Measurer(needed)
    sides: tuple[Side | None, ...] = SIDES if measure.side in ("working", "resting") else (None,)
    values = {side: np.full(len(poses), np.nan) for side in sides}
    back = np.full((len(poses), len(PLACES), 2), np.nan)
    near: Counter[Side | None] = Counter()
    for row in range(0, len(poses), every):
        measures = measurer.measure(poses[row])
        near[measures.near] += 1
        for side in sides:
            values[side][row] = on_side(measures.values, measure.name, side)
        line = back_line(measurer.body) if backs and row % seldom == 0 and measurer.body is not None else None
        if line is not None:
            back[row] = line
    t = np.array([pose.t for pose in poses])
    return _Read(
        {side: _smoothed(t, _filled(t, found, every)) for side, found in values.items()},
        near.most_common(1)[0][0],
        _filled_back(t, back, seldom) if backs else None,
    )


def _filled_back(t: Floats, back: Floats, every: int) -> Floats:
    flat = back.reshape(len(t), -1)
    columns = [_filled(t, flat[:, column], every) for column in range(flat.shape[1])]
    return np.stack(columns, axis=1).reshape(back.shape)


def _filled(t: Floats, values: Floats, every: int) -> Floats:
    """In between the frames that were read, where both neighbours were seen."""
    rows = np.arange(len(values))
    before = rows - rows % every
    after = np.minimum(before + every, (len(values) - 1) // every * every)
    read = values.copy()
    read[rows % every != 0] = np.nan
    known = np.isfinite(read)
    if not known.any():
        return read
    filled: Floats = np.interp(t, t[known], read[known])
    return np.where(known[before] & (known[after] | (rows == before)), filled, np.nan)


def _smoothed(t: Floats, values: Floats) -> Floats:
    """Each with its neighbours, weighted 1, 2, 1, where they lie within the coach's window and were seen."""
    total, weights = 2 * values, np.where(np.isfinite(values), 2.0, np.nan)
    near = np.diff(t) <= WIDTH_S / 2 + 1e-6
    for here, there in ((slice(1, None), slice(None, -1)), (slice(None, -1), slice(1, None))):
        use = near & np.isfinite(values[there])
        total[here] += np.where(use, values[there], 0.0)
        weights[here] += use
    smooth: Floats = total / weights
    return smooth
