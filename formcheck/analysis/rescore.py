"""A set's poses scored again, with today's code and the spec that is given."""

from __future__ import annotations

import dataclasses
import heapq
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from formcheck.analysis.darkness import as_logged
from formcheck.analysis.pipeline import Pipeline
from formcheck.analysis.recorded import recorded
from formcheck.coach.events import Event, PauseEnded, PauseStarted, WarningEnded
from formcheck.coach.personal import Personal
from formcheck.session import rescored
from formcheck.session.counted import scorings
from formcheck.session.frames import FrameCount
from formcheck.session.header import End, Header, header_of, plan_of
from formcheck.session.read import Session
from formcheck.session.summary import Summary, Tracking, summarise
from formcheck.specs.model import ExerciseSpec


@dataclass(frozen=True, slots=True)
class Rescoring:
    """What the poses of a set come to.

    Attributes:
        logged: the set as its log has it.
        header, events, end, summary: as those of a log.
        skipped: what of the recording could not be read.
    """

    logged: Session
    header: Header
    events: tuple[Event, ...]
    end: End
    summary: Summary
    skipped: tuple[str, ...]

    @property
    def session(self) -> Session:
        """As if it had been read from a log."""
        logged = self.logged
        return Session(logged.folder, self.header, self.events, self.end, self.skipped, logged.recording)

    @property
    def same(self) -> bool:
        """Whether it is what the log has, event by event."""
        return _as_text(self.events) == _as_text(self.logged.events)

    def keep(self) -> Path:
        """Writes it beside the log, unless one like it lies there, and says where. Raises SessionError."""
        text, spec = _as_text(self.events), self.header.spec.text
        for known in scorings(self.logged.folder):
            if known.session.header.spec.text == spec and _as_text(known.session.events) == text:
                return known.folder
        return rescored.keep(self.logged.folder, self.header, self.events, self.end, self.summary)


def _as_text(events: Iterable[Event]) -> list[str]:
    """To be compared: not a number is not equal to itself. Pauses are taken over, so they are never different.

    How far a warning went follows from its peak, and older logs do not tell it.
    """
    alike = (dataclasses.replace(e, excess=math.nan) if isinstance(e, WarningEnded) else e for e in events)
    return [repr(event) for event in alike if not isinstance(event, (PauseStarted, PauseEnded))]


def score_again(folder: Path, spec: ExerciseSpec, now: datetime) -> Rescoring:
    """The set in `folder` scored with `spec`, at `now`, and with the person's own ranges as they were then.

    Raises:
        SessionError, PoseError: the set or its recording cannot be read.
        UsageError: `spec` reads the silhouette and the recording has none.
    """
    session, estimator = recorded(folder, spec)
    personal = None if session.header.personal is None else Personal(session.header.personal)
    pipeline, count, events = Pipeline(spec, personal), FrameCount(), list[Event]()
    with estimator:
        for pose in estimator:
            events += pipeline.step(pose)
            count.add(pose)
        skipped = estimator.skipped
    events = _with_pauses(as_logged([*events, *pipeline.finish()], session.events), session.events)
    near = pipeline.measures.near if pipeline.measures is not None else None
    tracking = Tracking(count.frames, count.posed, count.last_t, near)
    source = count.source(session.header.source.name, session.header.source.fps)
    summary = summarise(spec.id, source, events, tracking, plan_of(spec).units)
    end = End(count.last_t, session.how, count.frames, count.posed, source.fps, source.duration_s, near)
    return Rescoring(session, _header(session.header, spec, now), tuple(events), end, summary, skipped)


def _with_pauses(events: Iterable[Event], logged: Iterable[Event]) -> list[Event]:
    """`events` and the pauses of the log, each where it was told: the poses know nothing of them."""
    pauses = [event for event in logged if isinstance(event, (PauseStarted, PauseEnded))]
    return list(heapq.merge(pauses, events, key=lambda event: event.t)) if pauses else list(events)


def _header(logged: Header, spec: ExerciseSpec, now: datetime) -> Header:
    """That of the set, where what is of this scoring is of today."""
    today = header_of(spec, logged.source, model=logged.model, outline=logged.outline, started_at=logged.started_at)
    return dataclasses.replace(today, visit=logged.visit, personal=logged.personal, rescored_at=now)
