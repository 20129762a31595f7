"""Numbers over time for the trackers, without any body: one drive that follows a course."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from formcheck.coach.rep import RepTracker
from formcheck.coach.stillness import Speed
from formcheck.coach.travel import Moment, Outcome, Tracker
from formcheck.measure.measures import Measures
from formcheck.pose.landmarks import Side
from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec, RestSpec
from formcheck.specs.model import Movement, Posture
from formcheck.specs.range import Range
from tests.movements import Course, times

STILL = Speed(0.0, 0.0)
MOVING = Speed(1.0, 0.8)

Drive = Callable[[float], float]

FOLDED = Condition("drive", high=75)
"""A pose that is taken below 75."""


def folded_between(*spans: tuple[float, float]) -> Drive:
    """In it within these spans of seconds."""
    return lambda t: 50.0 if any(a <= t < b for a, b in spans) else 100.0


HOLD = Range(3, 5)


def rep(
    *,
    typical: float | None = 135,
    band: tuple[float, float] = (95, 158),
    target: float = 166.5,
    also: tuple[Condition, ...] = (),
    least: float = 8,
    least_s: float = 0.8,
    throughout: tuple[Condition, ...] = (),
) -> Movement:
    """As a bridge is: from about 135 to 166.5 and back, wherever rest is (0.7 of the way to 180 from 135)."""
    share = 0.7 if target == 166.5 else 1.0
    way_to = 180.0 if target == 166.5 else target
    end = EndSpec("top", way_to, share, None, None, also, HOLD)
    return Movement("rep", "drive", RestSpec(typical, *band), (end,), least, least_s, 0.3, throughout)


LYING = Course.at(135).stay(2)
"""Two seconds at a bridge's rest, from which its reps go on."""


def cycle() -> Movement:
    """As a cat-camel is: 0.03 up, then 0.025 down, from a neutral that is not known beforehand."""
    ends = (
        EndSpec("round", None, 1.0, 0.03, None, (), None),
        EndSpec("hollow", None, 1.0, -0.025, None, (), None),
    )
    return Movement("cycle", "drive", RestSpec(None, -0.14, 0.08), ends, 0.015, 1.5, 0.3)


def hold(*conditions: Condition, shortest: float = 2.0) -> Movement:
    """A position that is kept while all conditions are met."""
    end = EndSpec("hold", None, 1.0, None, None, conditions, Range(20, 30))
    return Movement("hold", None, None, (end,), 0.0, 0.0, shortest)


def follow(
    tracker: Tracker,
    values: Callable[[float], float | Mapping[str, float]],
    at: Iterable[float],
    *,
    speed: Callable[[float], Speed] = lambda _: STILL,
    finish: bool = True,
) -> list[Outcome]:
    """Feed a tracker; all the movements that it found, those that end with the source too."""
    outcomes = []
    for t in at:
        value = values(t)
        named = value if isinstance(value, Mapping) else {"drive": value}
        outcomes.append(tracker.push(Moment(t, named, speed(t))))
    if finish:
        outcomes.append(tracker.finish())
    return [outcome for outcome in outcomes if outcome is not None]


def follow_with_gap(
    tracker: Tracker, values: Callable[[float], float], at: Iterable[float], gap: float
) -> list[Outcome]:
    """The same where no picture came in the two seconds from `gap` on."""
    seen = [Moment(t, {"drive": values(t)}, STILL) for t in at if not gap <= t < gap + 2]
    after = Moment(gap + 1.95, {}, STILL, after_gap=True)
    moments = [*(m for m in seen if m.t < gap), after, *(m for m in seen if m.t > gap)]
    return [outcome for outcome in (*map(tracker.push, moments), tracker.finish()) if outcome is not None]


def found(
    course: Course, *, since: float = 0.0, until: float = math.inf, fps: float = 30.0
) -> tuple[list[Outcome], RepTracker]:
    """What a bridge's tracker says of a course, and the tracker."""
    tracker = RepTracker(rep())
    at = [t for t in times(course.seconds, fps) if since <= t <= until]
    return follow(tracker, course, at), tracker


def counted(course: Course, **cut: float) -> tuple[int, int]:
    """(counted, partial)."""
    outcomes, _ = found(course, **cut)
    return sum(o.counted for o in outcomes), sum(not o.counted for o in outcomes)


def measures(
    t: float,
    posture: Posture = "supine",
    *,
    found: bool = True,
    still: bool = True,
    near: Side | None = "right",
    side_on: float = 0.9,
    size: float = 100.0,
    **values: float,
) -> Measures:
    """What the measure room would give; a body that is not still swings its joints by a trunk length a second."""
    if not found:
        return Measures(round(t * 30), t, False, {}, "unknown", None, (), math.nan, math.nan)
    points = (0.0,) * 14 if still else tuple(0.25 * size * math.sin(4 * t + k // 2) for k in range(14))
    return Measures(round(t * 30), t, True, values, posture, near, points, side_on, size)
