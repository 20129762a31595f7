"""Cat-camels on a drive without any body, and what a tracker finds of them."""

from __future__ import annotations

import math
from collections.abc import Callable

from formcheck.coach.cycle import CycleTracker
from formcheck.coach.travel import Outcome
from tests.coach.drives import cycle, follow
from tests.movements import Course, times


def pairs(
    course: Course, n: int, *, up: float = 0.08, down: float = 0.08, way: float = 2.0, rest: float = 0.0
) -> Course:
    """`n` times round and hollow about where the course is, a rest after each."""
    neutral = course.knots[-1][1]
    for _ in range(n):
        course = course.to(neutral + up, way / 2).to(neutral - down, way).to(neutral, way / 2)
        course = course.stay(rest) if rest else course
    return course


def found(
    course: Course, *, since: float = 0.0, until: float = math.inf, drive: Callable[[float], float] | None = None
) -> list[Outcome]:
    later = Course(tuple((t - since, value) for t, value in course.knots))
    at = [t for t in times(later.seconds) if t + since <= until]
    return follow(CycleTracker(cycle()), drive or later, at)


def counted(course: Course, *, since: float = 0.0, until: float = math.inf) -> tuple[int, int]:
    outcomes = found(course, since=since, until=until)
    return sum(o.counted for o in outcomes), sum(not o.counted for o in outcomes)
