"""Which scoring counts, whatever lies in the file that says it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.errors import SessionError
from formcheck.session import counted, rescored
from formcheck.session.corrections import load_corrected, store
from formcheck.session.corrections.model import NotARep
from formcheck.session.index.figures import set_row
from formcheck.session.read import read_session, summary_of
from tests.session.examples import SESSION_EVENTS, STARTED_AT, write_session

LATER = STARTED_AT + timedelta(days=40)


def scored_again(folder: Path, events: int = 7) -> Path:
    """A later scoring that has the first `events` of the log's."""
    session = read_session(folder)
    assert session.end is not None
    shorter = replace(session, header=replace(session.header, rescored_at=LATER), events=session.events[:events])
    return rescored.keep(folder, shorter.header, shorter.events, session.end, summary_of(shorter))


def reps(folder: Path) -> int:
    return len(summary_of(counted.counted(folder)).reps)


def test_the_log_counts_until_something_is_chosen_and_again_after_that(tmp_path: Path) -> None:
    write_session(tmp_path)
    kept = scored_again(tmp_path)
    assert (reps(tmp_path), counted.chosen(tmp_path)) == (2, None)
    counted.choose(tmp_path, kept.name, LATER)
    session = counted.counted(tmp_path)
    assert (reps(tmp_path), session.folder) == (1, tmp_path)
    assert counted.is_counted_rescoring(session) and set_row(session).rescored
    assert [scoring.name for scoring in counted.scorings(tmp_path)] == [kept.name]
    counted.choose(tmp_path, None, LATER)
    counted.choose(tmp_path, None, LATER)
    assert reps(tmp_path) == 2
    assert not set_row(counted.counted(tmp_path)).rescored


def test_a_scoring_by_its_own_path_is_itself_and_not_what_counts(tmp_path: Path) -> None:
    write_session(tmp_path)
    kept = scored_again(tmp_path)
    session = counted.counted(kept)
    assert (session.folder, counted.is_counted_rescoring(session)) == (kept, False)


def test_corrections_hold_for_the_scoring_that_counts(tmp_path: Path) -> None:
    write_session(tmp_path)
    counted.choose(tmp_path, scored_again(tmp_path).name, LATER)
    store.append(tmp_path, [NotARep("a", STARTED_AT, 1.1, 5.0, None)])
    found = load_corrected(tmp_path)
    assert (len(summary_of(found.session).reps), len(found.removed)) == (0, 1)


def test_what_is_not_there_cannot_be_chosen(tmp_path: Path) -> None:
    write_session(tmp_path)
    with pytest.raises(SessionError):
        counted.choose(tmp_path, "2026-01-01T00-00-00_glute_bridge", LATER)
    assert counted.chosen(tmp_path) is None


@pytest.mark.parametrize("name", ["", ".", "..", "../other", "a/b", "/etc", "a\0b", 3, None, ["a"]])
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: object) -> None:
    write_session(tmp_path / "set")
    write_session(tmp_path / "other", SESSION_EVENTS[:3])
    file = tmp_path / "set" / "rescored" / "counted.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"scoring": name}))
    assert counted.chosen(tmp_path / "set") is None
    assert reps(tmp_path / "set") == 2


@settings(max_examples=100)
@given(st.binary(max_size=60) | st.text(max_size=40).map(lambda name: json.dumps({"scoring": name}).encode()))
def test_whatever_the_file_holds_the_set_can_be_read(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("set")
    write_session(folder, poses=())
    (folder / "rescored").mkdir()
    (folder / "rescored" / "counted.json").write_bytes(raw)
    session = counted.counted(folder)
    assert len(summary_of(session).reps) == 2
    assert (counted.chosen(folder) is None) == (session.skipped == read_session(folder).skipped)
