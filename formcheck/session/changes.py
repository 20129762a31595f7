"""What is different between two scorings of the same poses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from formcheck.coach.events import RepDone
from formcheck.session.corrections.apply import find_rep
from formcheck.session.summary import Summary

NOTICED_S = 0.25
"""Seconds by which a hold must differ to be spoken of; two scorings of the same hold differ by a frame or two."""


@dataclass(frozen=True, slots=True)
class RepChange:
    """A rep that is not the same in both: `before` is None where it is new, `after` where it is gone."""

    before: RepDone | None
    after: RepDone | None


def rep_changes(before: Summary, after: Summary) -> tuple[RepChange, ...]:
    """The reps that are new, gone, on another side or held for another time, in the order of their beginning."""
    changes = [_change(rep, after) for rep in before.reps]
    known = {change.after.n for change in changes if change.after is not None}
    changes += [RepChange(None, rep) for rep in after.reps if rep.n not in known]
    return tuple(sorted(filter(_differs, changes), key=_start))


def said(summary: Summary) -> Counter[tuple[str, str]]:
    """How often each warning and cue came: (`warning` or `cue`, id) to its number."""
    return Counter(
        [*(("warning", warning.id) for warning in summary.warnings), *(("cue", cue.id) for cue in summary.cues)]
    )


def _change(rep: RepDone, after: Summary) -> RepChange:
    return RepChange(rep, find_rep(after.reps, rep.start_s, rep.end_s, rep.side))


def _differs(change: RepChange) -> bool:
    if change.before is None or change.after is None:
        return True
    moved = abs(change.before.hold_s - change.after.hold_s) >= NOTICED_S
    return change.before.side != change.after.side or moved


def _start(change: RepChange) -> float:
    rep = change.before or change.after
    return rep.start_s if rep is not None else 0.0
