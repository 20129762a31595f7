"""Reps: what counts, what is partial and what is nothing, on a drive without any noise."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.rep import RepTracker
from formcheck.coach.travel import Moment
from formcheck.specs.condition import Condition
from tests.coach.drives import LYING, STILL, counted, follow, follow_with_gap, found, rep
from tests.movements import Course, times


def test_three_reps() -> None:
    outcomes, _ = found(LYING.reps(3, 176, out=1.5, hold=3.5, back=2, rest=1.5))
    assert [o.counted for o in outcomes] == [True] * 3
    for k, outcome in enumerate(outcomes):
        start = 2 + k * 8.5
        assert outcome.start_s == pytest.approx(start, abs=0.1)
        assert outcome.end_s == pytest.approx(start + 7, abs=0.1)
        assert outcome.start_value == pytest.approx(135, abs=0.5)
        assert outcome.peak_value == pytest.approx(176, abs=0.5)
        assert outcome.out_s == pytest.approx(1.5, abs=0.1)
        assert outcome.back_s == pytest.approx(2, abs=0.1)


def test_half_a_rep_is_partial_with_its_range() -> None:
    outcomes, _ = found(LYING.reps(1, 155).reps(1, 176))
    assert [o.counted for o in outcomes] == [False, True]
    assert (outcomes[0].start_value, outcomes[0].peak_value) == pytest.approx((135, 155), abs=0.5)


def test_a_twitch_is_nothing() -> None:
    """Less than the spec's least travel of 8."""
    assert counted(LYING.reps(3, 142, hold=0.5)) == (0, 0)


def test_a_jump_of_the_landmarks_is_not_a_rep() -> None:
    """Up and down in 0.3 s: no person does that; the spec asks for 0.8 s at least."""
    assert counted(LYING.to(176, 0.15).to(135, 0.15).stay(3))[0] == 0


def test_starting_at_the_top_counts_what_comes_down() -> None:
    """The clip begins in the hold of the first of three reps."""
    assert counted(LYING.reps(3, 176), since=5) == (3, 0)


def test_starting_half_way_up_counts_it() -> None:
    assert counted(LYING.reps(2, 176), since=2.75) == (2, 0)


def test_starting_on_the_way_down_counts_the_later_ones_whole() -> None:
    """Most of the first is not in the clip: it may count or not, the second must."""
    whole, partial = counted(LYING.reps(2, 176), since=7.9)
    assert whole in (1, 2)
    assert partial in (0, 1)


def test_a_movement_that_began_before_the_clip_does_not_start_before_it() -> None:
    course = LYING.reps(1, 176)
    for since in (2.3, 2.5, 2.7):
        later = Course(tuple((t - since, value) for t, value in course.knots))
        outcomes = follow(RepTracker(rep()), later, times(later.seconds))
        assert [o.counted for o in outcomes] == [True]
        assert outcomes[0].start_s >= 0


def test_ending_at_the_top_is_not_yet_a_rep() -> None:
    assert counted(LYING.reps(2, 176), until=2 + 8 + 3) == (1, 0)


def test_ending_on_the_way_down_counts() -> None:
    """Two thirds of the way down when the clip ends (a looped clip does so)."""
    outcomes, _ = found(LYING.reps(2, 176), until=2 + 8 + 5 + 0.9)
    assert [o.counted for o in outcomes] == [True, True]


def test_a_movement_that_outlasts_the_clip_does_not_end_after_it() -> None:
    for until in (15.9, 16.0, 16.1):
        outcomes, _ = found(LYING.reps(2, 176), until=until)
        assert [o.counted for o in outcomes] == [True, True]
        assert outcomes[-1].end_s <= until


def test_a_looped_clip_counts_its_reps_each_time() -> None:
    """One rep of 5.5 s, cut from rest to rest, three times over: it jumps by less than a degree."""
    once = Course.at(135).to(176, 1.5).stay(2).to(135.5, 1.5).stay(0.5)
    assert counted_times(lambda t: once(t % 5.5), 16.5) == (3, 0)


