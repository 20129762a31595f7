"""Texts of several sizes, one below the other, as large as they can be in the room there is with every word of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from formcheck.live.overlay.sizes import LINE, fitting_cap
from formcheck.live.overlay.typeface import wrap

STEP = 0.92
"""From one size that is tried to the next smaller one."""

A_WORD = 20
"""Letters up to which a word is not broken while the text can be smaller; scripts without spaces have longer ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: which part of it this belongs to, counted from 0, and the height of its capitals."""

    part: int
    text: str
    cap: int

    @property
    def rows(self) -> int:
        """Rows from this line to the next one."""
        return round(self.cap * LINE)


@lru_cache(maxsize=64)
def fitted(parts: tuple[tuple[str, float], ...], room: int, tall: int, least: float, gap: int = 0) -> tuple[Line, ...]:
    """`parts` broken into lines of `room` pixels, `tall` pixels high in all, with `gap` pixels between two parts.

    Each part has the height of capitals that it should have. All become smaller together, down to the share `least` of
    that, before a word is left out; what is too long even then ends in ….
    """
    scale = 1.0
    lines = _broken(parts, room, scale)
    while scale > least and (height_of(lines, gap) > tall or _breaks_a_word(parts, lines)):
        scale = max(least, scale * STEP)
        lines = _broken(parts, room, scale)
    return _cut(lines, room, tall, gap)


def height_of(lines: tuple[Line, ...], gap: int = 0) -> int:
    """Rows that they take."""
    between = max(0, len({line.part for line in lines}) - 1)
    return sum(line.rows for line in lines) + gap * between


def _broken(parts: tuple[tuple[str, float], ...], room: int, scale: float) -> tuple[Line, ...]:
    caps = [max(5, round(cap * scale)) for _, cap in parts]
    return tuple(
        Line(part, text, fitting_cap(text, cap, room))
        for part, ((words, _), cap) in enumerate(zip(parts, caps, strict=True))
        for text in wrap(words, cap, room)
    )


def _breaks_a_word(parts: tuple[tuple[str, float], ...], lines: tuple[Line, ...]) -> bool:
    whole = {word for line in lines for word in line.text.split()}
    return any(len(word) <= A_WORD and word not in whole for words, _ in parts for word in words.split())


def _cut(lines: tuple[Line, ...], room: int, tall: int, gap: int) -> tuple[Line, ...]:
    kept = lines
    while len(kept) > 1 and height_of(kept, gap) > tall:
        kept = kept[:-1]
    if len(kept) == len(lines):
        return lines
    last, text = kept[-1], f"{kept[-1].text} …"
    return (*kept[:-1], Line(last.part, text, fitting_cap(text, last.cap, room)))
