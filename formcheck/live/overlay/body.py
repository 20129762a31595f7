"""The person as drawn: the measured side's skeleton, and the angle that matters with its band."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from formcheck.capture.frame import Image
from formcheck.live.overlay import paint
from formcheck.live.overlay.palette import AMBER, INK, SKY, VERMILION, WHITE, Colour
from formcheck.live.overlay.sizes import SENTENCE_CAP
from formcheck.live.overlay.typeface import text_tile
from formcheck.live.overlay.view import Alert, DriveView, OverlayView
from formcheck.pose.landmarks import BONES, EARS, NOSE, SIDES, Side, index_of
from formcheck.pose.pose import Pose

Points = npt.NDArray[np.float64]
"""Landmarks in the shown picture's pixels, shape (33, 2)."""

LEAST_VISIBILITY = 0.3
"""Below this BlazePose itself doubts the point; a line there would claim more than is known."""

STRAIGHT_BAND = 15.0
"""Degrees about a straight angle within which its own geometry can't tell on which side it opens."""

ALERT_COLOURS: dict[Alert, Colour] = {"none": SKY, "info": SKY, "warning": AMBER, "stop": VERMILION}


def draw_body(image: Image, pose: Pose, view: OverlayView) -> None:
    """Draw on `image`, in place; nothing where nobody was found. A mirrored image comes mirrored."""
    points = shown_points(image, pose, view.mirrored)
    if points is None:
        return
    side = view.measured or nearer_side(pose)
    colour = ALERT_COLOURS[view.alert]
    draw_skeleton(image, points, pose, side, colour)
    if view.drive is not None and len(view.drive.points) == 3:
        draw_angle(image, points, view.drive, side, colour)


def shown_points(image: Image, pose: Pose, mirrored: bool) -> Points | None:
    """Landmarks scaled to `image` and mirrored with it; None where nobody was found."""
    if pose.landmarks is None or pose.width <= 0 or pose.height <= 0:
        return None
    height, width = image.shape[:2]
    points = pose.landmarks.astype(np.float64) * (width / pose.width, height / pose.height)
    if mirrored:
        points[:, 0] = width - 1 - points[:, 0]
    return points


def nearer_side(pose: Pose) -> Side:
    """The side whose shoulder, hip and knee lie nearer to the camera in this frame; left in doubt."""
    if pose.depth is None:
        return "left"
    depth = {
        side: float(np.mean([pose.depth[index_of(name, side)] for name in ("shoulder", "hip", "knee")]))
        for side in SIDES
    }
    return "right" if depth["right"] < depth["left"] else "left"


def draw_skeleton(image: Image, points: Points, pose: Pose, side: Side, colour: Colour) -> None:
    """One side's bones as thick lines, its joints as dots."""
    thickness = max(2, round(min(image.shape[:2]) * 0.009))
    joints: set[int] = set()
    for names in BONES:
        first, second = (index_of(name, side) for name in names)
        if _seen(points, pose, first) and _seen(points, pose, second):
            paint.line(image, _at(points, first), _at(points, second), colour, thickness)
            joints |= {first, second}
    for joint in joints:
        paint.dot(image, _at(points, joint), thickness, WHITE)


def draw_angle(image: Image, points: Points, drive: DriveView, side: Side, colour: Colour) -> None:
    """The drive's angle as an arc at its joint, within a white band from rest to target."""
    first, vertex, last = (points[index_of(name, side)] for name in drive.points)
    if not (np.isfinite([*first, *vertex, *last]).all() and math.isfinite(drive.value)):
        return
    base = _direction(vertex, first)
    turn = turning(points, side, base, _direction(vertex, last), drive.value)
    reach = min(math.dist(first, vertex), math.dist(last, vertex))
    radius = min(max(0.45 * reach, 0.05 * image.shape[0]), 0.16 * image.shape[0])
    width = max(2, round(min(image.shape[:2]) * 0.008))
    centre = (float(vertex[0]), float(vertex[1]))
    if math.isfinite(drive.rest) and math.isfinite(drive.target):
        band = (base + turn * drive.rest, base + turn * drive.target)
        paint.arc(image, centre, radius * 1.25, band, INK, width * 3)
        paint.arc(image, centre, radius * 1.25, band, WHITE, width * 2)
        _tick(image, centre, radius * 1.25, band[1], width)
    paint.arc(image, centre, radius, (base, base + turn * drive.value), colour, width)
    now = _around(centre, radius * 1.25, base + turn * drive.value)
    paint.dot(image, now, round(width * 1.8), colour)
    _value(image, centre, radius, base + turn * drive.value / 2, f"{drive.value:.0f}°")


def turning(points: Points, side: Side, base: float, other: float, value: float) -> int:
    """Which way the angle opens from its first arm on the screen: 1 clockwise, -1 anticlockwise.

    The arms themselves tell it, save near a straight line: there it opens to the body's front, as a signed
    angle does.
    """
    if abs(value - 180.0) < STRAIGHT_BAND:
        return front_turn(points, side, base)
    misses = {turn: abs((base + turn * value - other + 180.0) % 360.0 - 180.0) for turn in (1, -1)}
    return 1 if misses[1] <= misses[-1] else -1


def front_turn(points: Points, side: Side, base: float) -> int:
    """The turn that leads from the direction `base`, in degrees, to where the face looks."""
    ears = points[list(EARS)].mean(axis=0)
    trunk = points[index_of("shoulder", side)] - points[index_of("hip", side)]
    face = points[NOSE] - ears
    length = float(np.hypot(*trunk)) or 1.0
    across = face - trunk * float(face @ trunk) / length**2
    heading = np.array([math.cos(math.radians(base)), math.sin(math.radians(base))])
    return 1 if float(heading[0] * across[1] - heading[1] * across[0]) >= 0 else -1


def _direction(start: Points, end: Points) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


def _around(centre: paint.Point, radius: float, angle: float) -> paint.Point:
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def _tick(image: Image, centre: paint.Point, radius: float, angle: float, width: int) -> None:
    inner, outer = (_around(centre, radius + reach * width, angle) for reach in (-4, 4))
    paint.line(image, inner, outer, WHITE, width)


def _value(image: Image, centre: paint.Point, radius: float, angle: float, text: str) -> None:
    tile = text_tile(text, max(7, round(SENTENCE_CAP * min(image.shape[:2]))), WHITE, True)
    across = abs(math.cos(math.radians(angle))) * tile.width + abs(math.sin(math.radians(angle))) * tile.height
    x, y = _around(centre, radius * 1.1 + across / 2, angle)
    paint.stamp(image, tile, round(x - tile.width / 2), round(y - tile.height / 2))


def _seen(points: Points, pose: Pose, index: int) -> bool:
    if not np.isfinite(points[index]).all():
        return False
    return pose.visibility is None or float(pose.visibility[index]) >= LEAST_VISIBILITY


def _at(points: Points, index: int) -> paint.Point:
    return float(points[index, 0]), float(points[index, 1])
