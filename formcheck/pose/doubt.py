"""When a reading that shows only part of a body is worth a second look, and how often."""

from __future__ import annotations

CONVINCING = 0.8
"""How much of a body is seen from which on a reading is believed without a second look.

Of 15,000 rendered frames whose landmarks were right, 95 % were above; readings that took an arm for a leg, or furniture
for a body, usually had 0.5 to 0.75. Right ones that are below have limbs behind something: being below is a reason to
look again, not to disbelieve.
"""

PATIENCE_S = 0.5
"""Seconds of doubt before the first look: a limb that passes behind another is back by then."""

FIRST_PAUSE_S, LONGEST_PAUSE_S = 2.0, 16.0
"""Between two rounds of looks that found nothing better. It doubles: whoever lies behind a chair stays there, and each
look costs as much as half a frame."""

WELL_S = 5.0
"""Seconds seen well after which doubt begins anew: what hid them is gone, or they have moved away from it."""


class Doubt:
    """Asks for rounds of second looks, one look a frame, while little of the body is seen."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._not_before = 0.0
        self._pause = FIRST_PAUSE_S
        self._looks_left = 0
        self._well_since: float | None = None

    def asks(self, t: float, seen: float, looks: int) -> bool:
        """Whether the frame at `t` seconds, of which `seen` (0 to 1) was read, is to be looked at a second time.

        Args:
            t: the frame's time; never earlier than the last.
            seen: how much of the body the reading shows.
            looks: how many looks make a round.
        """
        if seen >= CONVINCING:
            self._since, self._looks_left = None, 0
            self._well_since = t if self._well_since is None else self._well_since
            if t - self._well_since >= WELL_S:
                self._pause = FIRST_PAUSE_S
            return False
        self._well_since = None
        if self._since is None:
            self._since = t
        if self._looks_left == 0:
            if t < max(self._since + PATIENCE_S, self._not_before):
                return False
            self._looks_left = looks
        self._looks_left -= 1
        if self._looks_left == 0:
            self._not_before = t + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE_S)
        return True
