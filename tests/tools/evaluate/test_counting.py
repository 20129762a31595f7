from __future__ import annotations

import pytest

from tests.tools.evaluate.examples import frames, hold, partial, rep, summary, truth
from tools.evaluate.counting import hold_score, rep_score
from tools.evaluate.results import Counts, HoldError
from tools.evaluate.truth import TrueHold, truth_of


def test_reps_that_are_all_there_are_exact() -> None:
    score = rep_score(summary(reps=(rep(1, 2.2, 7.5), rep(2, 8.9, 15.0))), truth(), frames())
    assert score is not None
    assert score.exact
    assert score.found == Counts(2, 0, 0)
    assert [error.start_s for error in score.errors] == pytest.approx([0.2, -0.1])
    assert [error.end_s for error in score.errors] == pytest.approx([0.5, 0.0])


def test_a_rep_too_few_is_one_off() -> None:
    score = rep_score(summary(reps=(rep(1, 2.2, 7.5),)), truth(), frames())
    assert score is not None
    assert (score.exact, score.off) == (False, 1)


def test_a_right_number_of_the_wrong_reps_is_not_exact() -> None:
    """The second rep was missed, and half a movement before the first was counted."""
    score = rep_score(summary(reps=(rep(1, 0.0, 1.8), rep(2, 2.2, 7.5))), truth(), frames())
    assert score is not None
    assert (score.exact, score.off) == (False, 0)
    assert (score.missed, score.extra) == ((9.0,), (0.9,))


def test_without_their_times_reps_are_only_counted() -> None:
    score = rep_score(
        summary(reps=(rep(1, 2, 7), rep(2, 9, 15))), truth_of({"reps": {"total": 2}, "exercise": "x"}, ""), None
    )
    assert score is not None
    assert score.exact


def test_the_right_number_on_the_wrong_side_is_not_exact() -> None:
    sided = truth(reps={"total": 2, "left": 2, "right": 0})
    score = rep_score(summary(reps=(rep(1, 2, 7, "left"), rep(2, 9, 15, "right"))), sided, None)
    assert score is not None
    assert (score.exact, score.off) == (False, 1)


def test_sides_that_nobody_counted_are_not_judged() -> None:
    sided = truth_of({"exercise": "bird_dog", "reps": {"total": 2}}, "here")
    score = rep_score(summary(reps=(rep(1, 2, 7, "left"), rep(2, 9, 15, "right"))), sided, None)
    assert score is not None
    assert score.exact
    assert score.true_partials is None


def test_partial_reps_are_counted_apart() -> None:
    planted = truth(faults=[{"id": "partial_rep", "start_s": 7.5, "end_s": 8.5}])
    score = rep_score(summary(reps=(rep(1, 2, 7), rep(2, 9, 15)), partial=(partial(7.4, 8.4),)), planted, None)
    assert score is not None
    assert (score.exact, score.true_partials, score.found_partials) == (True, 1, 1)


def test_a_rep_while_getting_ready_is_out_of_place() -> None:
    arriving = frames("getting_ready:50 rest:20 up:90")
    score = rep_score(summary(reps=(rep(1, 1, 5), rep(2, 9, 15))), truth(), arriving)
    assert score is not None
    assert score.out_of_place == (3.0,)


def test_unknown_reps_have_no_score() -> None:
    assert rep_score(summary(), truth_of({"exercise": "squat"}, "here"), None) is None


TRUE = (TrueHold(3.0, 6.0), TrueHold(10.0, 14.0))


def test_each_hold_is_measured_against_the_true_one() -> None:
    score = hold_score([hold(3.1, 6.3), hold(10.0, 13.5)], TRUE)
    assert score.extra == ()
    assert [one.error_s for one in score.holds] == pytest.approx([0.2, -0.5])
    assert [one.right for one in score.holds] == [True, False]
    assert score.worst_s == pytest.approx(0.5)


def test_missed_and_extra_holds_are_told() -> None:
    score = hold_score([hold(7.0, 9.0), hold(10.0, 14.0)], TRUE)
    assert score.holds[0] == HoldError(3.0, 3.0, None, None, None, right_side=False)
    assert not score.holds[0].right
    assert score.extra == (7.0,)


def test_a_long_hold_may_be_off_by_five_per_cent() -> None:
    score = hold_score([hold(0.0, 28.6)], [TrueHold(0.0, 30.0)])
    assert score.holds[0].right
    assert not hold_score([hold(0.0, 28.4)], [TrueHold(0.0, 30.0)]).holds[0].right


def test_a_hold_on_the_wrong_side_is_not_right() -> None:
    assert not hold_score([hold(3.0, 6.0, "left")], [TrueHold(3.0, 6.0, "right")]).holds[0].right
    assert hold_score([hold(3.0, 6.0, "left")], [TrueHold(3.0, 6.0, None)]).holds[0].right
