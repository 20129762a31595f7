"""Text as small pictures, in a real typeface, so that accents and other scripts come out right.

The typeface is DejaVu Sans Bold, which matplotlib carries. A script that it lacks (Chinese, Japanese, Korean,
Thai, ...) is looked for among the system's own fonts. Drawing text takes about a millisecond, so
every tile is kept: a session shows the same few words and numbers again and again.
"""

from __future__ import annotations

import importlib.util
import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bidi import get_display
from PIL import Image, ImageDraw, ImageFont, features

from formcheck.errors import DisplayError
from formcheck.live.overlay.palette import INK, Colour

CAP_SHARE = 0.729
"""Height of a capital or a digit over the font size: DejaVu's own `capHeight`, 1493 of 2048 units."""

SMALLEST_FONT = 6
"""Pixels; below this nothing can be told from noise."""

SYSTEM_FONTS: tuple[str, ...] = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansDevanagari-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansThai-Bold.ttf",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
    "C:/Windows/Fonts/msyhbd.ttc",
    "C:/Windows/Fonts/malgunbd.ttf",
    "C:/Windows/Fonts/NirmalaB.ttf",
    "C:/Windows/Fonts/arialuni.ttf",
)
"""Where Linux distributions, macOS and Windows keep fonts for scripts that DejaVu lacks."""


LATIN_END = "\u0250"
"""DejaVu has every letter below; looking into the font file for them would only cost time."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One piece of text, ready to be laid over a picture.

    Attributes:
        ink: uint8 (h, w, 3) BGR, already multiplied by its opacity.
        keep: uint8 (h, w, 3), how much of the picture behind stays, 0 to 255.
        baseline: rows from the tile's top to the line that letters stand on.
    """

    ink: npt.NDArray[np.uint8]
    keep: npt.NDArray[np.uint8]
    baseline: int

    @property
    def width(self) -> int:
        """Columns, the outline included."""
        return int(self.ink.shape[1])

    @property
    def height(self) -> int:
        """Rows, the outline included."""
        return int(self.ink.shape[0])


