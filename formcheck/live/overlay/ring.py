"""The ring that fills: of a hold, of keeping still, of a rest."""

from __future__ import annotations

from formcheck.capture.frame import Image
from formcheck.live.overlay import paint
from formcheck.live.overlay.palette import GREY, INK, SKY, WHITE, Colour
from formcheck.live.overlay.sizes import centred, fitting_cap, margin_of
from formcheck.live.overlay.typeface import text_tile
from formcheck.live.overlay.view import Ring


def draw_ring(image: Image, ring: Ring, below: tuple[int, int], *, above: bool = False) -> int:
    """In the top right corner, lower where there is no room or words stand above; returns its left edge."""
    height, width = image.shape[:2]
    margin = margin_of(image)
    radius = 0.15 * min(width, height)
    thick = thickness_of(radius)
    beside = not above and below[0] + 2 * margin + 2 * (radius + thick) <= width
    centre_y = margin + radius + thick if beside else below[1] + margin + radius + thick
    centre = (width - margin - radius - thick, centre_y)
    draw_ring_at(image, ring, centre, radius)
    return round(centre[0] - radius - thick)


def thickness_of(radius: float) -> int:
    """Pixels of the ring's line."""
    return max(2, round(radius * 0.17))


def draw_ring_at(image: Image, ring: Ring, centre: paint.Point, radius: float) -> None:
    """Around `centre`, in place; blue once it is full."""
    thick = thickness_of(radius)
    colour = SKY if ring.fraction >= 1 else WHITE
    paint.circle(image, centre, radius, INK, thick + max(2, thick // 3))
    paint.circle(image, centre, radius, GREY, max(1, thick // 4))
    if ring.fraction > 0:
        paint.arc(image, centre, radius, (-90, -90 + 360 * min(1.0, ring.fraction)), colour, thick)
    _inside(image, ring, centre, radius, colour)


def _inside(image: Image, ring: Ring, centre: paint.Point, radius: float, colour: Colour) -> None:
    now = text_tile(ring.now, fitting_cap(ring.now, radius * 0.6, radius * 1.3), colour, True)
    centred(image, now, centre[0], centre[1] - radius * (0.18 if ring.goal else 0))
    if ring.goal:
        goal = text_tile(ring.goal, fitting_cap(ring.goal, radius * 0.3, radius * 1.45), WHITE, True)
        centred(image, goal, centre[0], centre[1] + radius * 0.45)
