"""What is said of a movement that is over."""

from __future__ import annotations

import math

from formcheck.coach.plateau import Stay
from formcheck.coach.telling import cues_of, rep_of
from formcheck.coach.travel import Outcome
from formcheck.specs.catalog import find


def cues(held_s: float, *, at_most_s: float = math.nan, cut: bool = False) -> list[str]:
    """Of a bridge that was held for so long, where three to five seconds are asked for and 2.5 are enough."""
    spec = find("glute_bridge")
    stays = (Stay(2.0, 2.0 + held_s),)
    outcome = Outcome(
        True, 1.0, 2.0, 3.5 + held_s, 135, 176, stays, out_s=1.0, back_s=1.5, cut=cut, at_most_s=at_most_s
    )
    return [cue.id for cue in cues_of(spec, rep_of(spec, outcome, None, 1, outcome.end_s), outcome)]


def test_a_short_hold_is_called_short() -> None:
    assert cues(1.0) == ["hold_short"]
    assert cues(1.0, at_most_s=1.0) == ["hold_short"]
    assert cues(3.0) == []


def test_a_hold_that_may_have_been_long_enough_is_not_called_short() -> None:
    assert cues(1.0, at_most_s=2.0) == ["hold_short"]
    assert cues(1.0, at_most_s=3.0) == []


def test_what_is_too_long_is_so_by_what_was_seen() -> None:
    assert cues(6.0, at_most_s=9.0) == []
    assert cues(8.0, at_most_s=9.0) == ["hold_long"]


def test_of_a_movement_that_was_cut_only_what_is_so_all_the_same() -> None:
    assert cues(1.0, cut=True) == []
    assert cues(8.0, cut=True) == ["hold_long"]
