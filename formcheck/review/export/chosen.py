"""Which sets are handed over: by day, by exercise, or by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from formcheck.errors import SessionError, UsageError
from formcheck.session.corrections import Corrected, load_corrected
from formcheck.session.folder import sessions_root, set_of
from formcheck.session.index import SetRow, index
from formcheck.session.pruning import age_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to hand over.

    Attributes:
        since, until: first and last day, by the clocks of the place where a set was done; None where there is no end.
        exercise: id; None for all.
        videos: whether videos that were only analysed are wanted too.
    """

    since: date | None = None
    until: date | None = None
    exercise: str | None = None
    videos: bool = False

    def takes(self, row: SetRow) -> bool:
        """Whether the set is wanted."""
        day = row.started_at.date()
        return (
            (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and self.exercise in (None, row.exercise)
            and (self.videos or row.practice)
        )


def day_of(words: str, today: date) -> date:
    """`2026-11-22`, or so long ago: `30d`, `8w`, `6m`, `1y`. Raises UsageError."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    try:
        return today - max(age_of(words), timedelta())
    except (UsageError, OverflowError):
        raise UsageError(f"'{words}' is no day: write 2026-11-22, or 30d for thirty days ago.") from None


def chosen(wanted: Wanted) -> Sequence[Path]:
    """Folders of the wanted sets, in the order in which they were begun. Raises SessionError."""
    rows = sorted(filter(wanted.takes, index().rows), key=lambda row: (row.started_at, row.folder))
    return [sessions_root() / row.folder for row in rows]


def loaded(folders: Sequence[Path], skipped: list[str]) -> Iterator[Corrected]:
    """The sets in `folders`, one after the other; what is wrong with those that cannot be read goes to `skipped`."""
    for folder in folders:
        found = _load(set_of(folder), skipped)
        if found is not None:
            yield found


def _load(folder: Path, skipped: list[str]) -> Corrected | None:
    try:
        return load_corrected(folder)
    except SessionError as error:
        skipped.append(str(error))
        return None
