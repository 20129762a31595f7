"""Sets in a home, written through the real log, for the tests of the index and the history."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from formcheck.capture.frame import SourceInfo
from formcheck.coach.events import Event, HoldEnded, PartialRep, RepDone, WarningEnded
from formcheck.pose.landmarks import Side
from formcheck.session.header import Visit, header_of
from formcheck.session.log import SessionLog
from formcheck.specs.model import ExerciseSpec
from tests.pose.made_up_poses import lying_still
from tests.session.examples import BRIDGE, STARTED_AT

CAMERA = SourceInfo("camera 0", 1280, 720, 30.0, None, live=True)
VIDEO = SourceInfo("bridge.mp4", 1280, 720, 30.0, 10, live=False)
SIDED = dataclasses.replace(
    BRIDGE, id="bird_dog", name="Bird-dog", sides="each", dose=dataclasses.replace(BRIDGE.dose, per_side=True)
)


def rep(n: int, side: Side | None = None, *, travel: float = 45.0, hold_s: float = 3.0) -> RepDone:
    """Rep number `n`, of 4 s, that goes `travel` degrees on from a rest of 131."""
    at = 5.0 * n
    return RepDone(at + 4, n, side, at, at + 2, at + 4, hold_s, 1.0, 1.0, 131.0, 131.0 + travel)


def reps(number: int, side: Side | None = None, *, travel: float = 45.0) -> list[Event]:
    return [rep(n, side, travel=travel) for n in range(1, number + 1)]


def partial() -> PartialRep:
    return PartialRep(4.0, None, 2.0, 3.5, 131.0, 140.0)


def warning(name: str = "over_arched") -> WarningEnded:
    return WarningEnded(7.0, name, "warning", None, 6.0, 7.0, 193.0, "Lower a little.")


def hold(start_s: float, seconds: float, *, complete: bool, side: Side | None = None) -> HoldEnded:
    return HoldEnded(start_s + seconds, side, start_s, start_s + seconds, complete)


def visit(name: str, *, routine: str | None = None, nth: int = 1, of: int = 1, side: Side | None = None) -> Visit:
    return Visit(name, routine, nth, of, side)


def write_set(
    folder: Path,
    events: Iterable[Event] = (),
    *,
    at: datetime = STARTED_AT,
    spec: ExerciseSpec = BRIDGE,
    source: SourceInfo = CAMERA,
    visit: Visit | None = None,
    frames: int = 4,
    how: str = "done",
) -> Path:
    """A set in `folder`, of a camera unless said otherwise; the folder again."""
    folder.mkdir(parents=True)
    header = header_of(spec, source, model="blazepose-full", outline=False, started_at=at, visit=visit)
    with SessionLog(folder, header) as log:
        for index in range(frames):
            log.pose(lying_still(index))
        for event in events:
            log.event(event)
        log.end(how, "left")
    return folder
