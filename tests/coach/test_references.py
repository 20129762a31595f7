"""What a person's numbers are counted from: their rest, and their usual peak."""

from __future__ import annotations

import math

import pytest

from formcheck.coach.references import References
from formcheck.coach.travel import Moment, Outcome
from formcheck.specs.condition import Condition
from tests.coach.drives import STILL
from tests.movements import times

ZERO, REST, USUAL = Condition("hip"), Condition("hip", of="rest"), Condition("hip", of="usual")


def outcome(peak: float) -> Outcome:
    return Outcome(True, 0, 1, 2, 135, peak, (), 1, 1, {"hip": peak})


def test_zero_is_zero() -> None:
    assert References().of(ZERO, None) == 0


def test_rest_is_unknown_then_what_it_was_seen_to_be() -> None:
    references = References()
    assert math.isnan(references.of(REST, None))
    for t in times(5):
        references.at_rest(Moment(t, {"hip": 135 + math.sin(40 * t)}, STILL), None)
    assert references.of(REST, None) == pytest.approx(135, abs=0.5)
    assert math.isnan(references.of(REST, "left"))


def test_rest_follows_the_person_in_time_and_an_unseen_moment_leaves_it() -> None:
    references = References()
    for t in times(120):
        value = 135.0 if t < 4 else math.nan if t < 6 else 128.0
        references.at_rest(Moment(t, {"hip": value}, STILL), None)
        if t < 6:
            assert references.of(REST, None) == pytest.approx(135)
    assert references.of(REST, None) == pytest.approx(128, abs=0.5)


def test_a_usual_peak_needs_two_reps_and_is_their_median() -> None:
    references = References()
    references.counted(outcome(170), "left")
    assert math.isnan(references.of(USUAL, "left"))
    references.counted(outcome(176), "left")
    references.counted(outcome(190), "left")
    assert references.of(USUAL, "left") == 176
    assert math.isnan(references.of(USUAL, "right"))


def test_one_hold_says_what_is_usual() -> None:
    references = References("hold")
    references.counted(outcome(4), None)
    assert references.of(USUAL, None) == 4
