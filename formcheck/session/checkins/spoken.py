"""What a voice says of an advice: one sentence, heard on the mat. All of its words, and why, are for the eyes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from formcheck.session.checkins.advice import LEVELS, Advice, AdviceLevel
from formcheck.session.checkins.wording import exercise

SPOKEN: Mapping[tuple[str, AdviceLevel], str] = {
    ("red_flag", "urgent"): "Please stop here, and get urgent medical care.",
    ("stop_exercise", "stop"): "Please leave out {exercise} for now.",
    ("new_signs", "stop"): "New numbness or weakness: please stop, and have it looked at.",
    ("further_down", "stop"): "The pain moved further down: please stop, and ask a professional.",
    ("moving_down", "stop"): "The pain stays further down: please stop, and ask a professional.",
    ("worse_running", "see"): "Please rest, and see a physiotherapist before you go on.",
    ("signs_remain", "see"): "Please have the numbness or weakness looked at.",
    ("worse_over_days", "see"): "Your last days were worse: please see a physiotherapist.",
    ("unchanged", "see"): "Little has changed in weeks: consider seeing a physiotherapist.",
    ("worse_running", "ease"): "Worse twice running: please rest, and then do half.",
    ("glide_lingers", "ease"): "Please make the nerve glide smaller.",
    ("moving_down", "ease"): "The pain reaches further down: please do less.",
    ("towards_spine", "good"): "The pain draws back towards your spine: a good sign.",
    ("improving", "good"): "Your last days were better: keep going as you do.",
    ("progress", "good"): "You have noticed progress: keep going.",
}
"""A sentence for each rule, and each level on which it speaks: ten words or so take four seconds of calm speech."""


def foremost(said: Iterable[Advice]) -> str:
    """The gravest advice in one sentence; empty where there is none."""
    gravest = min(said, key=lambda one: LEVELS.index(one.level), default=None)
    if gravest is None:
        return ""
    sentence = SPOKEN[(gravest.id, gravest.level)]
    return sentence.format(exercise=exercise(gravest.exercise or "this exercise"))
