"""The parts of a file that are sound in themselves, so that they can be checked against each other.

A file with one wrong key is still checked in all its other parts: all problems are told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from formcheck.specs.fields import Part
from formcheck.specs.problems import Path
from formcheck.specs.schema import CuePart, DosePart, LimitPart, MovementPart
from formcheck.specs.schema_parts import BandPart, MeasurePart
from formcheck.specs.tree import Data

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of an exercise.

    Attributes:
        names: every measure that is written, sound or not.
        measures: the sound ones.
        movement: None where it is not sound.
        limits, cues: the sound ones, each with its position in the file.
        sides: `both` or `each`; None where that is not sound.
        dose: None where it is not sound.
        ids: id and position of every limit and cue that has one: ('limits', 0), ...
    """

    names: tuple[str, ...]
    measures: Mapping[str, MeasurePart]
    movement: MovementPart | None
    limits: tuple[tuple[int, LimitPart], ...]
    cues: tuple[tuple[int, CuePart], ...]
    sides: str | None
    dose: DosePart | None
    ids: tuple[tuple[str, Path], ...]

    def limit_conditions(self) -> Iterator[tuple[Path, str, BandPart]]:
        """Path, measure and band of every condition of every sound limit."""
        for position, limit in self.limits:
            yield from conditions_at(("limits", position, "when"), limit.when)
            yield from conditions_at(("limits", position, "or"), limit.or_when or ())
            yield from conditions_at(("limits", position, "own"), limit.own or ())

    def movement_conditions(self) -> Iterator[tuple[Path, str, BandPart]]:
        """Path, measure and band of every condition of the movement."""
        if self.movement is None:
            return
        if self.movement.hold is not None:
            hold = self.movement.hold
            for key, items in (
                ("when", hold.when),
                ("to_begin", hold.to_begin),
                ("goes_on", hold.goes_on),
                ("least", hold.least),
                ("near", hold.near),
            ):
                yield from conditions_at(("movement", "hold", key), items or ())
        if self.movement.rep is not None:
            yield from conditions_at(("movement", "rep", "throughout"), self.movement.rep.throughout or ())
        for kind in ("rep", "cycle"):
            travel = getattr(self.movement, kind)
            rest = (travel.rest.also if travel else None) or ()
            yield from conditions_at(("movement", kind, "rest", "also"), rest)
            for name, end in travel.ends.items() if travel else ():
                yield from conditions_at(("movement", kind, name, "also"), end.also or ())


def conditions_at(path: Path, items: tuple[dict[str, BandPart], ...]) -> Iterator[tuple[Path, str, BandPart]]:
    """Path, measure and band of every condition of one `when` or `also`."""
    for position, item in enumerate(items):
        for name, band in item.items():
            yield (*path, position, name), name, band


def draft_of(data: Data) -> Draft:
    """The sound parts of a file's data."""
    top = data if isinstance(data, dict) else {}
    measures = top.get("measures")
    named = measures if isinstance(measures, dict) else {}
    sound = ((name, _sound(MeasurePart, item)) for name, item in named.items())
    sides = top.get("sides", "both")
    return Draft(
        names=tuple(named),
        measures={name: part for name, part in sound if part is not None},
        movement=_sound(MovementPart, top.get("movement")),
        limits=_listed(LimitPart, top.get("limits")),
        cues=_listed(CuePart, top.get("cues")),
        sides=sides if sides in ("both", "each") and isinstance(sides, str) else None,
        dose=_sound(DosePart, top.get("dose")),
        ids=tuple(_ids(top)),
    )


def _sound(kind: type[P], data: Data | None) -> P | None:
    try:
        return kind.model_validate(data)
    except ValidationError:
        return None


def _listed(kind: type[P], data: Data | None) -> tuple[tuple[int, P], ...]:
    items = data if isinstance(data, list) else []
    parts = ((position, _sound(kind, item)) for position, item in enumerate(items))
    return tuple((position, part) for position, part in parts if part is not None)


def _ids(top: Mapping[str, Data]) -> Iterator[tuple[str, Path]]:
    for section in ("limits", "cues"):
        items = top.get(section)
        for position, item in enumerate(items if isinstance(items, list) else []):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str):
                yield name, (section, position, "id")
