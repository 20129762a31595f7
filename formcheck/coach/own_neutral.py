"""Where a person's own neutral is, which a cycle's two ends lie on either side of.

It is taken to be where somebody is first seen until they keep still between the ends; where both ends show that it
cannot be there, it is taken from the ends themselves. Who comes to kneel otherwise has another one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from formcheck.coach.stillness import Plateau
from formcheck.specs.ends import RestSpec

LEFT = 0.35
"""Share of the way to an end from which neutral has been left."""

FOLLOW = 0.05
"""Share by which a known neutral follows each still moment near it: people stop a little short of it on the way back,
now on one side, now on the other."""

CLEAR_SWING = 2.4
"""A swing between the two ends of this many times their least distance shows where neutral lies in between; half a
cycle, done large, swings less."""

STEADY = 0.4
"""Share of the smaller way within which a number keeps still: neutral is a narrow place."""

ELSEWHERE_S = 3.0
"""Seconds of stillness away from a known neutral from which that may be neutral now, as it is once both ends are seen
from there, and were not from the old one: who stays at an end comes to neither."""


@dataclass(slots=True)
class _Swing:
    """How far a drive was seen to go either way."""

    lowest: float = math.inf
    highest: float = -math.inf

    def take_in(self, y: float) -> None:
        self.lowest, self.highest = min(self.lowest, y), max(self.highest, y)

    def reaches_both_ends(self, neutral: float, ways: tuple[float, float]) -> bool:
        """Whether it went to the end above `neutral` and to the one below it."""
        up, down = ways
        return self.highest >= neutral + up and self.lowest <= neutral - down


class OwnNeutral:
    """Shown every number of a drive, which grows from the second end to the first, it keeps where neutral is.

    After each `look` it is put in between the ends, looked for elsewhere and confirmed by stillness, in that order.
    Each says whether neutral has moved; a cycle that had begun from where it was is then none.

    Args:
        band: where neutral may be, in the drive's unit.
        sign: +1 where the drive grows from the second end to the first, else -1.
        ways: how far the first end lies above neutral, and the second below it, in the same unit.

    Attributes:
        at: neutral; NaN before anything is known of it.
        known: whether the person has kept still there.
    """

    def __init__(self, band: RestSpec, sign: int, ways: tuple[float, float]) -> None:
        self._lowest, self._highest = sorted((sign * band.low, sign * band.high))
        self._ways = ways
        self._plateau = Plateau()
        self._long_plateau = Plateau(ELSEWHERE_S)
        self.forget()

    def forget(self) -> None:
        """The posture has been left: whoever takes it again may have another one."""
        self.at, self.known = math.nan, False
        self._y = math.nan
        self._settled: float | None = None
        self._lasting: float | None = None
        self._seen = _Swing()
        self._elsewhere: tuple[float, _Swing] | None = None
        self.forget_stillness()

    def forget_stillness(self) -> None:
        """What lies on both sides of a gap is not one neutral."""
        self._plateau.clear()
        self._long_plateau.clear()

    def look(self, t: float, y: float) -> None:
        """Take in the drive at `t` seconds."""
        self._y = y
        self._seen.take_in(y)
        steady = STEADY * min(self._ways)
        self._settled = self._where_it_may_be(self._plateau.push(t, y, steady))
        self._lasting = self._where_it_may_be(self._long_plateau.push(t, y, steady))
        if math.isnan(self.at):
            self.at = y

    def put_in_between(self) -> bool:
        """Once both ends have been seen for certain, neutral lies in between; it stays where it is known to do so."""
        if not self._swung() or (self.known and self._lies_inside(self.at)):
            return False
        up, down = self._ways
        self.at = self._seen.lowest + (self._seen.highest - self._seen.lowest) * down / (up + down)
        self.known = False  # where they kept still was one of the ends
        return True

    def look_elsewhere(self) -> bool:
        """Whoever has come to kneel otherwise has another neutral, though the posture was not left.

        While only assumed it is where somebody keeps still for long; once known, both ends must be seen from there too.
        """
        if self.known:
            return self._worked_from_elsewhere()
        self._elsewhere = None
        if self._lasting is None or not self._agrees(self._lasting):
            return False
        self.at, self.known = self._lasting, True
        return True

    def confirm(self) -> bool:
        """Where somebody has just kept still, neutral is known to be, and follows them a little from then on.

        Not to be called once an end has been reached, where they may keep still as well.
        """
        settled = self._settled
        if settled is None:
            return False
        near = abs(settled - self.at) < min(self._ways)
        if self.known and near:
            self.at += FOLLOW * (settled - self.at)
        elif near or (not self.known and self._agrees(settled)):
            self.at, self.known = settled, True
        else:
            return False
        return True

    def _worked_from_elsewhere(self) -> bool:
        """Whether both ends were seen from where somebody kept still, and not from where neutral was."""
        if self._lasting is not None and abs(self._lasting - self.at) >= min(self._ways):
            self._elsewhere = (self._lasting, _Swing(self._lasting, self._lasting))
        if self._elsewhere is None:
            return False
        neutral, since = self._elsewhere
        since.take_in(self._y)
        if since.reaches_both_ends(self.at, self._ways):
            self._elsewhere = None
            return False
        if not since.reaches_both_ends(neutral, self._ways):
            return False
        self.at, self._seen, self._elsewhere = neutral, since, None
        return True

    def _where_it_may_be(self, still: float | None) -> float | None:
        """`still` where it lies within the band; None elsewhere."""
        return still if still is not None and self._lowest <= still <= self._highest else None

    def _agrees(self, still: float) -> bool:
        """Whether the ends, as far as they have been seen, leave neutral where somebody keeps still."""
        return not self._swung() or self._lies_inside(still)

    def _swung(self) -> bool:
        """Whether both ends have been seen for certain."""
        return self._seen.highest - self._seen.lowest >= CLEAR_SWING * sum(self._ways)

    def _lies_inside(self, y: float) -> bool:
        up, down = self._ways
        return self._seen.lowest + LEFT * down < y < self._seen.highest - LEFT * up
