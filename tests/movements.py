"""Movements over time: a number that rests, travels with minimum jerk and stays; and poses sampled from it.

Minimum jerk (Flash & Hogan 1985) is how people move: over a travel of T seconds the share of the way done is
10x^3 - 15x^4 + 6x^5 with x = t / T.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from formcheck.analysis.pipeline import Pipeline
from formcheck.coach.events import Cued, Event, HoldEnded, PartialRep, RepDone, WarningEnded, WarningStarted
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec
from tests.bodies import CAMERA, Camera, Figure, nobody, pose_of


def minimum_jerk(x: float) -> float:
    """The share of the way that is done after a share `x` of the time."""
    x = min(1.0, max(0.0, x))
    return x**3 * (10 - 15 * x + 6 * x**2)


@dataclass(frozen=True, slots=True)
class Course:
    """A number over time: knots (t, value) joined by minimum-jerk travels."""

    knots: tuple[tuple[float, float], ...]

    @staticmethod
    def at(value: float) -> Course:
        """Where it begins."""
        return Course(((0.0, value),))

    @property
    def seconds(self) -> float:
        """How long all of it takes."""
        return self.knots[-1][0]

    def stay(self, seconds: float) -> Course:
        """Keep the value."""
        t, value = self.knots[-1]
        return Course((*self.knots, (t + seconds, value)))

    def to(self, value: float, seconds: float) -> Course:
        """Travel to a value."""
        return Course((*self.knots, (self.seconds + seconds, value)))

    def reps(
        self, n: int, top: float, *, out: float = 1.5, hold: float = 3.5, back: float = 1.5, rest: float = 1.5
    ) -> Course:
        """`n` times to `top`, a stay there, back to where this was, and a rest."""
        course, base = self, self.knots[-1][1]
        for _ in range(n):
            course = course.to(top, out).stay(hold).to(base, back).stay(rest)
        return course

    def faster(self, factor: float) -> Course:
        """The same in 1 / `factor` of the time."""
        return Course(tuple((t / factor, value) for t, value in self.knots))

    def __call__(self, t: float) -> float:
        for (t0, v0), (t1, v1) in itertools.pairwise(self.knots):
            if t <= t1:
                return v0 + (v1 - v0) * minimum_jerk((t - t0) / (t1 - t0)) if t1 > t0 else v1
        return self.knots[-1][1]


def times(seconds: float, fps: float = 30.0) -> list[float]:
    """Frame times of a steady source."""
    return [i / fps for i in range(int(seconds * fps) + 1)]


def uneven_times(seconds: float, rng: np.random.Generator) -> list[float]:
    """Frame times of a phone that films between 12 and 45 frames a second as it likes."""
    found = [0.0]
    while found[-1] < seconds:
        found.append(found[-1] + 1 / float(rng.uniform(12, 45)))
    return found


def film(body: Callable[[float], Figure], at: Iterable[float], camera: Camera = CAMERA) -> Iterator[Pose]:
    """A pose for each time."""
    for index, t in enumerate(at):
        yield pose_of(body(t), t, camera, index)


def lost(poses: Iterable[Pose], gone: Callable[[Pose], bool]) -> Iterator[Pose]:
    """The same, with nobody found where `gone` says so."""
    for pose in poses:
        yield nobody(pose.t, pose.index) if gone(pose) else pose


def starting_at(poses: Iterable[Pose], t: float) -> Iterator[Pose]:
    """What a clip cut at `t` shows, its time beginning anew."""
    for pose in poses:
        if pose.t >= t:
            yield replace(pose, t=pose.t - t)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a pipeline said of a source."""

    events: tuple[Event, ...]
    near: str | None

    @property
    def reps(self) -> list[RepDone]:
        return [event for event in self.events if isinstance(event, RepDone)]

    @property
    def partial(self) -> list[PartialRep]:
        return [event for event in self.events if isinstance(event, PartialRep)]

    @property
    def holds(self) -> list[float]:
        """Seconds of each hold."""
        return [event.end_s - event.start_s for event in self.events if isinstance(event, HoldEnded)]

    @property
    def warnings(self) -> list[str]:
        return [event.id for event in self.events if isinstance(event, WarningStarted)]

    @property
    def ended_warnings(self) -> list[WarningEnded]:
        return [event for event in self.events if isinstance(event, WarningEnded)]

    @property
    def cues(self) -> list[str]:
        return [event.id for event in self.events if isinstance(event, Cued)]

    def counts(self) -> tuple[int, int, int]:
        """Reps in all, and the partial ones, and warnings."""
        return len(self.reps), len(self.partial), len(self.warnings)


def watch(spec: ExerciseSpec, poses: Iterable[Pose]) -> Seen:
    """Everything that the whole path says of `poses`."""
    pipeline = Pipeline(spec)
    events = [event for pose in poses for event in pipeline.step(pose)]
    events += pipeline.finish()
    return Seen(tuple(events), pipeline.state().near)
