"""Overlay: a picture, a pose and a view in, a new picture out. Pure: no clock, no window, no state."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from formcheck.capture.frame import Image
from formcheck.live.overlay.body import draw_body
from formcheck.live.overlay.card import draw_card, draw_keys
from formcheck.live.overlay.ghost import draw_ghost
from formcheck.live.overlay.panels import draw_backdrop, draw_corner, draw_panels, draw_words
from formcheck.live.overlay.view import EMPTY, OverlayView, view_of
from formcheck.pose.pose import Pose

__all__ = ["OverlayView", "draw", "draw_notice", "view_of"]


def draw(image: Image, pose: Pose, view: OverlayView) -> Image:
    """`image` with the overlay, as a new picture of the same shape.

    Args:
        image: BGR uint8, shape (height, width, 3), not mirrored; left as it is.
        pose: the pose in it; its own width and height may differ (landmarks are scaled).
        view: what to show. Where it is mirrored, picture and landmarks are, and text is drawn after.
    """
    shown = _mirrored(image) if view.mirrored else image.copy()
    if view.panel:
        draw_keys(shown, view.panel)
        draw_corner(shown, view)
    elif view.card is not None:
        draw_card(shown, view.card)
        draw_corner(shown, view)
    else:
        draw_backdrop(shown, view)
        draw_body(shown, pose, view)
        if view.ghost is not None:
            draw_ghost(shown, view.ghost, mirrored=view.mirrored)
        draw_panels(shown, view)
    return shown


def draw_notice(width: int, height: int, headline: str, sentence: str) -> Image:
    """A plain dark picture with words on it, for when there is no picture yet: a camera that opens."""
    shown: Image = np.full((height, width, 3), 40, np.uint8)
    draw_words(shown, replace(EMPTY, headline=headline, sentence=sentence))
    return shown


def _mirrored(image: Image) -> Image:
    flipped: Image = np.empty_like(image)
    cv2.flip(image, 1, dst=flipped)
    return flipped
