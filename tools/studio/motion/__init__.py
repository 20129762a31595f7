"""Movement: people who do the exercises, with every contact planted and every rep, hold and fault known."""

from __future__ import annotations

from tools.studio.motion.performance import FigurePose, MovementTruth, Performance, Seat
from tools.studio.motion.plan import EXERCISES, FAULTS, plan

__all__ = ["EXERCISES", "FAULTS", "FigurePose", "MovementTruth", "Performance", "Seat", "plan"]
