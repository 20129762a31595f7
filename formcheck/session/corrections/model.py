"""What a person may say of a set that was counted wrong.

A correction names moments, never the number of a rep: numbers move when something is corrected or scored again,
the moments do not. Times are seconds of the source, as in the log.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from formcheck.pose.landmarks import Side

SCHEMA = 1
"""Of the lines in `corrections.jsonl`; see docs/session-log.md."""


@dataclass(frozen=True, slots=True)
class NotARep:
    """What was counted from `start_s` to `end_s` was no rep.

    Attributes:
        id: names this correction, so that it can be undone.
        made_at: when it was made, with the offset from UTC.
        side: of the rep as it was counted.
        schema: of this line.
    """

    id: str
    made_at: datetime
    start_s: float
    end_s: float
    side: Side | None
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class MissedRep:
    """A rep was done at `at_s` and not counted.

    Attributes:
        id, made_at, schema: as in NotARep.
        at_s: a moment of it; of a pure hold, when it began.
        side: the side that did it; None where the sides are not worked apart.
        hold_s: seconds it was held; None where nobody knows.
    """

    id: str
    made_at: datetime
    at_s: float
    side: Side | None
    hold_s: float | None = None
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class WrongSide:
    """The rep from `start_s` to `end_s` was done by the other side: by `side`.

    Attributes:
        id, made_at, schema: as in NotARep.
        side: the side that really did it.
    """

    id: str
    made_at: datetime
    start_s: float
    end_s: float
    side: Side
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class NotAWarning:
    """The warning `warning` that began at `start_s` was given for nothing.

    Attributes:
        id, made_at, schema: as in NotARep.
        warning: id of the limit.
        side: of the warning as it was given.
    """

    id: str
    made_at: datetime
    warning: str
    start_s: float
    side: Side | None
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class Undo:
    """The correction `undoes` no longer holds. `id`, `made_at`, `schema` as in NotARep."""

    id: str
    made_at: datetime
    undoes: str
    schema: int = SCHEMA


Correction = NotARep | MissedRep | WrongSide | NotAWarning

TYPES: dict[str, type[Correction | Undo]] = {
    "not_a_rep": NotARep,
    "missed_rep": MissedRep,
    "wrong_side": WrongSide,
    "not_a_warning": NotAWarning,
    "undo": Undo,
}
"""A line's `type` to what it says: a contract, see docs/session-log.md."""


def new_id() -> str:
    """A name that no other correction of the set has: two may be made at once."""
    return secrets.token_hex(4)
