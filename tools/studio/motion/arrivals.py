"""Getting into the exercise's position, and out of it again: from standing, from kneeling, or walking in."""

from __future__ import annotations

import numpy as np

from tools.studio.motion.act import Act
from tools.studio.motion.figure import Figure
from tools.studio.motion.keyposes import (
    feet_at,
    feet_of,
    half_kneeling_up,
    hook_sitting,
    kneeling_up,
    squatting,
    standing,
    wide_feet,
)
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.morph import Living, through
from tools.studio.motion.score import Phase
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.kneeling import HandsAndKnees

Step = tuple[Living, float, str]
"""A pose on the way, the seconds from it to the next, and the posture while leaving it."""


def arrival(stage: Stage, act: Act, start: str, rng: np.random.Generator) -> Act:
    """From `start` ("standing" or "kneeling") into the pose in which `act` begins."""
    posture = act.spans[0][0]
    target = posed_at(act, 0.0)
    steps = _steps(stage, posture, act.pose(0.0, STILL), start)
    return _walked(stage, steps, target, posture, rng)


def departure(stage: Stage, act: Act, end: str, rng: np.random.Generator) -> Act:
    """From the pose in which `act` ends to `end` ("standing" or "kneeling"): the way in, backwards."""
    posture = act.spans[-1][0]
    target = posed_at(act, act.duration)
    steps = _steps(stage, posture, act.pose(act.duration, STILL), end)
    return backwards(_walked(stage, steps, target, posture, rng))


def backwards(act: Act) -> Act:
    """An act without reps, played from its end to its start."""
    total = act.duration
    return Act(
        total,
        lambda t, vital: act.pose(total - t, vital),
        tuple(Phase(total - p.end, total - p.start, "getting_up", 0) for p in reversed(act.phases)),
        tuple((name, total - end, total - start) for name, start, end in reversed(act.spans)),
        seat=act.seat,
    )


def posed_at(act: Act, t: float) -> Living:
    """The act's pose at one instant, still breathing."""

    def pose(vital: Vital) -> Figure:
        return act.pose(t, vital)

    return pose


def on_all_fours(knees: HandsAndKnees) -> Living:
    """On hands and knees, at rest."""

    def pose(vital: Vital) -> Figure:
        return knees.figure(knees.rest, vital)

    return pose


def _steps(stage: Stage, posture: str, target: Figure, start: str) -> list[Step]:
    if posture == "supine":
        return _to_the_back(stage, target, start)
    if posture == "seated":
        feet = feet_of(stage, target)
        return [(standing(stage, feet), 1.6, "standing")]
    if posture == "standing":
        return []
    knees_z = float(stage.middle(target, "calf")[2])
    if posture == "half_kneeling":
        knees_z = min(float(stage.joints(target)[f"calf_{side}"][2]) for side in "lr")
    knees = HandsAndKnees(stage, 1.3, knees_z=knees_z)
    steps = _to_the_knees(stage, knees) if start == "standing" else []
    steps.append((kneeling_up(knees), 1.7, "unknown"))
    if posture == "prone":
        steps.append((on_all_fours(knees), 2.2, "hands_and_knees"))
    return steps


def _to_the_knees(stage: Stage, knees: HandsAndKnees) -> list[Step]:
    feet = feet_at(stage, knees.knees_z + 0.88 * stage.thigh)
    return [
        (standing(stage, feet), 1.7, "standing"),
        (half_kneeling_up(stage, knees), 1.2, "half_kneeling"),
    ]


def _to_the_back(stage: Stage, target: Figure, start: str) -> list[Step]:
    """Down between the planted feet, sitting, then back; from kneeling, the legs swing round to the front."""
    feet = feet_of(stage, target)
    hips_z = float(stage.middle(target, "thigh")[2])
    sitting = (hook_sitting(stage, feet, hips_z), 2.2, "unknown")
    if start == "standing":
        return [(standing(stage, feet), 1.5, "standing"), (squatting(stage, feet), 1.1, "unknown"), sitting]
    knees = HandsAndKnees(stage, 1.6, knees_z=hips_z + 0.30)
    return [
        (kneeling_up(knees), 1.2, "unknown"),
        (kneeling_up(knees, 60.0), 1.5, "unknown"),
        (hook_sitting(stage, wide_feet(stage, hips_z), hips_z), 1.3, "unknown"),
        sitting,
    ]


def _walked(stage: Stage, steps: list[Step], target: Living, posture: str, rng: np.random.Generator) -> Act:
    """An act that waits in the first pose, goes through the others, and settles in the last."""
    if not steps:
        steps = [(target, 0.5, posture)]
    waiting = float(rng.uniform(0.8, 1.6))
    seconds = [waiting, *(length * float(rng.uniform(0.9, 1.25)) for _, length, _ in steps)]
    poses = [steps[0][0], *(pose for pose, _, _ in steps), target]
    postures = [steps[0][2], *("unknown" for _ in steps)]
    times = np.cumsum([0.0, *seconds])
    spans = tuple((name, float(a), float(b)) for name, a, b in zip(postures, times[:-1], times[1:], strict=True))
    total = float(times[-1])

    return Act(total, through(stage, poses, seconds), (Phase(0.0, total, "getting_ready", 0),), spans)
