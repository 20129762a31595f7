from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.events import RepDone
from formcheck.errors import SessionError
from formcheck.session.corrections import load_corrected, store
from formcheck.session.corrections.lines import dump, parse
from formcheck.session.corrections.model import Correction, MissedRep, NotARep, NotAWarning, Undo, WrongSide, new_id
from tests.session.examples import write_session

NOW = datetime(2026, 11, 23, 9, 0, 1, 500000, timezone(timedelta(hours=1)))
ALL: tuple[Correction | Undo, ...] = (
    NotARep("a", NOW, 1.1, 5.0, None),
    MissedRep("b", NOW, 7.4, "left", 3.5),
    MissedRep("c", NOW, 7.4, None, None),
    WrongSide("d", NOW, 9.5, 12.9, "right"),
    NotAWarning("e", NOW, "over_arched", 6.1, None),
    Undo("f", NOW, "c"),
)


@pytest.mark.parametrize("line", ALL)
def test_a_line_comes_back_as_it_was(line: Correction | Undo) -> None:
    assert parse(dump(line)) == line


def test_a_line_is_as_documented() -> None:
    assert json.loads(dump(ALL[1])) == {
        "type": "missed_rep",
        "schema": 1,
        "id": "b",
        "made_at": "2026-11-23T09:00:01.500+01:00",
        "at_s": 7.4,
        "side": "left",
        "hold_s": 3.5,
    }


def test_what_is_undone_no_longer_holds(tmp_path: Path) -> None:
    store.append(tmp_path, ALL)
    kept = store.read(tmp_path)
    assert kept.in_force == tuple(line for line in ALL if line.id not in ("c", "f"))
    assert kept.known == frozenset("abcdef")
    assert kept.skipped == ()


def test_without_a_file_nothing_is_corrected(tmp_path: Path) -> None:
    assert store.read(tmp_path) == store.Kept()
    store.append(tmp_path, ())
    assert not (tmp_path / store.FILE).exists()


def test_the_log_is_not_touched(tmp_path: Path) -> None:
    write_session(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    store.append(tmp_path, ALL)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != store.FILE} == before


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_only_the_user_may_look_inside(tmp_path: Path) -> None:
    store.append(tmp_path, ALL)
    assert (tmp_path / store.FILE).stat().st_mode & 0o777 == 0o600


def test_a_torn_line_costs_only_itself(tmp_path: Path) -> None:
    store.append(tmp_path, ALL[:2])
    with (tmp_path / store.FILE).open("r+b") as file:
        file.truncate((tmp_path / store.FILE).stat().st_size - 20)
    store.append(tmp_path, ALL[3:4])
    kept = store.read(tmp_path)
    assert kept.in_force == (ALL[0], ALL[3])
    assert len(kept.skipped) == 1
    assert "line 2" in kept.skipped[0]


def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    made = [NotARep(new_id(), NOW, float(n), n + 1.0, None) for n in range(64)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: store.append(tmp_path, [one]), made))
    kept = store.read(tmp_path)
    assert sorted(line.id for line in kept.in_force) == sorted(line.id for line in made)
    assert kept.skipped == ()


def test_types_of_a_newer_version_are_left_out_and_said(tmp_path: Path) -> None:
    store.append(tmp_path, ALL[:1])
    with (tmp_path / store.FILE).open("ab") as file:
        file.write(b'{"type": "merged", "id": "z"}\n' * 3)
    kept = store.read(tmp_path)
    assert kept.in_force == ALL[:1]
    assert kept.skipped == ("corrections.jsonl: 3 lines of the unknown type 'merged' were left out",)


def test_an_id_counts_once(tmp_path: Path) -> None:
    store.append(tmp_path, [ALL[0], NotARep("a", NOW, 9.5, 12.9, None)])
    kept = store.read(tmp_path)
    assert kept.in_force == ALL[:1]
    assert len(kept.skipped) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"made_at": "2026-11-23T09:00:00"},
        {"start_s": "1.1"},
        {"start_s": None},
        {"start_s": 1e12},
        {"end_s": 0.5},
        {"side": "both"},
        {"id": ""},
        {"id": "x" * 41},
        {"id": 7},
    ],
)
def test_a_line_with_a_fault_is_left_out_and_said(tmp_path: Path, fault: dict[str, object]) -> None:
    line = {**json.loads(dump(ALL[0])), **fault}
    (tmp_path / store.FILE).write_text(json.dumps(line) + "\n")
    kept = store.read(tmp_path)
    assert kept.in_force == ()
    assert kept.skipped[0].startswith(f"corrections.jsonl: line 1 cannot be read: {next(iter(fault))}")


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="was not kept"):
        store.append(tmp_path / "gone", ALL)


def test_a_file_that_cannot_be_read_corrects_nothing_and_is_said(tmp_path: Path) -> None:
    (tmp_path / store.FILE).mkdir()
    kept = store.read(tmp_path)
    assert kept.in_force == ()
    assert "nothing is corrected" in kept.skipped[0]


def test_a_corrected_set_keeps_both(tmp_path: Path) -> None:
    write_session(tmp_path)
    store.append(tmp_path, [ALL[0], MissedRep("b", NOW, 7.4, None, None), NotARep("z", NOW, 16.0, 17.0, None)])
    found = load_corrected(tmp_path)
    starts = [event.start_s for event in found.session.events if isinstance(event, RepDone)]
    assert starts == [7.4, 9.5]
    assert [event.start_s for event in found.logged.events if isinstance(event, RepDone)] == [1.1, 9.5]
    assert (found.marks, [rep.n for rep in found.removed]) == ({1: "added"}, [1])
    assert found.session.skipped == ("corrections.jsonl: nothing to correct: not a rep, 0:16.0 to 0:17.0",)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=150)
def test_a_damaged_file_never_fails(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    rng = np.random.default_rng(seed)
    folder = tmp_path_factory.mktemp("damaged")
    data = bytearray(b"".join(dump(line) for line in ALL))
    for _ in range(rng.integers(1, 6)):
        at = int(rng.integers(0, len(data)))
        if rng.random() < 0.5:
            data[at] = rng.integers(0, 256)
        else:
            del data[at : at + int(rng.integers(1, 40))]
    (folder / store.FILE).write_bytes(data)
    kept = store.read(folder)
    assert len(kept.in_force) <= len(ALL)
    store.append(folder, [NotARep("new", NOW, 1.0, 2.0, None)])
    assert store.read(folder).in_force[-1].id == "new"


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    (folder / store.FILE).write_bytes(data)
    assert store.read(folder).in_force == ()
