"""From a wish to a performance: what comes before the exercise, the exercise, and what comes after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from tools.studio.body.skeleton import Body
from tools.studio.motion.act import Act, as_performance, chained
from tools.studio.motion.arrivals import arrival, departure
from tools.studio.motion.exercises.bird_dog import bird_dog
from tools.studio.motion.exercises.cat_camel import cat_camel
from tools.studio.motion.exercises.childs_pose import childs_pose
from tools.studio.motion.exercises.double_knees_to_chest import double_knees_to_chest
from tools.studio.motion.exercises.glute_bridge import glute_bridge
from tools.studio.motion.exercises.hip_flexor_stretch import hip_flexor_stretch
from tools.studio.motion.exercises.knee_to_opposite_shoulder import knee_to_opposite_shoulder
from tools.studio.motion.exercises.not_exercises import kneeling_talk, standing_idle, walk_past
from tools.studio.motion.exercises.pelvic_tilt import pelvic_tilt
from tools.studio.motion.exercises.prone_lying import prone_lying
from tools.studio.motion.exercises.prone_on_elbows import prone_on_elbows
from tools.studio.motion.exercises.prone_press_up import prone_press_up
from tools.studio.motion.exercises.push_up import push_up
from tools.studio.motion.exercises.sciatic_nerve_glide import sciatic_nerve_glide
from tools.studio.motion.exercises.seated_figure_four import seated_figure_four
from tools.studio.motion.exercises.seated_nerve_glide import seated_nerve_glide
from tools.studio.motion.exercises.squat import squat
from tools.studio.motion.interludes import INTERLUDES, walking_off
from tools.studio.motion.life import Life
from tools.studio.motion.performance import Performance, RepTruth
from tools.studio.motion.stage import Stage
from tools.studio.motion.wish import Wish

_MOMENTS = ("way_up", "top", "way_down")

Choreography = Callable[[Stage, np.random.Generator, Wish], Act]

EXERCISES: Mapping[str, Choreography] = {
    "bird_dog": bird_dog,
    "cat_camel": cat_camel,
    "childs_pose": childs_pose,
    "double_knees_to_chest": double_knees_to_chest,
    "knee_to_opposite_shoulder": knee_to_opposite_shoulder,
    "sciatic_nerve_glide": sciatic_nerve_glide,
    "seated_figure_four": seated_figure_four,
    "seated_nerve_glide": seated_nerve_glide,
    "hip_flexor_stretch": hip_flexor_stretch,
    "squat": squat,
    "push_up": push_up,
    "kneeling_talk": kneeling_talk,
    "standing_idle": standing_idle,
    "walk_past": walk_past,
    "glute_bridge": glute_bridge,
    "pelvic_tilt": pelvic_tilt,
    "prone_lying": prone_lying,
    "prone_on_elbows": prone_on_elbows,
    "prone_press_up": prone_press_up,
}


FAULTS: Mapping[str, tuple[str, ...]] = {
    "bird_dog": (
        "leg_too_high",
        "back_sagging",
        "back_rounding",
        "limb_missing",
        "same_side",
        "hold_short",
        "partial_rep",
    ),
    "cat_camel": ("hollow_too_deep", "elbows_bending", "hips_rocking_back", "too_fast", "partial_rep"),
    "childs_pose": ("hips_far_from_heels", "chest_high", "hold_short", "pause"),
    "double_knees_to_chest": (
        "knees_together",
        "head_lifting",
        "pelvis_rolling",
        "hold_short",
        "partial_rep",
    ),
    "glute_bridge": (
        "over_arched",
        "dropping_fast",
        "feet_too_far",
        "feet_too_near",
        "hold_short",
        "partial_rep",
    ),
    "hip_flexor_stretch": ("trunk_leaning", "back_arching", "knee_past_toes", "hold_short"),
    "knee_to_opposite_shoulder": ("other_leg_lifting", "pelvis_rolling", "hold_short"),
    "pelvic_tilt": ("hips_lifting", "knees_moving", "too_fast", "hold_short", "partial_rep"),
    "prone_lying": ("turning", "propping_up", "hold_short"),
    "prone_on_elbows": ("pelvis_off_mat", "elbows_not_under_shoulders", "arms_straight", "hold_short"),
    "prone_press_up": ("too_deep_arch", "pelvis_off_mat", "too_fast", "partial_rep"),
    "push_up": ("hips_sagging", "too_fast", "partial_rep"),
    "sciatic_nerve_glide": ("held", "hip_drifting", "knee_too_far", "partial_rep"),
    "seated_figure_four": ("back_rounding", "leaning_too_far", "hold_short"),
    "seated_nerve_glide": ("slumping", "leaning_back", "partial_rep"),
    "squat": ("too_fast", "partial_rep"),
}
"""The faults that each movement can be asked for: the ids of its limits and cues."""


def plan(
    exercise: str,
    body: Body,
    rng: np.random.Generator,
    *,
    reps: int | None = None,
    side: str | None = None,
    faults: Sequence[str] = (),
    prelude: str | None = None,
    interlude: str | None = None,
    postlude: str | None = None,
    tempo: str = "natural",
    begin: str | None = None,
    end: str | None = None,
    **options: float | str | bool,
) -> Performance:
    """Plan a performance of `exercise` by `body`; everything follows from `rng`, so a seed gives it again.

    `reps` counts whole reps (holds, in a pure hold); a partial rep comes on top. `side` is "left", "right" or
    "alternating". `faults` are the ids of the exercise's limits and cues. `tempo` is slow, natural or brisk.
    `prelude` ("standing", "kneeling") is how the person gets into position, `postlude` ("standing", "kneeling",
    "walking") how out of it; `interlude` is "scratch_nose", "talk" or "leave". `begin` and `end` ("way_up",
    "top", "way_down") cut the performance in the middle of its first or last rep. Other options belong to the
    exercise. Raises KeyError for an unknown exercise, ValueError for an unknown word.
    """
    if exercise not in EXERCISES:
        raise KeyError(f"no movement is called {exercise!r}; there are {', '.join(sorted(EXERCISES))}")
    _check("prelude", prelude, ("standing", "kneeling"))
    _check("postlude", postlude, ("standing", "kneeling", "walking"))
    _check("interlude", interlude, tuple(INTERLUDES))
    for fault in faults:
        _check(f"fault of {exercise}", fault, FAULTS.get(exercise, ()))
    stage = Stage(body)
    life = Life.drawn(rng)
    act = EXERCISES[exercise](stage, rng, Wish(reps, side, tuple(faults), tempo, options))
    acts = INTERLUDES[interlude](stage, act, rng) if interlude else [act]
    if prelude:
        acts.insert(0, arrival(stage, act, prelude, rng))
    if postlude and interlude != "leave":
        acts += _ending(stage, act, postlude, rng)
    whole = as_performance(stage, exercise, chained(acts), life)
    return cut_short(whole, begin, end) if begin or end else whole


def _ending(stage: Stage, act: Act, postlude: str, rng: np.random.Generator) -> list[Act]:
    """Getting up again and, if asked, walking away."""
    up = departure(stage, act, "kneeling" if postlude == "kneeling" else "standing", rng)
    return [up, *(walking_off(stage, up, rng) if postlude == "walking" else [])]


def cut_short(whole: Performance, begin: str | None, end: str | None) -> Performance:
    """The performance from the middle of its first rep's phase `begin` to that of its last rep's `end`."""
    _check("begin", begin, _MOMENTS)
    _check("end", end, _MOMENTS)
    reps = whole.truth.reps
    if not reps:
        raise ValueError(f"{whole.truth.exercise} has no rep to begin or end in")
    start = _moment(reps[0], begin) if begin else 0.0
    stop = _moment(reps[-1], end) if end else whole.duration_s
    return whole.cut(start, stop)


def _moment(rep: RepTruth, phase: str) -> float:
    """The middle of a phase of a rep, in seconds; of a pure hold, which has no ways, always of the hold."""
    ends = {
        "way_up": (rep.start_s, rep.top_start_s),
        "top": (rep.top_start_s, rep.top_end_s),
        "way_down": (rep.top_end_s, rep.end_s),
    }[phase]
    return sum(ends) / 2.0


def _check(name: str, value: str | None, allowed: Sequence[str]) -> None:
    if value is not None and value not in allowed:
        raise ValueError(f"{name} is {value!r}; it may be {', '.join(allowed)}")
