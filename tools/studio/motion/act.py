"""Acts: stretches of a performance that follow one another, each with its own truth in its own time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tools.studio.motion.figure import Figure
from tools.studio.motion.life import Life, Vital
from tools.studio.motion.performance import FigurePose, Performance, RepTruth, Seat, counted
from tools.studio.motion.reading import angles_of
from tools.studio.motion.score import Phase, Score
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.stance import Stance

AWAY = "away"
"""The phase in which the person is out of the picture."""

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


def chained(acts: Sequence[Act]) -> Act:
    """Acts in a row as one act."""
    starts = [sum(act.duration for act in acts[:i]) for i in range(len(acts))]
    pairs = list(zip(acts, starts, strict=True))

    def at(t: float) -> tuple[Act, float]:
        act, start = max((pair for pair in pairs if pair[1] <= max(t, 0.0)), key=lambda pair: pair[1])
        return act, t - start

    def pose(t: float, vital: Vital) -> Figure:
        act, local = at(t)
        return act.pose(local, vital)

    def controls(t: float) -> dict[str, float]:
        act, local = at(t)
        return act.controls(local)

    return Act(
        duration=sum(act.duration for act in acts),
        pose=pose,
        phases=tuple(Phase(p.start + t, p.end + t, p.name, p.rep) for act, t in pairs for p in act.phases),
        spans=_merged([(name, a + t, b + t) for act, t in pairs for name, a, b in act.spans]),
        reps=tuple(_later(rep, t) for act, t in pairs for rep in act.reps),
        holds=tuple((a + t, b + t, side) for act, t in pairs for a, b, side in act.holds),
        faults=tuple((name, a + t, b + t) for act, t in pairs for name, a, b in act.faults),
        controls=controls,
        seat=next((act.seat for act in acts if act.seat is not None), None),
    )


def as_performance(stage: Stage, exercise: str, act: Act, life: Life) -> Performance:
    """The performance of one act by a person who lives as `life` says."""

    def source(t: float) -> FigurePose:
        figure = act.pose(t, life.at(t))
        phase = _phase_at(act, t)
        angles = angles_of(stage, figure)
        angles.update({f"control.{name}": value for name, value in act.controls(t).items()})
        visible = phase.name != AWAY
        return FigurePose(dict(figure.rotations), figure.root, figure.offset, angles, phase.name, phase.rep, visible)

    truth = replace(
        counted(exercise, tuple(act.reps)),
        holds=tuple(act.holds),
        faults=tuple(act.faults),
        spans=tuple(act.spans),
    )
    return Performance(act.duration, truth, source, act.seat)


def _phase_at(act: Act, t: float) -> Phase:
    for phase in act.phases:
        if t < phase.end:
            return phase
    return act.phases[-1]


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
