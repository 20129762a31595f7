"""Which of several warnings of one limit went furthest past it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from formcheck.coach.events import WarningEnded
from formcheck.specs.condition import Condition
from formcheck.specs.model import LimitSpec


def furthest(warnings: Sequence[WarningEnded], limit: LimitSpec | None) -> WarningEnded:
    """The one of `warnings` (at least one) that went furthest; the general limit lies beyond the person's own.

    A log that does not tell how far each went is read by the peaks. Where they cannot tell either (a band around the
    person's own rest, which is not known here), it is the one that lasted longest. `limit`: None where not known.
    """
    told = [warning for warning in warnings if math.isfinite(warning.excess)]
    if told:
        return max(told, key=lambda warning: (not warning.own, warning.excess))
    condition = None if limit is None else limit.when[0]
    if condition is None:
        return warnings[0]
    if condition.of != "zero" and _two_bounds(condition):
        return max(warnings, key=lasted)
    return max(warnings, key=lambda warning: _or_least(condition.excess(warning.peak)))


def lasted(warning: WarningEnded) -> float:
    """Seconds; 0.0 where they are not known."""
    seconds = warning.end_s - warning.start_s
    return max(0.0, seconds) if math.isfinite(seconds) else 0.0


def _two_bounds(condition: Condition) -> bool:
    return math.isfinite(condition.low) and math.isfinite(condition.high)


def _or_least(excess: float) -> float:
    return excess if math.isfinite(excess) else -math.inf
