"""What stands around the person: the number, the ring, the side, the gauge, the words, the border."""

from __future__ import annotations

import math
from dataclasses import dataclass

from formcheck.capture.frame import Image
from formcheck.live.overlay import paint
from formcheck.live.overlay.body import ALERT_COLOURS
from formcheck.live.overlay.fitting import Line, fitted, height_of
from formcheck.live.overlay.palette import GREEN, LIGHT_GREEN, SKY, WHITE, Colour
from formcheck.live.overlay.ring import draw_ring
from formcheck.live.overlay.sizes import (
    CORNER_CAP,
    HEADLINE_CAP,
    NUMBER_CAP,
    SENTENCE_CAP,
    border_of,
    centred,
    fitting_cap,
    margin_of,
    note_row,
    on_baseline,
    unit_of,
)
from formcheck.live.overlay.typeface import text_tile, text_width
from formcheck.live.overlay.view import DriveView, OverlayView

WORDS = 0.4
"""Rows that headline and sentence may take, in the unit that text sizes are shares of: two lines of each at their usual
size, or one and three. They become smaller before they take more."""

SMALLEST = 0.6
"""How small they become before a word is cut, in shares of their usual size."""

NOTE = 0.45
"""Columns that the number's note may take, in shares of the picture's width: the ring stands at its right."""

READABLE = 0.8
"""How small it becomes in one line, in shares of its usual size; two lines are larger then."""


def draw_backdrop(image: Image, view: OverlayView) -> None:
    """Draw what lies under the person: the warning's border, and the dark band that the words stand on."""
    words = _words_layout(image, view)
    paint.shade(image, 0, words.top, image.shape[1], words.tall)
    if view.good:
        paint.border(image, border_of(image), GREEN)
    if view.alert in ("warning", "stop"):
        paint.border(image, border_of(image), ALERT_COLOURS[view.alert])


def draw_panels(image: Image, view: OverlayView) -> None:
    """Draw what lies over the person: everything to be read."""
    below = draw_number(image, view)
    if view.above:
        below = (below[0], _words_layout(image, view).tall)
    beside = draw_ring(image, view.ring, below, above=view.above) if view.ring else image.shape[1]
    draw_side(image, view, below, beside)
    draw_words(image, view)
    if view.drive is not None and not view.drive.points:
        draw_gauge(image, view.drive)
    draw_corner(image, view)


def draw_number(image: Image, view: OverlayView) -> tuple[int, int]:
    """The huge number in the top left corner, its note below; returns their right and bottom edges."""
    margin = margin_of(image)
    cap = fitting_cap(view.number, NUMBER_CAP * image.shape[0], image.shape[1] - 2 * margin)
    number = text_tile(view.number, cap, WHITE, True)
    paint.stamp(image, number, margin, margin)
    y = margin + number.height
    for text, note_cap in _note_lines(image, view.number_note):
        tile = text_tile(text, note_cap, WHITE, True)
        y += note_cap // 2
        paint.stamp(image, tile, margin, y)
        y += tile.height
    return margin + number.width, y


def _note_lines(image: Image, note: str) -> tuple[tuple[str, int], ...]:
    """The number's note with its height of capitals: left and right in a line each where one has no room for both."""
    wanted, room = SENTENCE_CAP * unit_of(image), image.shape[1] * NOTE
    cap = fitting_cap(note, wanted, room)
    if cap >= READABLE * wanted:
        return ((note, cap),)
    halves = note.split(" · ")
    cap = min(fitting_cap(half, wanted, room) for half in halves)
    return tuple((half, cap) for half in halves)


def draw_side(image: Image, view: OverlayView, below: tuple[int, int], beside: int) -> None:
    """The side being worked: between number and ring, or under them where that is too narrow."""
    side = view.side
    if not side:
        return
    margin = margin_of(image)
    cap = max(5, round(HEADLINE_CAP * unit_of(image)))
    room = beside - below[0] - 2 * margin
    if text_width(side, cap) <= room and not view.above:
        tile = text_tile(side, cap, WHITE, True)
        centred(image, tile, below[0] + margin + room / 2, margin + tile.height / 2)
        return
    tile = text_tile(side, fitting_cap(side, cap, beside - 2 * margin), WHITE, True)
    paint.stamp(image, tile, margin, below[1] + margin)


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines (part 0 is the headline), the row where their band begins, and its rows."""

    lines: tuple[Line, ...]
    top: int
    tall: int


def _words_layout(image: Image, view: OverlayView) -> _Words:
    unit, room = unit_of(image), image.shape[1] - 2 * margin_of(image)
    parts = ((view.headline, HEADLINE_CAP * unit), (view.sentence, SENTENCE_CAP * unit))
    lines = fitted(parts, room, round(WORDS * unit), SMALLEST)
    tall = height_of(lines) + (border_of(image) if lines else 0)
    return _Words(lines, 0 if view.above else image.shape[0] - tall, tall)


def draw_words(image: Image, view: OverlayView) -> None:
    """Headline and sentence along the bottom, or the top; the headline takes the warning's colour."""
    words = _words_layout(image, view)
    y = words.top + (border_of(image) if view.above else 0)
    for line in words.lines:
        colour = _headline_colour(view) if line.part == 0 else WHITE
        on_baseline(image, text_tile(line.text, line.cap, colour, True), margin_of(image), y + round(line.cap * 1.3))
        y += line.rows


def _headline_colour(view: OverlayView) -> Colour:
    if view.alert in ("warning", "stop"):
        return ALERT_COLOURS[view.alert]
    return LIGHT_GREEN if view.good else WHITE


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


def draw_corner(image: Image, view: OverlayView) -> None:
    """A small word at the right: over the band of words, or over the keys at the foot of a card."""
    if not view.corner:
        return
    on_card = bool(view.panel) or view.card is not None
    margin = margin_of(image) * (2 if on_card else 1)
    cap = fitting_cap(view.corner, CORNER_CAP * unit_of(image), image.shape[1] - 2 * margin)
    tile = text_tile(view.corner, cap, WHITE, True)
    row = note_row(image) if on_card else _corner_row(image, view)
    on_baseline(image, tile, image.shape[1] - margin - tile.width, row)


def _corner_row(image: Image, view: OverlayView) -> int:
    half = margin_of(image) // 2
    if not view.above:
        return _words_layout(image, view).top - half
    framed = view.good or view.alert in ("warning", "stop")
    return image.shape[0] - half - (border_of(image) if framed else 0)
