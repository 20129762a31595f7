"""Which exercise truly contains another, so that both may count in the same clip."""

from __future__ import annotations

from collections.abc import Sequence

from tools.evaluate.results import ClipScore, FalseCount

CONTAINED: dict[tuple[str, str], str] = {
    ("prone_lying", "prone_press_up"): "between press-ups the person lies prone",
    ("prone_lying", "prone_on_elbows"): "before and between the holds the person lies prone",
}
"""(the spec that counts, the clip's exercise) to the reason; only what begins while the exercise itself is not held."""

CONTAINED_IN_FAULT: dict[tuple[str, str, str], str] = {
    ("prone_on_elbows", "prone_lying", "propping_up"): "the fault is to come up on the forearms and stay there",
    ("prone_press_up", "prone_on_elbows", "arms_straight"): "the fault is to push up to straight arms and come down",
}
"""(the spec that counts, the clip's exercise, the fault) to the reason; only while that fault is planted."""

EDGE_S = 0.5
"""Seconds by which a count may lie beside the planted fault, or in a hold: the way in and out of it."""


def told_apart(count: FalseCount, score: ClipScore) -> tuple[FalseCount | None, FalseCount | None]:
    """What of `count` is a part of what is done in the clip, and what is not; None where nothing is."""
    parts = [t for t in count.at_s if _is_part(count.spec, t, score)]
    others = [t for t in count.at_s if t not in parts]
    return _at(count.spec, parts), _at(count.spec, others)


def _at(spec: str, times: Sequence[float]) -> FalseCount | None:
    return FalseCount(spec, len(times), tuple(times)) if times else None


def _is_part(spec: str, t: float, score: ClipScore) -> bool:
    """Whether what `spec` counted at `t` seconds is a part of what is done there."""
    if score.exercise is None:
        return False
    if (spec, score.exercise) in CONTAINED:
        held = score.holds.holds if score.holds else ()
        return not any(h.at_s + EDGE_S < t < h.at_s + h.true_s - EDGE_S for h in held)
    faults = score.faults.planted if score.faults else ()
    such = [fault for fault in faults if (spec, score.exercise, fault.id) in CONTAINED_IN_FAULT]
    return any(f.start_s - EDGE_S <= t <= f.end_s + EDGE_S for f in such)
