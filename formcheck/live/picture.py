"""The pictures that the window shows: a frame with its overlay, or a dark one where there is no frame yet."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from formcheck.capture.frame import Frame, Image
from formcheck.live.bars import in_window
from formcheck.live.overlay import OverlayView, draw, draw_notice
from formcheck.pose.pose import Pose

NOTICE_SIZE = (1280, 720)
"""Of the picture that is shown before the first one came."""

LEAST_HEIGHT = 700
"""Pixels of a picture in the window. A smaller one is enlarged before text is drawn on it, to keep the text sharp."""

ROOM = 120
"""Brightness of the empty picture behind a card."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The newest frame and the pose in it, as far as anybody looked."""

    frame: Frame
    pose: Pose


def unlooked(frame: Frame) -> Moment:
    """A frame that nobody looked for a person in."""
    height, width = frame.image.shape[:2]
    return Moment(frame, Pose(frame.index, frame.t, width, height, None, None, None))


def picture_of(
    now: Moment | None, view: OverlayView, trouble: tuple[str, str] | None, size: tuple[int, int] | None = None
) -> Image:
    """What a window of that size shows now; without a frame the card alone, or why there is none."""
    if now is not None:
        return draw(*in_window(enlarged(now.frame.image), now.pose, view, size))
    width, height = size or NOTICE_SIZE
    if view.card is None and not view.panel:
        return notice(*(trouble or ("One moment", "Getting ready to watch.")), (width, height))
    empty = np.full((height, width, 3), ROOM, np.uint8)
    return draw(empty, Pose(0, 0.0, width, height, None, None, None), view)


def notice(headline: str, sentence: str, size: tuple[int, int] = NOTICE_SIZE) -> Image:
    """Words on a dark picture of that width and height."""
    return draw_notice(*size, headline, sentence)


def enlarged(image: Image) -> Image:
    """`image` at least LEAST_HEIGHT pixels high, by a whole factor."""
    factor = -(-LEAST_HEIGHT // image.shape[0])
    if factor <= 1:
        return image
    large = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_LINEAR)
    return np.asarray(large, np.uint8)
