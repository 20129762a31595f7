"""How evenly a rep was done, in a word: a smoothness by itself says nothing to anybody."""

from __future__ import annotations

import math

from formcheck.coach.events import RepDone
from formcheck.coach.smoothness import is_uneven


def is_steady(rep: RepDone) -> bool | None:
    """Whether both of its ways were gone in one flowing movement; None where that is not known of either."""
    ways = (rep.out_smoothness, rep.back_smoothness)
    if any(is_uneven(way) for way in ways):
        return False
    return None if all(math.isnan(way) for way in ways) else True


def evenness(rep: RepDone) -> str:
    """`steady`, `uneven out`, `uneven back`, `uneven` (both ways); empty where it is not known."""
    steady = is_steady(rep)
    if steady is not False:
        return "steady" if steady else ""
    out, back = is_uneven(rep.out_smoothness), is_uneven(rep.back_smoothness)
    return "uneven" if out and back else "uneven out" if out else "uneven back"
