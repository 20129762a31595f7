"""People who do the exercises, as stick figures over time: for each exercise a body that follows one course."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from formcheck.pose.pose import Pose
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec
from tests.bodies import (
    CAMERA,
    Camera,
    Figure,
    bird_dog,
    bridge,
    childs_pose,
    half_kneeling,
    hands_and_knees,
    prone,
)
from tests.movements import Course, Seen, film, times, watch


@dataclass(frozen=True, slots=True)
class Scene:
    """An exercise, the body for each value of its drive, and the values over time.

    `anchor` is the joint that stays where it is on the mat.
    """

    exercise: str
    body: Callable[[float], Figure]
    course: Course
    anchor: str

    @property
    def spec(self) -> ExerciseSpec:
        return find(self.exercise)

    def poses(self, at: Iterable[float] | None = None, camera: Camera = CAMERA) -> list[Pose]:
        """Filmed at these times, or at 30 frames a second."""
        when = times(self.course.seconds) if at is None else at
        return list(film(lambda t: self.body(self.course(t)), when, replace(camera, anchor=self.anchor)))


@cache
def plain(exercise: str) -> tuple[Pose, ...]:
    """The exercise done well, seen from the right at 30 frames a second."""
    return tuple(SCENES[exercise]().poses())


@cache
def plainly_seen(exercise: str) -> Seen:
    """What is told of that."""
    return watch(find(exercise), plain(exercise))


def between(a: Figure, b: Figure, share: float) -> Figure:
    """Every segment turned by a share of the way from its direction in `a` to that in `b`."""

    def mix(x: float, y: float) -> float:
        return x + (y - x) * share

    return Figure(
        trunk=mix(a.trunk, b.trunk),
        head=mix(a.head, b.head),
        arm=replace(a.arm, upper=mix(a.arm.upper, b.arm.upper), fore=mix(a.arm.fore, b.arm.fore)),
        leg=replace(a.leg, thigh=mix(a.leg.thigh, b.leg.thigh), shank=mix(a.leg.shank, b.leg.shank)),
        far_arm=replace(
            a.far_arm, upper=mix(a.far_arm.upper, b.far_arm.upper), fore=mix(a.far_arm.fore, b.far_arm.fore)
        ),
        far_leg=replace(
            a.far_leg, thigh=mix(a.far_leg.thigh, b.far_leg.thigh), shank=mix(a.far_leg.shank, b.far_leg.shank)
        ),
    )


def glute_bridge(course: Course | None = None) -> Scene:
    """Three clean bridges with holds of 3.5 s, unless told otherwise."""
    return Scene("glute_bridge", bridge, course or Course.at(135).stay(2).reps(3, 177), "shoulder")


def prone_press_up(course: Course | None = None) -> Scene:
    """Three clean press-ups to 42 degrees with a pause of 1.5 s."""
    return Scene("prone_press_up", prone, course or Course.at(0).stay(2).reps(3, 42, out=2, hold=1.5, back=2), "knee")


def cat_camel(course: Course | None = None) -> Scene:
    """Three cycles of 0.13 either way; the parabola's curve is 0.613 of its height: 0.08."""
    if course is None:
        course = Course.at(0).stay(2)
        for _ in range(3):
            course = course.to(0.13, 2).to(-0.13, 3).to(0, 2).stay(1)
    return Scene("cat_camel", hands_and_knees, course, "knee")


def childs_pose_scene(course: Course | None = None) -> Scene:
    """From all fours (0) back onto the heels (1), 22 s there, and up again."""
    base, folded = hands_and_knees(), childs_pose()
    course = course or Course.at(0).stay(2).to(1, 2).stay(22).to(0, 2).stay(2)
    return Scene("childs_pose", lambda share: between(base, folded, share), course, "knee")


def bird_dog_near(course: Course | None = None) -> Scene:
    """Three times the near leg and the far arm."""

    def body(leg: float) -> Figure:
        return bird_dog(leg, arm=90 + (leg - 90))

    return Scene("bird_dog", body, course or Course.at(90).stay(2).reps(3, 178), "hip")


def hip_flexor(course: Course | None = None) -> Scene:
    """On the near knee, the hips pushed 25 degrees forward, twice for 21 s."""
    base = half_kneeling()

    def body(forward: float) -> Figure:
        leg = replace(base.leg, thigh=-90 - forward)
        far = replace(base.far_leg, thigh=-0.5 * forward, shank=-90 - 0.3 * forward)
        return replace(base, leg=leg, far_leg=far)

    course = course or Course.at(0).stay(2).reps(2, 25, out=2, hold=21, back=2, rest=3)
    return Scene("hip_flexor_stretch", body, course, "knee")


SCENES: dict[str, Callable[[], Scene]] = {
    "glute_bridge": glute_bridge,
    "prone_press_up": prone_press_up,
    "cat_camel": cat_camel,
    "childs_pose": childs_pose_scene,
    "bird_dog": bird_dog_near,
    "hip_flexor_stretch": hip_flexor,
}


def run(scene: Scene) -> Seen:
    return watch(scene.spec, scene.poses())


def joined(*parts: list[Pose]) -> list[Pose]:
    """One after the other, 1/30 s apart."""
    poses: list[Pose] = []
    for part in parts:
        start = poses[-1].t + 1 / 30 if poses else 0.0
        poses += [replace(pose, t=pose.t + start, index=len(poses) + i) for i, pose in enumerate(part)]
    return poses
