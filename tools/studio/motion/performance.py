"""What the motion room hands over: a performance in continuous time, and what is true of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.studio.motion.turns import Floats

LEAST_HOLD_S = 2.0
"""A pure hold of two seconds or more is one (the contract of the analysis)."""


@dataclass(frozen=True, slots=True)
class FigurePose:
    """The figure at one instant, ready for `Body.pose`.

    `rotations` are local (3, 3) per bone, `root_offset` (3,) in metres in the world (floor y = 0, body axis along
    Z). `angles` in degrees: `hip_l`, `knee_l`, `shoulder_l`, `elbow_l` and their right counterparts are the
    three-point angles in the sagittal plane, signed so that past straight is past 180; `spine` is the flexion of
    the whole spine; controls of the exercise stand beside them as `control.NAME`. `visible` is False while the
    person is out of the picture.
    """

    rotations: Mapping[str, Floats]
    root_rotation: Floats
    root_offset: Floats
    angles: dict[str, float]
    phase: str
    rep: int
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Seat:
    """A stool to draw: its top's height and extent along Z (`back_m` to `front_m`) and half its width, metres."""

    height_m: float
    back_m: float
    front_m: float
    half_width_m: float


@dataclass(frozen=True, slots=True)
class RepTruth:
    """One rep: when it left rest, was at its top (see `score.py`), and was back; times in seconds."""

    side: str | None
    start_s: float
    top_start_s: float
    top_end_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class MovementTruth:
    """What happens in a performance. Times in seconds from its start; sides are "left", "right" or None.

    `reps_total` counts what was done, whatever its quality; a partial rep is only a fault. In a pure hold each
    hold is one rep. `holds` are (start, end, side), holds within reps too; `faults` (id, start, end); `spans`
    (posture, start, end), without gaps from 0 to the end.
    """

    exercise: str
    reps_total: int
    reps_left: int
    reps_right: int
    holds: tuple[tuple[float, float, str | None], ...]
    faults: tuple[tuple[str, float, float], ...]
    spans: tuple[tuple[str, float, float], ...]
    reps: tuple[RepTruth, ...] = ()


@dataclass(frozen=True, slots=True)
class Performance:
    """A person doing an exercise, for `duration_s` seconds; `pose_at` takes any time within them."""

    duration_s: float
    truth: MovementTruth
    source: Callable[[float], FigurePose]
    seat: Seat | None = None

    def pose_at(self, t: float) -> FigurePose:
        """The figure at `t` seconds; times outside are taken to the nearest end."""
        return self.source(min(max(t, 0.0), self.duration_s))

    def cut(self, start: float, end: float) -> Performance:
        """The part between two times: a clip that begins or ends in the middle of a movement.

        A rep is still counted if its way to the top ends and its return ends within; a hold is cut with the clip.
        """
        source = self.source
        return replace(
            self,
            duration_s=end - start,
            truth=self._truth_between(start, end),
            source=lambda t: source(t + start),
        )

    def _truth_between(self, start: float, end: float) -> MovementTruth:
        truth = self.truth
        kept = cut_truth(truth.reps, truth.holds, truth.faults, truth.spans, start, end)
        return replace(counted(truth.exercise, kept.reps), holds=kept.holds, faults=kept.faults, spans=kept.spans)


def counted(exercise: str, reps: tuple[RepTruth, ...]) -> MovementTruth:
    """A truth that has these reps and nothing else yet."""
    sides = [rep.side for rep in reps]
    return MovementTruth(exercise, len(reps), sides.count("left"), sides.count("right"), (), (), (), reps)


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left of a truth between two times."""

    reps: tuple[RepTruth, ...]
    holds: tuple[tuple[float, float, str | None], ...]
    faults: tuple[tuple[str, float, float], ...]
    spans: tuple[tuple[str, float, float], ...]


def cut_truth(
    reps: Sequence[RepTruth],
    holds: Sequence[tuple[float, float, str | None]],
    faults: Sequence[tuple[str, float, float]],
    spans: Sequence[tuple[str, float, float]],
    start: float,
    end: float,
) -> Cut:
    """The truth between two times, in seconds from `start`. A rep is kept if its top is reached and left within."""

    def inside(a: float, b: float) -> tuple[float, float]:
        return max(a, start) - start, min(b, end) - start

    return Cut(
        reps=tuple(_cut_rep(rep, start, end) for rep in reps if _still_counts(rep, start, end)),
        holds=tuple((*inside(a, b), side) for a, b, side in holds if b > start and a < end),
        faults=tuple((name, *inside(a, b)) for name, a, b in faults if b > start and a < end),
        spans=tuple((name, *inside(a, b)) for name, a, b in spans if b > start and a < end),
    )


def _still_counts(rep: RepTruth, start: float, end: float) -> bool:
    """A pure hold counts while two seconds of it are left; a rep if its top begins and its return ends within."""
    if rep.start_s == rep.top_start_s and rep.end_s == rep.top_end_s:
        return min(rep.end_s, end) - max(rep.start_s, start) >= LEAST_HOLD_S
    return rep.top_start_s >= start and rep.end_s <= end


def _cut_rep(rep: RepTruth, start: float, end: float) -> RepTruth:
    times = (rep.start_s, rep.top_start_s, rep.top_end_s, rep.end_s)
    return RepTruth(rep.side, *(min(max(t, start), end) - start for t in times))
