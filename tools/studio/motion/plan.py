"""From a wish to a performance: what comes before the exercise, the exercise, and what comes after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from tools.studio.body.skeleton import Body
from tools.studio.motion.act import Act, assembled
from tools.studio.motion.exercises.cat_camel import cat_camel
from tools.studio.motion.exercises.childs_pose import childs_pose
from tools.studio.motion.exercises.glute_bridge import glute_bridge
from tools.studio.motion.exercises.prone_press_up import prone_press_up
from tools.studio.motion.life import Life
from tools.studio.motion.performance import Performance
from tools.studio.motion.stage import Stage
from tools.studio.motion.wish import Wish

Choreography = Callable[[Stage, np.random.Generator, Wish], Act]

EXERCISES: Mapping[str, Choreography] = {
    "cat_camel": cat_camel,
    "childs_pose": childs_pose,
    "glute_bridge": glute_bridge,
    "prone_press_up": prone_press_up,
}


def plan(
    exercise: str,
    body: Body,
    rng: np.random.Generator,
    *,
    reps: int | None = None,
    side: str | None = None,
    faults: Sequence[str] = (),
    tempo: str = "natural",
    **options: float | str | bool,
) -> Performance:
    """Plan a performance of `exercise` by `body`; everything follows from `rng`, so a seed gives it again.

    `reps` counts whole reps (holds, in a pure hold); a partial rep comes on top. `side` is "left", "right" or
    "alternating". `faults` are the ids of the exercise's limits and cues. `tempo` is slow, natural or brisk.
    Raises KeyError for an unknown exercise.
    """
    if exercise not in EXERCISES:
        raise KeyError(f"no movement is called {exercise!r}; there are {', '.join(sorted(EXERCISES))}")
    stage = Stage(body)
    wish = Wish(reps, side, tuple(faults), tempo, options)
    life = Life.drawn(rng)
    act = EXERCISES[exercise](stage, rng, wish)
    return assembled(stage, exercise, [act], life)
