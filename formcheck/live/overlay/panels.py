"""What stands around the person: the number, the ring, the side, the gauge, the words, the border.

Sizes are shares of the picture's height, from what an eye can read: at 2.5 m, on a screen 16 cm high, letters
need about 7 mm (10 minutes of arc) to be read and 11 mm (15 minutes) to be read at ease: 4.5 % and 6.5 % of
the height.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from formcheck.capture.frame import Image
from formcheck.live.overlay import paint
from formcheck.live.overlay.body import ALERT_COLOURS
from formcheck.live.overlay.palette import GREY, INK, SKY, WHITE, Colour
from formcheck.live.overlay.typeface import Tile, text_tile, text_width, wrap
from formcheck.live.overlay.view import DriveView, OverlayView, Ring

NUMBER_CAP = 0.205
HEADLINE_CAP = 0.068
SENTENCE_CAP = 0.045
CORNER_CAP = 0.03
BORDER = 0.022
LINE = 1.75
"""Height of a line over the height of its capitals."""


def draw_backdrop(image: Image, view: OverlayView) -> None:
    """Draw what lies under the person: the warning's border, and the dark band that the words stand on."""
    height, width = image.shape[:2]
    top = _words_layout(image, view).top
    paint.shade(image, 0, top, width, height - top)
    if view.alert in ("warning", "stop"):
        paint.border(image, border_of(image), ALERT_COLOURS[view.alert])


def draw_panels(image: Image, view: OverlayView) -> None:
    """Draw what lies over the person: everything to be read."""
    below = draw_number(image, view)
    beside = draw_ring(image, view.ring, below) if view.ring else image.shape[1]
    draw_side(image, view.side, below, beside)
    draw_words(image, view)
    if view.drive is not None and not view.drive.points:
        draw_gauge(image, view.drive)
    draw_corner(image, view.corner)
    draw_panel(image, view.panel)


def unit_of(image: Image) -> float:
    """Pixels that text sizes are shares of: the height, less where the picture is narrow and tall."""
    return min(float(image.shape[0]), 1.25 * image.shape[1])


def border_of(image: Image) -> int:
    """Pixels of the warning's border."""
    return max(2, round(BORDER * min(image.shape[:2])))


def margin_of(image: Image) -> int:
    """Pixels kept free along the edges."""
    return max(3, round(0.035 * min(image.shape[:2])))


def draw_number(image: Image, view: OverlayView) -> tuple[int, int]:
    """The huge number in the top left corner, its note below; returns their right and bottom edges."""
    margin = margin_of(image)
    cap = fitting_cap(view.number, NUMBER_CAP * image.shape[0], image.shape[1] - 2 * margin)
    number = text_tile(view.number, cap, WHITE, True)
    paint.stamp(image, number, margin, margin)
    note_cap = fitting_cap(view.number_note, SENTENCE_CAP * unit_of(image), image.shape[1] * 0.45)
    note = text_tile(view.number_note, note_cap, WHITE, True)
    y = margin + number.height + note_cap // 2
    paint.stamp(image, note, margin, y)
    return margin + number.width, y + note.height


def fitting_cap(text: str, wanted: float, width: float) -> int:
    """Height of capitals: `wanted`, or less where `text` would be wider than `width` pixels."""
    cap = max(5, round(wanted))
    wide = text_width(text, cap)
    return cap if wide <= width or not wide else max(5, int(cap * width / wide))


