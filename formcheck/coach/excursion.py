"""An excursion: one movement away from rest, as far as it has been seen, and when somebody left rest for it."""

from __future__ import annotations

import math

from formcheck.coach.own_rest import AT_REST, LEFT_REST
from formcheck.coach.travel import Moment
from formcheck.coach.way_back import TURNED

LOITER_S = 5.0
"""Seconds between rest and having left it after which what came before is not part of the movement."""


class Excursion:
    """Ask whether somebody `leaves_rest` with every moment at rest; from then on `add` every moment.

    Attributes:
        samples: (t, y) of what was seen since they were last at rest; y grows from rest to the end.
        moments: the same moments with every measure.
        left_at: when they were last at rest, in seconds; NaN before that is known.
        gaps: where no picture came for a while within these moments, in seconds.
    """

    def __init__(self) -> None:
        self.samples: list[tuple[float, float]] = []
        self.moments: list[Moment] = []
        self.gaps: list[float] = []
        self.left_at = math.nan
        self._lowered_to = math.nan

    def restart(self) -> None:
        """The movement is over, or forgotten."""
        self._forget()
        self.left_at = math.nan

    def note_hovering(self, lowered_to: float) -> None:
        """The last way back ended above rest: who goes on down from there, or sways, does not leave rest."""
        self._lowered_to = lowered_to

    def leaves_rest(self, moment: Moment, y: float, *, rest: float, way: float) -> bool:
        """Take in a moment at rest, `way` being that from there to the target; whether rest is left with it."""
        # NaN (nobody hovers) stays NaN: `min` gives back its first argument unless the second is less.
        self._lowered_to = min(self._lowered_to, y) if y > rest + AT_REST * way else math.nan
        hovers = y <= self._lowered_to + TURNED * way
        if y < rest + AT_REST * way or math.isnan(self.left_at) or hovers:
            self.left_at = moment.t
            self._forget()
        self.add(moment, y)
        if y > rest + LEFT_REST * way and not hovers:
            self._lowered_to = math.nan
            return True
        if moment.t - self.samples[0][0] > LOITER_S:
            self.samples, self.moments = self.samples[-1:], self.moments[-1:]
        return False

    def add(self, moment: Moment, y: float) -> None:
        """Take in a moment of the movement."""
        self.samples.append((moment.t, y))
        self.moments.append(moment)

    def note_gap(self, t: float) -> None:
        """Until `t` seconds no picture came for a while."""
        self.gaps.append(t)

    def end_at(self, t: float) -> None:
        """What came after `t` seconds is the next movement's."""
        self.samples = [sample for sample in self.samples if not sample[0] > t]
        self.moments = [moment for moment in self.moments if not moment.t > t]
        self.gaps = [gap for gap in self.gaps if not gap > t]

    def _forget(self) -> None:
        self.samples, self.moments, self.gaps = [], [], []
