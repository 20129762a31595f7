"""A clip's scene before any pixel: the people posed at each moment, what stands in the way, and the camera."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tools.studio.body.rotation import about_y
from tools.studio.body.skeleton import Body, PersonShape, Posed
from tools.studio.bystander import dog, walker
from tools.studio.camera import Camera
from tools.studio.motion import plan
from tools.studio.motion.performance import FigurePose, Performance, Seat
from tools.studio.people import PEOPLE
from tools.studio.rooms.geometry import Surface, box
from tools.studio.rooms.rooms import ROOMS, Built, chair
from tools.studio.rooms.textures import CLOTH, WOOD
from tools.studio.spec import EMPTY, ClipSpec, Occluder, Passing
from tools.studio.timing import frame_times

Floats = NDArray[np.float64]

DEFAULT_SECONDS = 20.0
"""The length of a clip without a performance."""

CLEARANCE_M = 0.26
"""How far before the joint it hides an occluder stands."""

_CARDBOARD = Surface((0.50, 0.36, 0.22))
_PINE = Surface((0.52, 0.37, 0.24), WOOD, 1.0)
_STOOL = Surface((0.14, 0.15, 0.17), CLOTH, 1.0)


@dataclass(frozen=True, slots=True)
class Scene:
    """Who does what in a clip, when the camera takes its frames, and what it looks at.

    The performance is turned by `turn` (3, 3) about the room's middle. `body` and `performance` are None where
    nobody exercises.
    """

    spec: ClipSpec
    times: Floats
    camera: Camera
    body: Body | None
    performance: Performance | None
    turn: Floats

    def action(self, t: float) -> FigurePose | None:
        """What the performer does at `t` seconds; None while nobody is there."""
        if self.performance is None:
            return None
        pose = self.performance.pose_at(t)
        return pose if pose.visible else None

    def posed(self, action: FigurePose) -> Posed:
        """The performer's body in the room."""
        if self.body is None:
            raise ValueError("nobody exercises in this clip")
        return self.body.pose(action.rotations, self.turn @ action.root_rotation, self.turn @ action.root_offset)


def stage(spec: ClipSpec) -> Scene:
    """Plan the performance and the frames' times; all that is random comes from the description's seed."""
    motion_rng, time_rng = (np.random.default_rng([spec.seed, stream]) for stream in (1, 2))
    body, performance = None, None
    if spec.exercise != EMPTY:
        person = PEOPLE[spec.person]
        body = Body.load(PersonShape(person.shape, person.scale))
        performance = plan(spec.exercise, body, motion_rng, **spec.options)
        if spec.cut is not None:
            start, end = spec.cut
            performance = performance.cut(start, performance.duration_s if end is None else end)
        performance = replace(performance, source=cache(performance.source))
    seconds = performance.duration_s if performance else spec.seconds or DEFAULT_SECONDS
    times = frame_times(seconds, spec.fps, spec.variable_rate, time_rng)
    turn = about_y(spec.turn + (180.0 if spec.facing == "right" else 0.0))
    return Scene(spec, times, spec.camera.camera(spec.size), body, performance, turn)


def furnished(scene: Scene) -> Built:
    """The room, with the seat and whatever stands between the camera and the performer."""
    built = ROOMS[scene.spec.room].build(scene.spec.mat)
    parts = [built.things]
    parts += [_occluder(scene, occluder) for occluder in scene.spec.occluders]
    if scene.performance is not None and scene.performance.seat is not None:
        parts.append(_seat(scene.performance.seat, scene.spec.facing == "right"))
    return Built(built.shell, np.concatenate(parts))


def walkers(spec: ClipSpec, bodies: dict[str, Body], t: float) -> list[tuple[str, Posed]]:
    """The people who cross the room at `t` seconds: whose body, and its pose."""
    return [
        (one.who, walker(bodies[one.who], t - one.start_s, one.seconds, one.direction == "right"))
        for one in spec.passing
        if one.kind == "person" and _crosses(one, t)
    ]


def animals(spec: ClipSpec, t: float) -> Floats | None:
    """Triangles (n, 13) of the dogs that cross the room at `t` seconds; None if there are none."""
    dogs = [
        dog(t - one.start_s, one.seconds, one.direction == "right")
        for one in spec.passing
        if one.kind == "dog" and _crosses(one, t)
    ]
    return np.concatenate(dogs) if dogs else None


def _crosses(one: Passing, t: float) -> bool:
    return one.start_s <= t < one.start_s + one.seconds


def _occluder(scene: Scene, occluder: Occluder) -> Floats:
    """A box or a chair on the line from the joint it hides to the camera."""
    moment = _first_rep(scene) if occluder.at_s is None else occluder.at_s
    action = scene.action(moment)
    if action is None:
        raise ValueError(f"nobody is there at {moment} s to hide the {occluder.hides} of")
    joint = scene.posed(action).joints[occluder.hides]
    to_camera = scene.camera.eye - joint
    to_camera[1] = 0.0
    x, _, z = joint + to_camera / np.linalg.norm(to_camera) * CLEARANCE_M
    if occluder.kind == "box":
        height = max(0.2, float(joint[1]) + 0.1)
        return box((float(x), height / 2, float(z)), (0.2, height, 0.26), _CARDBOARD)
    return np.concatenate(chair((float(x) + 0.25, 0.0, float(z) + 0.18), _PINE))


def _first_rep(scene: Scene) -> float:
    reps = scene.performance.truth.reps if scene.performance else ()
    return reps[0].start_s if reps else 0.0


def _seat(seat: Seat, turned: bool) -> Floats:
    middle, depth = (seat.back_m + seat.front_m) / 2, abs(seat.front_m - seat.back_m)
    z = -middle if turned else middle
    width, height = 2 * seat.half_width_m, seat.height_m
    top = box((0.0, height - 0.03, z), (width, 0.06, depth), _STOOL)
    legs = [
        box((x, (height - 0.06) / 2, z + s * (depth / 2 - 0.03)), (0.035, height - 0.06, 0.035), _PINE)
        for x in (0.03 - width / 2, width / 2 - 0.03)
        for s in (-1.0, 1.0)
    ]
    return np.concatenate([top, *legs])
