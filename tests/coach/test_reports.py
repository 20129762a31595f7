"""What is reported of movements that are over, in which order, and how many there were."""

from __future__ import annotations

from formcheck.coach.events import HoldEnded, PartialRep, RangeLearned, RepDone
from formcheck.coach.hold_begun import HoldBegun
from formcheck.coach.learner import RangeLearner
from formcheck.coach.limits import Limits
from formcheck.coach.personal import Personal
from formcheck.coach.plateau import Stay
from formcheck.coach.references import References
from formcheck.coach.reports import Reports
from formcheck.coach.travel import Outcome
from formcheck.pose.landmarks import Side
from formcheck.specs.catalog import find

STAY = Stay(2.0, 6.0)


def outcome(*, counted: bool = True) -> Outcome:
    """A bridge to 170, held for four seconds."""
    return Outcome(counted, 1.0, 2.0, 7.5, 135, 170, (STAY,), 1.0, 1.5, {"hip": 170.0})


def reports(exercise: str = "glute_bridge") -> Reports:
    spec = find(exercise)
    references = References(spec.movement.kind)
    return Reports(
        spec,
        learner=RangeLearner(spec, Personal()),
        limits=Limits(spec, (None,), references.of),
        references=references,
        hold_begun=HoldBegun(spec),
    )


def test_holds_come_before_the_rep_that_they_are_in() -> None:
    assert [type(event) for event in reports().over(outcome(), None, 8.0, 135.0)] == [HoldEnded, RepDone]


def test_a_movement_that_does_not_count_has_no_number_and_no_holds() -> None:
    told = reports()
    (partial,) = told.over(outcome(counted=False), None, 8.0, 135.0)
    assert isinstance(partial, PartialRep)
    assert told.total == 0


def test_reps_are_numbered_through_and_counted_for_each_side() -> None:
    told = reports()
    sides: list[Side | None] = ["left", "right", "left"]
    events = [event for side in sides for event in told.over(outcome(), side, 8.0, 135.0)]
    assert [event.n for event in events if isinstance(event, RepDone)] == [1, 2, 3]
    assert (told.counts["left"], told.counts["right"], told.total) == (2, 1, 3)


def test_that_a_range_was_learned_is_told_after_the_third_rep() -> None:
    told = reports()
    thrice = [[type(event) for event in told.over(outcome(), None, 8.0 * n, 135.0)] for n in (1, 2, 3)]
    assert thrice == [[HoldEnded, RepDone]] * 2 + [[HoldEnded, RepDone, RangeLearned]]
