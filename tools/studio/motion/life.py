"""What a living body never stops doing: breathing, swaying slowly, trembling a little.

Rest breathing is 12 to 18 a minute (0.2 to 0.3 Hz); sway is slow (below 0.5 Hz); physiological tremor is 8 to
12 Hz in the limbs and less in the trunk (Elble and Koller, Tremor, 1990). Values are unitless, about -1 to 1:
whoever poses a part of the body decides how many degrees they are worth there (always under two).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.studio.motion.turns import Floats

SWAYS = 6


@dataclass(frozen=True, slots=True)
class Vital:
    """The state of a living body at one instant: `breath` (1 = full), `sway` (independent), `tremble`."""

    breath: float
    sway: tuple[float, ...]
    tremble: float


STILL = Vital(0.0, (0.0,) * SWAYS, 0.0)
"""No life at all: for solving the poses that life is added to."""


@dataclass(frozen=True, slots=True)
class Life:
    """One person's breathing, sway and tremor as functions of time; drawn once from a generator."""

    breath_hz: float
    breath_phase: float
    sway_hz: Floats
    sway_phase: Floats
    tremble_hz: Floats
    tremble_phase: Floats
    vigour: float

    @classmethod
    def drawn(cls, rng: np.random.Generator, vigour: float = 1.0) -> Life:
        """Draw a person's rhythms; `vigour` scales sway and tremor (an old or tired person has more)."""
        return cls(
            breath_hz=float(rng.uniform(0.2, 0.3)),
            breath_phase=float(rng.uniform(0.0, 1.0)),
            sway_hz=rng.uniform(0.05, 0.45, (SWAYS, 3)),
            sway_phase=rng.uniform(0.0, 2.0 * np.pi, (SWAYS, 3)),
            tremble_hz=rng.uniform(6.0, 11.0, 3),
            tremble_phase=rng.uniform(0.0, 2.0 * np.pi, 3),
            vigour=vigour * float(rng.uniform(0.7, 1.3)),
        )

    def at(self, t: float) -> Vital:
        """The state at `t` seconds."""
        sway = np.sin(2.0 * np.pi * self.sway_hz * t + self.sway_phase).mean(axis=1) * self.vigour
        tremble = np.sin(2.0 * np.pi * self.tremble_hz * t + self.tremble_phase).mean() * self.vigour
        return Vital(self._breath(t), tuple(float(s) for s in sway), float(tremble))

    def _breath(self, t: float) -> float:
        """In over two fifths of the cycle, out over the rest, smoothly; -1 to 1."""
        u = (self.breath_hz * t + self.breath_phase) % 1.0
        inhaling = 0.4
        x = u / inhaling if u < inhaling else 1.0 - (u - inhaling) / (1.0 - inhaling)
        return float(-np.cos(np.pi * x))
