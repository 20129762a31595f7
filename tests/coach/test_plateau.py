"""Hold times and edges of minimum-jerk movements, against what they are by construction.

A movement of T seconds is within 3 % of its end for the last (and, going back, first) 1 - x(0.97) = 15.7 % of T, so a
stay of S seconds between two travels is a hold of S + 0.157 (T_out + T_back).
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.plateau import Shape, level_of, shape_of
from formcheck.coach.ramp import FROM_LOW, QUARTERS, SETTLED, TO_HIGH
from tests.movements import Course, minimum_jerk, times

NEAR_END = 0.157


def when(share: float) -> float:
    """The share of the time after which a share of the way is done, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if minimum_jerk(middle) < share else (low, middle)
    return low


def shape(course: Course, fps: float = 30, until: float | None = None, since: float = 0.0) -> Shape:
    samples = [(t, course(t)) for t in times(course.seconds, fps) if since <= t and (until is None or t <= until)]
    return shape_of(samples, course.knots[0][1])


def test_the_constants_are_those_of_minimum_jerk() -> None:
    assert pytest.approx(when(0.75) - when(0.25), abs=1e-4) == QUARTERS
    assert pytest.approx(when(0.97) - 0.5, abs=1e-3) == SETTLED
    assert pytest.approx(1 - when(0.97), abs=1e-3) == NEAR_END
    assert pytest.approx(when(0.25) / (when(0.25) - when(0.1)), abs=0.02) == FROM_LOW
    whole = (when(0.97) - when(0.75)) / (when(0.9) - when(0.75))
    second_half = (when(0.94) - when(0.5)) / (when(0.8) - when(0.5))
    assert second_half < TO_HIGH < whole
    assert whole - second_half < 0.1


@pytest.mark.parametrize("pause", [0.6, 1.0, 3.0])
def test_a_pause_half_way_does_not_put_off_the_hold(pause: float) -> None:
    """One knee drawn in within 1.2 s, then the other: the hold begins when the second one arrives, wherever the pause
    was seen from."""
    for half in (4.5, 5.0, 5.5):
        course = Course.at(0).stay(1).to(half, 1.2).stay(pause).to(10, 1.2).stay(5).to(0, 1.5).stay(1)
        (stay,) = shape(course).stays
        assert stay.start_s == pytest.approx(1 + 1.2 + pause + 1.2 * (1 - NEAR_END), abs=0.15)


@settings(max_examples=60)
@given(
    out=st.floats(0.5, 4),
    stay=st.floats(0.2, 20),
    back=st.floats(0.5, 4),
    fps=st.sampled_from([10.0, 15.0, 25.0, 30.0, 59.94]),
    way=st.floats(-0.2, 80).filter(lambda way: way > 0.01),
)
def test_the_shape_of_any_minimum_jerk_movement_is_recovered(
    out: float, stay: float, back: float, fps: float, way: float
) -> None:
    course = Course.at(10).stay(1).to(10 + way, out).stay(stay).to(10, back).stay(1)
    found = shape(course, fps)
    assert len(found.stays) == 1
    held = found.stays[0].end_s - found.stays[0].start_s
    assert held == pytest.approx(stay + NEAR_END * (out + back), abs=0.1 + 0.02 * (out + back))
    assert found.out_s == pytest.approx(out, abs=0.1, rel=0.04)
    assert found.back_s == pytest.approx(back, abs=0.1, rel=0.04)
    assert found.start_s == pytest.approx(1, abs=0.1)
    assert found.end_s == pytest.approx(1 + out + stay + back, abs=0.1)
    assert found.level == pytest.approx(10 + way, abs=0.04 * way)


def test_a_dip_divides_a_hold_in_two() -> None:
    """Down by half of the way for a moment and up again, each way in 0.6 s."""
    course = Course.at(0).stay(1).to(10, 1).stay(3).to(5, 0.6).to(10, 0.6).stay(2).to(0, 1).stay(1)
    stays = shape(course).stays
    assert len(stays) == 2
    assert stays[0].end_s == pytest.approx(1 + 1 + 3, abs=0.35)
    assert stays[1].start_s == pytest.approx(1 + 1 + 3 + 1.2, abs=0.35)


def test_a_shallow_dip_does_not_divide_a_hold() -> None:
    """Down by a quarter of the way and up again: sinking, or a landmark's slip, and one hold of 3 + 1.2 + 2 s."""
    course = Course.at(0).stay(1).to(10, 1).stay(3).to(7.5, 0.6).to(10, 0.6).stay(2).to(0, 1).stay(1)
    stays = shape(course).stays
    assert len(stays) == 1
    assert stays[0].end_s - stays[0].start_s == pytest.approx(6.2 + NEAR_END * 2, abs=0.15)


