"""A sheet over the whole picture: a question with its keys, a rest with its ring, a summary, the list of keys."""

from __future__ import annotations

from formcheck.capture.frame import Image
from formcheck.live.keys import HELP_FOOTER
from formcheck.live.overlay import paint
from formcheck.live.overlay.fitting import fitted
from formcheck.live.overlay.palette import AMBER, GREEN, INK, LIGHT_GREEN, SKY, WHITE
from formcheck.live.overlay.ring import draw_ring_at
from formcheck.live.overlay.sizes import (
    CORNER_CAP,
    HEADLINE_CAP,
    SENTENCE_CAP,
    fitting_cap,
    footer_row,
    margin_of,
    note_row,
    on_baseline,
    unit_of,
)
from formcheck.live.overlay.typeface import text_tile, text_width
from formcheck.live.overlay.view import Card, Row

KEEP = 0.16
"""Share of the picture's light that is left behind a card: enough to see oneself, too little to disturb reading."""

ROW_CAP = 0.056
"""Height of the capitals beside a key, in shares of the picture's height: read at ease from the mat."""

STEP = 2.4
"""From one key to the one below it, in heights of capitals."""

RING = 0.26
"""Radius of a card's ring, in shares of the picture's shorter side."""

SMALLEST = 0.4
"""How small a card's text becomes before a word of it is cut, in shares of its usual size: whoever answers is at the
keys, an arm's length away."""


def draw_card(image: Image, card: Card) -> None:
    """Draw on `image`, in place: the picture behind darkens."""
    height, width = image.shape[:2]
    paint.shade(image, 0, 0, width, height, KEEP)
    margin = 2 * margin_of(image)
    room = width - 2 * margin
    if card.ring is not None:
        radius = RING * min(width, height)
        right = _ring_beside(image)
        centre = (width - margin - radius, height / 2) if right else (width / 2, height - round(2.5 * margin) - radius)
        draw_ring_at(image, card.ring, centre, radius)
        room -= round(2 * radius + margin) if right else 0
    y = _text(image, card, margin, room)
    if card.beside:
        _row_of_keys(image, card.rows, margin, y, room)
    else:
        _column_of_keys(image, card.rows, margin, y, room)
    if card.footer:
        cap = fitting_cap(card.footer, CORNER_CAP * unit_of(image), width - 2 * margin)
        on_baseline(image, text_tile(card.footer, cap, SKY), margin, footer_row(image))


def draw_keys(image: Image, rows: tuple[Row, ...]) -> None:
    """The list of keys, over everything."""
    draw_card(image, Card("Keys", rows=rows, footer=HELP_FOOTER))


def _text(image: Image, card: Card, left: int, room: int) -> int:
    """Title and lines from the top; gives the row below them."""
    unit, gap = unit_of(image), _gap(image)
    parts = ((card.title, HEADLINE_CAP * unit), *((line, SENTENCE_CAP * unit) for line in card.lines))
    y, before = margin_of(image), -1
    for line in fitted(parts, room, _rows_for_text(image, card), SMALLEST, gap):
        y += line.rows + (gap if 0 <= before != line.part else 0)
        colour = AMBER if card.grave and line.part == 0 else WHITE
        on_baseline(image, text_tile(line.text, line.cap, colour), left, y)
        before = line.part
    return y + margin_of(image) + gap


def _rows_for_text(image: Image, card: Card) -> int:
    """Rows that title and lines may take: the keys, a ring below and the foot have what they need."""
    height, width = image.shape[:2]
    if card.beside:
        return round(0.55 * height)
    left = _foot(image) - 3 * margin_of(image)
    if card.rows:
        keys = _per_column(image, card.rows) * round(ROW_CAP * unit_of(image) * STEP)
        return max(round(0.45 * height), left - keys)
    if card.ring is not None and not _ring_beside(image):
        return left - round(2 * RING * min(width, height))
    return left


def _gap(image: Image) -> int:
    """Pixels between two parts of the text."""
    return margin_of(image) * 2 // 3


def _foot(image: Image) -> int:
    """The row below which only the small lines at the foot stand."""
    return note_row(image) - round(1.1 * CORNER_CAP * unit_of(image))


def _ring_beside(image: Image) -> bool:
    """Whether a ring has room at the right; else it stands below the text."""
    return image.shape[1] >= 1.2 * image.shape[0]


def _columns(image: Image, rows: tuple[Row, ...]) -> int:
    return 2 if len(rows) > 6 and image.shape[1] > image.shape[0] else 1


def _per_column(image: Image, rows: tuple[Row, ...]) -> int:
    return -(-len(rows) // _columns(image, rows))


def _column_of_keys(image: Image, rows: tuple[Row, ...], left: int, y: int, room: int) -> None:
    """One below the other, in two columns where there are many; the keys are caps, as on a keyboard."""
    if not rows:
        return
    columns, per_column = _columns(image, rows), _per_column(image, rows)
    step = min(round(ROW_CAP * unit_of(image) * STEP), (_foot(image) - y) // per_column)
    wide = (room + _gap(image)) // columns
    cap = min(_cap_for(row, max(5, round(step / STEP)), wide, rows) for row in rows)
    keys = max(_key_width(row.key, cap) for row in rows)
    for number, row in enumerate(rows):
        x = left + wide * (number // per_column)
        top = y + step * (number % per_column)
        _key(image, row, x, top, keys, cap)
        colour = LIGHT_GREEN if row.chosen else WHITE
        on_baseline(image, text_tile(row.words, cap, colour), x + keys + round(0.8 * cap), top + round(cap * 1.5))


def _cap_for(row: Row, wanted: int, wide: int, rows: tuple[Row, ...]) -> int:
    """The height of capitals at which key and words fit into `wide` pixels: all rows take the least of these."""
    taken = max(_key_width(other.key, wanted) for other in rows) + text_width(row.words, wanted) + round(1.6 * wanted)
    return wanted if taken <= wide else max(5, int(wanted * wide / taken))


def _row_of_keys(image: Image, rows: tuple[Row, ...], left: int, y: int, room: int) -> None:
    """Side by side, each with its words below."""
    if not rows:
        return
    wide = room // len(rows)
    cap = max(5, min(round(SENTENCE_CAP * unit_of(image)), round(wide * 0.42)))
    top = y + cap
    for number, row in enumerate(rows):
        x = left + wide * number
        _key(image, row, x, top, max(_key_width(row.key, cap), round(wide * 0.8)), cap)
        if row.words:
            small = max(5, round(cap * 0.75))
            tile = text_tile(row.words, small, WHITE)
            start = min(x, left + room - tile.width)
            on_baseline(image, tile, start, top + round(cap * 3.4))


def _key_width(key: str, cap: int) -> int:
    return text_width(key, cap) + round(1.2 * cap)


def _key(image: Image, row: Row, x: int, y: int, wide: int, cap: int) -> None:
    """A key as a light cap with its letter in ink; green once chosen."""
    paint.fill(image, x, y, wide, 2 * cap, GREEN if row.chosen else WHITE)
    tile = text_tile(row.key, cap, WHITE if row.chosen else INK)
    on_baseline(image, tile, x + (wide - tile.width) // 2, y + round(cap * 1.5))
