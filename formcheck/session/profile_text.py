"""The profile as text: YAML with a header that explains it; what is wrong in it is told with its line, and left out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, ValidationError

from formcheck.coach.personal import OwnRange
from formcheck.pose.landmarks import Side
from formcheck.session.ranges import Freer, Known, Profile, Source
from formcheck.specs.fields import Id, Number, Part, wrong
from formcheck.specs.load import told
from formcheck.specs.problems import Path, Problem, rather
from formcheck.specs.tree import Data, read_tree
from formcheck.specs.wording import problems_of

VERSION = 1

HEADER = """\
# Your own ranges, learned by formcheck from repetitions that were comfortable. This file is yours: read it, change a
# number, delete what you do not want. "formcheck calibrate EXERCISE" learns one anew, "formcheck profile" shows them.
#
# rest, usual and target are those of the measure called drive (see "formcheck exercises show EXERCISE"); angles in
# degrees, lengths in trunk lengths; a sum of both (a pelvic tilt) as it is measured, which "formcheck profile" shows
# as points from rest. A position that is held has no rest, and names its measures itself. target: what counts as a
# repetition (or a hold) for you, never more than the exercise asks for. caps: above (or below) them formcheck says
# that you go further than is usual for you. The general limits of an exercise stay in force whatever stands here.
# freer: you have come clearly further since; calibrating again is worthwhile, if it stays comfortable.
"""

SIDES: dict[str, Side | None] = {"both": None, "left": "left", "right": "right"}
"""How sides are written; `both` where they are not worked apart."""


def _with_offset(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise wrong("must be a date and time with its offset, such as 2026-11-22T15:04:05+01:00")
    return text


Moment = Annotated[str, AfterValidator(_with_offset)]


class CapPart(Part):
    """A cap on one measure."""

    above: Number | None = Field(None, description="Warned above this.")
    below: Number | None = Field(None, description="Warned below this.")


class FreerPart(Part):
    """That the person has come further since."""

    model_config = ConfigDict(extra="ignore")

    since: Moment = Field(description="The first set in which they did.")
    sets: Annotated[int, Field(strict=True, ge=1)] = Field(description="How many sets.")
    usual: dict[Id, Number] = Field(description="How far they come now.", min_length=1)
    visit: str | None = Field(None, description="The sitting of the latest.")


class RangePart(Part):
    """What is known of one side of an exercise."""

    model_config = ConfigDict(extra="ignore")

    learned: Moment = Field(description="When it was learned.")
    source: Source = Field(description="How it was learned.")
    visit: str | None = Field(None, description="The sitting that it comes from.")
    reps: Annotated[int, Field(strict=True, ge=1)] = Field(description="Comfortable repetitions it comes from.")
    drive: Id = Field(description="The measure that travels.")
    rest: Number | None = Field(None, description="Where the drive rests; none for a position that is held.")
    usual: dict[Id, Number] = Field(description="End by end, how far it usually comes.", min_length=1)
    target: dict[Id, Number] = Field({}, description="End by end, what counts as reached.")
    caps: dict[Id, CapPart] = Field({}, description="Measure by measure, what is further than usual.")
    freer: FreerPart | None = Field(None, description="That they have come clearly further since.")


def dump(profile: Profile) -> str:
    """The whole file."""
    lines = [HEADER, f"version: {VERSION}", "exercises:" if profile.known else "exercises: {}"]
    for exercise in dict.fromkeys(known.exercise for known in profile.known):
        lines.append(f"  {exercise}:")
        for known in profile.of(exercise):
            lines += _range_lines(known)
    return "\n".join(lines) + "\n"


def parse(text: str, source: str) -> Profile:
    """The profile that `text` says; whatever is wrong with a range leaves out that range alone, and is told."""
    tree = read_tree(text)
    data = tree.data if isinstance(tree.data, dict) else {}
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        problem = f"a newer formcheck wrote this (version {version}); it is not used"
        return Profile((), (told(source, tree, [Problem(("version",), problem, with_value=False)]),), newer=True)
    if not text.strip():
        return Profile()
    known, problems = list[Known](), [*tree.problems]
    if not isinstance(data.get("exercises"), dict):
        problems.append(Problem((), "no 'exercises:' with their ranges stand here", with_value=False))
    for path, item in _items(data, problems):
        found = _known(path, item, problems)
        known += [found] if found else []
    return Profile(tuple(known), tuple(told(source, tree, problems).splitlines()) if problems else ())


def _range_lines(known: Known) -> Iterator[str]:
    own = known.own
    yield f"    {own.side or 'both'}:"
    yield f'      learned: "{known.learned.isoformat(timespec="seconds")}"'
    yield f"      source: {known.source}"
    if known.visit:
        yield f'      visit: "{known.visit}"'
    yield f"      reps: {own.reps}"
    yield f"      drive: {own.drive}"
    if math.isfinite(own.rest):
        yield f"      rest: {_number(own.rest)}"
    yield f"      usual: {_mapping(own.usual)}"
    if own.target:
        yield f"      target: {_mapping(own.target)}"
    if own.caps:
        caps = ", ".join(f"{name}: {_mapping(bounds)}" for name, bounds in own.caps.items())
        yield f"      caps: {{{caps}}}"
    if known.freer:
        yield "      freer:"
        yield f'        since: "{known.freer.since.isoformat(timespec="seconds")}"'
        yield f"        sets: {known.freer.sets}"
        yield f"        usual: {_mapping(known.freer.usual)}"
        if known.freer.visit:
            yield f'        visit: "{known.freer.visit}"'


def _mapping(values: dict[str, float]) -> str:
    return "{" + ", ".join(f"{name}: {_number(value)}" for name, value in values.items()) + "}"


def _number(value: float) -> str:
    """To a thousandth: a tenth of what is seen of the smallest movement."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _items(data: dict[str, Data], problems: list[Problem]) -> Iterator[tuple[Path, Data]]:
    exercises = data.get("exercises")
    for exercise, sides in exercises.items() if isinstance(exercises, dict) else ():
        if not isinstance(sides, dict):
            problems.append(Problem(("exercises", exercise), f"must be a mapping of sides{rather(None, SIDES)}"))
            continue
        for side, item in sides.items():
            yield ("exercises", exercise, side), item


def _known(path: Path, item: Data, problems: list[Problem]) -> Known | None:
    _, exercise, side = (str(step) for step in path)
    if side not in SIDES:
        problems.append(Problem(path, f"no side is called '{side}'{rather(side, SIDES)}", with_value=False))
        return None
    try:
        part = RangePart.model_validate(item)
    except ValidationError as error:
        problems += [replace(problem, path=(*path, *problem.path)) for problem in problems_of(error, RangePart)]
        return None
    caps = {name: cap.model_dump(exclude_none=True) for name, cap in part.caps.items()}
    rest = math.nan if part.rest is None else part.rest
    own = OwnRange(SIDES[side], part.reps, part.drive, rest, dict(part.usual), dict(part.target), caps)
    return Known(exercise, own, datetime.fromisoformat(part.learned), part.source, part.visit, _freer(part.freer))


def _freer(part: FreerPart | None) -> Freer | None:
    if part is None:
        return None
    return Freer(datetime.fromisoformat(part.since), part.sets, dict(part.usual), part.visit)
