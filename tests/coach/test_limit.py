"""Limits: dwell, release, what they are counted from, when they are watched; and NaN never warns."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.coach.events import WarningEnded, WarningStarted
from formcheck.coach.limit import PAST_USUAL, RELEASE_S, UNSEEN_S, LimitWatch, Watched
from formcheck.specs.condition import Condition
from formcheck.specs.model import LimitSpec, Phase
from tests.movements import times

ABOVE = (Condition("hip", low=190),)


def limit(*when: Condition, during: Phase = "any", for_s: float = 0.3, release: float = 3) -> LimitSpec:
    return LimitSpec("over_arched", when or ABOVE, during, for_s, release, "warning", "Lower a little.", "")


def run(
    spec: LimitSpec,
    hip: Callable[[float], float],
    *,
    phase: Callable[[float], str] = lambda _: "end",
    seconds: float = 10,
    reference: float = 0.0,
) -> list[WarningStarted | WarningEnded]:
    watch = LimitWatch(spec, lambda condition, _side: 0.0 if condition.of == "zero" else reference)
    events = [watch.push(Watched(t, {"hip": hip(t), "knee": 90}, phase(t), None)) for t in times(seconds)]
    events.append(watch.end(seconds))
    return [event for event in events if event is not None]


def test_it_warns_after_its_dwell_and_tells_when_it_began() -> None:
    started, ended = run(limit(), lambda t: 200 if 2 <= t < 4 else 180)
    assert isinstance(started, WarningStarted)
    assert (started.start_s, started.t) == pytest.approx((2, 2.3), abs=0.05)
    assert isinstance(ended, WarningEnded)
    assert ended.end_s == pytest.approx(4, abs=0.05)
    assert ended.t == pytest.approx(4 + RELEASE_S, abs=0.1)
    assert (ended.peak, ended.excess) == (200, 10)  # the bound is 190


def test_how_far_it_went_is_counted_from_the_person_s_own_rest() -> None:
    """Five to either side of a rest of 90 is let be: 107 is 12 further, and 40 is 45."""
    around = limit(Condition("hip", -5, 5, outside=True, of="rest"), release=1)
    (_, up), (_, down) = (run(around, lambda t, to=to: to if 2 <= t < 4 else 90, reference=90) for to in (107, 40))
    assert isinstance(up, WarningEnded) and isinstance(down, WarningEnded)
    assert [(event.peak, event.excess) for event in (up, down)] == [(107, 12), (40, 45)]


def test_it_may_be_passed_in_another_way_and_is_one_warning_all_the_same() -> None:
    """Above 190; or above 175 while the knee, which is at 90, is below 100: how far it went is counted from there."""
    either = replace(limit(), or_when=(Condition("hip", low=175), Condition("knee", high=100)))
    _, ended = run(either, lambda t: 180 if 2 <= t < 4 else 170)
    assert isinstance(ended, WarningEnded)
    assert (ended.peak, ended.excess, ended.own) == (180, 5, False)
    neither = replace(limit(), or_when=(Condition("hip", low=175), Condition("knee", high=80)))
    assert run(neither, lambda t: 180 if 2 <= t < 4 else 170) == []


def test_shorter_than_its_dwell_it_does_not_warn() -> None:
    assert run(limit(), lambda t: 200 if 2 <= t < 2.25 else 180) == []


def test_two_short_ones_do_not_add_up() -> None:
    assert run(limit(), lambda t: 200 if t % 1 < 0.2 else 180) == []


def test_just_at_the_bound_it_warns_once_not_ten_times() -> None:
    """To and fro across the bound by a degree each way, within the release of 3."""
    events = run(limit(), lambda t: 190.5 + math.copysign(1, math.sin(9 * t)) if t > 1.5 else 195 if t > 1 else 180)
    assert [type(event) for event in events] == [WarningStarted, WarningEnded]


def test_nan_never_warns() -> None:
    assert run(limit(), lambda _: math.nan) == []


def test_nan_in_between_does_not_count_towards_the_dwell() -> None:
    assert run(limit(for_s=1.0), lambda t: 200 if t % 1.2 < 0.8 else math.nan) == []


def test_unseen_for_longer_than_a_second_it_is_over() -> None:
    _, ended = run(limit(), lambda t: 200 if 2 <= t < 4 else math.nan if t >= 4 else 180)
    assert isinstance(ended, WarningEnded)
    assert ended.end_s == pytest.approx(4, abs=0.05)
    assert ended.t == pytest.approx(4 + UNSEEN_S, abs=0.1)


def test_unseen_for_a_moment_it_goes_on() -> None:
    events = run(limit(), lambda t: math.nan if 3 < t < 3.6 else 200 if 2 <= t < 5 else 180)
    assert len(events) == 2
    assert isinstance(events[1], WarningEnded)
    assert events[1].end_s == pytest.approx(5, abs=0.05)


def test_it_is_watched_in_its_phase_only() -> None:
    assert run(limit(during="end"), lambda _: 200, phase=lambda _: "moving") == []
    assert len(run(limit(during="end"), lambda _: 200, phase=lambda _: "end")) == 2
    assert len(run(limit(during="any"), lambda _: 200, phase=lambda _: "moving")) == 2


def test_the_dwell_begins_anew_with_each_phase() -> None:
    phases = run(limit(during="end", for_s=0.5), lambda _: 200, phase=lambda t: "end" if t % 1 < 0.4 else "moving")
    assert phases == []


def test_counted_from_rest() -> None:
    of_rest = limit(Condition("hip", low=12, of="rest"))
    assert run(of_rest, lambda _: 141, reference=130) == []
    assert len(run(of_rest, lambda _: 143, reference=130)) == 2


def test_without_a_known_reference_it_does_not_warn() -> None:
    assert run(limit(Condition("hip", low=12, of="usual")), lambda _: 999, reference=math.nan) == []


def test_several_conditions_must_all_be_met() -> None:
    assert run(limit(*ABOVE, Condition("knee", high=80)), lambda _: 200) == []
    assert len(run(limit(*ABOVE, Condition("knee", high=100)), lambda _: 200)) == 2


def test_outside_warns_on_either_side() -> None:
    either = limit(Condition("hip", low=-20, high=20, outside=True))
    assert run(either, lambda _: 10) == []
    below, above = run(either, lambda _: -30), run(either, lambda _: 30)
    assert [event.peak for event in (*below, *above) if isinstance(event, WarningEnded)] == [-30, 30]


def test_the_peak_is_of_its_own_time_not_of_an_earlier_one() -> None:
    events = run(limit(), lambda t: 210 if 1 <= t < 2 else 195 if 5 <= t < 6 else 180)
    assert [event.peak for event in events if isinstance(event, WarningEnded)] == [210, 195]


@given(st.lists(st.sampled_from([150.0, 185.0, 189.0, 191.0, 205.0, math.nan]), min_size=1, max_size=60))
def test_every_warning_that_starts_ends_and_spans_what_was_passed(values: list[float]) -> None:
    events = run(limit(), lambda t: values[min(len(values) - 1, int(t * 6))], seconds=len(values) / 6 + 1)
    assert [type(event) for event in events] == [WarningStarted, WarningEnded] * (len(events) // 2)
    for event in events:
        if isinstance(event, WarningEnded):
            assert event.end_s >= event.start_s
            assert event.peak > 190


def test_one_s_own_cap_is_told_apart_and_gives_way_to_the_general_limit() -> None:
    """An own cap at 182 and the general limit at 190: to 186 it is one's own; on to 192 it is the general one, whose
    peak is then the worst past the general limit."""
    capped = replace(limit(), own=(Condition("hip", low=182),))
    for top, own in ((186, True), (192, False)):
        started, ended = run(capped, lambda t, top=top: 184 if 2 <= t < 3 else top if 3 <= t < 4 else 170)
        assert isinstance(started, WarningStarted)
        assert isinstance(ended, WarningEnded)
        assert (started.own, started.start_s) == (True, pytest.approx(2, abs=0.05))
        assert (ended.own, ended.peak) == (own, top)
        assert started.message == PAST_USUAL
        assert ended.message == (started.message if own else "Lower a little.")


def test_passed_at_once_the_general_limit_is_the_one_that_is_told() -> None:
    capped = replace(limit(), own=(Condition("hip", low=182),))
    started, _ = run(capped, lambda t: 200 if 2 <= t < 4 else 170)
    assert isinstance(started, WarningStarted)
    assert (started.own, started.message) == (False, "Lower a little.")


def test_on_the_way_out_of_the_posture_it_does_not_warn() -> None:
    """Getting up passes the bound for as long as it takes; before that it was passed for good."""

    def events(leaving_from: float) -> list[type]:
        watch = LimitWatch(limit(), lambda _condition, _side: 0.0)
        seen = [watch.push(Watched(t, {"hip": 200}, "end", None, t >= leaving_from)) for t in times(4)]
        return [type(event) for event in (*seen, watch.end(4)) if event is not None]

    assert events(0.2) == []
    assert events(2.0) == [WarningStarted, WarningEnded]
