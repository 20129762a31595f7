"""Writes a session down while it happens, so that being killed at any moment loses a second at most."""

from __future__ import annotations

import contextlib
import json
import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from formcheck.coach.events import Event
from formcheck.errors import SessionError
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from formcheck.pose.recording import PoseWriter
from formcheck.session import folder as places
from formcheck.session import lines
from formcheck.session.frames import FrameCount
from formcheck.session.header import End, Header
from formcheck.session.summary import Summary, Tracking, summarise
from formcheck.session.summary_object import to_json
from formcheck.writing import write_whole

FLUSH_S = 0.9
"""Seconds of wall time after which waiting poses go to the operating system; events go at once."""

Opener = Callable[[Path], BinaryIO]


def open_new(path: Path) -> BinaryIO:
    """A new file for the user alone, each write of which goes straight to the operating system."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    file: Any = os.fdopen(descriptor, "wb", buffering=0)
    opened: BinaryIO = file
    return opened


class SessionLog:
    """A context manager that appends to a session's folder: events, poses and, at the end, the summary.

    Entering it writes the header and raises SessionError where that is impossible. After that nothing
    raises: when writing fails midway (a full disk), `failed` says so once, the rest is not written, and the
    figures go on being counted. Give it the poses that were scored, on the grid (`quantise`).

    Args:
        folder: an empty folder, as `create_folder` makes it.
        header: see `header_of`.
        clock: seconds of wall time, steadily growing.
        opener: opens a new file for writing bytes.

    Attributes:
        folder: where it is written.
        failed: why not everything could be written, and what was kept; None while all is well.
    """

    def __init__(
        self,
        folder: Path,
        header: Header,
        *,
        clock: Callable[[], float] = time.monotonic,
        opener: Opener = open_new,
    ) -> None:
        self.folder = folder
        self.failed: SessionError | None = None
        self._header = header
        self._clock = clock
        self._opener = opener
        self._files = contextlib.ExitStack()
        self._made: list[Path] = []
        self._events: list[Event] = []
        self._count = FrameCount()
        self._summary: Summary | None = None

    def __enter__(self) -> SessionLog:
        try:
            self._events_file = self._open(places.EVENTS)
            self._put(lines.dump(self._header))
            write_whole(self.folder / places.SPEC, self._header.spec.text)
            self._made.append(self.folder / places.SPEC)
            self._poses_file = self._open(places.POSES)
            self._poses = PoseWriter(self._poses_file, outline=self._header.outline)
            self._sync()
        except OSError as error:
            self._withdraw()
            raise places.unwritable(self.folder, error, places.SAVE) from error
        self._flushed_at = self._clock()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._summary is None:
            if error is None:
                self.end("done")
            elif isinstance(error, KeyboardInterrupt):
                self.end("interrupted")
            else:
                self.end("failed", message=str(error))
        with contextlib.suppress(OSError):
            self._files.close()

    def pose(self, pose: Pose) -> None:
        """Keeps the pose of one frame, also where it shows nobody."""
        self._count.add(pose)
        if self.failed is not None:
            return
        try:
            self._poses.write(pose)
            now = self._clock()
            if now - self._flushed_at >= FLUSH_S:
                self._poses.flush()
                self._flushed_at = now
        except OSError as error:
            self._fail(error)

    def event(self, event: Event) -> None:
        """Writes one event, at once."""
        self._events.append(event)
        self._line(event)

    def end(self, how: str, near_side: Side | None = None, message: str = "") -> Summary:
        """Writes the end line and the summary; the first call counts. Gives the figures, written or not.

        Args:
            how: `done`, `interrupted` or `failed`.
            near_side: the side towards the camera at the end.
            message: what failed.
        """
        if self._summary is None:
            self._summary = self._summarise(near_side)
            source, tracking = self._summary.source, self._summary.tracking
            try:
                if self.failed is None:
                    self._poses.flush()
                self._line(
                    End(
                        t=tracking.last_t,
                        how=how,
                        frames=tracking.frames,
                        posed=tracking.posed,
                        fps=source.fps,
                        duration_s=source.duration_s,
                        near_side=near_side,
                        message=message,
                    )
                )
                if self.failed is None:
                    write_whole(self.folder / places.SUMMARY, json_text(self._summary))
                    self._sync()
            except OSError as error:
                self._fail(error)
        return self._summary

    def _summarise(self, near_side: Side | None) -> Summary:
        plan, count = self._header.exercise, self._count
        return summarise(
            plan.id,
            count.source(self._header.source.name, self._header.source.fps),
            tuple(self._events),
            Tracking(count.frames, count.posed, count.last_t, near_side),
            plan.units,
        )

    def _open(self, name: str) -> BinaryIO:
        file = self._files.enter_context(self._opener(self.folder / name))
        self._made.append(self.folder / name)
        return file

    def _withdraw(self) -> None:
        """Leaves no half session behind: takes away what this log has made, and the folder if it is empty."""
        self._files.close()
        for path in self._made:
            with contextlib.suppress(OSError):
                path.unlink()
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def _line(self, line: lines.Line) -> None:
        if self.failed is not None:
            return
        try:
            self._put(lines.dump(line))
        except OSError as error:
            self._fail(error)

    def _put(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._events_file.write(rest) or 0 :]

    def _sync(self) -> None:
        """Asks for all so far to reach the disk itself; not every kind of file can."""
        for file in (self._events_file, self._poses_file):
            with contextlib.suppress(OSError, ValueError):
                os.fsync(file.fileno())

    def _fail(self, error: OSError) -> None:
        kept = self._poses.kept_until
        what = "nothing but its header" if math.isnan(kept) else f"everything up to {kept:.1f} s"
        cause = places.unwritable(self.folder, error, places.SAVE)
        self.failed = SessionError(f"{cause} Kept of this session's log: {what}.")
        self.failed.__cause__ = error


def json_text(summary: Summary) -> str:
    """What `summary.json` holds."""
    return json.dumps(to_json(summary), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
