"""Who keeps still where the exercise begins, and who has begun from there without waiting for "Go"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from formcheck.coach.stillness import Motion
from formcheck.live.coming_to_rest import BEGUN_S, LEAVING_S, ComingToRest, Standing
from formcheck.measure.measurer import Measurer
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec
from tests.analysis.scenes import Scene, cat_camel, childs_pose_scene, glute_bridge
from tests.bodies import moved
from tests.movements import Course, watch


class Watched:
    """Looks at every pose; somebody is where the set may begin from the first one on."""

    def __init__(self, spec: ExerciseSpec, poses: Iterable[Pose], start: float = 100.0) -> None:
        self.coming = ComingToRest(spec)
        measurer, motion = Measurer(spec), Motion()
        self.seen: list[tuple[float, Standing]] = []
        self.at_begin: tuple[Pose, ...] = ()
        for pose in (replace(pose, t=pose.t + start) for pose in poses):
            measures = measurer.measure(pose)
            speed = motion.push(pose.t, measures.still_points, measures.size)
            standing = self.coming.push(pose, measures, speed, fits=True)
            self.seen.append((pose.t - start, standing))
            if standing.begun and not self.at_begin:
                self.at_begin = self.coming.poses()

    def first(self, what: str) -> float:
        """When somebody was first still, or had begun; infinite for never."""
        return next((t for t, standing in self.seen if getattr(standing, what)), float("inf"))

    def still_between(self, start: float, end: float) -> bool:
        return any(standing.still for t, standing in self.seen if start <= t <= end)


def watched(scene: Scene) -> Watched:
    return Watched(scene.spec, scene.poses())


@pytest.mark.parametrize("still_s", [1.0, 1.5, 2.0, 3.0])
def test_a_rep_that_did_not_wait_for_go_begins_the_set_and_counts(still_s: float) -> None:
    scene = glute_bridge(Course.at(135).stay(still_s).reps(3, 177))
    early = watched(scene)
    assert still_s < early.first("begun") < still_s + 0.75, "half of the way up"
    begin = early.at_begin
    assert begin[0].t - 100.0 < still_s - 0.5, "rest is learned in what was kept"
    rest_of_it = [pose for pose in scene.poses() if pose.t + 100.0 > begin[-1].t]
    seen = watch(scene.spec, [*begin, *(replace(pose, t=pose.t + 100.0) for pose in rest_of_it)])
    assert seen.counts() == (3, 0, 0)
    assert [round(hold, 1) for hold in seen.holds] == [
        round(hold, 1) for hold in watch(scene.spec, scene.poses()).holds
    ]


def test_moving_about_is_neither_still_nor_begun() -> None:
    """Getting comfortable: the hips up and down, and never a second of rest."""
    course = Course.at(135)
    for top in (150, 160, 145, 165, 150):
        course = course.to(top, 0.6).to(135, 0.6)
    shuffling = watched(glute_bridge(course))
    assert shuffling.first("still") == shuffling.first("begun") == float("inf")
    then = watched(glute_bridge(course.stay(2.0)))
    assert course.seconds < then.first("still") < course.seconds + 1.0
    assert then.coming.poses()[0].t - 100.0 > course.seconds - 0.5, "what came before does not belong to the set"


def test_a_back_that_moves_is_not_still_though_no_joint_moves() -> None:
    course = Course.at(0)
    for _ in range(4):
        course = course.to(0.13, 2).to(-0.13, 3).to(0, 1)
    at_once = watched(cat_camel(course))
    assert not at_once.still_between(0.0, BEGUN_S - 0.1), "Ready is said to nobody in the middle of a cycle"
    assert at_once.first("begun") == pytest.approx(BEGUN_S, abs=0.5), "but nobody is left uncounted for ever"
    waited = watched(cat_camel(Course.at(0).stay(1.2).to(0.13, 2).to(-0.13, 3).to(0, 2)))
    assert waited.first("still") < 1.1 and 1.2 < waited.first("begun") < 2.7


def test_a_pose_that_is_held_has_begun() -> None:
    held = watched(childs_pose_scene(Course.at(0).to(1, 2).stay(6)))
    assert 2.0 < held.first("begun") < 3.2
    on_all_fours = watched(childs_pose_scene(Course.at(0).stay(5)))
    assert on_all_fours.first("still") < 1.0 and on_all_fours.first("begun") == float("inf")


def test_a_movement_long_after_the_rest_did_not_begin_there() -> None:
    """Sliding along the mat in between: what follows waits for stillness again."""
    scene = glute_bridge(Course.at(135).stay(2 + LEAVING_S + 1).to(177, 1.5).stay(0.3))

    def slid(pose: Pose) -> Pose:
        return moved(pose, 100 * max(0.0, pose.t - 2), 0)

    sliding = Watched(scene.spec, map(slid, scene.poses()))
    assert sliding.first("still") < 2.0 and sliding.first("begun") == float("inf")
    assert watched(scene).first("begun") < float("inf")


def test_after_a_while_without_a_look_all_begins_anew() -> None:
    scene = glute_bridge(Course.at(135).stay(8))
    gone = [pose for pose in scene.poses() if not 3.0 < pose.t < 6.0]
    seen = Watched(scene.spec, gone)
    assert seen.still_between(1.0, 3.0) and not seen.still_between(6.0, 6.5) and seen.still_between(7.0, 8.0)
    assert seen.coming.poses()[0].t - 100.0 >= 6.0
