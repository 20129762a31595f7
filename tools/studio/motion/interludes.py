"""What people do between reps: scratch their nose, kneel up and talk, or leave and not come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tools.studio.motion.act import AWAY, Act
from tools.studio.motion.arrivals import departure, posed_at
from tools.studio.motion.figure import SIDES, TRUNK, Figure
from tools.studio.motion.keyposes import feet_of, hook_sitting, kneeling_up
from tools.studio.motion.life import STILL, Vital
from tools.studio.motion.limb import Goal, reach_arm
from tools.studio.motion.morph import Living, through
from tools.studio.motion.performance import cut_truth
from tools.studio.motion.score import Phase, eased
from tools.studio.motion.stage import Stage
from tools.studio.motion.stances.kneeling import HandsAndKnees
from tools.studio.motion.turns import Floats, between_turns, frame_along
from tools.studio.motion.walking import Walk

Interlude = Callable[[Stage, Act, np.random.Generator], list[Act]]


def part_of(act: Act, start: float, end: float) -> Act:
    """The stretch of an act between two times; cut it at rest, so that no rep is cut."""
    kept = cut_truth(act.reps, act.holds, act.faults, act.spans, start, end)
    return replace(
        act,
        duration=end - start,
        pose=lambda t, vital: act.pose(t + start, vital),
        phases=tuple(
            Phase(max(p.start, start) - start, min(p.end, end) - start, p.name, p.rep)
            for p in act.phases
            if p.end > start and p.start < end
        ),
        reps=kept.reps,
        holds=kept.holds,
        faults=kept.faults,
        spans=kept.spans,
        controls=lambda t: act.controls(t + start),
    )


def resting_moment(act: Act) -> float:
    """The middle of the rest that is nearest to the middle of the act, in seconds."""
    rests = [(p.start + p.end) / 2.0 for p in act.phases if p.name == "rest"]
    return min(rests, key=lambda t: abs(t - act.duration / 2.0))


def scratching(stage: Stage, act: Act, rng: np.random.Generator) -> list[Act]:
    """Between two reps a hand goes to the nose, rubs it, and goes back to where it was."""
    at = resting_moment(act)
    side = str(rng.choice(SIDES))
    length = float(rng.uniform(3.0, 4.5))

    def pose(t: float, vital: Vital) -> Figure:
        share = eased(t / 1.0) - eased((t - length + 1.0) / 1.0)
        return _hand_at_nose(stage, act.pose(at, vital), side, share, vital)

    return _inserted(act, at, replace(_pause(act, at, length), pose=pose))


def talking(stage: Stage, act: Act, rng: np.random.Generator) -> list[Act]:
    """Between two sets of reps the person kneels up (from the back: sits up) and talks, then goes on."""
    at = resting_moment(act)
    rest = posed_at(act, at)
    away = _upright(stage, rest(STILL), act.spans[0][0])
    seconds = [1.8, float(rng.uniform(3.5, 5.5)), 2.0]
    total = sum(seconds)
    pause = replace(
        _pause(act, at, total),
        pose=through(stage, [rest, away, away, rest], seconds),
        spans=(("unknown", 0.0, total),),
    )
    return _inserted(act, at, pause)


def leaving(stage: Stage, act: Act, rng: np.random.Generator) -> list[Act]:
    """Half-way the person gets up and walks out of the picture; it stays empty for a while."""
    first = part_of(act, 0.0, resting_moment(act))
    up = departure(stage, first, "standing", rng)
    return [first, up, *walking_off(stage, up, rng)]


def walking_off(stage: Stage, before: Act, rng: np.random.Generator) -> list[Act]:
    """Acts of walking away along the body's axis from where `before` ends standing, and of an empty room."""
    end = before.pose(before.duration, STILL)
    at = stage.middle(end, "thigh")
    walk = Walk((float(at[0]), float(at[2])), float(rng.uniform(-12.0, 12.0)), float(rng.uniform(1.0, 1.3)))
    standing = posed_at(before, before.duration)
    start = through(stage, [standing, _walker(stage, walk)], [0.5])
    seconds = 3.2

    def pose(t: float, vital: Vital) -> Figure:
        return start(t, vital) if t < 0.5 else walk.figure(stage, t - 0.5, vital)

    away = Act(seconds, pose, (Phase(0.0, seconds, "leaving", 0),), (("standing", 0.0, seconds),))
    empty_s = float(rng.uniform(2.0, 4.0))
    gone = Act(
        empty_s,
        lambda _t, vital: walk.figure(stage, seconds - 0.5, vital),
        (Phase(0.0, empty_s, AWAY, 0),),
        (("unknown", 0.0, empty_s),),
    )
    return [away, gone]


