"""A set as a truth file, NAME.truth.json: what was done, as the log and the corrections say it.

The format is that of the clips in `sample_videos`, so that `tools.evaluate` can score formcheck against what a person
has corrected.
"""

from __future__ import annotations

import math
from typing import Any

from formcheck.coach.events import HoldEnded, RepDone
from formcheck.session.corrections import Corrected
from formcheck.session.read import summary_of
from formcheck.session.summary import Summary

SUFFIX = ".truth.json"


def truth_of(found: Corrected) -> dict[str, Any]:
    """The truth; what is not known for certain in time (NaN) is left out.

    `session` says where it comes from, and how much of it a person has corrected: what nobody looked at is what
    formcheck believes, and no truth.
    """
    summary = summary_of(found.session)
    return {
        "exercise": summary.exercise,
        "fps": round(summary.source.fps, 3),
        "duration_s": round(summary.source.duration_s, 3),
        "reps": {
            "total": len(summary.reps),
            "left": len(summary.reps_on("left")),
            "right": len(summary.reps_on("right")),
            "items": [_rep(rep, summary) for rep in summary.reps if _known(rep.start_s, rep.end_s)],
        },
        "holds": [
            {"start_s": round(hold.start_s, 3), "end_s": round(hold.end_s, 3), "side": hold.side}
            for hold in summary.holds
            if _known(hold.start_s, hold.end_s)
        ],
        "faults": _faults(summary),
        "postures": [
            {"posture": span.posture, "start_s": round(span.start_s, 3), "end_s": round(span.end_s, 3)}
            for span in summary.posture
            if _known(span.start_s, span.end_s)
        ],
        "session": {
            "name": found.session.folder.absolute().name,
            "source": summary.source.path,
            "corrections": len(found.corrections),
            "scored_again": found.session.header.rescored_at is not None,
        },
    }


def _rep(rep: RepDone, summary: Summary) -> dict[str, Any]:
    top = _top(rep, summary.holds)
    return {
        "side": rep.side,
        "start_s": round(rep.start_s, 3),
        "top_start_s": None if top is None else round(top.start_s, 3),
        "top_end_s": None if top is None else round(top.end_s, 3),
        "end_s": round(rep.end_s, 3),
    }


def _top(rep: RepDone, holds: tuple[HoldEnded, ...]) -> HoldEnded | None:
    """The longest hold within the rep."""
    within = [
        hold
        for hold in holds
        if hold.side == rep.side
        and rep.start_s <= (hold.start_s + hold.end_s) / 2 <= max(rep.end_s, hold.end_s)
        and hold.start_s <= rep.end_s
    ]
    return max(within, key=lambda hold: hold.end_s - hold.start_s, default=None)


def _faults(summary: Summary) -> list[dict[str, Any]]:
    """Warnings, partial reps, and the cues, which are of the rep that they were said of."""
    spans = [(warning.id, warning.start_s, warning.end_s) for warning in summary.warnings]
    spans += [("partial_rep", partial.start_s, partial.end_s) for partial in summary.partial]
    said_of = {(rep.t, rep.side): rep for rep in summary.reps}
    for cue in summary.cues:
        rep = said_of.get((cue.t, cue.side))
        spans.append((cue.id, cue.t, cue.t) if rep is None else (cue.id, rep.start_s, rep.end_s))
    faults = [
        {"id": name, "start_s": round(start, 3), "end_s": round(end, 3)}
        for name, start, end in spans
        if _known(start, end)
    ]
    return sorted(faults, key=lambda fault: (fault["start_s"], fault["id"]))


def _known(*moments: float) -> bool:
    return all(math.isfinite(moment) for moment in moments)
