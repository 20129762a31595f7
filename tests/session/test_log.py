from __future__ import annotations

import errno
import gc
import json
import math
import os
import stat
import weakref
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from formcheck.capture.frame import SourceInfo
from formcheck.coach.events import RepDone
from formcheck.errors import SessionError
from formcheck.pose.pose import Pose
from formcheck.pose.recording import quantise, read_poses
from formcheck.session.lines import dump
from formcheck.session.log import SessionLog, open_new
from formcheck.session.read import read_session, summary_of
from formcheck.session.summary_object import to_json
from tests.pose.made_up_poses import lying_still, same
from tests.session.examples import SESSION_EVENTS, header, same_events, write_session


class Clock:
    """Wall time that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_was_logged_is_read_back(tmp_path: Path) -> None:
    summary = write_session(tmp_path)
    session = read_session(tmp_path)
    assert session.header == header()
    assert same_events(session.events, SESSION_EVENTS)
    assert session.skipped == ()
    assert session.end is not None
    assert (session.end.how, session.end.frames, session.end.near_side) == ("done", 540, "left")
    assert to_json(summary_of(session)) == to_json(summary)
    poses = list(session.poses())
    assert len(poses) == 540
    assert all(same(pose, quantise(lying_still(pose.index))) for pose in poses)


def test_the_folder_holds_the_spec_and_the_summary(tmp_path: Path) -> None:
    summary = write_session(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "events.jsonl",
        "poses.bin",
        "spec.yaml",
        "summary.json",
    ]
    assert json.loads((tmp_path / "summary.json").read_bytes()) == to_json(summary)
    assert (tmp_path / "spec.yaml").read_bytes().decode() == header().spec.text


def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    write_session(tmp_path)
    for name in ("events.jsonl", "poses.bin", "spec.yaml", "summary.json"):
        assert os.name == "nt" or stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_an_event_is_on_its_way_to_the_disk_at_once(tmp_path: Path) -> None:
    with SessionLog(tmp_path, header()) as log:
        for count, event in enumerate(SESSION_EVENTS, start=1):
            log.event(event)
            assert len(read_session(tmp_path).events) == count


def test_slow_work_hands_poses_over_every_second_of_wall_time(tmp_path: Path) -> None:
    clock = Clock()
    with SessionLog(tmp_path, header(), clock=clock) as log:
        for index in range(40):
            clock.now += 0.3
            log.pose(lying_still(index))
            on_disk = len(list(read_poses(tmp_path / "poses.bin")))
            assert (index + 1 - on_disk) * 0.3 < 1.0


def test_fast_work_hands_over_every_second_of_the_source(tmp_path: Path) -> None:
    with SessionLog(tmp_path, header(), clock=Clock()) as log:
        for index in range(90):
            log.pose(lying_still(index))
            on_disk = len(list(read_poses(tmp_path / "poses.bin")))
            assert (index + 1 - on_disk) / 30 < 1.0


@pytest.mark.parametrize(
    ("error", "how", "message"),
    [(KeyboardInterrupt(), "interrupted", ""), (RuntimeError("the camera is gone"), "failed", "the camera is gone")],
)
def test_how_it_ended_is_kept(tmp_path: Path, error: BaseException, how: str, message: str) -> None:
    with pytest.raises(type(error)), SessionLog(tmp_path, header()) as log:
        log.pose(lying_still(0))
        raise error
    end = read_session(tmp_path).end
    assert end is not None
    assert (end.how, end.message, end.frames) == (how, message, 1)


def test_a_session_without_a_frame_is_whole(tmp_path: Path) -> None:
    write_session(tmp_path, (), poses=())
    summary = summary_of(read_session(tmp_path))
    assert (summary.source.frames, summary.source.duration_s, summary.reps) == (0, 0.0, ())


def test_a_source_with_an_odd_path_and_rate_does_not_stop_it(tmp_path: Path) -> None:
    odd = SourceInfo(os.fsdecode(b"br\xffcke.mp4"), 640, 480, math.inf, None, live=False)
    with SessionLog(tmp_path, header(source=odd)):
        pass
    source = read_session(tmp_path).header.source
    assert (source.name, source.fps) == ("br?cke.mp4", 0.0)


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(SessionError, match="is a file, not a folder"), SessionLog(tmp_path / "file", header()):
        pass
    with pytest.raises(SessionError, match="cannot be written"), SessionLog(tmp_path / "gone", header()):
        pass


def test_a_session_is_never_written_over_another(tmp_path: Path) -> None:
    write_session(tmp_path)
    before = (tmp_path / "events.jsonl").read_bytes()
    with pytest.raises(SessionError), SessionLog(tmp_path, header()):
        pass
    assert (tmp_path / "events.jsonl").read_bytes() == before


class Disk:
    """Files that together take so many bytes, then say that the disk is full, having taken a part."""

    def __init__(self, room: int) -> None:
        self.room = room

    def open(self, path: Path) -> BinaryIO:
        file: Any = FullFile(open_new(path), self)
        opened: BinaryIO = file
        return opened


class FullFile:
    def __init__(self, file: BinaryIO, disk: Disk) -> None:
        self._file, self._disk = file, disk

    def write(self, data: Any) -> int:
        taken = self._file.write(data[: self._disk.room])
        self._disk.room -= taken
        if taken == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return taken

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def __enter__(self) -> FullFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self._file.close()


@pytest.mark.parametrize("room", [2500, 6000, 9000, 20_000, 50_000])
def test_a_full_disk_stops_the_writing_and_not_the_counting(tmp_path: Path, room: int) -> None:
    with SessionLog(tmp_path, header(), opener=Disk(room).open) as log:
        for index in range(540):
            log.pose(lying_still(index))
            for event in SESSION_EVENTS:
                if index / 30 <= event.t < (index + 1) / 30:
                    log.event(event)
        summary = log.end("done", "left")
    assert log.failed is not None
    assert "disk is full" in str(log.failed)
    assert len(summary.reps) == 2
    assert summary.tracking.frames == 540
    session = read_session(tmp_path)
    kept = list(session.poses())
    assert same_events(session.events, SESSION_EVENTS[: len(session.events)])
    assert f"{kept[-1].t:.1f} s" in str(log.failed) if kept else "nothing but its header" in str(log.failed)
    assert session.end is None


@pytest.mark.parametrize("room", [0, 300, len(dump(header())) + 5])
def test_a_disk_too_full_for_a_session_is_said_at_once_and_nothing_is_left(tmp_path: Path, room: int) -> None:
    folder = tmp_path / "session"
    folder.mkdir()
    with pytest.raises(SessionError, match="disk is full"), SessionLog(folder, header(), opener=Disk(room).open):
        pass
    assert not folder.exists()


def test_memory_holds_a_second_of_poses_at_most(tmp_path: Path) -> None:
    alive: list[weakref.ref[Any]] = []
    with SessionLog(tmp_path, header()) as log:
        for index in range(300):
            pose: Pose = lying_still(index)
            assert pose.landmarks is not None
            alive.append(weakref.ref(pose.landmarks))
            log.pose(pose)
        del pose
        gc.collect()
        assert sum(ref() is not None for ref in alive) <= 30


def test_the_end_is_said_once(tmp_path: Path) -> None:
    with SessionLog(tmp_path, header()) as log:
        log.event(RepDone(5.2, 1, None, 1.1, 2.4, 5.0, 2.0, 1.3, 0.6, 131.0, 176.0))
        first = log.end("interrupted")
        assert log.end("done") is first
    end = read_session(tmp_path).end
    assert end is not None
    assert end.how == "interrupted"