def draw_ring(image: Image, ring: Ring, below: tuple[int, int]) -> int:
    """The hold's ring in the top right corner, lower where there is no room; returns its left edge."""
    height, width = image.shape[:2]
    margin = margin_of(image)
    radius = 0.15 * min(width, height)
    thick = max(2, round(radius * 0.17))
    beside = below[0] + 2 * margin + 2 * (radius + thick) <= width
    centre_y = margin + radius + thick if beside else below[1] + margin + radius + thick
    centre = (width - margin - radius - thick, centre_y)
    colour = SKY if ring.fraction >= 1 else WHITE
    paint.circle(image, centre, radius, INK, thick + max(2, thick // 3))
    paint.circle(image, centre, radius, GREY, max(1, thick // 4))
    if ring.fraction > 0:
        paint.arc(image, centre, radius, (-90, -90 + 360 * ring.fraction), colour, thick)
    _inside_ring(image, ring, centre, radius, colour)
    return round(centre[0] - radius - thick)


def _inside_ring(image: Image, ring: Ring, centre: paint.Point, radius: float, colour: Colour) -> None:
    seconds = text_tile(ring.now, fitting_cap(ring.now, radius * 0.6, radius * 1.3), colour, True)
    _centred(image, seconds, centre[0], centre[1] - radius * 0.18)
    goal = text_tile(ring.goal, fitting_cap(ring.goal, radius * 0.26, radius * 1.3), WHITE, True)
    _centred(image, goal, centre[0], centre[1] + radius * 0.45)


def draw_side(image: Image, side: str, below: tuple[int, int], beside: int) -> None:
    """The side being worked: between number and ring, or under the number where that is too narrow."""
    if not side:
        return
    margin = margin_of(image)
    cap = max(5, round(HEADLINE_CAP * unit_of(image)))
    room = beside - below[0] - 2 * margin
    if text_width(side, cap) <= room:
        tile = text_tile(side, cap, WHITE, True)
        _centred(image, tile, below[0] + margin + room / 2, margin + tile.height / 2)
        return
    tile = text_tile(side, fitting_cap(side, cap, beside - 2 * margin), WHITE, True)
    paint.stamp(image, tile, margin, below[1] + margin)


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines with their height of capitals, and the row where their band begins."""

    lines: tuple[tuple[str, int], ...]
    top: int


def _words_layout(image: Image, view: OverlayView) -> _Words:
    room = image.shape[1] - 2 * margin_of(image)
    lines = tuple(
        (text, fitting_cap(text, share * unit_of(image), room))
        for words, share in ((view.headline, HEADLINE_CAP), (view.sentence, SENTENCE_CAP))
        for text in wrap(words, max(5, round(share * unit_of(image))), room, 2)
    )
    tall = sum(round(cap * LINE) for _, cap in lines) + (border_of(image) if lines else 0)
    return _Words(lines, image.shape[0] - tall)


def draw_words(image: Image, view: OverlayView) -> None:
    """Headline and sentence along the bottom; the headline takes the warning's colour."""
    words = _words_layout(image, view)
    y = words.top
    for number, (text, cap) in enumerate(words.lines):
        colour = ALERT_COLOURS[view.alert] if number == 0 and view.alert in ("warning", "stop") else WHITE
        _on_baseline(image, text_tile(text, cap, colour, True), margin_of(image), y + round(cap * 1.3))
        y += round(cap * LINE)


def draw_gauge(image: Image, drive: DriveView) -> None:
    """For a drive that is no angle: a bar at the right edge, rest at its foot, a mark where the target is."""
    height, width = image.shape[:2]
    wide, tall = max(4, round(0.02 * width)), round(0.3 * height)
    x, foot = width - margin_of(image) - wide, round(0.74 * height)
    target = foot - round(tall * 0.8)
    paint.shade(image, x - 2, foot - tall - 2, wide + 4, tall + 4)
    if math.isfinite(drive.progress):
        filled = round(min(1.25, max(0.0, drive.progress)) * 0.8 * tall)
        paint.fill(image, x, foot - filled, wide, filled, SKY if drive.progress >= 1 else WHITE)
    paint.line(image, (x - wide, target), (x + 2 * wide, target), WHITE, max(1, wide // 5))


def draw_corner(image: Image, text: str) -> None:
    """A small word at the right, above the band."""
    if text:
        tile = text_tile(text, max(5, round(CORNER_CAP * unit_of(image))), WHITE, True)
        x = image.shape[1] - margin_of(image) - tile.width
        paint.stamp(image, tile, x, round(image.shape[0] * 0.76))


def draw_panel(image: Image, lines: tuple[str, ...]) -> None:
    """Lines on a dark sheet over the middle of the picture."""
    if not lines:
        return
    height, width = image.shape[:2]
    longest = max(lines, key=len)
    highest = 0.45 * height / len(lines)
    cap = fitting_cap(longest, min(SENTENCE_CAP * unit_of(image), highest), width * 0.84)
    step = cap * 2
    top = (height - step * len(lines)) // 2
    paint.shade(image, 0, top - cap, width, step * len(lines) + 2 * cap, keep=0.15)
    for number, text in enumerate(lines):
        baseline = top + number * step + round(cap * 1.5)
        _on_baseline(image, text_tile(text, cap, WHITE), round(width * 0.08), baseline)


def _centred(image: Image, tile: Tile, x: float, y: float) -> None:
    paint.stamp(image, tile, round(x - tile.width / 2), round(y - tile.height / 2))


def _on_baseline(image: Image, tile: Tile, x: int, y: int) -> None:
    paint.stamp(image, tile, x, y - tile.baseline)
