"""Which scoring of a set counts: its log, unless the person has chosen a later scoring of the same poses.

The choice lies in `rescored/counted.json` of the set's folder; to delete it is to let the log count again. All that
shows figures reads a set through `counted`, so a choice holds everywhere at once.
"""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from formcheck.errors import SessionError
from formcheck.session import folder as places
from formcheck.session.header import Header
from formcheck.session.read import Session, read_session
from formcheck.writing import write_whole

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,200}")
"""Of a scoring's folder, as `create_folder` makes it: never a path out of the set's own folder."""
LOG = "log"
"""The name by which the log itself is chosen; no scoring's folder has it."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """A later scoring that is kept: its folder, and what was read there."""

    folder: Path
    session: Session

    @property
    def name(self) -> str:
        """By which it is chosen."""
        return self.folder.name


def is_counted_rescoring(session: Session) -> bool:
    """Whether its figures are those of a later scoring that the person has let count in the log's place."""
    return session.header.rescored_at is not None and places.set_of(session.folder) == session.folder


def spec_name(header: Header) -> str:
    """Where the spec of a scoring came from, in short: the name of its file."""
    return Path(header.spec.source.removeprefix("package:")).name or header.exercise.id


def counted(folder: Path) -> Session:
    """The set in `folder` by the scoring that counts, as if it were the set's own; a scoring's folder as it is.

    A choice that cannot be followed is told of in `skipped`, and the log counts. Raises SessionError as `read_session`.
    """
    name = chosen(folder)
    if name is None:
        return read_session(folder)
    try:
        session = read_session(_place(folder) / name)
    except SessionError as error:
        logged = read_session(folder)
        note = f"the scoring that was to count cannot be read, so the log's own figures are shown. {error}"
        return dataclasses.replace(logged, skipped=(*logged.skipped, f"{places.RESCORED}/{places.COUNTED}: {note}"))
    return dataclasses.replace(session, folder=folder)


def chosen(folder: Path) -> str | None:
    """Name of the scoring that counts for the set in `folder`; None where it is the log."""
    try:
        name = json.loads((_place(folder) / places.COUNTED).read_bytes())["scoring"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return name if isinstance(name, str) and _NAME.fullmatch(name) else None


def choose(folder: Path, name: str | None, now: datetime) -> None:
    """Lets the scoring of that name count from `now` on, or the log for None. Raises SessionError."""
    place = _place(folder)
    file = place / places.COUNTED
    try:
        if name is None:
            file.unlink(missing_ok=True)
            return
        read_session(place / name)
        write_whole(file, json.dumps({"scoring": name, "chosen_at": now.isoformat(timespec="milliseconds")}) + "\n")
    except OSError as error:
        raise places.unwritable(file, error) from error


def scorings(folder: Path) -> tuple[Scoring, ...]:
    """The later scorings of the set in `folder` that can be read, oldest first."""
    place = _place(folder)
    found = (_scoring(place / name) for name in places.names(place))
    return tuple(scoring for scoring in found if scoring is not None)


def _scoring(folder: Path) -> Scoring | None:
    try:
        return Scoring(folder, read_session(folder))
    except SessionError:
        return None


def _place(folder: Path) -> Path:
    return folder / places.RESCORED
