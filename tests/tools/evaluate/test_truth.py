from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.evaluate.examples import TWO_BRIDGES, truth
from tools.evaluate.truth import Fault, TrueHold, TrueRep, TruthError, read_truth, truth_of


def test_reads_what_the_studio_writes() -> None:
    read = truth()
    assert read.exercise == "glute_bridge"
    assert read.reps is not None
    assert (read.reps.total, read.reps.left, read.reps.right) == (2, 0, 0)
    assert read.reps.items[1] == TrueRep(9.0, 15.0, 10.0, 14.0, None)
    assert read.holds == (TrueHold(3.0, 6.0), TrueHold(10.0, 14.0))
    assert read.clean


def test_what_is_not_said_is_not_known() -> None:
    read = truth_of({"exercise": "squat"}, "here")
    assert (read.reps, read.holds, read.faults, read.partials) == (None, None, None, None)
    assert not read.clean


def test_partial_reps_are_the_faults_of_that_name() -> None:
    faults = [{"id": "over_arched", "start_s": 1, "end_s": 2}, {"id": "partial_rep", "start_s": 3, "end_s": 4}]
    assert truth(faults=faults).partials == (Fault("partial_rep", 3.0, 4.0),)


@pytest.mark.parametrize("word", ["none", "", None])
def test_nobody_exercises(word: str | None) -> None:
    assert truth(exercise=word).exercise is None


def test_a_wrong_field_is_named() -> None:
    with pytest.raises(TruthError, match=r"clip\.truth\.json.*reps\.total"):
        truth_of({**TWO_BRIDGES, "reps": {"total": "many"}}, "clip.truth.json")


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.truth.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(TruthError, match=r"a\.truth\.json is not JSON"):
        read_truth(path)
