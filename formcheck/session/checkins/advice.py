"""What the rules say: an advice with its reason and the data that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

AdviceLevel = Literal["urgent", "stop", "see", "ease", "good"]
"""Get urgent care; stop; see a professional; do less; it goes well."""

LEVELS: tuple[AdviceLevel, ...] = get_args(AdviceLevel)
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One thing that was said or done, `at` its moment, in a few words such as `pain 3 before, 5 after`."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What one rule says.

    Attributes:
        id: the rule; a contract.
        level: how grave.
        words: short, calm sentences for the person; no diagnosis, no promise.
        reason: why the rule exists: the article's fact.
        data: what it rests on, oldest first; never empty.
        exercise: id of the exercise that it is about; None for all of them.
    """

    id: str
    level: AdviceLevel
    words: tuple[str, ...]
    reason: str
    data: tuple[Datum, ...]
    exercise: str | None = None


@dataclass(frozen=True, slots=True)
class Practised:
    """A visit in which something was done: what the rules need to know of it.

    Attributes:
        visit: its id, as in the check-ins.
        at: when it began, with its offset from UTC.
        exercises: ids of what was done, each once.
    """

    visit: str
    at: datetime
    exercises: tuple[str, ...]
