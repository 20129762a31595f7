"""What was agreed, and from which day on: kept, read back, and refused where it makes no sense."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from formcheck.errors import SessionError
from formcheck.session.programme import Programme, load_programmes, programme_of, programme_on, use_from
from formcheck.specs.range import Range
from formcheck.specs.routines import find_routine

FIRST, SECOND, LAST = date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 20)


def gentle(since: date) -> Programme:
    return programme_of(find_routine("gentle_start"), since)


def test_a_routine_s_doses_are_copied() -> None:
    routine = find_routine("gentle_start")
    programme = programme_of(routine, FIRST)
    assert [agreed.exercise for agreed in programme.exercises] == [step.spec.id for step in routine.steps]
    first, step = programme.exercises[0], routine.steps[0]
    assert (first.sets, first.reps, first.times_a_day) == (step.sets, step.reps, routine.times_a_day)
    assert programme.of(step.spec.id) == (first,)
    assert programme.of("squat") == ()


def test_each_day_has_the_one_that_held_then(tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    flexion = programme_of(find_routine("flexion_bias"), SECOND)
    for programme in (gentle(FIRST), flexion, Programme(LAST)):
        use_from(programme, file)
    kept = load_programmes(file)
    assert kept == (gentle(FIRST), flexion, Programme(LAST))
    assert programme_on(date(2026, 10, 31), kept) is None
    assert programme_on(date(2026, 11, 9), kept) == gentle(FIRST)
    assert programme_on(SECOND, kept) == flexion
    assert programme_on(date(2027, 1, 1), kept) is None


def test_what_is_named_for_a_day_takes_the_place_of_what_was_named_for_it_or_later(tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    for since in (FIRST, LAST, SECOND):
        use_from(gentle(since), file)
    assert [programme.since for programme in load_programmes(file)] == [FIRST, SECOND]


def test_without_a_file_nothing_is_agreed(tmp_path: Path) -> None:
    assert load_programmes(tmp_path / "programme.yaml") == ()
    assert programme_on(FIRST, ()) is None


def test_a_day_may_be_written_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    use_from(gentle(FIRST), file)
    file.write_text(file.read_text().replace("'2026-11-01'", "2026-11-02"))
    assert load_programmes(file)[0].since == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("since:", "until:", "0.since"),
        ("low: 8.0", "low: many", "reps.low"),
        ("low: 8.0", "low: 0", "above 0"),
        ("low: 8.0", "low: .nan", "above 0"),
        ("low: 8.0", "low: 20", "above 0"),
        ("- since", "- [since", "cannot be read"),
        ("'2026-11-01'", "2026-13-01", "month must be in"),
        ("- since", "[" * 3000 + "- since", "cannot be read"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(old: str, new: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    use_from(gentle(FIRST), file)
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(SessionError, match=says) as refused:
        load_programmes(file)
    assert str(file) in str(refused.value)


def test_an_exercise_that_comes_twice_keeps_the_sets_and_reps_of_each_time() -> None:
    routine = find_routine("gentle_start")
    first = routine.steps[0]
    again = dataclasses.replace(first, sets=Range(2, 3), reps=Range(40, 50))
    programme = programme_of(dataclasses.replace(routine, steps=(*routine.steps, again)), FIRST)
    found = [(agreed.sets, agreed.reps) for agreed in programme.of(first.spec.id)]
    assert found == [(first.sets, first.reps), (Range(2, 3), Range(40, 50))]
