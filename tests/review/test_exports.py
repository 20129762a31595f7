from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from formcheck.coach.events import WarningEnded
from formcheck.review.csv_rows import visit_csv
from formcheck.review.json_object import visit_object
from formcheck.review.visit import find_review, one_set
from formcheck.session.summary_object import to_json
from tests.review.test_visit import MORNING, keep
from tests.session.examples import PURE_HOLD, SESSION_EVENTS, cut_off, write_session


def rows(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(visit_csv(one_set(folder)))))


def test_a_row_a_rep_with_units_in_the_names(tmp_path: Path) -> None:
    folder = tmp_path / "2026-11-22T15-04-05_glute_bridge"
    high = WarningEnded(4, "too_high", "warning", None, 2.0, 3.0, 1.2, "Not so high.")
    write_session(folder, (*SESSION_EVENTS, high, high), poses=())
    first, second = rows(folder)
    assert first == {
        "visit": "2026-11-22T15-04-05_glute_bridge",
        "set": "1",
        "session": "2026-11-22T15-04-05_glute_bridge",
        "started_at": "2026-11-22T15:04:05+01:00",
        "exercise": "glute_bridge",
        "rep": "1",
        "side": "",
        "start_s": "1.1",
        "peak_s": "2.4",
        "end_s": "5.0",
        "out_s": "1.3",
        "hold_s": "2.0",
        "back_s": "0.6",
        "from_deg": "131.0",
        "to_deg": "176.3",
        "evenness": "uneven back",
        "warnings": "too_high",
        "corrected": "",
        "scored_again": "",
    }
    assert (second["rep"], second["warnings"]) == ("2", "")


def test_a_set_of_a_visit_has_its_number_in_it_also_where_it_is_asked_for_alone(tmp_path: Path) -> None:
    first, second = keep(tmp_path, 0, MORNING), keep(tmp_path, 4, MORNING)
    alone = [{row["set"] for row in rows(folder)} for folder in (first, second)]
    whole = list(csv.DictReader(io.StringIO(visit_csv(find_review(MORNING, tmp_path)))))
    assert alone == [{"1"}, {"2"}]
    assert {(row["session"], row["set"]) for row in whole} == {(first.name, "1"), (second.name, "2")}


def test_a_session_without_reps_has_the_head_alone(tmp_path: Path) -> None:
    write_session(tmp_path, (), spec=PURE_HOLD, poses=())
    assert visit_csv(one_set(tmp_path)).count("\n") == 1
    assert "from,to,evenness,warnings" in visit_csv(one_set(tmp_path))


def test_the_json_is_the_summary_and_the_headers_facts(tmp_path: Path) -> None:
    summary = write_session(tmp_path)
    found = visit_object(one_set(tmp_path))
    visit, facts = found.pop("visit"), found.pop("session")
    assert [one["session"] for one in visit["sets"]] == [facts]
    assert found == to_json(summary)
    assert facts["started_at"] == "2026-11-22T15:04:05.250+01:00"
    assert (facts["ended"], facts["model"], facts["skipped"]) == ("done", "blazepose-full", [])
    json.dumps(facts, allow_nan=False)


def test_the_json_of_a_session_cut_off_says_so(tmp_path: Path) -> None:
    write_session(tmp_path, poses=())
    cut_off(tmp_path)
    assert visit_object(one_set(tmp_path))["session"]["ended"] == "cut_off"