@lru_cache(maxsize=1024)
def text_tile(text: str, cap: int, colour: Colour, outlined: bool = False) -> Tile:
    """`text` with capitals `cap` pixels high. An outline in dark ink makes it readable on any background."""
    runs = _runs(printable(text), max(SMALLEST_FONT, round(cap / CAP_SHARE)))
    stroke = max(1, cap // 14) if outlined else 0
    boxes = [(run.x, run.font.getbbox(run.text or " ", stroke_width=stroke, anchor="ls")) for run in runs]
    left, right = min(x + box[0] for x, box in boxes), max(x + box[2] for x, box in boxes)
    top, bottom = min(box[1] for _, box in boxes), max(box[3] for _, box in boxes)
    size = (max(1, int(right - left)), max(1, int(bottom - top)))
    place = (-left, -top)
    letters = _mask(runs, size, place, 0)
    rim = _mask(runs, size, place, stroke) if stroke else np.zeros_like(letters)
    behind = (1 - letters) * (1 - rim)
    ink = letters * np.array(colour, np.float32) + rim * (1 - letters) * np.array(INK, np.float32)
    # Rounded apart, so that the two never add up to less than white over white.
    keep = np.repeat(np.ceil(behind * 255).astype(np.uint8), 3, axis=2)
    return Tile(ink.astype(np.uint8), keep, int(-top))


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters in a row that are drawn with one font, `x` pixels from where the text begins."""

    text: str
    font: ImageFont.FreeTypeFont
    x: float


@lru_cache(maxsize=1024)
def _runs(text: str, size: int) -> tuple[_Run, ...]:
    """`text` in the fewest runs: one, unless it changes its direction or no font knows all of it.

    Where Pillow lacks raqm, which lays letters out from right to left (it needs FriBiDi, that Windows and macOS come
    without), python-bidi gives their order.
    """
    runs, x = list[_Run](), 0.0
    shown = (stretch if features.check("raqm") else get_display(stretch) for stretch in stretches(text))
    for piece, file in [piece for stretch in shown for piece in _by_font(stretch)] or [("", _dejavu())]:
        runs.append(_Run(piece, _font(file, size), x))
        x += runs[-1].font.getlength(piece)
    return tuple(runs)


def _by_font(text: str) -> list[tuple[str, str]]:
    """`text` in pieces that are each drawn with one font, and its file."""
    pieces: list[tuple[str, str]] = []
    for letter in text:
        neutral = letter.isspace() or unicodedata.combining(letter) != 0
        file = pieces[-1][1] if pieces and neutral else _file_for(letter)
        if pieces and file == pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + letter, file)
        else:
            pieces.append((letter, file))
    return pieces


def stretches(text: str) -> tuple[str, ...]:
    """`text` cut where its direction changes, so that a Hebrew or Arabic name stands as one word in an English line.

    As one paragraph the line would run the way of its first letter, and "name 3 of 10" become "10 of 3 name".
    """
    flow = "".join(_FLOWS.get(unicodedata.bidirectional(letter), "?") for letter in text)
    cuts = [0, *(cut for name in re.finditer("<(?:[^>]*<)?m*", flow) for cut in name.span()), len(text)]
    return tuple(text[start:end] for start, end in itertools.pairwise(cuts) if start < end)


_FLOWS = {"R": "<", "AL": "<", "L": ">", "NSM": "m"}
"""How characters run, by Unicode's classes: to the left, to the right, or as the letter does on which they sit."""


def _mask(
    runs: tuple[_Run, ...], size: tuple[int, int], place: tuple[float, float], stroke: int
) -> npt.NDArray[np.float32]:
    """How far each pixel is covered by the text, 0 to 1, shape (h, w, 1); `stroke` pixels fatter all round."""
    picture = Image.new("L", size, 0)
    draw = ImageDraw.Draw(picture)
    for run in runs:
        at = (place[0] + run.x, place[1])
        draw.text(at, run.text, font=run.font, fill=255, stroke_width=stroke, stroke_fill=255, anchor="ls")
    return np.asarray(picture, np.float32)[:, :, None] / 255


@lru_cache(maxsize=1024)
def printable(text: str) -> str:
    """`text` with a space for each character that has no picture: the layout of text fails on control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def text_width(text: str, cap: int) -> int:
    """Columns that `text` takes with capitals `cap` pixels high, without an outline."""
    last = _runs(printable(text), max(SMALLEST_FONT, round(cap / CAP_SHARE)))[-1]
    return int(last.x + last.font.getlength(last.text))


@lru_cache(maxsize=256)
def wrap(text: str, cap: int, width: int) -> tuple[str, ...]:
    """`text` broken between words into lines of `width` pixels.

    A word that is wider than a line (Chinese and Japanese know no spaces) is broken where the line ends.
    """
    words = [piece for word in text.split() for piece in _pieces(word, cap, width)]
    done: list[str] = []
    while words:
        count = _words_that_fit(words, cap, width)
        done.append(" ".join(words[:count]))
        words = words[count:]
    return tuple(done)


def _pieces(word: str, cap: int, width: int) -> list[str]:
    """`word` in pieces of at most `width` pixels, or of one character where even that is wider."""
    pieces: list[str] = []
    while word and text_width(word, cap) > width:
        fits = next((n for n in range(len(word) - 1, 1, -1) if text_width(word[:n], cap) <= width), 1)
        if fits == len(word):
            break
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word] if word else pieces


def _words_that_fit(words: list[str], cap: int, width: int) -> int:
    count = 1
    while count < len(words) and text_width(" ".join(words[: count + 1]), cap) <= width:
        count += 1
    return count


@lru_cache(maxsize=64)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


@lru_cache(maxsize=1)
def _dejavu() -> str:
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise DisplayError("matplotlib, which carries the typeface, is not installed: reinstall formcheck")
    return str(Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans-Bold.ttf")


@lru_cache(maxsize=1024)
def _file_for(letter: str) -> str:
    """DejaVu, or where it lacks `letter`, the first font that has it."""
    dejavu = _dejavu()
    if letter < LATIN_END or letter == "…" or ord(letter) in _characters(dejavu):
        return dejavu
    found = (file for file in SYSTEM_FONTS if Path(file).is_file() and ord(letter) in _characters(file))
    return next(found, dejavu)


@lru_cache(maxsize=len(SYSTEM_FONTS) + 1)
def _characters(file: str) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(file).get_charmap())
