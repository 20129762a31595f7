"""How the legs lie that are not worked: bent with the foot on the floor, or stretched out."""

from __future__ import annotations

from collections.abc import Mapping

from tools.studio.motion.wish import Wish

_KNEE: Mapping[str, float] = {"bent": 95.0, "straight": 7.0}


def resting_knee(wish: Wish) -> float:
    """The flexion in degrees of knees at rest, as the option `legs` ("bent" or "straight") asks for."""
    return _KNEE[wish.word("legs", tuple(_KNEE))]
