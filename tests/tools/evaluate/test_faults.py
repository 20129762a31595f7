from __future__ import annotations

from tests.tools.evaluate.examples import cue, partial, rep, summary, warning
from tools.evaluate.faults import fault_score
from tools.evaluate.results import Said
from tools.evaluate.truth import Fault

ARCH = Fault("over_arched", 10.0, 12.0)


def test_a_warning_within_the_fault_finds_it() -> None:
    score = fault_score(summary(warnings=(warning("over_arched", 10.5, 11.5),)), (ARCH,))
    assert [fault.found for fault in score.planted] == [True]
    assert score.unfounded == ()
    assert not score.clean


def test_a_warning_a_second_and_a_half_late_still_finds_it() -> None:
    late = fault_score(summary(warnings=(warning("over_arched", 13.5, 14.0),)), (ARCH,))
    too_late = fault_score(summary(warnings=(warning("over_arched", 13.6, 14.0),)), (ARCH,))
    assert late.planted[0].found
    assert not too_late.planted[0].found
    assert too_late.unfounded == (Said("over_arched", 13.6, 14.0),)


def test_another_warning_does_not_find_it() -> None:
    score = fault_score(summary(warnings=(warning("feet_too_far", 10.5, 11.5),)), (ARCH,))
    assert not score.planted[0].found
    assert score.unfounded == (Said("feet_too_far", 10.5, 11.5),)


def test_a_cue_speaks_of_its_whole_rep() -> None:
    short = Fault("hold_short", 3.0, 4.0)
    said = summary(reps=(rep(1, 2.0, 9.0),), cues=(cue("hold_short", 9.5),))
    assert fault_score(said, (short,)).planted[0].found
    other_rep = summary(reps=(rep(1, 6.0, 9.0),), cues=(cue("hold_short", 9.5),))
    assert not fault_score(other_rep, (short,)).planted[0].found


def test_a_cue_of_a_hold_that_ends_both_sides_at_once_is_told_by_its_side() -> None:
    short = Fault("hold_short", 3.0, 4.0)
    said = summary(reps=(rep(1, 2.0, 9.0, "left"), rep(2, 7.0, 9.0, "right")), cues=(cue("hold_short", 9.5, "right"),))
    assert not fault_score(said, (short,)).planted[0].found


def test_a_partial_rep_finds_a_planted_one_and_is_no_warning() -> None:
    planted = Fault("partial_rep", 3.0, 5.0)
    assert fault_score(summary(partial=(partial(3.2, 4.8),)), (planted,)).planted[0].found
    assert fault_score(summary(partial=(partial(3.2, 4.8),)), ()).unfounded == ()


def test_in_a_clean_clip_all_that_is_said_is_unfounded() -> None:
    score = fault_score(summary(warnings=(warning("over_arched", 1.0, 2.0),), cues=(cue("hold_short", 9.5),)), ())
    assert score.clean
    assert [one.id for one in score.unfounded] == ["over_arched", "hold_short"]


def test_unknown_faults_are_no_clean_clip() -> None:
    score = fault_score(summary(warnings=(warning("over_arched", 1.0, 2.0),)), None)
    assert not score.known
    assert not score.clean
