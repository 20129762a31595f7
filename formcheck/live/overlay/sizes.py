"""How large things are drawn, and text fitted into what room there is.

Sizes are shares of the picture's height, from what an eye can read: at 2.5 m, on a screen 16 cm high, letters
need about 7 mm (10 minutes of arc) to be read and 11 mm (15 minutes) to be read at ease: 4.5 % and 6.5 % of
the height.
"""

from __future__ import annotations

from formcheck.capture.frame import Image
from formcheck.live.overlay import paint
from formcheck.live.overlay.typeface import Tile, text_width

NUMBER_CAP = 0.205
HEADLINE_CAP = 0.068
SENTENCE_CAP = 0.045
CORNER_CAP = 0.036
BORDER = 0.022
LINE = 1.75
"""Height of a line over the height of its capitals."""


def unit_of(image: Image) -> float:
    """Pixels that text sizes are shares of: the height, less where the picture is narrow and tall."""
    return min(float(image.shape[0]), 1.25 * image.shape[1])


def border_of(image: Image) -> int:
    """Pixels of the warning's border."""
    return max(2, round(BORDER * min(image.shape[:2])))


def margin_of(image: Image) -> int:
    """Pixels kept free along the edges."""
    return max(3, round(0.035 * min(image.shape[:2])))


def footer_row(image: Image) -> int:
    """The row that the keys at a card's foot stand on."""
    return image.shape[0] - margin_of(image)


def note_row(image: Image) -> int:
    """The row over them, for what a key has just done."""
    return footer_row(image) - round(CORNER_CAP * LINE * unit_of(image))


def fitting_cap(text: str, wanted: float, width: float) -> int:
    """Height of capitals: `wanted`, or less where `text` would be wider than `width` pixels."""
    cap = max(5, round(wanted))
    wide = text_width(text, cap)
    return cap if wide <= width or not wide else max(5, int(cap * width / wide))


def centred(image: Image, tile: Tile, x: float, y: float) -> None:
    """Lay `tile` with its middle at (x, y)."""
    paint.stamp(image, tile, round(x - tile.width / 2), round(y - tile.height / 2))


def on_baseline(image: Image, tile: Tile, x: int, y: int) -> None:
    """Lay `tile` with its left edge at `x` and the line that its letters stand on at `y`."""
    paint.stamp(image, tile, x, y - tile.baseline)
