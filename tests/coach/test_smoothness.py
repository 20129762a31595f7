"""How evenly a way was gone: steady ways and ways with halts, at any size, tempo and frame rate, with jitter."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from formcheck.coach.coach import Coach
from formcheck.coach.events import RepDone
from formcheck.coach.smoothing import CentredSmoother
from formcheck.coach.smoothness import is_uneven, smoothness
from formcheck.measure.measures import Measures
from formcheck.specs.catalog import find
from tests.coach.drives import measures
from tests.movements import Course, minimum_jerk

Way = Callable[[float], float]
"""Share of the way done after a share of the time."""

JITTER = 0.01
"""Of the way: what landmarks jitter by in bridges and leg raises of filmed and rendered people."""


def halting(steps: int, share: float = 0.0) -> Way:
    """`steps` equal stretches, with a halt of `share` of a stretch's time after each."""

    def way(x: float) -> float:
        k = min(int(x * steps), steps - 1)
        return (k + minimum_jerk((x * steps - k) / (1 - share))) / steps

    return way


def one_halt(seconds: float, whole: float) -> Way:
    """Half of the way, a halt of `seconds`, and the rest, in `whole` seconds."""
    moving = (whole - seconds) / 2 / whole
    return lambda x: (minimum_jerk(x / moving) + minimum_jerk((x - 1 + moving) / moving)) / 2


def lowered_at_one_speed(x: float) -> float:
    """Constant speed, with a tenth of the time to get going and to stop."""
    edge = 0.1
    if x < edge:
        return x * x / (2 * edge) / (1 - edge)
    if x > 1 - edge:
        return 1 - (1 - x) ** 2 / (2 * edge) / (1 - edge)
    return (x - edge / 2) / (1 - edge)


def seen(
    way: Way, seconds: float, *, size: float = 40.0, fps: float = 30.0, jitter: float = JITTER, seed: int = 1
) -> float:
    """Smoothness of a way of `size` degrees, as the coach would see it, a second of rest before and after it."""
    rng = np.random.default_rng(seed)
    smoother, samples = CentredSmoother(), []
    for i in range(int((seconds + 2) * fps) + 1):
        t = i / fps
        share = way(min(1.0, max(0.0, (t - 1) / seconds)))
        value = size * (share + rng.normal(0, jitter))
        samples += smoother.push(Measures(i, t, True, {"d": value}, "supine", "right", (), 0.9, 100.0))
    samples += smoother.flush()
    return smoothness([(sample.t, sample.values["d"]) for sample in samples], 1.0, 1.0 + seconds)


STEADY: dict[str, Way] = {
    "minimum jerk": minimum_jerk,
    "hurried at first": lambda x: minimum_jerk(x**0.75),
    "settling at the end": lambda x: 0.85 * minimum_jerk(x / 0.6) + 0.15 * minimum_jerk((x - 0.5) / 0.5),
    "at one speed": lowered_at_one_speed,
}


@pytest.mark.parametrize("seconds", [0.8, 1.5, 4.0])
@pytest.mark.parametrize("fps", [12.0, 30.0])
@pytest.mark.parametrize("way", STEADY.values(), ids=STEADY)
def test_a_steady_way_is_even_in_spite_of_the_camera_s_jitter(way: Way, fps: float, seconds: float) -> None:
    assert not any(is_uneven(seen(way, seconds, fps=fps, seed=seed)) for seed in range(8))


@pytest.mark.parametrize("way", [halting(3, 0.2), halting(4, 0.2), one_halt(0.5, 2.0)], ids=["three", "four", "halt"])
@pytest.mark.parametrize("fps", [15.0, 30.0])
def test_a_way_with_halts_is_uneven(way: Way, fps: float) -> None:
    assert all(is_uneven(seen(way, 2.0, fps=fps, seed=seed)) for seed in range(8))


def test_minimum_jerk_has_the_value_that_the_paper_gives_and_halts_lower_it() -> None:
    plain = seen(minimum_jerk, 2.0, jitter=0)
    assert plain == pytest.approx(-1.4, abs=0.1)
    one, two, three = (seen(halting(n), 3.0, jitter=0) for n in (1, 2, 3))
    assert one > two > three


@pytest.mark.parametrize(("size", "factor"), [(0.06, 1), (40, 1), (400, 1), (40, 2)])
def test_neither_size_nor_tempo_changes_it(size: float, factor: float) -> None:
    assert seen(halting(3), 1.5 * factor, size=size, jitter=0) == pytest.approx(
        seen(halting(3), 1.5, jitter=0), abs=0.25
    )


def test_what_was_hardly_seen_or_hardly_lasted_is_not_judged() -> None:
    assert math.isnan(smoothness([], 0, 2))
    assert math.isnan(smoothness([(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)], 0, 2)), "three moments in two seconds"
    assert math.isnan(smoothness([(i / 30, i) for i in range(60)], 0, 0.3))
    assert math.isnan(smoothness([(i / 30, 5.0) for i in range(60)], 0, 2)), "no movement at all"
    assert math.isnan(smoothness([(i / 30, i) for i in range(60)], math.nan, 2))
    assert not is_uneven(math.nan)


def reps(exercise: str, drive: str, course: Course, **others: float) -> list[RepDone]:
    coach, events = Coach(find(exercise)), []
    for i in range(int(course.seconds * 30)):
        events += coach.step(measures(i / 30, **{drive: course(i / 30)}, **others))
    return [event for event in [*events, *coach.finish()] if isinstance(event, RepDone)]


def test_a_rep_says_which_of_its_ways_was_uneven() -> None:
    """Up in one, down from 172 to 135 in three stretches with halts."""
    down = (
        Course.at(135).stay(2).to(172, 1.5).stay(3).to(160, 0.7).stay(0.2).to(148, 0.7).stay(0.2).to(135, 0.7).stay(3)
    )
    (rep,) = reps("glute_bridge", "hip", down, knee=80.0)
    assert not is_uneven(rep.out_smoothness)
    assert is_uneven(rep.back_smoothness)


def test_nothing_is_said_of_too_small_a_travel_and_of_limbs_that_go_one_after_the_other() -> None:
    """A tilt of 1.1 is less than twice its uncertainty of 0.7; the knees come to the chest one by one, as they may."""
    (tilt,) = reps("pelvic_tilt", "tilt", Course.at(-45).stay(2).reps(1, -43.9), lift=0.1, hip=130.0, knee=90.0)
    assert math.isnan(tilt.out_smoothness)
    knees = Course.at(130).stay(2).reps(1, 60, out=3, hold=16)
    (both,) = reps("double_knees_to_chest", "hips", knees, near_hip=60.0, far_hip=60.0, apart=0.0, trunk=0.0, head=0.1)
    assert math.isnan(both.out_smoothness)
