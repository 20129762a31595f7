"""Where a person's own neutral is learned, and where it is not."""

from __future__ import annotations

import pytest

from formcheck.coach.cycle import CycleTracker
from formcheck.coach.own_neutral import OwnNeutral
from formcheck.specs.ends import RestSpec
from tests.coach.cycles import counted, found, pairs
from tests.coach.drives import cycle, follow
from tests.movements import Course, times

UP, DOWN = 0.03, 0.025


def neutral() -> OwnNeutral:
    """As a cat-camel's is: anywhere from -0.14 to 0.08, with the ends 0.03 above and 0.025 below it."""
    return OwnNeutral(RestSpec(None, -0.14, 0.08), 1, (UP, DOWN))


def shown(to: OwnNeutral, course: Course, *, since: float = 0.0) -> list[float]:
    """Follow a course from `since` on as a tracker does between cycles; wherever neutral was moved to."""
    moved: list[float] = []
    for t in times(course.seconds):
        to.look(since + t, course(t))
        moved += (to.at for move in (to.put_in_between, to.look_elsewhere, to.confirm) if move())
    return moved


def test_where_somebody_is_first_seen_is_assumed_until_they_keep_still() -> None:
    """Seen first at 0.02, they come to lie at 0.01 and are still there for 0.7 s."""
    own = neutral()
    assert shown(own, Course.at(0.02).to(0.01, 0.3)) == []
    assert (own.at, own.known) == (0.02, False)
    assert shown(own, Course.at(0.01).stay(1), since=0.4)
    assert own.known
    assert own.at == pytest.approx(0.01, abs=0.001)


def test_a_known_neutral_follows_a_still_moment_near_it_by_a_twentieth() -> None:
    """From 0 by a twentieth of the way to 0.008, once 0.7 s of stillness are full there, and of what is left again."""
    own = neutral()
    shown(own, Course.at(0.0).stay(2))
    own.forget_stillness()
    moved = []
    for t in (10.0, 10.25, 10.5, 10.75, 11.0):
        own.look(t, 0.008)
        if own.confirm():
            moved.append(own.at)
    assert moved == pytest.approx([0.0004, 0.0004 + 0.0076 / 20])


def test_both_ends_show_that_neutral_is_not_where_somebody_kept_still_at_one_of_them() -> None:
    """Still at 0.08, then down to -0.08: a swing of 0.16, of which 0.025 / 0.055 lies below neutral."""
    own = neutral()
    shown(own, Course.at(0.08).stay(1))
    assert own.known
    shown(own, Course.at(0.08).to(-0.08, 2), since=1.1)
    assert own.at == pytest.approx(-0.08 + 0.16 * DOWN / (UP + DOWN), abs=1e-6)
    assert not own.known


def test_less_than_a_clear_swing_shows_nothing() -> None:
    """2.4 times 0.055 is 0.132; down from 0.05 to -0.08 is 0.13."""
    own = neutral()
    shown(own, Course.at(0.05).stay(1).to(-0.08, 2))
    assert own.known
    assert own.at == pytest.approx(0.05, abs=0.001)


def test_who_keeps_still_at_an_end_is_not_in_neutral_once_both_have_been_seen() -> None:
    """Only what lies 0.35 of the way inside may be: up to 0.08 - 0.0105, and down to -0.08 + 0.00875."""
    own = neutral()
    shown(own, Course.at(0.0).to(0.08, 1).to(-0.08, 2).to(0.075, 2))
    shown(own, Course.at(0.075).stay(4), since=5.1)
    assert not own.known
    shown(own, Course.at(0.075).to(0.02, 1).stay(1), since=9.2)
    assert own.known
    assert own.at == pytest.approx(0.02, abs=0.001)


def test_what_lies_outside_of_its_band_is_no_neutral_however_long_somebody_stays() -> None:
    own = neutral()
    assert shown(own, Course.at(0.1).stay(5)) == []
    assert not own.known


def test_another_neutral_takes_both_ends_seen_from_there() -> None:
    """Known at 0, then still at 0.04 for 4 s, and up to 0.07 and down to 0.015 from there: 0.03 and 0.025 away."""
    own = neutral()
    shown(own, Course.at(0.0).stay(1).to(0.04, 1))
    assert watch_elsewhere(own, Course.at(0.04).stay(4).to(0.072, 1), since=2.1) == []
    assert watch_elsewhere(own, Course.at(0.072).to(0.013, 1), since=7.2) == [pytest.approx(0.04, abs=0.001)]


def test_who_comes_to_both_ends_from_the_old_neutral_has_no_other() -> None:
    """The same, but down to -0.027 first: that is the old neutral's other end."""
    own = neutral()
    shown(own, Course.at(0.0).stay(1).to(0.04, 1))
    away = Course.at(0.04).stay(4).to(-0.027, 1).to(0.072, 2)
    assert watch_elsewhere(own, away, since=2.1) == []
    assert own.at == pytest.approx(0.0, abs=0.001)


def watch_elsewhere(own: OwnNeutral, course: Course, *, since: float) -> list[float]:
    moved = []
    for t in times(course.seconds):
        own.look(since + t, course(t))
        if own.look_elsewhere():
            moved.append(own.at)
    return moved


@pytest.mark.parametrize("first", [0.08, -0.08])
def test_starting_at_an_end_and_staying_there_neutral_is_still_found(first: float) -> None:
    """The clip begins in the round (or hollow) pose, kept for a second; from end to end five times. Neutral lies in
    between, whatever was kept still first: at most one cycle at either end of the clip is lost.
    """
    course = Course.at(first)
    for _ in range(5):
        course = course.stay(1).to(-first, 3).stay(1).to(first, 3)
    whole, partial = counted(course)
    assert whole >= 4
    assert partial <= 1


def test_who_comes_back_kneels_elsewhere() -> None:
    """After the posture was left, neutral lies 0.037 higher: every cycle counts again."""
    tracker = CycleTracker(cycle())
    first, second = pairs(Course.at(0).stay(2), 3), pairs(Course.at(0.037).stay(2), 3)
    assert sum(o.counted for o in follow(tracker, first, times(first.seconds))) == 3
    tracker.leave()
    later = [t + 100 for t in times(second.seconds)]
    assert sum(o.counted for o in follow(tracker, lambda t: second(t - 100), later)) == 3


@pytest.mark.parametrize("arrives", [0.06, 0.03, -0.05])
def test_who_comes_onto_all_fours_with_a_round_back_is_counted_from_where_they_lie_still(arrives: float) -> None:
    """The first number seen is no neutral; four seconds of keeping still are."""
    course = pairs(Course.at(arrives).stay(0.2).to(0, 1).stay(4), 6, up=0.06, down=0.05, way=3, rest=1)
    assert counted(course)[0] == 6


@pytest.mark.parametrize("shift", [0.03, -0.03, 0.05])
def test_who_kneels_anew_without_leaving_all_fours_has_another_neutral(shift: float) -> None:
    """It is confirmed by both ends seen from there, which takes the first of them."""
    course = pairs(Course.at(0).stay(3), 6, up=0.06, down=0.05, way=3, rest=1)
    later = pairs(course.to(shift, 2).stay(10), 6, up=0.06, down=0.05, way=3, rest=1)
    outcomes = [o for o in found(later) if o.counted]
    assert sum(o.start_s < course.seconds for o in outcomes) == 6
    assert sum(o.start_s >= course.seconds for o in outcomes) >= 5
