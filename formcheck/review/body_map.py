"""A body map for the pages: the person from behind, whose left is on the left, with the places that hurt marked."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from formcheck.session.checkins.checkin import REGIONS, Place
from formcheck.session.checkins.wording import place as in_words
from formcheck.session.checkins.wording import places as all_in_words

WIDTH, HEIGHT = 120, 276
"""Of the drawing's own units."""

_FIGURE_WIDTH = 200
_PLACED = 'transform="translate(-15 -5) scale(0.75)"'
"""The figure's own units (200 wide, from y 13 to 373) in the drawing's."""
_LEFT_HALF = (
    "M100 48 L90 48 L90 62 C88 72 74 74 66 79 C60 83 60 92 62 104 C64 124 70 132 69 146 C68 158 62 166 61 182 "
    "C59 204 61 232 65 254 C67 266 63 276 64 294 C66 318 73 330 74 346 C73 354 66 360 64 366 C63 371 67 373 73 373 "
    "L88 373 C91 372 91 368 90 362 L89 346 C92 328 96 308 95 290 C94 276 94 268 95 254 L99 210 L100 210 Z"
)
_LEFT_ARM = (
    "M66 79 C56 84 52 96 50 112 C48 132 44 144 41 160 C38 174 35 184 33 194 C30 200 28 208 31 212 "
    "C35 215 39 212 41 206 C44 200 45 196 46 190 C50 174 54 162 57 148 C60 136 61 122 62 104 C61 96 61 86 66 79 Z"
)
_LEFT_PARTS = {
    "low_back": "M69 136 L90 136 L90 162 L66 162 C68 154 70 146 69 136 Z",
    "buttock": "M65 166 L98 166 L98 196 C96 206 70 208 61 200 C60 186 62 174 65 166 Z",
    "thigh": "M61 206 C70 213 92 212 98 206 L95 250 C86 254 74 254 65 250 C62 236 60 220 61 206 Z",
    "calf": "M66 262 C76 265 86 265 94 262 C93 278 97 292 94 308 C92 320 91 328 89 338 L75 338 C73 326 66 312 65 296 "
    "C64 282 67 272 66 262 Z",
    "foot": "M75 345 L89 345 L90 360 C91 368 91 371 88 372 L73 372 C67 372 64 370 66 365 C69 358 74 354 75 345 Z",
}
_MIDDLE = "M92 136 L108 136 L108 162 L92 162 Z"
_CENTRES = {"low_back": (80, 149), "buttock": (80, 184), "thigh": (80, 229), "calf": (80, 292), "foot": (79, 364)}
_MIRRORED = f'transform="translate({_FIGURE_WIDTH} 0) scale(-1 1)"'


def svg(places: Collection[Place] | None, *, title: str = "Where it hurts") -> str:
    """An `<svg>` that can stand in a page, or alone in a file.

    Args:
        places: where it hurts; empty for nowhere, None where nothing was said.
        title: its name for a screen reader, before the places.

    Marked places differ in fill and by a cross, never in colour alone. A page's own colours go to the classes
    `body`, `skin`, `fine`, `hurts` and `cross`; its own width to `body`.
    """
    chosen = frozenset(places or ())
    said = "not said" if places is None else all_in_words(tuple(_in_order(chosen)))
    description = f"{title}: {said}. The body from behind; left is your own left."
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="body" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' aria-label="{escape(description)}">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(description)}</desc>",
            f"<g {_PLACED}>",
            _figure(),
            *(_part(place, place in chosen) for place in _in_order(_all_places())),
            "</g>",
            '<g fill="currentColor" font-family="sans-serif" font-size="13">',
            f'<text x="1" y="176">left</text><text x="{WIDTH - 1}" y="176" text-anchor="end">right</text>',
            "</g>",
            "</svg>",
        )
    )


def _figure() -> str:
    half = f'<path d="{_LEFT_HALF}"/><path d="{_LEFT_ARM}"/>'
    head = '<circle cx="100" cy="34" r="21"/>'
    return f'<g class="skin" fill="#d3d8dd">{head}{half}<g {_MIRRORED}>{half}</g></g>'


def _part(place: Place, marked: bool) -> str:
    """One region; a marked one is dark and has a cross."""
    middle = place.side == "middle"
    x, y = _CENTRES[place.region]
    x = _FIGURE_WIDTH // 2 if middle else x
    shape = f'<path d="{_MIDDLE if middle else _LEFT_PARTS[place.region]}"/>'
    look = 'class="fine" fill="#f2f5f7" stroke="#8a95a1" stroke-width="1"'
    if marked:
        look = 'class="hurts" fill="#b3400e" stroke="#4a1a05" stroke-width="2"'
        line = f"M{x - 7} {y - 7} l14 14 m0 -14 l-14 14"
        shape += f'<path class="cross" d="{line}" fill="none" stroke="#ffffff" stroke-width="3"/>'
    mirrored = f" {_MIRRORED}" if place.side == "right" else ""
    return f'<g data-place="{in_words(place)}" {look}{mirrored}>{shape}</g>'


def _all_places() -> frozenset[Place]:
    sides = {Place(region, side) for region in REGIONS for side in ("left", "right")}
    return frozenset(sides | {Place("low_back", "middle")})


def _in_order(places: Collection[Place]) -> list[Place]:
    """From the spine down, left before middle before right."""
    return sorted(
        places, key=lambda place: (REGIONS.index(place.region), ("left", "middle", "right").index(place.side))
    )
