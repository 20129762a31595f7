"""Reads a session's log back: strict about what it takes, unshaken by what is torn, missing or unknown."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from formcheck.coach.events import Event
from formcheck.errors import PoseError, SessionError
from formcheck.pose.chunk import Wanted
from formcheck.pose.recording import Extent, RecordedPoses, extent, read_poses
from formcheck.session import folder as places
from formcheck.session import lines
from formcheck.session.frames import source_summary
from formcheck.session.header import CUT_OFF, SCHEMA, End, Header
from formcheck.session.summary import SourceSummary, Summary, Tracking, close_holds, summarise

LONGEST_LINE = 4 << 20
"""Bytes. The header holds the spec, which is far shorter; no other line comes near."""
_MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Session:
    """A log as it could be read.

    Attributes:
        folder: where it lies.
        header: its first line.
        events: what the coach said, in order.
        end: its last line; None where the session was cut off.
        skipped: what could not be read or was not understood, one sentence each.
        recording: how much of its poses was kept; None where they are missing or unreadable.
    """

    folder: Path
    header: Header
    events: tuple[Event, ...]
    end: End | None
    skipped: tuple[str, ...]
    recording: Extent | None = None

    @property
    def how(self) -> str:
        """How it ended, as End's `how`; CUT_OFF where it did not, or where that was scored again."""
        return CUT_OFF if self.end is None else self.end.how

    @property
    def poses_path(self) -> Path:
        """The recording of its poses, which may be missing; a later scoring has that of the set."""
        return places.set_of(self.folder) / places.POSES

    def poses(self, wanted: Wanted | None = None) -> RecordedPoses:
        """Its poses, one after the other, or what is `wanted` of them and a few more: see `read_poses`.

        Raises PoseError where they are missing or no recording.
        """
        return read_poses(self.poses_path, wanted)


def read_session(folder: Path) -> Session:
    """The session in `folder`. Raises SessionError where there is none, or its header cannot be read."""
    reading = _Reading()
    try:
        with (folder / places.EVENTS).open("rb") as file:
            for number, raw in enumerate(_lines(file), start=1):
                reading.take(number, raw)
    except FileNotFoundError:
        raise SessionError(f"{folder} is no session: it holds no {places.EVENTS}.") from None
    except OSError as error:
        raise SessionError(f"{folder / places.EVENTS} cannot be read: {error.strerror}.") from error
    if reading.header is None:
        raise SessionError(
            f"{folder / places.EVENTS} has no header that can be read, so it cannot be told what was done."
            f" {reading.first_fault} Other sessions can be reviewed by name."
        )
    recording, lost = _recording(places.set_of(folder) / places.POSES)
    notes = (*reading.notes(), *lost)
    return Session(folder, reading.header, tuple(reading.events), reading.end, notes, recording)


def summary_of(session: Session) -> Summary:
    """The figures of a session, from its events; of a session cut off, as far as its log goes.

    Without an end line the frames are counted in the recording, and a hold that was going on ends with it.
    """
    end, plan, name = session.end, session.header.exercise, session.header.source.name
    if end is not None:
        source = SourceSummary(name, end.fps, end.frames, end.duration_s)
        tracking = Tracking(end.frames, end.posed, end.t, end.near_side)
        return summarise(plan.id, source, session.events, tracking, plan.units)
    seen = session.recording or Extent(0, 0, math.nan, math.nan, ())
    times = [seen.last_t, *(event.t for event in session.events)]
    last_t = max((t for t in times if math.isfinite(t)), default=0.0)
    first_t = seen.first_t if math.isfinite(seen.first_t) else 0.0
    source = source_summary(name, session.header.source.fps, seen.frames, min(first_t, last_t), last_t)
    tracking = Tracking(seen.frames, seen.posed, last_t, None)
    return summarise(plan.id, source, close_holds(session.events, last_t), tracking, plan.units)


def _recording(path: Path) -> tuple[Extent | None, tuple[str, ...]]:
    """What was kept of the poses, and what has to be said of it."""
    if not path.exists():
        return None, (f"{path.name} is missing: the session cannot be scored again",)
    try:
        kept = extent(path)
    except PoseError as error:
        return None, (str(error),)
    return kept, kept.skipped


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines with their line feed; one longer than LONGEST_LINE comes in parts, none of which can be read."""
    while raw := file.readline(LONGEST_LINE):
        yield raw


class _Reading:
    """Takes line after line and keeps what it could not take."""

    def __init__(self) -> None:
        self.header: Header | None = None
        self.events: list[Event] = []
        self.end: End | None = None
        self.first_fault = ""
        self._notes: list[str] = []
        self._unknown: Counter[str] = Counter()
        self._unsaid = 0

    def take(self, number: int, raw: bytes) -> None:
        if not raw.strip():
            return
        torn = not raw.endswith(b"\n")
        try:
            line = lines.parse(raw, SCHEMA if self.header is None else self.header.schema)
        except lines.UnknownLineError as unknown:
            self._unknown[str(unknown)] += 1
        except lines.DamagedLineError as damaged:
            self._say(
                f"line {number} is cut off" if torn else f"line {number} cannot be read: {damaged}",
            )
        else:
            self._keep(number, line)

    def _keep(self, number: int, line: lines.Line) -> None:
        if isinstance(line, Header):
            if self.header is None:
                self.header = line
                self._check_schema(line)
            else:
                self._say(f"line {number} is a second header: the first one counts")
        elif isinstance(line, End):
            if self.end is not None:
                self._say(f"line {number} is a second end: the last one counts")
            self.end = line
        else:
            self.events.append(line)

    def _check_schema(self, header: Header) -> None:
        if header.schema > SCHEMA:
            self._say(
                f"it was written by a newer formcheck ({header.formcheck}, log schema {header.schema});"
                " what this version does not know is left out"
            )

    def _say(self, sentence: str) -> None:
        self.first_fault = self.first_fault or f"({sentence})"
        if len(self._notes) < _MOST_NOTES:
            self._notes.append(f"{places.EVENTS}: {sentence}")
        else:
            self._unsaid += 1

    def notes(self) -> tuple[str, ...]:
        unknown = [
            f"{places.EVENTS}: {count} lines of the unknown type '{kind}' were left out"
            for kind, count in self._unknown.most_common(_MOST_NOTES)
        ]
        more = [f"{places.EVENTS}: {self._unsaid} more lines cannot be read"] if self._unsaid else []
        return (*self._notes, *unknown, *more)