INTERLUDES: dict[str, Interlude] = {"scratch_nose": scratching, "talk": talking, "leave": leaving}


def _walker(stage: Stage, walk: Walk) -> Living:
    def pose(vital: Vital) -> Figure:
        return walk.figure(stage, 0.0, vital)

    return pose


def _upright(stage: Stage, rest: Figure, posture: str) -> Living:
    if posture == "supine":
        return hook_sitting(stage, feet_of(stage, rest), float(stage.middle(rest, "thigh")[2]))
    knees = HandsAndKnees(stage, 1.3, knees_z=float(stage.middle(rest, "calf")[2]))
    return kneeling_up(knees, talking=True)


def _pause(act: Act, at: float, length: float) -> Act:
    """An act of nothing but waiting at `at`."""
    posture = next(name for name, start, end in act.spans if start <= at <= end)
    return Act(
        length,
        lambda _t, vital: act.pose(at, vital),
        (Phase(0.0, length, "pause", 0),),
        ((posture, 0.0, length),),
        controls=lambda _t: act.controls(at),
        seat=act.seat,
    )


def _inserted(act: Act, at: float, pause: Act) -> list[Act]:
    return [part_of(act, 0.0, at), pause, part_of(act, at, act.duration)]


def _hand_at_nose(stage: Stage, figure: Figure, side: str, share: float, vital: Vital) -> Figure:
    """The figure with one hand `share` of the way from where it is to its nose."""
    if share <= 0.0:
        return figure
    joints = stage.joints(figure)
    old, new = joints[f"hand_{side}"], _nose(stage, figure, side, vital)
    fingers = between_turns(_hand_turn(figure, side), new.turn, share)
    arc = 4.0 * share * (1.0 - share) * 0.12 * figure.chest[:, 2]
    place = old + share * (new.place - old) + arc
    return reach_arm(stage, figure, side, Goal(place, fingers, new.bend))


def _nose(stage: Stage, figure: Figure, side: str, vital: Vital) -> Goal:
    """Where the wrist is when the fingers rub the nose: a hand's length before and beside the face.

    Of a face that looks at the floor only the side can be reached, the elbow up.
    """
    sign = 1.0 if side == "l" else -1.0
    head = figure.world(*TRUNK, "neck_01", "head")
    face = stage.joints(figure)["head"] + head @ np.array([0.0, 0.055, 0.13])
    rub = head @ np.array([0.012 * vital.tremble, 0.01 * vital.sway[5], 0.0])
    out: Floats = head @ np.array([sign * 0.13, -0.08, 0.06])
    turn = frame_along(-out, head[:, 1])
    place = face + out + rub
    if head[1, 2] > -0.5:
        return Goal(place, turn, head @ np.array([0.5 * sign, -1.0, 0.1]))
    place[1] = max(float(place[1]), stage.clearance(f"hand_{side}", f"hand_{side}", turn))
    return Goal(place, turn, np.array([sign, 1.0, -0.3]))


def _hand_turn(figure: Figure, side: str) -> Floats:
    bones = (f"clavicle_{side}", f"upperarm_{side}", f"lowerarm_{side}", f"hand_{side}")
    return figure.world(*TRUNK, *bones)
