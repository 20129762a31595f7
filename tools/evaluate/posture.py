"""The posture given against the true one, in the frames in which the body stays where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from formcheck.session.summary import PostureSpan
from tools.evaluate.frames import AT_REST, FrameTruth
from tools.evaluate.results import PostureScore
from tools.evaluate.truth import TruePosture

UNKNOWN = "unknown"


def posture_score(
    times: Iterable[float], given: Sequence[PostureSpan], true: Sequence[TruePosture], frames: FrameTruth
) -> PostureScore:
    """Judged at each of `times` (seconds) at which the person rests in a posture that has a name."""
    mistaken: Counter[tuple[str, str]] = Counter()
    judged = 0
    for t in times:
        real = _at(t, true)
        if real == UNKNOWN or frames.phase_at(t) not in AT_REST:
            continue
        judged += 1
        said = _at(t, given)
        if said != real:
            mistaken[real, said] += 1
    return PostureScore(judged, judged - sum(mistaken.values()), dict(mistaken))


def _at(t: float, spans: Sequence[PostureSpan | TruePosture]) -> str:
    """The posture of the latest span that has begun; spans follow each other without gaps."""
    begun = [span for span in spans if span.start_s <= t]
    return begun[-1].posture if begun else UNKNOWN
