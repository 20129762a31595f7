from __future__ import annotations

import dataclasses
import math
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from formcheck.analysis.rescore import score_again
from formcheck.analysis.watch import watch_poses
from formcheck.capture.frame import SourceInfo
from formcheck.coach.events import HoldEnded, PauseEnded, PauseStarted, WarningEnded
from formcheck.errors import PoseError, UsageError
from formcheck.pose.recording import quantise
from formcheck.review.words import ending
from formcheck.session import counted
from formcheck.session.corrections import load_corrected, store
from formcheck.session.corrections.model import MissedRep, NotARep
from formcheck.session.folder import names
from formcheck.session.header import Visit, header_of
from formcheck.session.index.figures import set_row
from formcheck.session.lines import dump
from formcheck.session.log import SessionLog
from formcheck.session.read import read_session, summary_of
from formcheck.specs.catalog import find
from formcheck.specs.load import parse_spec
from formcheck.specs.model import ExerciseSpec
from tests.analysis.scenes import plain
from tests.session.examples import cut_off

BRIDGE = find("glute_bridge")
LATER = datetime(2027, 2, 3, 8, 30, tzinfo=timezone(timedelta(hours=1)))
VISIT = Visit("2026-11-22T09-30-00", None, 1, 2, None)


def longer_hold() -> ExerciseSpec:
    """Asks for a longer hold than was held."""
    assert "hold: [3, 5]" in BRIDGE.text
    return parse_spec(BRIDGE.text.replace("hold: [3, 5]", "hold: [25, 30]"), "improved.yaml")


def never_reached() -> ExerciseSpec:
    """Asks for more than anybody can do: what was a rep is none."""
    assert "share: 0.7" in BRIDGE.text
    return parse_spec(
        BRIDGE.text.replace("share: 0.7", "share: 1.0").replace("way_to: 180", "way_to: 200"), "hard.yaml"
    )


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A home's sessions with one set of glute bridges in it; its folder."""
    return keep(tmp_path, BRIDGE)


def keep(root: Path, spec: ExerciseSpec) -> Path:
    folder = root / "2026-11-22T09-30-00_glute_bridge"
    folder.mkdir()
    poses = [quantise(pose) for pose in plain("glute_bridge")]
    source = SourceInfo("made_up.mp4", 1280, 720, 30.0, len(poses), live=False)
    started = datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc)
    header = header_of(spec, source, model="made up", outline=False, started_at=started, visit=VISIT)
    with SessionLog(folder, header) as log:
        watch_poses(spec, "made_up.mp4", 30.0, poses, log)
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_with_the_same_spec_nothing_is_different(kept: Path) -> None:
    scored = score_again(kept, BRIDGE, LATER)
    assert scored.same
    assert scored.summary == summary_of(read_session(kept))


def test_a_log_that_does_not_tell_how_far_a_warning_went_is_no_other_one(tmp_path: Path) -> None:
    strict = parse_spec(BRIDGE.text.replace("{hip: {above: 195}}", "{hip: {above: 165}}"), "strict.yaml")
    folder = keep(tmp_path, strict)
    log = (folder / "events.jsonl").read_text(encoding="utf-8")
    assert log.count('"excess"') > 0
    (folder / "events.jsonl").write_text(re.sub(r', "excess": [-\d.e]+', "", log), encoding="utf-8")
    assert all(math.isnan(e.excess) for e in read_session(folder).events if isinstance(e, WarningEnded))
    assert score_again(folder, strict, LATER).same


def test_with_another_spec_both_are_kept_and_the_log_is_not_touched(kept: Path) -> None:
    before = bytes_of(kept)
    scored = score_again(kept, longer_hold(), LATER)
    assert not scored.same
    where = scored.keep()
    assert bytes_of(kept) == before
    assert where.parent == kept / "rescored"
    assert sorted(path.name for path in where.iterdir()) == ["events.jsonl", "spec.yaml", "summary.json"]
    again = read_session(where)
    assert again.events == scored.events
    assert summary_of(again) == scored.summary
    assert {event.complete for event in again.events if isinstance(event, HoldEnded)} == {False}


def test_a_later_scoring_is_of_the_same_set_with_its_own_spec(kept: Path) -> None:
    again = read_session(score_again(kept, longer_hold(), LATER).keep())
    header = read_session(kept).header
    assert (again.header.started_at, again.header.visit) == (header.started_at, VISIT)
    assert (again.header.rescored_at, again.header.spec.source) == (LATER, "improved.yaml")
    assert "[25, 30]" in again.header.spec.text
    assert again.skipped == ()
    assert sum(1 for _ in again.poses()) == len(plain("glute_bridge"))


def test_a_later_scoring_is_no_session_of_its_own(kept: Path) -> None:
    score_again(kept, longer_hold(), LATER).keep()
    assert names(kept.parent) == [kept.name]


def test_each_scoring_has_its_own_folder_and_the_same_one_is_kept_once(kept: Path) -> None:
    longer, harder = (score_again(kept, spec, LATER) for spec in (longer_hold(), never_reached()))
    assert longer.keep() != harder.keep()
    assert longer.keep() == longer.keep()
    assert len(list((kept / "rescored").iterdir())) == 2


def test_what_was_corrected_holds_for_each_scoring_and_is_not_counted_twice(kept: Path) -> None:
    reps = summary_of(read_session(kept)).reps
    wrong, right = reps[0], reps[1]
    store.append(
        kept,
        [
            NotARep("a", LATER, wrong.start_s, wrong.end_s, None),
            MissedRep("b", LATER, (right.start_s + right.end_s) / 2, None, None),
        ],
    )
    as_good = load_corrected(score_again(kept, longer_hold(), LATER).keep())
    assert len(summary_of(as_good.session).reps) == len(reps) - 1
    none_left = load_corrected(score_again(kept, never_reached(), LATER).keep())
    assert [rep.start_s for rep in summary_of(none_left.session).reps] == [pytest.approx(right.start_s, abs=0.5)]
    assert none_left.session.skipped == ()


def test_without_its_poses_a_set_cannot_be_scored(kept: Path) -> None:
    (kept / "poses.bin").unlink()
    with pytest.raises(PoseError, match=r"poses\.bin"):
        score_again(kept, BRIDGE, LATER)


def test_a_spec_that_reads_the_silhouette_needs_one(kept: Path) -> None:
    with pytest.raises(UsageError, match="recorded without it"):
        score_again(kept, dataclasses.replace(find("cat_camel"), id="glute_bridge"), LATER)


def test_pauses_are_taken_over(kept: Path) -> None:
    log = kept / "events.jsonl"
    *before, end = log.read_bytes().splitlines(keepends=True)
    pauses = PauseStarted(3.0, 3.0, "asked"), PauseEnded(3.1, 3.0, 3.1, 20.0, "asked")
    log.write_bytes(b"".join([*before, *(dump(event) for event in pauses), end]))
    assert score_again(kept, BRIDGE, LATER).same
    again = score_again(kept, longer_hold(), LATER)
    assert not again.same
    assert again.summary.paused == (pauses[1],)
    assert [event.t for event in again.events] == sorted(event.t for event in again.events)


def test_a_set_that_was_cut_off_stays_so(kept: Path) -> None:
    cut_off(kept)
    assert set_row(read_session(kept)).ended == "cut_off"
    scored = score_again(kept, never_reached(), LATER)
    counted.choose(kept, scored.keep().name, LATER)
    again = counted.counted(kept)
    assert again.header.rescored_at == LATER
    assert set_row(again).ended == "cut_off"
    assert ending(again, summary_of(again)).startswith("This session was cut off.")
