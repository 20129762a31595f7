"""A sheet over the whole picture: a question with its keys, a rest with its ring, a summary, the list of keys."""

from __future__ import annotations

from formcheck.capture.frame import Image
from formcheck.live.overlay import paint
from formcheck.live.overlay.palette import AMBER, GREEN, INK, SKY, WHITE, Colour
from formcheck.live.overlay.ring import draw_ring_at
from formcheck.live.overlay.sizes import (
    CORNER_CAP,
    HEADLINE_CAP,
    LINE,
    SENTENCE_CAP,
    fitting_cap,
    margin_of,
    on_baseline,
    unit_of,
)
from formcheck.live.overlay.typeface import text_tile, text_width, wrap
from formcheck.live.overlay.view import Card, Row

KEEP = 0.16
"""Share of the picture's light that is left behind a card: enough to see oneself, too little to disturb reading."""

RING = 0.3
"""Radius of a card's ring, in shares of the picture's shorter side."""


def draw_card(image: Image, card: Card) -> None:
    """Draw on `image`, in place: the picture behind darkens."""
    height, width = image.shape[:2]
    paint.shade(image, 0, 0, width, height, KEEP)
    margin = 2 * margin_of(image)
    room = width - 2 * margin
    if card.ring is not None:
        radius = RING * min(width, height)
        right = width >= 1.2 * height
        centre = (width - margin - radius, height / 2) if right else (width / 2, height - 2 * margin - radius)
        draw_ring_at(image, card.ring, centre, radius)
        room -= round(2 * radius + margin) if right else 0
    y = _text(image, card, margin, room)
    if card.beside:
        _row_of_keys(image, card.rows, margin, y, room)
    else:
        _column_of_keys(image, card.rows, margin, y, room)
    if card.footer:
        cap = fitting_cap(card.footer, CORNER_CAP * unit_of(image), width - 2 * margin)
        on_baseline(image, text_tile(card.footer, cap, SKY), margin, height - margin // 2)


def draw_keys(image: Image, rows: tuple[Row, ...]) -> None:
    """The list of keys, over everything."""
    draw_card(image, Card("Keys", rows=rows))


def _text(image: Image, card: Card, left: int, room: int) -> int:
    """Title and lines from the top; gives the row below them. Long texts become smaller, so that the keys have room."""
    scale = 1.0
    while True:
        lines = _lines(image, card, room, scale)
        tall = sum(round(cap * LINE) for _, cap, _ in lines)
        if scale < 0.5 or tall <= image.shape[0] * (0.88 if not card.rows or card.beside else 0.45):
            break
        scale *= 0.9
    y = margin_of(image)
    for text, cap, colour in lines:
        y += round(cap * LINE)
        on_baseline(image, text_tile(text, cap, colour), left, y)
    return y + margin_of(image)


def _lines(image: Image, card: Card, room: int, scale: float) -> list[tuple[str, int, Colour]]:
    title, body = (max(5, round(share * scale * unit_of(image))) for share in (HEADLINE_CAP, SENTENCE_CAP))
    colour = AMBER if card.grave else WHITE
    lines = [(text, fitting_cap(text, title, room), colour) for text in wrap(card.title, title, room, 4)]
    return lines + [
        (text, fitting_cap(text, body, room), WHITE) for line in card.lines for text in wrap(line, body, room, 4)
    ]


def _column_of_keys(image: Image, rows: tuple[Row, ...], left: int, y: int, room: int) -> None:
    """One below the other, in two columns where there are many; the keys are caps, as on a keyboard."""
    if not rows:
        return
    columns = 2 if len(rows) > 6 and image.shape[1] > image.shape[0] else 1
    per_column = -(-len(rows) // columns)
    step = min(round(SENTENCE_CAP * unit_of(image) * 2.3), (image.shape[0] - y - margin_of(image)) // per_column)
    cap = max(5, round(step / 2.3))
    wide = room // columns
    keys = max(_key_width(row.key, cap) for row in rows)
    for number, row in enumerate(rows):
        x = left + wide * (number // per_column)
        top = y + step * (number % per_column)
        _key(image, row, x, top, keys, cap)
        words_cap = fitting_cap(row.words, cap, wide - keys - 2 * cap)
        on_baseline(
            image,
            text_tile(row.words, words_cap, GREEN if row.chosen else WHITE),
            x + keys + cap,
            top + round(cap * 1.5),
        )


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
