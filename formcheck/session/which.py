"""Which sets a person means: by name, by path, by the id of a visit, or the last one."""

from __future__ import annotations

from pathlib import Path

from formcheck.errors import SessionError, UsageError
from formcheck.session.folder import find, latest, sessions_root, set_of
from formcheck.session.index import index, visits_of


def sets_named(asked: str) -> tuple[Path, ...]:
    """The folder of the set of that name or path, or those of all sets of the visit of that id. Raises SessionError."""
    try:
        return (set_of(find(asked)),)
    except SessionError:
        rows = [row for visit in visits_of(index().rows) if visit.id == asked for row in visit.sets]
        if not rows:
            raise
    return tuple(sessions_root() / row.folder for row in rows)


def one_set(asked: str | None) -> Path:
    """The folder of the one set that is meant; None means the last one.

    Raises:
        SessionError: there is none.
        UsageError: it is a visit of several sets, which are named.
    """
    if asked is None:
        last = latest(sessions_root())
        if last is None:
            raise SessionError(f"There is no session yet. They will be kept in {sessions_root()}.")
        return last
    found = sets_named(asked)
    if len(found) > 1:
        names = ", ".join(folder.name for folder in found)
        raise UsageError(f"The visit {asked} has {len(found)} sets: name the one that you mean. They are {names}.")
    return found[0]
