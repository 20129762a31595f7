"""What is said during an exercise must be short: it is heard between two breaths and read from across the room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from formcheck.specs.model import ExerciseSpec
from formcheck.specs.problems import Problem

MOST_WORDS = 10
"""Ten words take four seconds at the 150 words a minute of calm speech; the exercises that ship have eight at most."""

_NEXT_SENTENCE = re.compile(r"[.!?]\s+\S")


def spoken_problems(spec: ExerciseSpec) -> Iterator[Problem]:
    """Limits and cues of `spec` that say more than one short sentence."""
    limits = ((("limits", position, "say"), limit.say) for position, limit in enumerate(spec.limits))
    cues = ((("cues", position, "say"), cue.say) for position, cue in enumerate(spec.cues))
    for path, say in (*limits, *cues):
        text = _too_much(say)
        if text:
            yield Problem(path, text)


def _too_much(say: str) -> str:
    count = len(say.split())
    if _NEXT_SENTENCE.search(say):
        return "is more than one sentence; one is heard, the second is not: say only what to do"
    if count > MOST_WORDS:
        return f"has {count} words, and {MOST_WORDS} are what somebody hears in a movement: say only what to do"
    return ""
