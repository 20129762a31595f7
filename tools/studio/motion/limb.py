"""Two-link inverse kinematics: hands and feet that stay where they are put, whatever the trunk does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.studio.body.rotation import about_y
from tools.studio.motion.figure import TRUNK, Figure
from tools.studio.motion.stage import Stage
from tools.studio.motion.turns import Floats, frame_along, twist_about_y

FULL_REACH = 0.9995
"""Share of the limb's length that a reaching limb may take: an exactly straight limb has no bending plane."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a wrist or ankle is to be: place (3,), world rotation (3, 3) of hand or foot, and where the elbow
    or knee points, (3,)."""

    place: Floats
    turn: Floats
    bend: Floats


def bent(start: Floats, end: Floats, upper: float, lower: float, towards: Floats) -> tuple[Floats, Floats]:
    """The elbow or knee (3,) between `start` and `end`, bending `towards` (3,): the law of cosines.

    With it the direction (3,), at right angles to the upper part and in the plane of the bend, to which the
    joint points: a knee's front, the back of an elbow.
    """
    line = end - start
    distance = float(np.clip(np.linalg.norm(line), abs(upper - lower) + 1e-6, (upper + lower) * FULL_REACH))
    along = line / np.linalg.norm(line)
    across = towards - float(towards @ along) * along
    across = across / np.linalg.norm(across)
    reach = (upper * upper - lower * lower + distance * distance) / (2.0 * distance)
    height = float(np.sqrt(max(upper * upper - reach * reach, 0.0)))
    return start + reach * along + height * across, reach * across - height * along


def reach_arm(stage: Stage, figure: Figure, side: str, goal: Goal) -> Figure:
    """Put the wrist of `side` at the goal; half the hand's twist is taken by the forearm, as in life."""
    shoulder = stage.joints(figure)[f"upperarm_{side}"]
    elbow, back = bent(shoulder, goal.place, stage.upper_arm, stage.forearm, goal.bend)
    parent = figure.world(*TRUNK, f"clavicle_{side}")
    upper = frame_along(elbow - shoulder, -back)
    fore = _hinged(upper, goal.place - elbow)
    twist = twist_about_y(fore.T @ goal.turn)
    fore = fore @ about_y(twist / 2.0)
    return figure.turned(
        {
            f"upperarm_{side}": parent.T @ upper,
            f"lowerarm_{side}": upper.T @ fore,
            f"hand_{side}": fore.T @ goal.turn,
        }
    )


def reach_leg(stage: Stage, figure: Figure, side: str, goal: Goal) -> Figure:
    """Put the ankle of `side` at the goal, the foot turned as the goal says."""
    hip = stage.joints(figure)[f"thigh_{side}"]
    knee, front = bent(hip, goal.place, stage.thigh, stage.shin, goal.bend)
    upper = frame_along(knee - hip, front)
    lower = _hinged(upper, goal.place - knee)
    return figure.turned(
        {
            f"thigh_{side}": figure.pelvis.T @ upper,
            f"calf_{side}": upper.T @ lower,
            f"foot_{side}": lower.T @ goal.turn,
        }
    )


def hold_leg(figure: Figure, side: str, thigh: Floats, shin: Floats, foot: Floats) -> Figure:
    """Give a leg these world rotations, whatever the pelvis does: a leg that lies where it lies."""
    return figure.turned(
        {
            f"thigh_{side}": figure.pelvis.T @ thigh,
            f"calf_{side}": thigh.T @ shin,
            f"foot_{side}": shin.T @ foot,
        }
    )


def palm_on(side: str, normal: Floats, fingers: Floats) -> Floats:
    """World rotation of a hand whose palm lies on a surface with the outward `normal` (3,), fingers that way."""
    out = normal / np.linalg.norm(normal)
    y = -(fingers - float(fingers @ out) * out)
    y = y / np.linalg.norm(y)
    x = out if side == "l" else -out
    return np.stack([x, y, np.cross(x, y)], axis=1)


def palm_down(side: str, heading: float = 0.0) -> Floats:
    """World rotation of a hand flat on the floor, fingers along +Z turned by `heading` degrees outwards."""
    sign = 1.0 if side == "l" else -1.0
    ahead = about_y(sign * heading) @ np.array([0.0, 0.0, 1.0])
    return palm_on(side, np.array([0.0, 1.0, 0.0]), ahead)


def _hinged(upper: Floats, down: Floats) -> Floats:
    """Rotation of a lower limb along `down` whose hinge is the upper limb's own left axis."""
    y = -down / np.linalg.norm(down)
    x = upper[:, 0] - float(upper[:, 0] @ y) * y
    x = x / np.linalg.norm(x)
    return np.stack([x, y, np.cross(x, y)], axis=1)
