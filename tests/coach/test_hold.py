"""Pure holds: conditions, stillness, breaks, fidgeting and lost frames."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from formcheck.coach.hold import HoldTracker
from formcheck.coach.stillness import Speed
from formcheck.coach.travel import Moment, Outcome
from formcheck.specs.condition import Condition
from formcheck.specs.model import MeasureSpec
from tests.coach.drives import FOLDED, MOVING, STILL, Drive, folded_between, follow, hold
from tests.movements import times

FIDGETING = Speed(0.6, 0.05)
"""One joint moves, the body as a whole does not."""


def holds(value: Drive, seconds: float = 60.0, speed: Callable[[float], Speed] = lambda _: STILL) -> list[Outcome]:
    return follow(HoldTracker(hold(FOLDED)), value, times(seconds), speed=speed)


def seconds(outcomes: list[Outcome]) -> list[float]:
    return [stay.end_s - stay.start_s for outcome in outcomes for stay in outcome.stays]


def test_a_hold_lasts_as_long_as_its_condition() -> None:
    assert seconds(holds(folded_between((10, 35)))) == pytest.approx([25], abs=0.15)


def test_two_holds_are_two() -> None:
    outcomes = holds(folded_between((5, 25), (30, 52)))
    assert all(o.counted for o in outcomes)
    assert seconds(outcomes) == pytest.approx([20, 22], abs=0.15)


def test_below_two_seconds_is_no_hold() -> None:
    assert holds(folded_between((10, 11.8))) == []


def test_a_slip_of_a_landmark_breaks_nothing() -> None:
    assert seconds(holds(folded_between((10, 20), (20.4, 35)))) == pytest.approx([25], abs=0.15)


UP_TO_105 = replace(hold(FOLDED), goes_on=(Condition("drive", high=105),))
"""Taken at 75, left at 105."""


def levels(*steps: tuple[float, float]) -> Drive:
    """The last value whose time has come."""
    return lambda t: [value for since, value in steps if since <= t][-1]


def test_a_reading_between_two_legs_ends_no_hold_that_may_go_on() -> None:
    blurred = levels((0, 130), (10, 60), (15, 100), (20, 60), (25, 100), (28, 60), (35, 130))
    assert seconds(follow(HoldTracker(UP_TO_105), blurred, times(60))) == pytest.approx([25], abs=0.15)
    assert seconds(holds(blurred)) == pytest.approx([5, 5, 7], abs=0.15)


def test_what_lies_only_within_the_wider_bounds_is_no_hold() -> None:
    assert follow(HoldTracker(UP_TO_105), levels((0, 130), (10, 100), (35, 130)), times(60)) == []


def test_after_a_hold_the_pose_has_to_be_taken_anew() -> None:
    again = levels((0, 130), (10, 60), (20, 130), (25, 100), (40, 60), (50, 130))
    assert seconds(follow(HoldTracker(UP_TO_105), again, times(60))) == pytest.approx([10, 10], abs=0.15)


def test_a_pose_that_was_taken_is_held_from_when_the_body_rests_in_it() -> None:
    """Taken at 10 s; the body rests from 15 s on, when the model sees it between two legs."""
    blurred = levels((0, 130), (10, 60), (14, 100), (20, 60), (30, 130))
    (held,) = follow(HoldTracker(UP_TO_105), blurred, times(60), speed=lambda t: MOVING if t < 15 else STILL)
    assert (held.start_s, held.end_s) == (pytest.approx(15, abs=0.15), pytest.approx(30, abs=0.15))


def test_who_comes_out_slowly_left_where_the_pose_was_met_last() -> None:
    """From 60 on at 20 s by 15 a second: 75 is passed at 21 s, 105 at 23 s."""

    def slow(t: float) -> float:
        return 130.0 if t < 10 else min(130.0, max(60.0, 60 + 15 * (t - 20)))

    (held,) = follow(HoldTracker(UP_TO_105), slow, times(60))
    assert held.end_s == pytest.approx(21, abs=0.15)


def test_what_else_must_be_true_to_go_on_ends_it() -> None:
    foot = replace(hold(FOLDED), goes_on=(Condition("drive", high=105), Condition("foot", low=0.25)))
    tracker = HoldTracker(foot)
    done = []
    for t in times(40):
        values = {"drive": 60.0 if 10 <= t < 20 else 95.0, "foot": 0.6 if 10 <= t < 20 else 0.1}
        done.append(tracker.push(Moment(t, values, STILL)))
    assert seconds([one for one in done if one]) == pytest.approx([10], abs=0.15)


def test_a_pose_is_not_taken_while_what_would_tell_that_it_was_left_is_seen() -> None:
    """Folded from 10 to 35 s; the foot is up from 20 to 25, or for a second and a half, which is no hold."""
    foot = replace(hold(FOLDED), goes_on=(Condition("foot", low=0.25),))

    def held(since: float, until: float) -> list[Outcome]:
        folded, up = levels((0, 130), (10, 60), (35, 130)), levels((0, 0.1), (since, 0.6), (until, 0.1))
        return follow(HoldTracker(foot), lambda t: {"drive": folded(t), "foot": up(t)}, times(60))

    (one,) = held(20, 25)
    assert (one.start_s, one.end_s) == pytest.approx((20, 25), abs=0.15)
    assert held(12, 13.5) == []


def test_what_else_would_tell_that_it_was_left_may_be_out_of_sight() -> None:
    foot = replace(hold(FOLDED), goes_on=(Condition("drive", high=105), Condition("foot", low=0.25)))
    value = levels((0, 130), (10, 60), (35, 130))
    assert seconds(follow(HoldTracker(foot), value, times(60))) == pytest.approx([25], abs=0.15)


def test_a_break_gives_two_holds() -> None:
    assert seconds(holds(folded_between((10, 20), (22, 35)))) == pytest.approx([10, 13], abs=0.15)


def test_it_starts_when_the_body_comes_to_rest_in_it() -> None:
    """Folded from 10 s on, but arms and trunk go on moving until 13."""
    outcomes = holds(folded_between((10, 35)), speed=lambda t: MOVING if t < 13 else STILL)
    assert outcomes[0].start_s == pytest.approx(13, abs=0.2)


def test_moving_through_the_pose_is_no_hold() -> None:
    assert holds(folded_between((10, 15)), speed=lambda _: MOVING) == []


def test_one_restless_joint_does_not_keep_a_hold_from_starting() -> None:
    outcomes = holds(folded_between((10, 35)), speed=lambda _: FIDGETING)
    assert seconds(outcomes) == pytest.approx([25], abs=0.15)


def test_moving_within_a_hold_does_not_end_it() -> None:
    """A sigh, a shifted hand: the pose is kept."""
    outcomes = holds(folded_between((10, 35)), speed=lambda t: MOVING if 20 < t < 22 else STILL)
    assert seconds(outcomes) == pytest.approx([25], abs=0.15)


def test_frames_lost_within_the_grace_do_not_end_it() -> None:
    inside = folded_between((10, 35))
    outcomes = holds(lambda t: math.nan if 20 < t < 21.8 else inside(t))
    assert seconds(outcomes) == pytest.approx([25], abs=0.15)


def test_lost_for_longer_it_ended_at_the_last_sight() -> None:
    inside = folded_between((10, 35))
    outcomes = holds(lambda t: math.nan if 20 < t < 24 else inside(t))
    assert outcomes[0].end_s == pytest.approx(20, abs=0.1)
    assert seconds(outcomes) == pytest.approx([10, 11], abs=0.2)


def test_what_was_never_seen_was_never_held() -> None:
    assert holds(lambda _: math.nan) == []


def test_a_hold_goes_on_to_the_end_of_the_source() -> None:
    assert seconds(holds(folded_between((10, 99)), seconds=30)) == pytest.approx([20], abs=0.15)


def test_a_source_that_begins_within_the_hold_has_all_of_it() -> None:
    """The body's speed is known after half a second; the hold began with the first frame."""

    def speed(t: float) -> Speed:
        return Speed(math.nan, math.nan) if t < 0.45 else STILL

    outcomes = holds(folded_between((0, 25)), speed=speed)
    assert seconds(outcomes) == pytest.approx([25], abs=0.15)


