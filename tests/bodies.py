"""Stick figures whose every angle is known: a body in the plane of the picture, placed in pixels.

A figure is given by the directions of its segments, in degrees, as on paper: 0 to the picture's right, 90 up, growing
counter-clockwise. It is drawn as seen from its right side; seen from the left it is the picture's mirror image with
left and right exchanged. So an upright figure seen from its right side faces the picture's right, one that lies on
its back has its head at the left, and one face down has it at the right.

Seen from the right, the front lies clockwise of the trunk's direction. Hence, for directions T (trunk, hip to
shoulder), U (thigh, hip to knee) and S (shank, knee to ankle):

    hip angle through the front = T - U        (180: straight, more: past straight), modulo 360
    knee angle                  = 180 - (U - S), for a knee bent by U - S
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from formcheck.pose.landmarks import LANDMARK_COUNT, PAIRED, Side, other
from formcheck.pose.pose import FloatArray, Pose

LENGTHS = {"thigh": 0.85, "shank": 0.85, "heel": 0.1, "foot": 0.3, "upper": 0.6, "fore": 0.5, "hand": 0.15}
"""In trunk lengths."""

HALF_WIDTH = 0.35
"""Half the shoulders' and hips' width, which goes into the picture, in trunk lengths."""

Vector = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arm:
    """Directions of upper arm and forearm; the hand goes on as the forearm does."""

    upper: float
    fore: float


@dataclass(frozen=True, slots=True)
class Leg:
    """Directions of thigh, shank and foot (heel to toe)."""

    thigh: float
    shank: float
    foot: float


@dataclass(frozen=True, slots=True)
class Figure:
    """Directions of the trunk (hip to shoulder), the neck and head, and the limbs nearer to and further from us.

    `curve` is the height, in trunk lengths, of the arch of the back above the line from shoulder to hip.
    """

    trunk: float
    head: float
    arm: Arm
    leg: Leg
    far_arm: Arm
    far_leg: Leg
    curve: float = 0.0


def figure(trunk: float, *, arm: Arm, leg: Leg, head: float | None = None) -> Figure:
    """Both sides alike; the head in line with the trunk unless told otherwise."""
    return Figure(trunk, trunk if head is None else head, arm, leg, arm, leg)


# -- postures


def supine(hip: float = 135.0, knee: float = 80.0, raised: float = 0.0) -> Figure:
    """On the back, the trunk lifted by `raised` degrees at the hips, hip and knee bent to their angles."""
    trunk = 180.0 + raised
    thigh = trunk - hip
    shank = thigh - (180 - knee)
    return figure(trunk, arm=Arm(0, 0), leg=Leg(thigh, shank, 0))


def bridge(hip: float, rest: float = 135.0) -> Figure:
    """A bridge on its way: the trunk rises by half of what the hip opens."""
    return supine(hip, knee=80 + 0.3 * (hip - rest), raised=0.5 * max(0.0, hip - rest))


def prone(chest: float = 0.0, pelvis: float = 0.0) -> Figure:
    """On the belly, the chest raised by `chest` degrees by straightening arms, the thighs by `pelvis`."""
    bend = 60 - 55 * min(1.0, max(0.0, chest) / 40)
    return figure(chest, arm=Arm(-90 - bend, -90 + bend), leg=Leg(180 + pelvis, 180, 180))


def hands_and_knees(curve: float = 0.0, hip: float = 90.0) -> Figure:
    """On all fours, trunk level, the back arched by `curve` trunk lengths."""
    return replace(figure(0, arm=Arm(-90, -90), leg=Leg(-hip, 180, 180)), curve=curve)


def bird_dog(leg: float = 180.0, arm: float = 180.0) -> Figure:
    """The near leg out behind at a hip angle of `leg`, the far arm out in front."""
    base = hands_and_knees()
    out = min(1.0, max(0.0, (leg - 90) / 90))
    return replace(base, leg=Leg(-leg, -180 - (leg - 180) * out, 180), far_arm=Arm(arm - 180, arm - 180))


def childs_pose() -> Figure:
    """Sitting on the heels, chest down, arms forward: hip 35, knee 30."""
    return figure(5, arm=Arm(-10, -10), leg=Leg(-30, 180, 180))


def seated_on_chair() -> Figure:
    return figure(90, arm=Arm(-90, -45), leg=Leg(0, -90, 0))


def long_sitting() -> Figure:
    return figure(90, arm=Arm(-90, -60), leg=Leg(0, 0, 90))


def half_kneeling() -> Figure:
    """On the near knee, the far foot in front."""
    base = figure(90, arm=Arm(-90, -80), leg=Leg(-90, 180, 180))
    return replace(base, far_leg=Leg(0, -90, 0))


def standing() -> Figure:
    return figure(90, arm=Arm(-90, -85), leg=Leg(-90, -90, 0))


# -- pictures


@dataclass(frozen=True, slots=True)
class Camera:
    """How the figure comes into the picture.

    Attributes:
        seen_from: the figure's side towards the camera.
        trunk: pixels of its trunk.
        anchor, at: the near landmark that is placed, and where, in pixels.
        width, height: of the picture.
        far_shift: pixels by which far landmarks appear moved (a camera that is a little off the side).
    """

    seen_from: Side = "right"
    trunk: float = 200.0
    anchor: str = "hip"
    at: Vector = (640.0, 400.0)
    width: int = 1280
    height: int = 720
    far_shift: Vector = (0.0, 0.0)


CAMERA = Camera()


def pose_of(body: Figure, t: float = 0.0, camera: Camera = CAMERA, index: int = 0) -> Pose:
    """The figure as the model would give it, without any error."""
    near = _points(body.trunk, body.head, body.arm, body.leg)
    far = _points(body.trunk, body.head, body.far_arm, body.far_leg)
    flip = 1.0 if camera.seen_from == "right" else -1.0
    anchor = near[camera.anchor]

    def pixel(point: Vector) -> Vector:
        x, y = (point[0] - anchor[0]) * flip, -(point[1] - anchor[1])
        return (camera.at[0] + camera.trunk * x, camera.at[1] + camera.trunk * y)

    table = np.zeros((LANDMARK_COUNT, 4), dtype=np.float32)
    for points, side, away in ((near, camera.seen_from, -1.0), (far, other(camera.seen_from), 1.0)):
        k = 0 if side == "left" else 1
        shift = camera.far_shift if away > 0 else (0.0, 0.0)
        for name, pair in PAIRED.items():
            x, y = pixel(points[name])
            seen = 0.99 if away < 0 else 0.9
            table[pair[k]] = (x + shift[0], y + shift[1], away * HALF_WIDTH * camera.trunk, seen)
    table[0] = (*pixel(near["nose"]), 0.0, 0.99)
    table[1], table[3] = table[2], table[2]
    table[4], table[6] = table[5], table[5]
    outline = np.array([pixel(point) for point in _outline(body)], dtype=np.float32)
    return Pose(
        index, t, camera.width, camera.height, table[:, :2].copy(), table[:, 2].copy(), table[:, 3].copy(), outline
    )


def nobody(t: float = 0.0, index: int = 0) -> Pose:
    """A frame in which nobody was found."""
    return Pose(index, t, CAMERA.width, CAMERA.height, None, None, None)


def exchanged(pose: Pose) -> Pose:
    """The same points, left and right mistaken for each other."""
    order = _exchange()
    assert pose.landmarks is not None and pose.depth is not None and pose.visibility is not None
    return replace(pose, landmarks=pose.landmarks[order], depth=pose.depth[order], visibility=pose.visibility[order])


def mirrored(pose: Pose) -> Pose:
    """What the model gives for the mirrored picture: everything flipped, and left called right."""
    swapped = exchanged(pose)
    assert swapped.landmarks is not None
    return replace(
        swapped,
        landmarks=_flipped(swapped.landmarks, pose.width),
        outline=None if pose.outline is None else _flipped(pose.outline, pose.width),
    )


def resized(pose: Pose, factor: float) -> Pose:
    """The same picture at another resolution."""
    assert pose.landmarks is not None and pose.depth is not None
    scale = np.float32(factor)
    return replace(
        pose,
        width=round(pose.width * factor),
        height=round(pose.height * factor),
        landmarks=pose.landmarks * scale,
        depth=pose.depth * scale,
        outline=None if pose.outline is None else pose.outline * scale,
    )


def moved(pose: Pose, dx: float, dy: float) -> Pose:
    """The same body elsewhere in the picture."""
    by = np.array([dx, dy], dtype=np.float32)
    assert pose.landmarks is not None
    return replace(pose, landmarks=pose.landmarks + by, outline=None if pose.outline is None else pose.outline + by)


def unseen(pose: Pose, names: Iterable[str], sides: tuple[Side, ...] = ("left", "right")) -> Pose:
    """The same with the visibility of some landmarks at 0.1."""
    assert pose.visibility is not None
    visibility = pose.visibility.copy()
    for name in names:
        for side in sides:
            visibility[PAIRED[name][0 if side == "left" else 1]] = 0.1
    return replace(pose, visibility=visibility)


def held_by_hand(pose: Pose, amount: float = 1.0) -> Pose:
    """As a camera in somebody's hand sees it: it shakes by 4 pixels of 1280, pans by 32, leans by half a degree and
    comes 2.5 per cent nearer, each at its own pace.
    """
    assert pose.landmarks is not None
    size, turns = max(pose.width, pose.height), 2 * math.pi * pose.t
    across = 0.003 * math.sin(0.8 * turns + 1) + 0.001 * math.sin(2.1 * turns) + 0.025 * math.sin(0.05 * turns)
    down = 0.0025 * math.sin(0.7 * turns + 2) + 0.001 * math.sin(1.9 * turns) + 0.015 * math.sin(0.06 * turns + 1)
    lean, nearer = math.radians(0.5) * amount * math.sin(0.4 * turns), 1 + 0.025 * amount * math.sin(0.07 * turns)
    turn = nearer * np.array([[math.cos(lean), -math.sin(lean)], [math.sin(lean), math.cos(lean)]])
    middle, shift = np.array([pose.width, pose.height]) / 2, amount * size * np.array([across, down])

    def seen(points: FloatArray) -> FloatArray:
        moved_points: FloatArray = ((points - middle) @ turn.T + middle + shift).astype(np.float32)
        return moved_points

    return replace(pose, landmarks=seen(pose.landmarks), outline=None if pose.outline is None else seen(pose.outline))


def jittered(pose: Pose, amount: float, rng: np.random.Generator) -> Pose:
    """Gaussian noise on every landmark; `amount` is its standard deviation in pixels."""
    assert pose.landmarks is not None
    noise = rng.normal(0, amount, pose.landmarks.shape).astype(np.float32)
    return replace(pose, landmarks=pose.landmarks + noise)


def _points(trunk: float, head: float, arm: Arm, leg: Leg) -> dict[str, Vector]:
    """Landmarks of one side in trunk lengths from the hip, y up."""
    hip = (0.0, 0.0)
    shoulder = _go(hip, trunk, 1.0)
    elbow = _go(shoulder, arm.upper, LENGTHS["upper"])
    wrist = _go(elbow, arm.fore, LENGTHS["fore"])
    hand = _go(wrist, arm.fore, LENGTHS["hand"])
    knee = _go(hip, leg.thigh, LENGTHS["thigh"])
    ankle = _go(knee, leg.shank, LENGTHS["shank"])
    heel = _go(ankle, leg.shank, LENGTHS["heel"])
    ear = _go(shoulder, head, 0.35)
    face = head - 90
    return {
        "shoulder": shoulder,
        "elbow": elbow,
        "wrist": wrist,
        "pinky": hand,
        "index": hand,
        "thumb": hand,
        "hip": hip,
        "knee": knee,
        "ankle": ankle,
        "heel": heel,
        "toe": _go(heel, leg.foot, LENGTHS["foot"]),
        "ear": ear,
        "eye": _go(_go(ear, face, 0.12), head, 0.05),
        "mouth": _go(_go(ear, face, 0.13), head, -0.06),
        "nose": _go(ear, face, 0.18),
    }


def _outline(body: Figure) -> list[Vector]:
    """The trunk's edge: belly 0.25 before the line shoulder to hip, back 0.2 behind it, arched as a parabola."""
    edge: list[Vector] = []
    for s in np.linspace(-0.1, 1.1, 61):
        arch = 4 * s * (1 - s) * body.curve if 0 <= s <= 1 else 0.0
        edge.append(_go(_go((0.0, 0.0), body.trunk, float(s)), body.trunk + 90, 0.2 + arch))
    belly = [_go(_go((0.0, 0.0), body.trunk, s), body.trunk - 90, 0.25) for s in (1.1, -0.1)]
    return edge + belly


def _go(start: Vector, direction: float, length: float) -> Vector:
    angle = math.radians(direction)
    return (start[0] + length * math.cos(angle), start[1] + length * math.sin(angle))


def _exchange() -> list[int]:
    order = list(range(LANDMARK_COUNT))
    for left, right in ((1, 4), (3, 6), *PAIRED.values()):
        order[left], order[right] = right, left
    return order


def _flipped(points: FloatArray, width: int) -> FloatArray:
    flipped = points.copy()
    flipped[:, 0] = np.float32(width) - flipped[:, 0]
    return flipped
