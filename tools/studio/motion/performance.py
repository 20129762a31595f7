"""What the motion room hands over: a performance in continuous time, and what is true of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tools.studio.motion.turns import Floats


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

        A rep is still counted if its top and its return are within; a hold is cut where the clip is cut.
        """
        source = self.source
        return replace(
            self,
            duration_s=end - start,
            truth=_cut_truth(self.truth, start, end),
            source=lambda t: source(t + start),
        )


def counted(exercise: str, reps: tuple[RepTruth, ...]) -> MovementTruth:
    """A truth that has these reps and nothing else yet."""
    sides = [rep.side for rep in reps]
    return MovementTruth(exercise, len(reps), sides.count("left"), sides.count("right"), (), (), (), reps)


def _cut_truth(truth: MovementTruth, start: float, end: float) -> MovementTruth:
    reps = tuple(
        replace(
            rep,
            start_s=max(rep.start_s, start) - start,
            top_start_s=max(rep.top_start_s, start) - start,
            top_end_s=rep.top_end_s - start,
            end_s=rep.end_s - start,
        )
        for rep in truth.reps
        if rep.top_end_s > start and rep.end_s <= end
    )
    return replace(
        counted(truth.exercise, reps),
        holds=tuple(
            (max(a, start) - start, min(b, end) - start, side) for a, b, side in truth.holds if b > start and a < end
        ),
        faults=tuple(
            (name, max(a, start) - start, min(b, end) - start) for name, a, b in truth.faults if b > start and a < end
        ),
        spans=tuple(
            (name, max(a, start) - start, min(b, end) - start) for name, a, b in truth.spans if b > start and a < end
        ),
    )
