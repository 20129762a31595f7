"""Left and right: in which order the sides are worked."""

from __future__ import annotations

from tools.studio.motion.wish import Wish

BOTH = ("left", "right")
LETTER = {"left": "l", "right": "r"}
OTHER = {"left": "right", "right": "left"}


def sides_of(wish: Wish, each: int) -> list[str]:
    """The side of every rep: all of one (`side` "left" or "right"), by turns, or the left's and then the right's.

    `each` is how many a side when the wish gives no number; `wish.reps` counts all reps.
    """
    if wish.side in BOTH:
        return [wish.side] * (wish.reps or each)
    total = wish.reps or 2 * each
    if wish.side == "alternating":
        return [BOTH[i % 2] for i in range(total)]
    return ["left"] * ((total + 1) // 2) + ["right"] * (total // 2)
