"""Which warnings a rep had."""

from __future__ import annotations

from formcheck.coach.events import RepDone
from formcheck.session.summary import Summary


def warned(summary: Summary, rep: RepDone) -> tuple[str, ...]:
    """Ids of the limits that were warned of during the rep, on its side or on none in particular; each once."""
    during = (
        warning.id
        for warning in summary.warnings
        if warning.start_s < rep.end_s and warning.end_s > rep.start_s and warning.side in (None, rep.side)
    )
    return tuple(dict.fromkeys(during))
