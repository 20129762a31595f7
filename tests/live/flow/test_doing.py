"""What is said in a set beside the numbers."""

from __future__ import annotations

from formcheck.coach.events import PartialRep, RepDone, WarningStarted
from formcheck.live.flow.plan import Around, SessionPlan, sets_of_exercise
from tests.live.figures import BRIDGE
from tests.live.flow.acting import Actor

SHORT = PartialRep(9.0, None, 7.0, 9.0, 125.0, 140.0)
TOO_QUICK = PartialRep(9.0, None, 8.6, 9.0, 125.0, 176.0)
FURTHER = "I count it when you go a little further. Only if it is comfortable."


def in_a_set(reps: int = 12) -> Actor:
    return Actor(SessionPlan(sets_of_exercise(BRIDGE, 1, reps), Around(placement=False))).get_ready()


def test_whoever_falls_short_again_and_again_is_told_why_nothing_is_counted() -> None:
    actor = in_a_set().do(3.0, SHORT)
    assert FURTHER not in actor.said
    assert FURTHER in actor.do(3.0, SHORT).said
    assert FURTHER not in in_a_set().do(3.0, SHORT).rep().do(3.0, SHORT).said
    assert FURTHER not in in_a_set().do(3.0, TOO_QUICK).do(3.0, TOO_QUICK).said


def test_nothing_is_called_good_soon_after_a_warning() -> None:
    assert "6. Good" in in_a_set().reps(6).said
    warned = in_a_set().reps(5).do(2.0, WarningStarted(1.0, "over_arched", "warning", None, 1.0, "Lower."))
    assert "6" in warned.rep().said and "6. Good" not in warned.said


def test_a_movement_that_counts_begins_the_row_anew() -> None:
    rep = RepDone(9.0, 1, None, 5.0, 7.0, 9.0, 3.0, 1.0, 1.0, 125.0, 176.0)
    actor = in_a_set().do(1.0, SHORT).do(1.0, rep)
    assert actor.state.tally.short == 0
