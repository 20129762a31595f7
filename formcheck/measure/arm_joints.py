"""Where an arm's joints are, which is not quite where the model's landmarks of them lie.

While the arm is straight the shoulder's landmark lies above the joint, towards the shoulder's top, the wrist's on the
thumb's side, and the elbow's behind the joint, where its point is. All three bend it: it reads 165 to 170. A bent elbow
reads right as it is (its landmark lies nearer to the crook, which opens it), so that the offsets are taken off as far
as the arm is straight. They were measured on ten rendered bodies, of whom the joints are known, by
`python -m tools.evaluate.joint_offsets`: the medians below are of 83 clips, of 157 others, and of the samples.

Only angles at an arm's joints are measured with this. Where a limb lies, how high and how far from another, is read
from the landmarks as they are.
"""

from __future__ import annotations

import math

from formcheck.measure.body import Body
from formcheck.measure.geometry import Point, angle, cross, distance, minus, unit
from formcheck.pose.landmarks import Side

SHOULDER = 0.03
"""Share of the way from its landmark to the hip's by which the shoulder's joint lies lower, 1.4 cm: 0.029, 0.035 and
0.034 where the arm stands off the trunk. (More where it hangs, which hardly turns it.)"""

WRIST = 0.4
"""Share of how far the thumb's landmark lies beside the forearm by which the wrist's does: 0.37, 0.44 and 0.42."""

ELBOW = 0.01
"""Trunk lengths, half a centimetre, by which a straight elbow's landmark lies behind the joint: 0.006, 0.011 and 0.012.
(Of one that is bent it lies in the joint or before it: -0.009, -0.005 and 0.003.)"""

SEEN_WHOLE = 0.3
"""Trunk lengths, half an upper arm, from which a bone shows the whole offset. One that is shorter points at the camera,
or an end of it is guessed: there a centimetre would turn it by any angle, so less is taken off."""


def joint_of(body: Body, name: str, side: Side) -> Point:
    """The joint that the landmark `name` of one side stands for; the landmark where too little is seen to tell."""
    landmark = body.point(name, side)
    match name:
        case "shoulder":
            moved = _shoulder(body, side)
        case "elbow":
            moved = _elbow(body, side)
        case "wrist":
            moved = _wrist(body, side)
        case _:
            return landmark
    return landmark if math.isnan(moved[0]) else moved


def _shoulder(body: Body, side: Side) -> Point:
    """Below its landmark, on the line to the hip."""
    x, y = body.point("shoulder", side)
    share = SHOULDER * _taken_off(body, side, "shoulder")
    to_x, to_y = minus(body.point("hip", side), (x, y))
    return (x + share * to_x, y + share * to_y)


def _wrist(body: Body, side: Side) -> Point:
    """Beside its landmark, away from the thumb."""
    x, y = body.point("wrist", side)
    along = unit(minus((x, y), body.point("elbow", side)))
    aside = WRIST * _taken_off(body, side, "wrist") * cross(along, minus(body.point("thumb", side), (x, y)))
    return (x + aside * along[1], y - aside * along[0])


def _elbow(body: Body, side: Side) -> Point:
    """Before its landmark, to where a forearm bends."""
    x, y = body.point("elbow", side)
    along = unit(minus(joint_of(body, "wrist", side), joint_of(body, "shoulder", side)))
    share = ELBOW * min(_taken_off(body, side, end) for end in ("shoulder", "wrist"))
    # Seen from the right a forearm is turned counter-clockwise from its upper arm (the vote of body.py).
    forward = share * body.trunk * body.chirality
    return (x + forward * along[1], y - forward * along[0])


def _taken_off(body: Body, side: Side, end: str) -> float:
    """The share of an offset that is taken off, 0 to 1: for how straight the arm is, and how long the bone to `end`."""
    shoulder, elbow, wrist = (body.point(name, side) for name in ("shoulder", "elbow", "wrist"))
    straight = -math.cos(math.radians(angle(shoulder, elbow, wrist)))
    seen = distance(body.point(end, side), elbow) / (SEEN_WHOLE * body.trunk)
    return max(0.0, straight) * min(1.0, seen)
