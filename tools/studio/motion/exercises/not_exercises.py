"""What is no exercise and must never be counted: walking past, kneeling and talking, standing about."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act, Pose
from tools.studio.motion.figure import Figure
from tools.studio.motion.keyposes import feet_at, kneeling_up, standing
from tools.studio.motion.life import Vital
from tools.studio.motion.score import Phase
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.walking import Walk
from tools.studio.motion.wish import Span, Wish

_HALF_WAY_M = 3.6
"""Half of the way through the picture: more than half of what a camera sees across, three metres away."""


def walk_past(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Through the whole picture along Z. Options: `behind_m` (how far from the mat, along X, -1.2), `backwards`
    (from front to back of the scene's axis)."""
    speed = Span(0.9, 1.4).drawn(rng)
    seconds = 2.0 * _HALF_WAY_M / speed
    towards = -1.0 if wish.options.get("backwards") else 1.0
    heading = (0.0 if towards > 0 else 180.0) + Span(-5.0, 5.0).drawn(rng)
    walk = Walk((wish.number("behind_m", -1.2), -towards * _HALF_WAY_M), heading, speed)

    def pose(t: float, vital: Vital) -> Figure:
        return walk.figure(stage, t, vital)

    return _still(seconds, "walking", "standing", pose)


def kneeling_talk(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Kneeling upright and talking with the hands. Options: `seconds`."""
    talk = kneeling_up(HandsAndKnees(stage, 1.2), talking=True)
    seconds = wish.number("seconds", Span(10.0, 15.0).drawn(rng))
    return _still(seconds, "talking", "unknown", lambda _t, vital: talk(vital))


def standing_idle(stage: Stage, rng: np.random.Generator, wish: Wish) -> Act:
    """Standing about. Options: `seconds`."""
    stand = standing(stage, feet_at(stage, 0.0))
    seconds = wish.number("seconds", Span(8.0, 12.0).drawn(rng))
    return _still(seconds, "standing", "standing", lambda _t, vital: stand(vital))


def _still(seconds: float, phase: str, posture: str, pose: Pose) -> Act:
    return Act(seconds, pose, (Phase(0.0, seconds, phase, 0),), ((posture, 0.0, seconds),))
