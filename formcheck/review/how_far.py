"""How far a warning went, in words."""

from __future__ import annotations

import math

from formcheck.coach.events import WarningEnded
from formcheck.coach.personal import own_limits
from formcheck.review import words
from formcheck.review.visit import SetReview
from formcheck.specs.model import ExerciseSpec


def how_far(review: SetReview, warning: WarningEnded) -> str:
    """Its worst value, `193°`. Of a limit that is counted from the person's own rest or usual end that value says
    nothing to anybody: then how far it went past the limit, `7° past it`, where the log tells it.
    """
    unit = review.summary.units.of_limit(warning.id)
    if not (math.isfinite(warning.excess) and (unit == words.POINTS or _from_the_person(review, warning))):
        return words.with_unit(warning.peak, unit)
    past = words.with_unit(warning.excess, unit)
    return "just past it" if past == words.with_unit(0.0, unit) else f"{past} past it"


def _from_the_person(review: SetReview, warning: WarningEnded) -> bool:
    """Whether the limit's first condition is counted from what is this person's own."""
    spec = review.spec
    if spec is None:
        return False
    if warning.own:
        return _own_reference(review, spec, warning) != "zero"
    limit = next((limit for limit in spec.limits if limit.id == warning.id), None)
    return limit is not None and limit.when[0].of != "zero"


def _own_reference(review: SetReview, spec: ExerciseSpec, warning: WarningEnded) -> str:
    """What the person's own limit is counted from; what is not known here was learned during the set: from them."""
    mine = next((known for known in review.header.personal or () if known.side == warning.side), None)
    limit = next((limit for limit in own_limits(spec, mine) if limit.id == warning.id), None)
    return limit.own[0].of if limit is not None and limit.own else "usual"
