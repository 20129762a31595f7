from __future__ import annotations

import csv
import dataclasses
import io
import json
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from formcheck.coach.events import Event, RepDone
from formcheck.errors import FormcheckError, UsageError
from formcheck.review.export.chosen import Wanted, chosen, day_of, loaded
from formcheck.review.export.labels import truth_of
from formcheck.review.export.objects import to_object
from formcheck.review.export.parquet import to_parquet
from formcheck.review.export.rows import COLUMNS, rows, to_csv
from formcheck.session.corrections import Corrected, load_corrected, store
from formcheck.session.corrections.model import MissedRep, NotARep
from formcheck.session.header import Header, Visit
from formcheck.session.lines import dump
from formcheck.specs.model import ExerciseSpec
from tests.session.examples import BRIDGE, PURE_HOLD, SESSION_EVENTS, SOURCE, header, write_session
from tools.evaluate.truth import truth_of as checked_truth

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
VISIT = Visit("2026-10-24T23-59-00", "morning", 2, 3, None)


def keep(
    root: Path,
    name: str,
    started_at: datetime,
    *,
    live: bool = True,
    events: tuple[Event, ...] = SESSION_EVENTS,
    spec: ExerciseSpec = BRIDGE,
) -> Corrected:
    """A set in `root`, of the camera or of a video."""
    folder = root / name
    write_session(folder, events, spec=spec, poses=[])
    first: Header = header(spec, dataclasses.replace(SOURCE, live=live), started_at=started_at)
    first = dataclasses.replace(first, visit=VISIT if live else None)
    log = (folder / "events.jsonl").read_bytes()
    (folder / "events.jsonl").write_bytes(dump(first) + log[log.index(b"\n") + 1 :])
    return load_corrected(folder)


def test_a_row_has_all_that_is_known_of_a_rep(tmp_path: Path) -> None:
    found = keep(tmp_path, "one", datetime(2026, 11, 22, 15, 4, 5, 250000, WINTER))
    first, second = list(csv.DictReader(io.StringIO(to_csv([found]))))
    assert list(first) == list(COLUMNS)
    assert first == {
        "visit": "2026-10-24T23-59-00",
        "routine": "morning",
        "session": "one",
        "started_at": "2026-11-22T15:04:05.250+01:00",
        "exercise": "glute_bridge",
        "set": "2",
        "rep": "1",
        "side": "",
        "evenness": "uneven back",
        "out_smoothness": "-1.41",
        "back_smoothness": "-2.3",
        "at": "2026-11-22T15:04:06.350+01:00",
        "start_s": "1.1",
        "peak_s": "2.4",
        "end_s": "5.0",
        "out_s": "1.3",
        "hold_s": "2.0",
        "back_s": "0.6",
        "from_deg": "131.0",
        "to_deg": "176.3",
        "from_trunk_lengths": "",
        "to_trunk_lengths": "",
        "from_own_unit": "",
        "to_own_unit": "",
        "warnings": "",
        "corrected": "",
        "camera": "true",
        "scored_again": "",
    }
    assert second["rep"] == "2"


def test_corrections_are_in_the_rows_and_marked(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, tzinfo=timezone.utc)
    found = keep(tmp_path, "one", now)
    store.append(found.session.folder, [NotARep("a", now, 1.1, 5.0, None), MissedRep("b", now, 7.4, None, None)])
    made = list(rows([load_corrected(found.session.folder)]))
    assert [(row["rep"], row["start_s"], row["corrected"]) for row in made] == [(1, 7.4, "added"), (2, 9.5, None)]
    assert (made[0]["to_deg"], made[0]["hold_s"]) == (None, None)


def test_the_offset_is_that_of_the_place_also_when_the_clocks_go_back(tmp_path: Path) -> None:
    """A set that begins a second before three o'clock becomes two again: its reps stay in its own reckoning."""
    found = keep(tmp_path, "one", datetime(2026, 10, 25, 2, 59, 58, tzinfo=SUMMER))
    first, second = rows([found])
    assert first["at"] == "2026-10-25T02:59:59.100+02:00"
    assert second["at"] == "2026-10-25T03:00:07.500+02:00"
    moments = [datetime.fromisoformat(row["at"]) for row in (first, second)]
    assert (moments[1] - moments[0]).total_seconds() == pytest.approx(8.4)


def test_a_set_over_midnight_belongs_to_the_day_on_which_it_began(home: Path) -> None:
    root = home / "sessions"
    keep(root, "2026-11-22T23-59-55_glute_bridge", datetime(2026, 11, 22, 23, 59, 55, tzinfo=WINTER))
    day = date(2026, 11, 22)
    assert len(chosen(Wanted(since=day, until=day))) == 1
    assert chosen(Wanted(since=day + timedelta(days=1))) == []
    (found,) = loaded(chosen(Wanted()), [])
    assert [row["at"][:10] for row in rows([found])] == ["2026-11-22", "2026-11-23"]


def test_the_day_is_that_of_the_place(home: Path) -> None:
    """In UTC it was the day before."""
    east = timezone(timedelta(hours=12))
    keep(home / "sessions", "2026-05-02T09-00-00_x", datetime(2026, 5, 2, 9, 0, tzinfo=east))
    assert len(chosen(Wanted(since=date(2026, 5, 2)))) == 1


