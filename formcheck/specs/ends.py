"""Where a movement rests, and the ends that it goes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from formcheck.specs.condition import Condition, all_met
from formcheck.specs.range import Range


@dataclass(frozen=True, slots=True)
class RestSpec:
    """Where the drive may rest, and what is assumed until the person's own rest is learned.

    Attributes:
        typical: assumed value until learned; None where it differs too much between people to assume one.
        low, high: a learned rest lies in between; what lies outside is not rest.
        conditions: of a rep, what else is true at rest, counted from zero; nobody rests where one is seen not to be so.
    """

    typical: float | None
    low: float
    high: float
    conditions: tuple[Condition, ...] = ()

    @property
    def about(self) -> float:
        """About where it is for anybody: the typical one, or the middle of where it may be."""
        return (self.low + self.high) / 2 if self.typical is None else self.typical

    def told(self, values: Mapping[str, float]) -> bool:
        """Whether all that is asked of rest beside the drive is seen to be so; not where nothing is asked."""
        return bool(self.conditions) and all_met(self.conditions, values) is True

    def perhaps(self, values: Mapping[str, float]) -> bool:
        """Whether somebody may rest with these values: nothing that is asked beside the drive is seen not to be so."""
        return all_met(self.conditions, values) is not False

    def assumable(self, way: float) -> bool:
        """Whether somebody may be taken to rest where they are first seen, for a movement of `way` from there.

        Not where rest may be anywhere: four ways apart and more, an angle or a length of one's own like a trunk's.
        """
        return self.typical is not None or self.high - self.low < 4 * way


@dataclass(frozen=True, slots=True)
class EndSpec:
    """One end of a movement.

    Exactly one of `way_to`, `change` and `value` says how far the drive must go:

    Attributes:
        name: the spec's word for it, such as `top`, `round`, `hollow`.
        way_to: an anatomical end; the target lies at `share` of the way from rest to there.
        share: 0 to 1.
        change: the target lies this far from rest, signed, in the drive's unit.
        value: an absolute target, to be reached from the side where rest is.
        conditions: what else must be true at the end for it to count.
        hold: seconds to stay there; None where the movement only passes.
    """

    name: str
    way_to: float | None
    share: float
    change: float | None
    value: float | None
    conditions: tuple[Condition, ...]
    hold: Range | None

    def target(self, rest: float) -> float:
        """The drive's value that counts as reached, for a person whose rest is `rest`."""
        if self.way_to is not None:
            return rest + self.share * (self.way_to - rest)
        if self.change is not None:
            return rest + self.change
        if self.value is None:
            raise ValueError(f"the end '{self.name}' has no target: give it way_to, change or value")
        return self.value
