"""What a person has agreed to do, with their physiotherapist or for themselves: a routine that they name as theirs.

Its doses are copied into `programme.yaml` in formcheck's home, with the day from which they hold, so that a day goes on
being measured against what was agreed then. Where nothing is named, history measures against the article's doses.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from formcheck.errors import SessionError
from formcheck.home import home
from formcheck.session.folder import unwritable
from formcheck.specs.range import Range
from formcheck.specs.routine import Routine
from formcheck.writing import write_whole

FILE = "programme.yaml"
_HEAD = "# What you have agreed to do, and from which day on. 'formcheck routines use ID' writes it; you may edit it.\n"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One exercise of it. Where the routine holds an exercise twice, it is there twice.

    Attributes:
        exercise, name: of it.
        sets: how many make a dose; the least is what is planned.
        reps: in each (of each side, where the sides are worked apart); holds, in a pure hold.
        times_a_day: doses a day.
    """

    exercise: str
    name: str
    sets: Range
    reps: Range
    times_a_day: Range


@dataclass(frozen=True, slots=True)
class Programme:
    """What holds from a day on, until the next one begins.

    Attributes:
        since: that day.
        routine, name: of the routine that it was taken from; None and empty where from then on none holds.
        exercises: of it.
    """

    since: date
    routine: str | None = None
    name: str = ""
    exercises: tuple[Agreed, ...] = ()

    def of(self, exercise: str) -> tuple[Agreed, ...]:
        """What was agreed of one exercise, in the order in which it is done; nothing where it is no part of it."""
        return tuple(agreed for agreed in self.exercises if agreed.exercise == exercise)


def programme_of(routine: Routine, since: date) -> Programme:
    """The doses of `routine`, from `since` on."""
    steps = routine.steps
    agreed = tuple(Agreed(s.spec.id, s.spec.name, s.sets, s.reps, routine.times_a_day) for s in steps)
    return Programme(since, routine.id, routine.name, agreed)


def programme_path() -> Path:
    """Where it lies."""
    return home() / FILE


def load_programmes(path: Path | None = None) -> tuple[Programme, ...]:
    """All that were ever named, by the day on which they began; none where there is no file.

    Raises SessionError where the file cannot be read: what was agreed is never guessed.
    """
    file = path or programme_path()
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
        found = _adapter().validate_python(content or [])
    except FileNotFoundError:
        return ()
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise SessionError(f"{file}: {where}: {fault['msg'].lower()}. Correct it, or delete the file.") from None
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:  # ValueError: no UTF-8, or no such day
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise SessionError(f"{file} cannot be read: {reason}. Correct it, or delete the file.") from error
    for agreed in (agreed for programme in found for agreed in programme.exercises):
        if not all(_is_dose(number) for number in (agreed.sets, agreed.reps, agreed.times_a_day)):
            raise SessionError(
                f"{file}: {agreed.exercise}: numbers go from a low one above 0 to a high one. Correct it."
            )
    return tuple(sorted(found, key=lambda programme: programme.since))


def use_from(programme: Programme, path: Path | None = None) -> None:
    """Lets `programme` hold from its day on; what was named for that day or a later one gives way. SessionError."""
    file = path or programme_path()
    earlier = [known for known in load_programmes(file) if known.since < programme.since]
    content = _adapter().dump_python((*earlier, programme), mode="json")
    text = _HEAD + yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text)
    except OSError as error:
        raise unwritable(file, error) from error


def programme_on(day: date, programmes: Iterable[Programme]) -> Programme | None:
    """The one that holds on `day`; None where none does."""
    found = None
    for programme in programmes:
        if programme.since <= day:
            found = programme
    return found if found is not None and found.routine is not None else None


def programmes_after(day: date, programmes: Iterable[Programme]) -> tuple[Programme, ...]:
    """Those that begin later than `day`, the next one first."""
    return tuple(programme for programme in programmes if programme.since > day)


def _is_dose(number: Range) -> bool:
    return 0 < number.low <= number.high < math.inf


def _adapter() -> TypeAdapter[tuple[Programme, ...]]:
    return TypeAdapter(tuple[Programme, ...])
