from __future__ import annotations

from formcheck.session.summary import PostureSpan
from tests.tools.evaluate.examples import frames
from tools.evaluate.posture import posture_score
from tools.evaluate.truth import TruePosture

TIMES = [index / 10 for index in range(160)]
SUPINE = (TruePosture("supine", 0.0, 16.0),)


def test_only_frames_at_rest_are_judged() -> None:
    """Of 160 frames, ten on the way up and ten on the way down are not at rest."""
    score = posture_score(TIMES, (PostureSpan("supine", 0.0, 15.9),), SUPINE, frames())
    assert (score.frames, score.right, dict(score.mistaken)) == (140, 140, {})


def test_what_is_given_late_is_unknown_before() -> None:
    score = posture_score(TIMES, (PostureSpan("supine", 0.95, 15.9),), SUPINE, frames())
    assert dict(score.mistaken) == {("supine", "unknown"): 10}


def test_mistakes_are_told_by_kind() -> None:
    given = (PostureSpan("supine", 0.0, 15.0), PostureSpan("prone", 15.0, 15.9))
    score = posture_score(TIMES, given, SUPINE, frames())
    assert (score.frames, score.right) == (140, 130)
    assert dict(score.mistaken) == {("supine", "prone"): 10}


def test_where_the_truth_has_no_name_nothing_is_judged() -> None:
    true = (TruePosture("unknown", 0.0, 1.0), TruePosture("supine", 1.0, 16.0))
    assert posture_score(TIMES, (), true, frames()).frames == 130


def test_getting_ready_is_not_rest() -> None:
    assert posture_score(TIMES, (), SUPINE, frames("getting_ready:100 rest:60")).frames == 60