def test_a_loop_that_is_cut_at_the_top() -> None:
    """From the hold down, up again and into the hold, four times over: four times down and up."""
    once = Course.at(176).stay(1).to(135, 1.5).stay(1).to(176, 1.5).stay(1)
    assert counted_times(lambda t: once(t % 6), 24) == (4, 0)


def counted_times(drive: Callable[[float], float], seconds: float) -> tuple[int, int]:
    outcomes = follow(RepTracker(rep()), drive, times(seconds))
    return sum(o.counted for o in outcomes), sum(not o.counted for o in outcomes)


def test_bouncing_just_above_the_mat_counts_each_time() -> None:
    """Down by 80 % of the way only, and up again at once."""
    course = LYING.to(176, 1.5).stay(2)
    for _ in range(3):
        course = course.to(143, 1.2).to(176, 1.2).stay(2)
    assert counted(course.to(135, 1.5).stay(2)) == (4, 0)


def test_dipping_half_way_within_a_hold_is_one_rep_with_two_stays() -> None:
    course = LYING.to(176, 1.5).stay(3).to(158, 0.7).to(176, 0.7).stay(2).to(135, 1.5).stay(2)
    outcomes, _ = found(course)
    assert [o.counted for o in outcomes] == [True]
    assert [round(stay.end_s - stay.start_s, 1) for stay in outcomes[0].stays] == pytest.approx([3.4, 2.4], abs=0.25)


def test_a_pause_on_the_way_up_is_one_rep() -> None:
    course = LYING.to(157, 1).stay(2.5).to(176, 1).stay(3).to(135, 1.5).stay(2)
    assert counted(course) == (1, 0)


def test_a_pause_on_the_way_down_is_one_rep() -> None:
    course = LYING.to(176, 1.5).stay(3).to(157, 1).stay(2.5).to(135, 1).stay(2)
    assert counted(course) == (1, 0)


def test_frames_lost_for_two_seconds_lose_nothing() -> None:
    course = LYING.reps(2, 176)
    outcomes = follow(RepTracker(rep()), lambda t: math.nan if 4 < t < 6 else course(t), times(course.seconds))
    assert [o.counted for o in outcomes] == [True, True]


def test_a_movement_of_which_four_seconds_were_lost_is_dropped_not_invented() -> None:
    """Lost on the way up, seen again at the end of the hold: nobody knows what happened in between."""
    course = LYING.reps(2, 176, hold=4)
    outcomes = follow(RepTracker(rep()), lambda t: math.nan if 2.6 < t < 9.8 else course(t), times(course.seconds))
    assert [o.counted for o in outcomes] == [True]
    assert outcomes[0].start_s > 9.8


def test_never_seen_is_never_counted() -> None:
    assert follow(RepTracker(rep()), lambda _: math.nan, times(30)) == []


def test_a_drive_that_goes_down_counts_as_one_that_goes_up() -> None:
    """Mirrored in its own zero: the same times, the values negated."""
    up = RepTracker(rep())
    down = RepTracker(rep(typical=-135, band=(-158, -95), target=-166.5))
    course = LYING.reps(2, 176).reps(1, 150)
    at = times(course.seconds)
    ups = follow(up, course, at)
    downs = follow(down, lambda t: -course(t), at)
    assert [o.counted for o in downs] == [o.counted for o in ups] == [True, True, False]
    assert [o.start_s for o in downs] == pytest.approx([o.start_s for o in ups], abs=0.05)


@settings(max_examples=40)
@given(
    rest=st.floats(100, 150),
    top=st.floats(0.85, 1.1),
    out=st.floats(0.7, 4),
    hold=st.floats(0.0, 6),
    back=st.floats(0.7, 4),
    pause=st.floats(0.8, 4),
    fps=st.sampled_from([10.0, 15.0, 25.0, 30.0, 59.94]),
)
def test_any_tempo_counts_and_its_hold_is_told(
    rest: float, top: float, out: float, hold: float, back: float, pause: float, fps: float
) -> None:
    """Tops beyond the target of 0.7 of the way; a hold of S between travels of T is S + 0.157 (T + T)."""
    course = Course.at(rest).stay(1.5).reps(3, rest + top * (180 - rest), out=out, hold=hold, back=back, rest=pause)
    outcomes, _ = found(course, fps=fps)
    assert [o.counted for o in outcomes] == [True] * 3
    for outcome in outcomes:
        assert sum(s.end_s - s.start_s for s in outcome.stays) == pytest.approx(hold + 0.157 * (out + back), abs=0.25)