def test_all_conditions_must_be_met() -> None:
    movement = hold(FOLDED, Condition("knee", high=80))

    def pose(t: float) -> dict[str, float]:
        return {"drive": 50 if 5 < t < 40 else 100, "knee": 60 if 15 < t < 50 else 120}

    assert seconds(follow(HoldTracker(movement), pose, times(60))) == pytest.approx([25], abs=0.15)


def test_a_condition_that_fails_breaks_it_though_another_is_unseen() -> None:
    movement = hold(FOLDED, Condition("knee", high=80))

    def pose(t: float) -> dict[str, float]:
        return {"drive": 50 if t < 20 else 100, "knee": math.nan if t > 15 else 60}

    outcomes = follow(HoldTracker(movement), pose, times(40))
    assert outcomes[0].end_s == pytest.approx(15, abs=0.1)


def test_a_hold_ends_where_the_way_out_begins() -> None:
    """From 20 s on the body rises out of it; the condition fails only at 21.5."""
    outcomes = holds(folded_between((5, 21.5)), speed=lambda t: MOVING if 20 <= t < 23 else STILL)
    assert outcomes[0].end_s == pytest.approx(20, abs=0.1)


def test_a_hold_that_names_its_measures_waits_for_them_alone() -> None:
    """The knee is drawn in at 5 s and comes to rest at 7; the arms move on, and do not matter."""
    knee = MeasureSpec("drive", "angle", ("shoulder", "hip", "knee"), "near", False, (), "deg", "")
    movement = replace(hold(FOLDED), settles=(knee,))

    def drawn_in(t: float) -> float:
        return 120.0 if t < 5 else max(50.0, 75.0 - 12.5 * (t - 5)) if t < 30 else 120.0

    outcomes = follow(HoldTracker(movement), drawn_in, times(40), speed=lambda _: MOVING)
    assert outcomes[0].start_s == pytest.approx(7, abs=0.3)
    assert outcomes[0].end_s == pytest.approx(30, abs=0.1)
    assert follow(HoldTracker(hold(FOLDED)), drawn_in, times(40), speed=lambda _: MOVING) == []