@pytest.mark.parametrize("depth", [0.6, 0.4, 0.2])
def test_however_deep_the_dip_the_stays_beside_it_are_told(depth: float) -> None:
    course = Course.at(0).stay(1).to(10, 1).stay(3).to(10 * depth, 1).to(10, 1).stay(2).to(0, 1).stay(1)
    stays = shape(course).stays
    assert [stay.end_s - stay.start_s for stay in stays] == pytest.approx([3.4, 2.4], abs=0.35)


@pytest.mark.parametrize("where", [0.3, 0.45, 0.55, 0.7])
def test_a_pause_on_the_way_is_no_part_of_the_hold(where: float) -> None:
    """Up to a share of the way, a pause of 2.5 s, up to the top and a hold of 3 s: with the ends of the travels
    beside it at most 0.75 s more, however small the last travel is.
    """
    up = Course.at(0).stay(1).to(10 * where, 1).stay(2.5).to(10, 1).stay(3).to(0, 1).stay(1)
    down = Course.at(0).stay(1).to(10, 1).stay(3).to(10 * where, 1).stay(2.5).to(0, 1).stay(1)
    for course in (up, down):
        found = shape(course)
        assert len(found.stays) == 1
        assert 3.0 < found.stays[0].end_s - found.stays[0].start_s < 3.75
    assert shape(up).start_s == pytest.approx(1, abs=0.4)
    assert shape(down).end_s == pytest.approx(9.5, abs=0.4)


@pytest.mark.parametrize("sunk", [0.8, 0.65, 0.5])
def test_who_sinks_in_a_long_hold_still_holds(sunk: float) -> None:
    """Up in a second, a second at the top, sinking over four seconds to a share of the way, and down in a second: a
    hold of 5 s and the ends of both travels. At the quarters of the last travel it stands at its own height.
    """
    course = Course.at(0).stay(1).to(10, 1).stay(1).to(10 * sunk, 4).to(0, 1).stay(1)
    (stay,) = shape(course).stays
    assert stay.end_s == pytest.approx(7.1, abs=0.45)
    assert stay.start_s == pytest.approx(1.9, abs=0.2)


def test_who_settles_slowly_into_a_hold_holds_from_where_the_quick_part_ends() -> None:
    """The same the other way round: up to seven tenths in a second, on to the top over four."""
    course = Course.at(0).stay(1).to(7, 1).to(10, 4).stay(1).to(0, 1).stay(1)
    (stay,) = shape(course).stays
    assert stay.start_s == pytest.approx(1.9, abs=0.45)
    assert stay.end_s == pytest.approx(7.1, abs=0.2)


def test_sinking_below_half_of_the_way_is_giving_up() -> None:
    course = Course.at(0).stay(1).to(10, 1).stay(1).to(2, 6).to(0, 0.5).stay(1)
    (stay,) = shape(course).stays
    assert stay.end_s < 6.5


def test_one_unsteady_sample_at_the_edge_of_the_plateau_changes_nothing() -> None:
    course = Course.at(0).stay(1).to(10, 2).stay(3).to(0, 2).stay(1)
    samples = [(t, course(t)) for t in times(course.seconds)]
    edge = max(i for i, (_, y) in enumerate(samples) if y >= 9)
    uneven = [(t, y - 0.4 if i == edge - 1 else y) for i, (t, y) in enumerate(samples)]
    clean, unsteady = shape_of(samples, 0).stays, shape_of(uneven, 0).stays
    assert len(unsteady) == 1
    assert unsteady[0].end_s == pytest.approx(clean[0].end_s, abs=0.05)


def test_sinking_a_little_does_not() -> None:
    course = Course.at(0).stay(1).to(10, 1).to(9.4, 8).to(0, 1).stay(1)
    assert len(shape(course).stays) == 1


def test_where_only_the_fall_was_seen_the_rise_is_unknown() -> None:
    course = Course.at(0).to(10, 2).stay(3).to(0, 2).stay(1)
    found = shape(course, since=3)
    assert math.isnan(found.start_s)
    assert math.isnan(found.out_s)
    assert found.back_s == pytest.approx(2, abs=0.1)
    assert found.stays[0].start_s == pytest.approx(3, abs=0.05)
    assert found.stays[0].end_s == pytest.approx(5 + 2 * NEAR_END, abs=0.1)


def test_where_only_the_rise_was_seen_the_fall_is_unknown() -> None:
    course = Course.at(0).to(10, 2).stay(3).to(0, 2).stay(1)
    found = shape(course, until=4)
    assert math.isnan(found.end_s)
    assert found.stays[0].end_s == pytest.approx(4, abs=0.05)


def test_the_level_is_of_the_plateau_not_of_one_high_sample() -> None:
    samples = [(0.0, 0.0), (0.1, 10.0), (0.2, 10.0), (0.3, 10.9), (0.4, 10.0), (0.5, 10.0), (0.6, 0.0)]
    assert level_of(samples, 0.0) == 10.0


