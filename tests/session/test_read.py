from __future__ import annotations

import contextlib
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.events import HoldStarted, PostureChanged, WarningStarted
from formcheck.errors import PoseError, SessionError
from formcheck.pose.recording import quantise
from formcheck.session.lines import dump
from formcheck.session.read import read_session, summary_of
from formcheck.session.summary_object import to_json
from tests.pose.made_up_poses import lying_still, same
from tests.session.examples import SESSION_EVENTS, cut_off, header, same_events, write_session


def log_of(*lines: bytes) -> bytes:
    return dump(header()) + b"".join(lines)


def put(folder: Path, log: bytes) -> Path:
    (folder / "events.jsonl").write_bytes(log)
    (folder / "poses.bin").write_bytes(b"FCPOSES\x01" + bytes(8))
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole session of 60 frames."""
    folder = tmp_path_factory.mktemp("whole")
    write_session(folder, poses=[lying_still(index) for index in range(60)])
    return folder


def test_a_log_cut_off_anywhere_gives_the_events_before(whole: Path, tmp_path: Path) -> None:
    log = (whole / "events.jsonl").read_bytes()
    start = log.index(b"\n")
    for size in range(start, len(log), 3):
        session = read_session(put(tmp_path, log[:size]))
        lines_kept = log[:size].count(b"\n") - 1
        at_the_end_of_a_line = log[size : size + 1] == b"\n"
        expected = min(max(lines_kept + at_the_end_of_a_line, 0), len(SESSION_EVENTS))
        assert same_events(session.events, SESSION_EVENTS[:expected])
        torn = not (log[:size].endswith(b"\n") or at_the_end_of_a_line)
        assert (session.skipped != ()) == torn
        assert (session.end is None) == (size < len(log) - 1)


def test_a_log_cut_off_in_its_header_is_a_clear_error(whole: Path, tmp_path: Path) -> None:
    log = (whole / "events.jsonl").read_bytes()
    for size in range(0, log.index(b"\n"), 50):
        with pytest.raises(SessionError, match="has no header"):
            read_session(put(tmp_path, log[:size]))


def test_a_session_cut_off_is_summed_up_as_far_as_it_goes(tmp_path: Path) -> None:
    write_session(tmp_path)
    cut_off(tmp_path, lines_lost=2)
    figures = to_json(summary_of(read_session(tmp_path)))
    assert figures["reps"]["total"] == 1
    assert figures["source"] == {"path": "bridge.mp4", "fps": 30.0, "frames": 540, "duration_s": 18.0}
    assert (figures["tracking"]["frames"], figures["tracking"]["posed"]) == (540, 540)
    assert figures["posture"][-1]["end_s"] == 17.967


def test_what_was_going_on_when_it_was_cut_off_ends_with_the_last_frame(tmp_path: Path) -> None:
    going_on = (
        HoldStarted(10.4, None, 10.0),
        WarningStarted(12.4, "over_arched", "warning", None, 12.0, "Lower a little."),
    )
    write_session(tmp_path, going_on)
    cut_off(tmp_path)
    figures = to_json(summary_of(read_session(tmp_path)))
    assert [(h["start_s"], h["end_s"], h["complete"]) for h in figures["holds"]] == [(10.0, 17.967, False)]
    assert [(w["start_s"], w["end_s"]) for w in figures["warnings"]] == [(12.0, 17.967)]


def test_poses_that_are_missing_are_spoken_of(tmp_path: Path) -> None:
    write_session(tmp_path)
    (tmp_path / "poses.bin").unlink()
    session = read_session(tmp_path)
    assert any("poses.bin is missing" in note for note in session.skipped)
    assert summary_of(session).source.frames == 540
    cut_off(tmp_path)
    assert summary_of(read_session(tmp_path)).tracking.last_t == SESSION_EVENTS[-1].t
    with pytest.raises(PoseError, match=r"poses\.bin"):
        session.poses()


def test_poses_that_were_torn_are_spoken_of(tmp_path: Path) -> None:
    write_session(tmp_path)
    recording = tmp_path / "poses.bin"
    recording.write_bytes(recording.read_bytes()[:-10])
    session = read_session(tmp_path)
    assert session.recording is not None
    assert 540 - 30 < session.recording.frames < 540
    assert len(session.skipped) == 1
    assert session.skipped[0].startswith("poses.bin: its last ")


@pytest.mark.parametrize("poses", [b"", b"something else", b"FCPOSES\x01" + bytes(8) + b"\xf5PO\x0a" * 30])
def test_poses_that_cannot_be_read_leave_the_figures(tmp_path: Path, poses: bytes) -> None:
    write_session(tmp_path)
    cut_off(tmp_path)
    (tmp_path / "poses.bin").write_bytes(poses)
    assert len(summary_of(read_session(tmp_path)).reps) == 2


def test_a_folder_that_is_no_session_is_a_clear_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "gone"):
        with pytest.raises(SessionError, match="is no session"):
            read_session(folder)
    (tmp_path / "events.jsonl").mkdir()
    with pytest.raises(SessionError, match="cannot be read"):
        read_session(tmp_path)


def test_lines_of_a_newer_version_are_skipped_and_counted(tmp_path: Path) -> None:
    pain = b'{"type": "pain", "t": 1.0}\n'
    session = read_session(put(tmp_path, log_of(pain, dump(PostureChanged(2.0, "prone")), pain)))
    assert session.events == (PostureChanged(2.0, "prone"),)
    assert session.skipped == ("events.jsonl: 2 lines of the unknown type 'pain' were left out",)


def test_a_newer_schema_is_read_as_far_as_it_is_understood(tmp_path: Path) -> None:
    newer = dump(header()).replace(b'"schema": 1', b'"schema": 2, "mood": "good"', 1)
    session = read_session(put(tmp_path, newer + dump(PostureChanged(2.0, "prone"))))
    assert len(session.events) == 1
    assert "newer formcheck" in session.skipped[0]


def test_the_first_of_two_headers_and_the_last_of_two_ends_count(tmp_path: Path) -> None:
    end = b'{"type":"end","t":%d,"how":"done","frames":1,"posed":1,"fps":30,"duration_s":1,"near_side":null}\n'
    other = dump(header()).replace(b"glute_bridge", b"cat_camel")
    session = read_session(put(tmp_path, log_of(other, end % 1, end % 2)))
    assert session.header == header()
    assert session.end is not None
    assert session.end.t == 2
    assert len(session.skipped) == 2


def test_a_header_that_is_not_the_first_line_is_found(tmp_path: Path) -> None:
    session = read_session(put(tmp_path, b"\x00\x00\x00\n" + log_of(dump(PostureChanged(2.0, "prone")))))
    assert len(session.events) == 1
    assert len(session.skipped) == 1


def test_the_zeros_that_a_power_cut_leaves_are_skipped(tmp_path: Path) -> None:
    session = read_session(put(tmp_path, log_of(dump(PostureChanged(2.0, "prone")), bytes(4096))))
    assert len(session.events) == 1
    assert session.skipped == ("events.jsonl: line 3 is cut off",)


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    folder = put(tmp_path, log_of(b'{"type": "cue", "message": "', b"a" * (9 << 20), b'"}\n'))
    session = read_session(folder)
    assert session.events == ()
    assert len(session.skipped) == 3


def test_thousands_of_damaged_lines_are_counted_and_not_listed(tmp_path: Path) -> None:
    session = read_session(put(tmp_path, log_of(b"{\n" * 5000)))
    assert len(session.skipped) == 21
    assert session.skipped[-1] == "events.jsonl: 4980 more lines cannot be read"


def test_a_wrong_clock_is_kept_as_it_was(tmp_path: Path) -> None:
    log = log_of().replace(b"2026-11-22T15:04:05.250+01:00", b"1970-01-01T00:00:00.000-11:30")
    assert read_session(put(tmp_path, log)).header.started_at.year == 1970


@given(st.integers(0, 2**32 - 1), st.booleans())
@settings(max_examples=150)
def test_a_damaged_session_is_read_or_refused_and_never_wrong(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, cut: bool
) -> None:
    """Bytes flipped, taken out, doubled and cut in both files: a Session or a SessionError, nothing else."""
    rng = np.random.default_rng(seed)
    folder = tmp_path_factory.mktemp("damaged")
    for name in ("events.jsonl", "poses.bin"):
        (folder / name).write_bytes(_damaged((whole / name).read_bytes(), rng, cut))
    try:
        session = read_session(folder)
    except SessionError as error:
        assert str(folder) in str(error)
        return
    json.dumps(to_json(summary_of(session)), allow_nan=False)
    with contextlib.suppress(PoseError):
        assert all(same(pose, quantise(lying_still(pose.index))) for pose in session.poses())


def _damaged(data: bytes, rng: np.random.Generator, cut: bool) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.integers(0, 4)):
        at = int(rng.integers(0, len(changed)))
        what = rng.integers(0, 3)
        if what == 0:
            changed[at] = rng.integers(0, 256)
        elif what == 1:
            del changed[at : at + int(rng.integers(1, 300))]
        else:
            changed[at:at] = changed[at : at + int(rng.integers(1, 300))]
    return bytes(changed[: rng.integers(0, len(changed) + 1)]) if cut else bytes(changed)