def test_a_hold_goes_on_where_somebody_settles_a_little_below_their_overshoot() -> None:
    """Up to 188, down to 178 within half a second, kept for six: one hold from the overshoot on."""
    course = LYING.to(188, 1.5).to(178, 0.5).stay(6).to(135, 2).stay(1)
    tracker = RepTracker(rep())
    held: list[tuple[float, float]] = []
    for t in times(course.seconds):
        tracker.push(Moment(t, {"drive": course(t)}, STILL))
        if tracker.held_since is not None:
            held.append((t, tracker.held_since))
    arrived = [(t, since) for t, since in held if t > LYING.seconds + 1.5]
    assert len({since for _, since in arrived}) == 1
    assert arrived[-1][0] - arrived[0][1] == pytest.approx(7.4, abs=0.4)


def test_a_hold_begins_where_somebody_arrives_and_not_where_the_target_is_passed() -> None:
    """Nine seconds up to 180, of which the target of 166 is passed after five: the hold is not one of seven seconds."""
    course = LYING.to(180, 9).stay(3)
    tracker = RepTracker(rep())
    for t in times(course.seconds):
        tracker.push(Moment(t, {"drive": course(t)}, STILL))
    assert tracker.held_since is not None
    # 0.9 of the way up is reached after 0.753 of its time.
    assert tracker.held_since == pytest.approx(LYING.seconds + 0.753 * 9, abs=0.1)


def test_hovering_on_the_way_down_is_no_new_movement() -> None:
    """Three times up, down to three tenths of the way, two seconds there, and down: three reps and no part of one."""
    course = LYING
    for _ in range(3):
        course = course.to(176, 1.5).stay(2).to(148, 1).stay(1.8).to(135, 0.8).stay(2)
    assert counted(course) == (3, 0)


def test_a_gap_at_rest_is_no_part_of_a_movement() -> None:
    """Seen at rest, then not for half a minute, then at the top: the movement began who knows when."""
    course = LYING.stay(36).to(176, 1).stay(4).to(135, 2).stay(2)
    outcomes = follow(RepTracker(rep()), lambda t: math.nan if 2 < t < 40 else course(t), times(course.seconds))
    assert [o.counted for o in outcomes] == [True]
    assert outcomes[0].start_s >= 40
    assert math.isnan(outcomes[0].out_s)
    assert outcomes[0].cut


def test_a_limb_that_is_seen_only_while_it_is_raised_makes_reps_of_its_own() -> None:
    """Below a third of the way it is behind the other leg, for 2 s between reps; a flicker of 0.2 s on the way back
    ends nothing.
    """
    course = LYING.reps(3, 176, out=1, hold=1, back=1, rest=1.5)

    def seen(t: float) -> float:
        y = course(t)
        return y if y >= 135 + 41 / 3 else math.nan

    assert [o.counted for o in follow(RepTracker(rep()), seen, times(course.seconds))] == [True] * 3

    def flickers(t: float) -> float:
        return math.nan if 4.5 <= t <= 4.7 else course(t)

    assert [o.counted for o in follow(RepTracker(rep()), flickers, times(course.seconds))] == [True] * 3


def test_what_a_ring_shows_of_a_hold_never_runs_backwards() -> None:
    """Up to 172, a dip to 167 within the hold and on to 178: a person who goes a little further holds on."""
    course = LYING.to(172, 1.5).stay(1).to(167, 0.8).to(178, 0.8).stay(2).to(135, 2).stay(1)
    tracker = RepTracker(rep())
    shown = []
    for t in times(course.seconds):
        tracker.push(Moment(t, {"drive": course(t)}, STILL))
        if tracker.held_since is not None:
            shown.append(tracker.held_s(t))
    assert max(shown) > 4
    assert all(later > sooner for sooner, later in pairwise(shown) if sooner > 0.8)