def test_the_order_is_that_of_time_across_zones(home: Path) -> None:
    keep(home / "sessions", "2026-10-25T02-50-00_x", datetime(2026, 10, 25, 2, 50, tzinfo=SUMMER))
    keep(home / "sessions", "2026-10-25T02-10-00_x", datetime(2026, 10, 25, 2, 10, tzinfo=WINTER))
    assert [folder.name[11:16] for folder in chosen(Wanted())] == ["02-50", "02-10"]


def test_videos_and_other_exercises_are_left_out_unless_asked_for(home: Path) -> None:
    root, when = home / "sessions", datetime(2026, 11, 22, 9, 0, tzinfo=WINTER)
    keep(root, "live", when)
    keep(root, "video", when, live=False)
    keep(root, "hold", when, events=(), spec=PURE_HOLD)
    assert {path.name for path in chosen(Wanted())} == {"live", "hold"}
    assert {path.name for path in chosen(Wanted(videos=True))} == {"live", "hold", "video"}
    assert {path.name for path in chosen(Wanted(exercise="childs_pose"))} == {"hold"}


def test_a_video_has_no_time_of_the_day(tmp_path: Path) -> None:
    found = keep(tmp_path, "one", datetime(2026, 11, 22, tzinfo=WINTER), live=False)
    assert {(row["at"], row["camera"]) for row in rows([found])} == {(None, False)}


def test_a_log_that_cannot_be_read_is_told_and_the_others_come(tmp_path: Path) -> None:
    keep(tmp_path, "one", datetime(2026, 11, 22, tzinfo=WINTER))
    (tmp_path / "two").mkdir()
    skipped: list[str] = []
    assert len(list(loaded([tmp_path / "two", tmp_path / "one"], skipped))) == 1
    assert len(skipped) == 1
    assert "two" in skipped[0]


def test_lengths_have_columns_of_their_own(tmp_path: Path) -> None:
    movement = dataclasses.replace(BRIDGE.movement, drive="lift")
    spec = dataclasses.replace(BRIDGE, movement=movement)
    rep = RepDone(5.2, 1, "left", 1.0, 2.5, 5.0, 2.0, 1.0, 1.0, 0.01, 0.12345)
    found = keep(tmp_path, "one", datetime(2026, 11, 22, tzinfo=WINTER), events=(rep,), spec=spec)
    (row,) = rows([found])
    assert (row["to_trunk_lengths"], row["to_deg"], row["side"]) == (0.123, None, "left")


def test_json_is_what_any_reader_takes(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 9, 0, tzinfo=WINTER)
    found = keep(tmp_path, "one", now)
    made = json.loads(json.dumps(to_object([found], Wanted(since=date(2026, 11, 1)), now), allow_nan=False))
    assert (made["schema"], made["since"], made["exported_at"]) == (1, "2026-11-01", "2026-11-22T09:00:00.000+01:00")
    (one,) = made["sets"]
    assert (one["session"], one["figures"]["reps"]["total"], one["planned"]["reps"]) == ("one", 2, [10, 15])


def test_parquet_has_the_same_rows_with_types(tmp_path: Path) -> None:
    import pyarrow.parquet

    found = keep(tmp_path, "one", datetime(2026, 11, 22, tzinfo=WINTER))
    table = pyarrow.parquet.read_table(io.BytesIO(to_parquet([found])))
    assert table.to_pylist() == list(rows([found]))
    assert [str(kind) for kind in table.schema.types[5:7]] == ["int64", "int64"]
    assert pyarrow.parquet.read_table(io.BytesIO(to_parquet([]))).column_names == list(COLUMNS)


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FormcheckError, match="pip install 'pyarrow<25'"):
        to_parquet([])


def test_labels_are_truth_files_with_corrections_applied(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, tzinfo=timezone.utc)
    found = keep(tmp_path, "one", now)
    store.append(found.session.folder, [NotARep("a", now, 9.5, 12.9, None), MissedRep("b", now, 16.0, None, 1.5)])
    facts = json.loads(json.dumps(truth_of(load_corrected(found.session.folder)), allow_nan=False))
    truth = checked_truth(facts, "labels")
    assert truth.exercise == "glute_bridge"
    assert truth.reps is not None
    assert (truth.reps.total, [rep.start_s for rep in truth.reps.items]) == (2, [1.1, 16.0])
    assert [(rep.top_start_s, rep.top_end_s) for rep in truth.reps.items] == [(2.4, 4.4), (16.0, 17.5)]
    assert truth.holds is not None
    assert [hold.start_s for hold in truth.holds] == [2.4, 16.0]
    assert truth.faults is not None
    assert [(fault.id, fault.start_s) for fault in truth.faults] == [
        ("hold_short", 1.1),
        ("over_arched", 6.1),
        ("partial_rep", 8.0),
    ]
    assert [span.posture for span in truth.postures] == ["supine"]
    assert facts["session"] == {"name": "one", "source": "bridge.mp4", "corrections": 2, "scored_again": False}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-01", date(2026, 11, 1)),
        ("30d", date(2026, 10, 23)),
        ("0d", date(2026, 11, 22)),
        ("1y", date(2025, 11, 22)),
    ],
)
def test_a_day_is_written_so(words: str, day: date) -> None:
    assert day_of(words, date(2026, 11, 22)) == day


@pytest.mark.parametrize("words", ["", "yesterday", "2026-13-01", "2026-11-22T09:00", "99999y", "-3d"])
def test_what_is_no_day(words: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        day_of(words, date(2026, 11, 22))