def test_a_measure_that_is_not_seen_does_not_begin_a_hold() -> None:
    knee = MeasureSpec("knee", "angle", ("hip", "knee", "ankle"), "near", False, (), "deg", "")
    movement = replace(hold(FOLDED), settles=(knee,))
    unseen = follow(HoldTracker(movement), lambda _: {"drive": 50, "knee": math.nan}, times(20))
    assert unseen == []


def test_what_is_excused_does_not_end_a_hold_and_counts_once_it_is_mended() -> None:
    """From 15 to 21 s and from 32 s on the pose is lost; both times to a fault that a hold outlives."""
    excused = [(15.0, 21.0), (32.0, 41.0)]
    tracker = HoldTracker(hold(FOLDED))
    moments = [
        Moment(t, {"drive": 100.0 if lost else 50.0}, STILL, lost)
        for t in times(40)
        for lost in [t < 5 or any(a <= t < b for a, b in excused)]
    ]
    outcomes = [outcome for outcome in (*map(tracker.push, moments), tracker.finish()) if outcome is not None]
    assert [(o.start_s, o.end_s) for o in outcomes] == [(pytest.approx(5, abs=0.15), pytest.approx(32, abs=0.15))]


def test_what_was_true_before_the_pose_is_not_unsaid_within_it() -> None:
    """The leg is crossed at 3 s; from 5 s on the trunk leans over it, and the ankles are taken for one another."""
    movement = replace(hold(FOLDED), to_begin=(Condition("crossed", low=0.4),))

    def course(t: float) -> dict[str, float]:
        return {"drive": 100.0 if t < 5 else 50.0, "crossed": 0.0 if t < 3 or t >= 5.2 else 0.9}

    def speed(t: float) -> Speed:
        return MOVING if t < 7 else STILL

    outcomes = follow(HoldTracker(movement), course, times(20), speed=speed)
    assert outcomes[0].start_s == pytest.approx(7, abs=0.15)
    uncrossed = follow(HoldTracker(movement), lambda t: {**course(t), "crossed": 0.0}, times(20), speed=speed)
    assert uncrossed == []


