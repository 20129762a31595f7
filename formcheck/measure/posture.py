"""Which posture one pose shows. Bands are wide: they tell postures apart, they do not judge them.

All angles in the picture plane. `front` is the vertical share of the direction that the belly faces: 1 up, -1 down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from formcheck.measure.body import Body
from formcheck.measure.geometry import Point, angle, angle_through_front, elevation, minus, unit
from formcheck.pose.landmarks import SIDES
from formcheck.specs.model import Posture

UPRIGHT = 50.0
"""Trunk elevation in degrees from which a person sits, kneels or stands rather than lies or crawls."""

LYING = 50.0
"""Trunk elevation up to which a person may lie: a bridge tilts it by 20 to 40, a press-up by 30 to 60 (told apart
by the thighs, which stay on the mat)."""

ABOVE_THE_HANDS = 0.6
"""Trunk lengths by which a knee on the floor may lie above the lowest hand in the picture: half a metre further from a
camera at table height makes 0.3, in a body that is turned by 45 degrees and so foreshortened more."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg's angles: at hip and knee (degrees, 0 to 180), elevation of thigh and shank, and where it rests."""

    hip: float
    knee: float
    thigh: float
    shank: float
    signed_hip: float
    knee_y: float
    ankle_y: float


def posture_of(body: Body) -> Posture:
    """The posture that `body` shows; `unknown` where it fits none or too little is seen."""
    hip, shoulder = body.mid("hip"), body.mid("shoulder")
    trunk = elevation(hip, shoulder)
    legs = [leg for leg in (_leg(body, side) for side in SIDES) if not math.isnan(leg.knee + leg.hip)]
    if math.isnan(trunk) or not legs or body.chirality == 0:
        return "unknown"
    front = _front_up(body, hip, shoulder)
    if _prone(trunk, front, legs):
        return "prone"
    if trunk > UPRIGHT:
        return _upright(hip, body.trunk, legs)
    if abs(trunk) <= LYING and front > 0.35:
        return "supine"
    if _sits_leaning(trunk, body.trunk, legs):
        return "seated"
    if front < -0.35:
        return _face_down(body, trunk, legs, hip)
    return "unknown"


def _leg(body: Body, side: str) -> Leg:
    s = "left" if side == "left" else "right"
    point = body.left if s == "left" else body.right
    shoulder, hip, knee, ankle = point["shoulder"], point["hip"], point["knee"], point["ankle"]
    return Leg(
        hip=angle(shoulder, hip, knee),
        knee=angle(hip, knee, ankle),
        thigh=elevation(hip, knee),
        shank=elevation(knee, ankle),
        signed_hip=angle_through_front(shoulder, hip, knee, body.chirality),
        knee_y=knee[1],
        ankle_y=ankle[1],
    )


def _front_up(body: Body, hip: Point, shoulder: Point) -> float:
    up = unit(minus(shoulder, hip))
    return -up[0] * body.chirality


def _prone(trunk: float, front: float, legs: list[Leg]) -> bool:
    """Face down with the legs stretched along the floor, flat or propped up: hips past straight, never bent."""
    flat = [leg for leg in legs if abs(leg.thigh) < 35 and leg.knee > 115 and 150 < leg.signed_hip < 275]
    return len(flat) == len(legs) and -20 < trunk < 90 and front < 0.2


def _upright(hip: Point, trunk: float, legs: list[Leg]) -> Posture:
    if all(leg.hip > 140 and leg.knee > 140 for leg in legs):
        lowest = max(leg.ankle_y for leg in legs)
        return "standing" if lowest - hip[1] > 1.1 * trunk else "unknown"
    if len(legs) == 2 and _half_kneels(legs[0], legs[1], trunk):
        return "half_kneeling"
    if all(leg.thigh > -40 and leg.hip < 145 for leg in legs):
        return "seated"
    return "unknown"


def _sits_leaning(trunk: float, length: float, legs: list[Leg]) -> bool:
    """On a seat with the trunk tipped over the thighs: a thigh lies along the seat, its foot stands far below."""
    if not 0 < trunk <= UPRIGHT:
        return False
    return any(abs(leg.thigh) < 35 and leg.hip < 90 and leg.ankle_y - leg.knee_y > 0.5 * length for leg in legs)


def _half_kneels(a: Leg, b: Leg, trunk: float) -> bool:
    """One knee near the floor with the shank behind it, the other foot in front with its knee well above it."""
    for kneeling, front in ((a, b), (b, a)):
        knee_down = kneeling.ankle_y - kneeling.knee_y < 0.35 * trunk and kneeling.thigh < -35
        foot_down = front.ankle_y - front.knee_y > 0.45 * trunk and front.thigh > -50
        if knee_down and foot_down and 20 < front.knee < 160:
            return True
    return False


def _face_down(body: Body, trunk: float, legs: list[Leg], hip: Point) -> Posture:
    if all(leg.knee < 80 and leg.hip < 80 for leg in legs):
        return "childs_pose"
    if trunk > LYING or not (_hands_down(body, hip) or any(_out_behind(leg) for leg in legs)):
        return "unknown"
    if any(_kneels(leg, hip, _lowest_hand(body), body.trunk) for leg in legs):
        return "hands_and_knees"
    return "unknown"


def _kneels(leg: Leg, hip: Point, hand_y: float, trunk: float) -> bool:
    """The thigh points down to a bent knee that is as low as the hands; the shank does not stand on its foot."""
    knee_down = leg.thigh < -35 and leg.knee_y - hip[1] > 0.35 * trunk
    on_the_floor = math.isnan(hand_y) or leg.knee_y > hand_y - ABOVE_THE_HANDS * trunk
    return knee_down and on_the_floor and 35 < leg.knee < 160 and leg.ankle_y - leg.knee_y < 0.75 * trunk


def _lowest_hand(body: Body) -> float:
    seen = [y for y in (body.left["wrist"][1], body.right["wrist"][1]) if not math.isnan(y)]
    return max(seen, default=math.nan)


def _out_behind(leg: Leg) -> bool:
    """Stretched backwards, nearly level. On one knee, with the trunk level too, nobody stays up without a hand."""
    return leg.signed_hip > 150 and leg.knee > 120 and abs(leg.thigh) < 35


def _hands_down(body: Body, hip: Point) -> bool:
    """Whether a hand is well below the hips, as it is when it carries weight, or may be, since it is not seen."""
    hands = (body.left["wrist"][1], body.right["wrist"][1])
    return any(math.isnan(y) or y - hip[1] > 0.25 * body.trunk for y in hands)
