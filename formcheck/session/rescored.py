"""Keeps a later scoring of a set's poses within the set's folder. The log itself is not touched."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from formcheck.coach.events import Event
from formcheck.session import folder as places
from formcheck.session import lines
from formcheck.session.header import End, Header
from formcheck.session.log import json_text
from formcheck.session.summary import Summary
from formcheck.writing import write_whole


def keep(folder: Path, header: Header, events: tuple[Event, ...], end: End, summary: Summary) -> Path:
    """Writes what the poses in `folder` come to, as a log of its own; gives its folder.

    The poses stay where they are. The log comes last: a folder without one is no scoring.

    Args:
        folder: of the set itself.
        header: of this scoring; its `rescored_at` says when it was done.
        events, end, summary: what came of it.

    Raises:
        SessionError: it cannot be written.
    """
    when = header.rescored_at or datetime.now().astimezone()
    made = places.create_folder(folder / places.RESCORED, header.exercise.id, when)
    try:
        write_whole(made / places.SPEC, header.spec.text)
        write_whole(made / places.SUMMARY, json_text(summary))
        write_whole(made / places.EVENTS, b"".join(lines.dump(line) for line in (header, *events, end)).decode())
    except OSError as error:
        raise places.unwritable(made, error) from error
    return made
