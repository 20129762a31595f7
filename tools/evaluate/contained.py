"""Which exercise truly contains another, so that both may count in the same clip."""

from __future__ import annotations

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


def is_contained(count: FalseCount, score: ClipScore) -> bool:
    """Whether all that `count` says was counted is a part of what is done in the clip."""
    if score.exercise is None:
        return False
    if (count.spec, score.exercise) in CONTAINED:
        held = score.holds.holds if score.holds else ()
        return not any(h.at_s + EDGE_S < t < h.at_s + h.true_s - EDGE_S for h in held for t in count.at_s)
    faults = score.faults.planted if score.faults else ()
    such = [fault for fault in faults if (count.spec, score.exercise, fault.id) in CONTAINED_IN_FAULT]
    return all(any(f.start_s - EDGE_S <= t <= f.end_s + EDGE_S for f in such) for t in count.at_s)
