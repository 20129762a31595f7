"""Years of made-up practice, written through the real log: what the history must stay quick over."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from formcheck.capture.frame import SourceInfo
from formcheck.coach.events import Event, HoldEnded, RepDone, WarningEnded
from formcheck.pose.landmarks import Side
from formcheck.pose.pose import Pose
from formcheck.session.folder import create_folder
from formcheck.session.header import Header, Visit, header_of
from formcheck.session.log import SessionLog
from formcheck.specs.catalog import find

EXERCISES = ("glute_bridge", "bird_dog", "childs_pose")
"""One whose sides move as one, one with sides, one pure hold: the sets of each visit."""
_CAMERA = SourceInfo("camera 0", 1280, 720, 30.0, None, live=True)
_RESTS_AFTER = 5
"""Days of practice before a day of rest."""


def write_sessions(root: Path, number: int, last: datetime, seed: int = 6) -> None:
    """Writes `number` sets below `root`, three a visit and mostly one visit a day, the last one at `last`."""
    chance = random.Random(seed)  # noqa: S311 - made-up practice, no secret
    headers = {
        exercise: header_of(find(exercise), _CAMERA, model="blazepose-full", outline=False, started_at=last)
        for exercise in EXERCISES
    }
    visits = -(-number // len(EXERCISES))
    starts = list(_starts(visits, last, chance))
    for index in range(number):
        nth, which = divmod(index, len(EXERCISES))
        began, exercise = starts[nth], EXERCISES[which]
        visit = Visit(began.strftime("%Y-%m-%dT%H-%M-%S"), None, 1, 1, None)
        at = began + timedelta(minutes=4 * which)
        _write(root, replace(headers[exercise], started_at=at, visit=visit), nth / max(visits, 1), chance)


def _starts(visits: int, last: datetime, chance: random.Random) -> Iterator[datetime]:
    """One visit a day, oldest first, with a day of rest now and then."""
    days_back = [visit + visit // _RESTS_AFTER for visit in reversed(range(visits))]
    for back in days_back:
        yield last - timedelta(days=back, minutes=chance.randrange(90) if back else 0)


def _write(root: Path, header: Header, progress: float, chance: random.Random) -> None:
    """One set; `progress` 0 to 1 through the years lets range and hold grow."""
    folder = create_folder(root, header.exercise.id, header.started_at)
    with SessionLog(folder, header, opener=lambda path: _Unsynced(path, "wb")) as log:
        log.pose(_still(0, 0.0))
        for event in _events(header, progress, chance):
            log.event(event)
        log.pose(_still(1, 60.0))
        log.end("done", "left")


def _events(header: Header, progress: float, chance: random.Random) -> Iterator[Event]:
    plan = header.exercise
    sides: tuple[Side | None, ...] = ("left", "right") if plan.sides == "each" else (None,)
    asked = int(plan.dose.reps.low) * len(sides)
    for n in range(1, asked + 1 - chance.choice((0, 0, 0, 2))):
        side, at = sides[n % len(sides)], 4.0 * n
        held = (plan.hold.low if plan.hold else 0.0) * (0.8 + 0.4 * progress + chance.gauss(0, 0.05))
        if plan.kind == "hold":
            yield HoldEnded(at + held, side, at, at + held, complete=True)
            yield RepDone(at + held, n, side, at, at, at + held, held, 0.0, 0.0, float("nan"), float("nan"))
            continue
        peak = 131 + 36 + 12 * progress + chance.gauss(0, 2) - (3 if side == "right" else 0)
        yield RepDone(at + 3 + held, n, side, at, at + 1.5, at + 3 + held, held, 1.5, 1.5, 131.0, peak)
        if chance.random() < 0.02:
            yield WarningEnded(at + 3, plan.id + "_far", "warning", side, at, at + 1, 191.0, "Not so far.")


class _Unsynced(io.FileIO):
    """A file that cannot be asked to reach the disk: thousands of such waits would take minutes."""

    def fileno(self) -> int:
        raise OSError("not now")


def _still(index: int, t: float) -> Pose:
    """A person who lies there; every landmark is known."""
    spread = np.linspace(0.2, 0.8, 33, dtype=np.float32)
    landmarks = np.stack([1280 * spread, np.full(33, 500, np.float32)], axis=1).astype(np.float32)
    return Pose(index, t, 1280, 720, landmarks, np.zeros(33, np.float32), np.full(33, 0.9, np.float32))