def test_what_is_first_seen_within_the_pose_was_true_before_it() -> None:
    """The trunk leans over the legs from 5 s on and keeps still from 7; that one is crossed is only seen at 15 s, and
    for a moment at 25, after sitting up in between.
    """
    movement = replace(hold(FOLDED), to_begin=(Condition("crossed", low=0.4),))

    def course(t: float) -> dict[str, float]:
        folded = 5 <= t < 20 or 22 <= t < 30
        return {"drive": 50.0 if folded else 100.0, "crossed": 0.9 if 15 <= t < 19 or 25 <= t < 25.1 else math.nan}

    def speed(t: float) -> Speed:
        return MOVING if t < 7 or 20 <= t < 23 else STILL

    first, second = follow(HoldTracker(movement), course, times(33), speed=speed)
    assert (first.start_s, first.end_s) == pytest.approx((7, 20), abs=0.3)
    assert (second.start_s, second.end_s) == pytest.approx((23, 30), abs=0.3)


def test_bending_a_little_to_cross_a_leg_is_not_the_pose_yet() -> None:
    """Bent to 65, ten past the bound, from 5 s on; at 15 s a leg is lifted across, and the trunk goes down to 20."""
    bent = replace(hold(FOLDED), to_begin=(Condition("crossed", low=0.4),))
    movement = replace(bent, arrives=bent.ends[0].conditions)

    def course(t: float) -> dict[str, float]:
        drive = 100.0 if t < 5 or t >= 30 else 65.0 if t < 15 else 20.0
        return {"drive": drive, "crossed": 0.9 if t >= 18 else 0.0}

    (only,) = follow(HoldTracker(movement), course, times(33))
    assert (only.start_s, only.end_s) == pytest.approx((15, 30), abs=0.3)


def test_what_is_excused_for_long_has_been_given_up() -> None:
    """Ten seconds held, a minute of hips in the air, ten seconds held: two holds of ten."""
    value = folded_between((5, 15), (75, 85))
    moments = [Moment(t, {"drive": value(t)}, STILL, excused=15 <= t < 75) for t in times(95)]
    tracker = HoldTracker(hold(FOLDED))
    found = [outcome for outcome in map(tracker.push, moments) if outcome is not None]
    assert seconds(found) == pytest.approx([10, 10], abs=0.2)


def test_one_unseen_moment_within_what_is_excused_ends_nothing() -> None:
    value = folded_between((5, 15), (19, 30))
    moments = [
        Moment(t, {"drive": math.nan if 17 <= t < 17.05 else value(t)}, STILL, excused=15 <= t < 19) for t in times(40)
    ]
    tracker = HoldTracker(hold(FOLDED))
    found = [outcome for outcome in map(tracker.push, moments) if outcome is not None]
    assert seconds(found) == pytest.approx([25], abs=0.2)


def test_what_was_held_so_far_stands_still_once_the_pose_is_left() -> None:
    """Left at 20 s; that it is over is known 1.2 s later, and a slip of the landmarks for less goes on counting."""
    tracker = HoldTracker(hold(FOLDED))
    shown = {}
    for t in times(25):
        tracker.push(Moment(t, {"drive": folded_between((10, 14), (14.5, 20))(t)}, STILL))
        shown[round(t, 1)] = tracker.held_s(t)
    assert shown[13.9] == pytest.approx(3.9, abs=0.1)
    assert shown[14.3] == pytest.approx(4.0, abs=0.1)
    assert shown[16.0] == pytest.approx(6.0, abs=0.1)
    assert max(shown.values()) == pytest.approx(10.0, abs=0.1)


@pytest.mark.parametrize("arrives", [True, False])
def test_a_stretch_that_is_cut_by_the_clip_is_told_as_far_as_it_was_seen(arrives: bool) -> None:
    """Kneeling is where a lunge starts, and its stretch is a place in it; lying face down is where one lies at once."""
    movement = hold(FOLDED)
    movement = replace(movement, arrives=movement.ends[0].conditions if arrives else ())
    from_first_sight = follow(HoldTracker(movement), folded_between((0, 10)), times(15))
    to_the_end = follow(HoldTracker(movement), folded_between((5, 20)), times(15))
    assert [outcome.cut for outcome in (*from_first_sight, *to_the_end)] == [arrives, arrives]


def test_who_is_lost_on_the_way_out_had_left_the_pose() -> None:
    """From 20 s on the body rises; at 21 s, within the condition still, it is lost from sight."""
    inside = folded_between((5, 30))
    moves = holds(lambda t: math.nan if t >= 21 else inside(t), speed=lambda t: MOVING if t >= 20 else STILL)
    assert moves[0].end_s == pytest.approx(20, abs=0.1)
