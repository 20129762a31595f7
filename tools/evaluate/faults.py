"""Planted faults against what the coach said."""

from __future__ import annotations

from formcheck.coach.events import Cued, RepDone
from formcheck.session.summary import Summary
from tools.evaluate.intervals import touches
from tools.evaluate.results import FaultScore, PlantedFault, Said
from tools.evaluate.truth import PARTIAL, Fault

WIDENED_S = 1.5
"""A fault may be spoken of this long before it begins (its edges are soft) or after it is over."""


def fault_score(summary: Summary, planted: tuple[Fault, ...] | None) -> FaultScore:
    """Which faults were spoken of, and what was said without one. Partial reps have a count of their own."""
    said = _said(summary)
    known = planted or ()
    spoken = [said_ for said_ in said if said_.id != PARTIAL]
    return FaultScore(
        known=planted is not None,
        planted=tuple(
            PlantedFault(fault.id, fault.start_s, fault.end_s, any(_speaks_of(one, fault) for one in said))
            for fault in known
        ),
        unfounded=tuple(one for one in spoken if not any(_speaks_of(one, fault) for fault in known)),
    )


def _speaks_of(said: Said, fault: Fault) -> bool:
    return said.id == fault.id and touches(said, fault, WIDENED_S)


def _said(summary: Summary) -> list[Said]:
    said = [Said(warning.id, warning.start_s, warning.end_s) for warning in summary.warnings]
    said += [Said(cue.id, _begin_of_rep(cue, summary.reps), cue.t) for cue in summary.cues]
    said += [Said(PARTIAL, partial.start_s, partial.end_s) for partial in summary.partial]
    return sorted(said, key=lambda one: (one.start_s, one.id))


def _begin_of_rep(cue: Cued, reps: tuple[RepDone, ...]) -> float:
    """A cue comes when its rep is over, and speaks of all of it."""
    spoken_of = [rep.start_s for rep in reps if rep.t == cue.t and rep.side == cue.side]
    return spoken_of[-1] if spoken_of else cue.t