@pytest.mark.parametrize("fall", [0.8, 1.5, 2.5])
def test_who_lets_go_at_once_has_held_until_then(fall: float) -> None:
    """Real people need not leave with minimum jerk: 4 s at the end, sinking by a tenth, then evenly down from one
    moment to the next. The curve of minimum jerk through its quarters would have begun a third of the way earlier."""
    samples = [(i / 30, 10 + _let_go_at_once(i / 30, fall)) for i in range(round(30 * (9 + fall)))]
    (held,) = shape_of(samples, 10).stays
    assert held.end_s == pytest.approx(7.0, abs=0.3)


def _let_go_at_once(t: float, fall: float) -> float:
    if t < 2 or t > 7 + fall:
        return 0.0
    if t < 3:
        x = t - 2
        return 40 * (10 * x**3 - 15 * x**4 + 6 * x**5)
    return 40 - t + 3 if t < 7 else 36 * (1 - (t - 7) / fall)


def test_a_stay_whose_edge_is_doubtful_may_have_been_longer() -> None:
    """Six tenths of the way in 0.8 s, the rest in 1.6: half-way is passed 0.54 s after the first set out, and the stay
    may have begun there. On a single smooth way nothing is doubtful, however slow it is.
    """
    uneven = shape(Course.at(0).stay(1).to(6, 0.8).to(10, 1.6).stay(1).to(0, 1).stay(1))
    (stay,) = uneven.stays
    assert stay.start_s > 1 + 0.8 + 0.5
    assert uneven.at_most_s == pytest.approx(stay.end_s - (1 + 0.54), abs=0.05)
    slow = shape(Course.at(0).stay(1).to(10, 3).stay(1).to(0, 3).stay(1))
    assert slow.at_most_s == pytest.approx(slow.stays[0].end_s - slow.stays[0].start_s)


def test_who_is_first_seen_on_the_way_out_has_not_arrived() -> None:
    """Up from 1 to 3 s; seen since 2.4 s, at 0.84 of the way. 97 % of it is done at 1 + 2 x (1 - 0.157)."""
    course = Course.at(0).stay(1).to(10, 2).stay(3).to(0, 2).stay(1)
    samples = [(t, course(t)) for t in times(course.seconds) if t >= 2.4]
    (stay,) = shape_of(samples, 0, begun_unseen=True).stays
    assert stay.start_s == pytest.approx(1 + 2 * (1 - NEAR_END), abs=0.05)
    assert stay.end_s == pytest.approx(6 + 2 * NEAR_END, abs=0.1)


def test_who_is_last_seen_on_the_way_back_had_left() -> None:
    """Down from 6 to 8 s; seen until 6.8, when 0.68 of the way is left."""
    course = Course.at(0).stay(1).to(10, 2).stay(3).to(0, 2).stay(1)
    (stay,) = shape(course, until=6.8).stays
    assert stay.end_s == pytest.approx(6 + 2 * NEAR_END, abs=0.05)


def test_a_stay_that_is_held_when_it_is_first_and_last_seen_lasts_as_long_as_it_is_seen() -> None:
    """Swaying by one part in a hundred."""
    samples = [(t, 10 + 0.1 * math.sin(7 * t)) for t in times(5)]
    (stay,) = shape_of(samples, 0, begun_unseen=True).stays
    assert (stay.start_s, stay.end_s) == (0.0, 5.0)


@pytest.mark.parametrize("at", [1.9, 2.3, 4.0, 6.5, 7.1])
def test_no_stay_goes_on_across_a_gap(at: float) -> None:
    """Up from 1 to 3 s, down from 6 to 8 s, and two seconds without a picture in between: a stay of 3.63 s, or less."""
    course = Course.at(0).stay(1).to(10, 2).stay(3).to(0, 2).stay(1)
    samples = [(t if t < at else t + 2, course(t)) for t in times(course.seconds)]
    found = shape_of(samples, 0, [at + 1.9])
    assert sum(stay.end_s - stay.start_s for stay in found.stays) == pytest.approx(3 + 4 * NEAR_END, abs=0.1)
    assert all(stay.end_s <= at or stay.start_s >= at + 2 for stay in found.stays)


@pytest.mark.parametrize(
    ("lost", "at_most"), [((5.0, 8.0), 8 - 3.26), ((5.0, 5.3), 6.74 - 3.26), ((1.0, 3.0), 6.74 - 1)]
)
def test_who_is_out_of_sight_beside_a_stay_may_have_stayed_as_long(lost: tuple[float, float], at_most: float) -> None:
    """There from 3.26 to 6.74 (see above): seen until 5 and from 8 on; but for a moment; until 1 and from 3 on."""
    course = Course.at(0).stay(2).to(40, 1.5).stay(3).to(0, 1.5).stay(1)
    samples = [(t, course(t)) for t in times(course.seconds) if not lost[0] < t < lost[1]]
    assert shape_of(samples, 0).at_most_s == pytest.approx(at_most, abs=0.1)