def test_whose_rest_moves_up_on_the_way_back_goes_on_being_counted() -> None:
    """A bridge's feet slip, so that the hips come to rest at 144 after 125: keeping still there for 2 s is rest.

    The first ones from there are compared with the travel from the old rest, and may be called partial.
    """
    course = Course.at(125).stay(2).reps(2, 177).to(177, 1.5).stay(3.5).to(144, 1.5).stay(2).reps(5, 177, rest=2)
    whole, partial = counted(course)
    assert whole >= 6
    assert whole + partial == 8


@pytest.mark.parametrize("rest", [145.0, 150.0, 155.0])
def test_a_clip_that_begins_on_the_way_up_counts_it_wherever_rest_turns_out_to_be(rest: float) -> None:
    assert counted(Course.at(rest).stay(2).reps(3, 177), since=2.75) == (3, 0)


def test_who_is_where_the_end_lies_but_not_as_it_asks_holds_nothing() -> None:
    """Three bridges, then both legs stretched out flat: the hip is at 180, and so is the knee."""
    movement = rep(also=(Condition("knee", low=45, high=140),))
    tracker = RepTracker(movement)
    course = LYING.reps(1, 176).to(180, 1.5).stay(10)
    for t in times(course.seconds):
        flat = t > course.seconds - 11
        tracker.push(Moment(t, {"drive": course(t), "knee": 178.0 if flat else 90.0}, STILL))
    assert tracker.held_since is None
    assert tracker.stays_so_far() == ()


def test_lying_down_the_rest_of_the_way_is_no_part_of_a_rep() -> None:
    """Back to 147, a shift to 151, a breath, and down to 135: 16 degrees down, and only 4 of them up before."""
    course = LYING.to(176, 1.5).stay(3.5).to(147, 1.5).to(151, 0.6).stay(0.6).to(135, 1).stay(3)
    assert counted(course) == (1, 0)


@pytest.mark.parametrize(("hidden", "partial"), [(0.3, 1), (0.7, 0)], ids=["a flicker", "out of sight"])
def test_half_a_rep_of_a_hidden_limb_is_not_told(hidden: float, partial: int) -> None:
    """Half-way up and back within three seconds, and for `hidden` of them around the turn it was not seen."""
    course = LYING.to(155, 1.2).stay(0.6).to(135, 1.2).stay(3)

    def seen(t: float) -> float:
        return math.nan if abs(t - 3.2) < hidden / 2 else course(t)

    outcomes = follow(RepTracker(rep()), seen, times(course.seconds))
    assert [outcome.counted for outcome in outcomes] == [False] * partial


def test_a_hold_with_a_gap_in_it_is_two_and_counts_once() -> None:
    """Two seconds without a picture in the middle of a stay of six: neither part is longer than was seen."""
    course = LYING.to(176, 1.5).stay(6).to(135, 1.5).stay(1)
    middle = LYING.seconds + 1.5 + 3
    tracker = RepTracker(rep())
    (outcome,) = follow_with_gap(tracker, course, times(course.seconds), gap=middle - 1)
    assert outcome.counted
    assert outcome.cut
    first, second = outcome.stays
    assert (first.start_s, first.end_s) == pytest.approx((LYING.seconds + 1.5 * (1 - 0.157), middle - 1), abs=0.1)
    assert (second.start_s, second.end_s) == pytest.approx((middle + 1, middle + 3 + 1.5 * 0.157), abs=0.1)


def test_what_a_ring_shows_begins_anew_after_a_gap() -> None:
    course = LYING.to(176, 1.5).stay(8)
    tracker = RepTracker(rep())
    for t in times(6):
        tracker.push(Moment(t, {"drive": course(t)}, STILL))
    assert tracker.held_s(6) > 2
    tracker.push(Moment(7.9, {}, STILL, after_gap=True))
    assert tracker.held_s(7.9) == 0
    tracker.push(Moment(8, {"drive": course(8)}, STILL))
    assert tracker.held_since == 8
