"""Logs of older schemas are read as if they were of today's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from formcheck.session.corrections import load_corrected
from formcheck.session.folder import names
from formcheck.session.header import SCHEMA
from formcheck.session.lines import dump
from formcheck.session.migrate import STEPS, MigrationError, migrated
from formcheck.session.read import read_session, summary_of
from formcheck.session.summary_object import to_json
from tests.session.examples import SESSION_EVENTS, header, same_events, write_session

KEPT = Path(__file__).parent / "kept_logs"
FOLDERS = sorted(log.parent for log in KEPT.glob("schema_*/*/events.jsonl"))


def test_there_is_a_kept_log_of_each_schema() -> None:
    assert {folder.parent.name for folder in FOLDERS} == {f"schema_{number}" for number in range(1, SCHEMA + 1)}
    assert set(STEPS) <= set(range(1, SCHEMA))


def holds_all_of(now: Any, then: Any) -> bool:
    """Whether `now` says everything that `then` said; it may say more."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(key in now and holds_all_of(now[key], then[key]) for key in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(holds_all_of, now, then))
    return bool(now == then)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_a_kept_log_says_what_it_said_when_it_was_written(folder: Path) -> None:
    session = read_session(folder)
    assert session.skipped == ()
    assert session.end is not None
    then = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert holds_all_of(to_json(summary_of(session)), then)
    assert sum(1 for _ in session.poses()) == session.end.frames


def test_the_log_of_schema_1_by_hand() -> None:
    """A minute's worth of facts about the file, so that not both sides of a comparison change at once."""
    folder = KEPT / "schema_1" / "2026-11-22T19-23-54_prone_press_up"
    found = load_corrected(folder)
    assert (found.logged.header.schema, found.logged.header.visit, found.logged.header.personal) == (1, None, None)
    assert found.logged.header.started_at.isoformat() == "2026-11-22T19:23:54.830000+00:00"
    assert len(summary_of(found.logged).reps) == 3
    assert [warning.id for warning in summary_of(found.logged).warnings] == ["too_deep_arch"]
    assert [(rep.n, round(rep.start_s, 1)) for rep in summary_of(found.session).reps] == [
        (1, 8.8),
        (2, 14.2),
        (3, 15.7),
    ]
    assert summary_of(found.session).warnings == ()
    assert found.marks == {2: "added"}


def test_kept_logs_are_sessions_like_others(tmp_path: Path) -> None:
    shutil.copytree(FOLDERS[0], tmp_path / FOLDERS[0].name)
    assert names(tmp_path) == [FOLDERS[0].name]


# -- the mechanism, with schemas that never were

OLD_STEPS = {
    1: lambda line: {**line, "t": line["ms"] / 1000},
    2: lambda line: {**line, "posture": {"lying": "supine"}[line["posture"]]},
}


def test_each_step_is_taken_in_its_turn() -> None:
    line = {"type": "posture", "ms": 2500, "posture": "lying"}
    assert migrated(line, 1, 3, OLD_STEPS)["t"] == 2.5
    assert migrated(line, 1, 3, OLD_STEPS)["posture"] == "supine"
    assert migrated({"posture": "lying"}, 2, 3, OLD_STEPS) == {"posture": "supine"}
    assert migrated(line, 3, 3, OLD_STEPS) == line
    assert migrated(line, 9, 3, OLD_STEPS) == line
    assert line == {"type": "posture", "ms": 2500, "posture": "lying"}


@pytest.mark.parametrize("schema", [1, 0, -(10**9)])
def test_a_line_that_its_own_schema_does_not_know_is_refused(schema: int) -> None:
    with pytest.raises(MigrationError, match="not as schema"):
        migrated({"posture": 3}, schema, 3, OLD_STEPS)


def test_a_reader_takes_the_steps_of_the_header_s_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_session(tmp_path, poses=[])
    log = (tmp_path / "events.jsonl").read_bytes().replace(b'"schema": 1', b'"schema": 0', 1)
    log = log.replace(b'"type": "posture", "t": 0.5', b'"type": "posture", "seconds": 0.5')
    (tmp_path / "events.jsonl").write_bytes(log)

    def step(line: dict[str, Any]) -> dict[str, Any]:
        return {**line, "t": line.pop("seconds")} if line["type"] == "posture" else line

    assert len(read_session(tmp_path).events) == len(SESSION_EVENTS) - 1
    monkeypatch.setattr("formcheck.session.migrate.STEPS", {0: step})
    assert same_events(read_session(tmp_path).events, SESSION_EVENTS)
    (tmp_path / "events.jsonl").write_bytes(log.replace(b'"seconds"', b'"hours"'))
    session = read_session(tmp_path)
    assert len(session.events) == len(SESSION_EVENTS) - 1
    assert "it is not as schema 0 has it" in session.skipped[0]


def test_a_schema_that_is_no_number_is_refused_as_any_other_field(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_bytes(dump(header()).replace(b'"schema": 1', b'"schema": "1"'))
    with pytest.raises(Exception, match="schema"):
        read_session(tmp_path)
