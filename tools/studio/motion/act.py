"""Acts: stretches of a performance that follow one another, each with its own truth in its own time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tools.studio.motion.figure import Figure
from tools.studio.motion.life import Life, Vital
from tools.studio.motion.performance import FigurePose, MovementTruth, Performance, RepTruth, Seat, counted
from tools.studio.motion.reading import angles_of
from tools.studio.motion.score import Phase, Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.stance import Stance

Pose = Callable[[float, Vital], Figure]
"""A figure at a time (seconds from the act's start), alive as the vital says."""


@dataclass(frozen=True, slots=True)
class Act:
    """`duration` seconds of poses, and what is true meanwhile (times from the act's own start)."""

    duration: float
    pose: Pose
    phases: Sequence[Phase]
    spans: Sequence[tuple[str, float, float]]
    reps: Sequence[RepTruth] = ()
    holds: Sequence[tuple[float, float, str | None]] = ()
    faults: Sequence[tuple[str, float, float]] = ()
    controls: Callable[[float], dict[str, float]] = field(default=lambda _t: {})
    seat: Seat | None = None
    visible: bool = True


Overlay = Callable[[Figure, dict[str, float]], Figure]


def performed(stance: Stance, score: Score, overlay: Overlay | None = None, seat: Seat | None = None) -> Act:
    """The act of a stance driven by a score; `overlay` changes the posed figure (a hand that leaves the floor)."""

    def pose(t: float, vital: Vital) -> Figure:
        controls = score.controls_at(t)
        figure = stance.figure(controls, vital)
        return overlay(figure, controls) if overlay else figure

    return Act(
        duration=score.t,
        pose=pose,
        phases=tuple(score.phases),
        spans=((stance.posture, 0.0, score.t),),
        reps=tuple(score.reps),
        holds=tuple(score.holds),
        faults=tuple(score.faults),
        controls=score.controls_at,
        seat=seat,
    )


def assembled(stage: Stage, exercise: str, acts: Sequence[Act], life: Life) -> Performance:
    """One performance of acts in a row."""
    starts = [sum(act.duration for act in acts[:i]) for i in range(len(acts))]
    duration = sum(act.duration for act in acts)

    def source(t: float) -> FigurePose:
        index = max(i for i, start in enumerate(starts) if start <= t or i == 0)
        act, local = acts[index], t - starts[index]
        figure = act.pose(local, life.at(t))
        phase = _phase_at(act, local)
        angles = angles_of(stage, figure)
        angles.update({f"control.{name}": value for name, value in act.controls(local).items()})
        return FigurePose(
            dict(figure.rotations), figure.root, figure.offset, angles, phase.name, phase.rep, act.visible
        )

    seats = [act.seat for act in acts if act.seat is not None]
    return Performance(duration, _joined_truth(exercise, acts, starts), source, seats[0] if seats else None)


def _phase_at(act: Act, t: float) -> Phase:
    for phase in act.phases:
        if t < phase.end:
            return phase
    return act.phases[-1]


def _joined_truth(exercise: str, acts: Sequence[Act], starts: Sequence[float]) -> MovementTruth:
    pairs = list(zip(acts, starts, strict=True))
    reps = tuple(_later(rep, start) for act, start in pairs for rep in act.reps)
    return replace(
        counted(exercise, reps),
        holds=tuple((a + start, b + start, side) for act, start in pairs for a, b, side in act.holds),
        faults=tuple((name, a + start, b + start) for act, start in pairs for name, a, b in act.faults),
        spans=_merged([(name, a + start, b + start) for act, start in pairs for name, a, b in act.spans]),
    )


def _later(rep: RepTruth, by: float) -> RepTruth:
    return RepTruth(rep.side, rep.start_s + by, rep.top_start_s + by, rep.top_end_s + by, rep.end_s + by)


def _merged(spans: Sequence[tuple[str, float, float]]) -> tuple[tuple[str, float, float], ...]:
    """Neighbouring spans of the same posture become one."""
    joined: list[tuple[str, float, float]] = []
    for name, start, end in spans:
        if joined and joined[-1][0] == name:
            joined[-1] = (name, joined[-1][1], end)
        else:
            joined.append((name, start, end))
    return tuple(joined)
