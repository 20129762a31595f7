"""A body seen from behind, with the places that hurt: left in the drawing is the person's left, as on the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from formcheck.session.checkins.checkin import Place, PlaceSide, Region
from formcheck.session.checkins.wording import places as in_words

WIDTH, HEIGHT = 120, 252
_MIDDLE = WIDTH / 2


@dataclass(frozen=True, slots=True)
class Zone:
    """A rounded box of the drawing, in its units; `hurts` where pain was named."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    hurts: bool


@dataclass(frozen=True, slots=True)
class BodyMap:
    """The zones, from the back down to the feet, and what they say in words."""

    zones: tuple[Zone, ...]
    told: str


_LEFT: dict[Region, tuple[float, float, float, float, float]] = {
    "low_back": (38, 92, 13, 20, 4),
    "buttock": (37, 115, 22, 21, 10),
    "thigh": (38, 140, 19, 42, 8),
    "calf": (40, 187, 15, 38, 7),
    "foot": (34, 230, 21, 11, 5.5),
}
"""x, y, width, height and radius on the left; the right mirrors it."""
_SPINE = (53, 92, 14, 20, 4)


def body_map(places: tuple[Place, ...]) -> BodyMap:
    """The drawing for pain in `places`; none is nowhere."""
    named = {(place.region, place.side) for place in places}
    zones = [Zone(*_SPINE, hurts=("low_back", "middle") in named)]
    sides: tuple[PlaceSide, ...] = ("left", "right")
    for region, (x, y, width, height, radius) in _LEFT.items():
        for side in sides:
            at = x if side == "left" else 2 * _MIDDLE - x - width
            zones.append(Zone(at, y, width, height, radius, hurts=(region, side) in named))
    return BodyMap(tuple(zones), f"Pain, on a body seen from behind: {in_words(places)}.")
