"""What is wrong with a placement, the most important first: one pose and one picture in, one advice out. Pure."""

from __future__ import annotations

import math

from formcheck.capture.brightness import DARK
from formcheck.coach.seeing import TOO_SMALL
from formcheck.live.overlay.words import GET_INTO, get_into
from formcheck.live.placement.advice import SENTENCES, AdviceId
from formcheck.live.placement.framing import Framing, framing_of, outside
from formcheck.live.placement.light import PictureStats
from formcheck.measure.body import Body
from formcheck.measure.geometry import elevation
from formcheck.measure.posture import UPRIGHT
from formcheck.specs.model import ExerciseSpec, Posture

BACKLIT = (35.0, 120.0)
"""Person darker than the first while what surrounds them is lighter than the second. In the same clips people were
lost from a brightness of their own of 25 down; a camera that sets itself by a bright window makes them so dark."""

DAZZLED = (245.0, 0.35)
"""Brightness of a cell that shows nothing but light, and the share of such cells that can hide a person."""

SIDE_ON = 0.6
"""Recorded side-on people show 0.85 to 0.95, at 45 degrees still 0.7. Beyond that a right angle in the plane of the
body is foreshortened by more than the 10 degrees that a warning's band allows for."""

FULL = 0.88
"""Share of the picture that the body's landmarks may span: the crown of the head lies a twentieth of the body beyond
the ears, and a leg that is lifted or stretched needs room."""

SHORT = 0.3
"""Share of the picture's longer side that the body must span. The detector looks at the whole picture at 224 pixels: in
clips made smaller step by step it found people on their back down to 0.2, on their front only down to 0.45."""

SMALL = 1.5 * TOO_SMALL
"""Pixels of the trunk; half as much again as the coach needs, so that a small step back does not end the set."""

EDGE = 0.03
"""Share of the height. A body nearer than this to the top or bottom is cut off as soon as it moves."""

ROOM = 0.15
"""Share of the height that must be free on the other side for a tilt of the lid to help."""

ON_THE_FLOOR: frozenset[Posture] = frozenset({"supine", "prone", "hands_and_knees", "childs_pose"})

ENDS: tuple[tuple[AdviceId, tuple[str, ...]], ...] = (
    ("feet", ("toe", "heel", "ankle")),
    ("head", ("nose", "ear")),
    ("hands", ("wrist",)),
)
"""The body's ends, by which landmarks they are told. The model draws a cut-off foot's ankle into the picture, but its
toes stay outside."""

ALWAYS = ("shoulder", "hip", "knee", "ankle")
"""What every exercise needs: the posture is told by them."""

Finding = tuple[AdviceId, str]
"""An advice, and the body part that it speaks of where that matters."""


def needed_landmarks(spec: ExerciseSpec) -> frozenset[str]:
    """Landmarks without which the exercise can't be counted or warned of.

    Not those by which a hold is only seen to be left: arms under the forehead may stay hidden.
    """
    asked = (part for name in _asked_for(spec) for part in spec.with_parts(spec.measure(name)))
    return frozenset(ALWAYS) | {point for measure in asked for point in measure.points}


def _asked_for(spec: ExerciseSpec) -> set[str]:
    """The measures by which it counts and warns."""
    movement = spec.movement
    ends = (condition for end in movement.ends for condition in end.conditions)
    rest = movement.rest.conditions if movement.rest else ()
    limits = (condition for limit in spec.limits for condition in limit.conditions)
    drive = set() if movement.drive is None else {movement.drive}
    return drive | {condition.measure for condition in (*ends, *rest, *movement.throughout, *limits)}


def before_a_pose(picture: PictureStats) -> Finding:
    """What can be said while the model is still loading."""
    return ("dark", "") if picture.brightness < DARK else ("loading", "")


def finding_of(spec: ExerciseSpec, body: Body | None, picture: PictureStats) -> Finding:
    """The most important thing to change; `ok` where nothing is."""
    if picture.brightness < DARK:
        return ("dark", "")
    if body is None:
        return ("backlit", "") if _dazzled(picture) else ("nobody", "")
    if picture.people is not None and picture.people > 1:
        return ("others", "")
    box = framing_of(body.pose)
    return _light(box, picture) or _posture(spec, body) or _view(body) or _frame(spec, body, box) or ("ok", "")


def words_of(finding: Finding, spec: ExerciseSpec) -> tuple[str, str]:
    """Screen words and sentence."""
    advice, part = finding
    if advice == "posture":
        posture = spec.start[0]
        return GET_INTO[posture], f"{get_into(posture)}, so that I see you from the side."
    if advice == "hidden":
        return f"Can't see {part}s", f"I can't see your {part}s. Is something in front of them?"
    return SENTENCES[advice]


def _light(box: Framing, picture: PictureStats) -> Finding | None:
    inside, outside = picture.inside_and_outside(box.left, box.top, box.right, box.bottom)
    return ("backlit", "") if inside < BACKLIT[0] and outside > BACKLIT[1] else None


def _dazzled(picture: PictureStats) -> bool:
    return float((picture.grid > DAZZLED[0]).mean()) > DAZZLED[1]


def _posture(spec: ExerciseSpec, body: Body) -> Finding | None:
    """Somebody who still walks about need not hear where their feet are."""
    trunk = elevation(body.mid("hip"), body.mid("shoulder"))
    on_the_floor = bool(spec.start) and all(posture in ON_THE_FLOOR for posture in spec.start)
    return ("posture", "") if on_the_floor and trunk > UPRIGHT else None


def _view(body: Body) -> Finding | None:
    return ("wrong_view", "") if body.side_on < SIDE_ON else None


def _frame(spec: ExerciseSpec, body: Body, box: Framing) -> Finding | None:
    return _size(body, box) or _height(box) or _cut_off(spec, body) or _hidden(spec, body)


def _size(body: Body, box: Framing) -> Finding | None:
    if box.width > FULL or box.height > FULL:
        return ("move_back", "")
    wide, tall = body.pose.width, body.pose.height
    span = max(box.width * wide, box.height * tall) / max(wide, tall)
    return ("come_nearer", "") if span < SHORT or body.trunk < SMALL else None


def _height(box: Framing) -> Finding | None:
    over, under = box.top, 1 - box.bottom
    if over < EDGE:
        return ("lid_back", "") if under > ROOM else ("move_back", "")
    if under < EDGE:
        return ("lid_forward", "") if over > ROOM else ("move_back", "")
    return None


def _cut_off(spec: ExerciseSpec, body: Body) -> Finding | None:
    """What lies outside on the side that is measured. More than one end: the picture is too small for the body."""
    needed = needed_landmarks(spec)
    lost: list[AdviceId] = [
        end
        for end, names in ENDS
        if (end != "hands" or needed.intersection(names)) and any(outside(body.pose, name, body.near) for name in names)
    ]
    if len(lost) > 1:
        return ("move_back", "")
    if lost:
        return (lost[0], "")
    return ("off_centre", "") if any(outside(body.pose, name, body.near) for name in needed) else None


def _hidden(spec: ExerciseSpec, body: Body) -> Finding | None:
    if body.near is None:
        return None
    hidden = sorted(name for name in needed_landmarks(spec) if math.isnan(body.point(name, body.near)[0]))
    return ("hidden", hidden[0]) if hidden else None
