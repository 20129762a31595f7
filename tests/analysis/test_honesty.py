"""What cannot be measured is said, since when, with what to change, and is neither counted nor warned of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from formcheck.analysis.darkness import SAY, TOO_DARK, Darkness, as_logged
from formcheck.analysis.watch import Watch, watch_poses
from formcheck.capture.brightness import DARK, brightness
from formcheck.coach.coach import Coach
from formcheck.coach.events import RepDone, TrackingChanged
from formcheck.measure.jumps import STAYS_S
from formcheck.pose.pose import Pose
from formcheck.session.summary import LostSpan, Summary
from formcheck.specs.catalog import find
from tests.analysis.scenes import Scene, childs_pose_scene, glute_bridge
from tests.bodies import nobody, resized, unseen
from tests.movements import Course

TWO_THEN_TWO = Course.at(135).stay(2).reps(2, 177).stay(3).reps(2, 177)
LOST_FROM, LOST_TO = 17.0, 20.0
"""In the rest between the first two bridges and the last two."""


def from_the_feet(pose: Pose) -> Pose:
    """Left and right lie beside each other in the picture, none behind the other."""
    assert pose.landmarks is not None
    assert pose.depth is not None
    wide = pose.landmarks.copy()
    wide[:, 0] += 2 * pose.depth
    return replace(pose, landmarks=wide, depth=(pose.depth * 0.05).astype(np.float32))


def with_hidden_knees(pose: Pose) -> Pose:
    return unseen(pose, ("knee",))


def far_away(pose: Pose) -> Pose:
    """A trunk of 200 pixels becomes one of 20."""
    return resized(pose, 0.1)


def gone(pose: Pose) -> Pose:
    return nobody(pose.t, pose.index)


def summary(scene: Scene, spoilt: Callable[[Pose], Pose], since: float, until: float) -> Summary:
    poses = [spoilt(pose) if since <= pose.t < until else pose for pose in scene.poses()]
    return watch_poses(scene.spec, "made up", 30.0, poses)


SPOILT: dict[str, tuple[Callable[[Pose], Pose], str]] = {
    "wrong_view": (from_the_feet, "from the side"),
    "hidden": (with_hidden_knees, "hidden"),
    "too_far": (far_away, "nearer"),
    "nobody": (gone, "can't see you"),
}


def only_span(found: Summary) -> LostSpan:
    (span,) = found.lost
    return span


@pytest.mark.parametrize("state", SPOILT)
def test_a_bad_view_is_said_with_since_when_and_what_to_change(state: str) -> None:
    spoil, change = SPOILT[state]
    found = summary(glute_bridge(TWO_THEN_TWO), spoil, LOST_FROM, LOST_TO)
    span = only_span(found)
    # A body that seems to be another size from one frame to the next is believed to be once it has stayed so for 0.4 s.
    late = STAYS_S if state == "too_far" else 0.0
    assert (span.state, span.start_s) == (state, pytest.approx(LOST_FROM + late, abs=0.3))
    assert span.end_s == pytest.approx(LOST_TO, abs=1.2), (
        "the trunk's length is a running one: nearer again takes a while"
    )
    assert change in span.message
    assert (len(found.reps), found.warnings) == (4, ())


@pytest.mark.parametrize("state", ["hidden", "nobody"])
def test_while_it_lasts_nothing_is_counted(state: str) -> None:
    found = summary(glute_bridge(Course.at(135).stay(2).reps(3, 177)), SPOILT[state][0], 2.5, 99)
    assert (found.reps, found.holds, found.warnings) == ((), (), ())
    assert only_span(found).end_s == found.tracking.last_t


def test_what_a_hold_asks_for_and_is_hidden_is_said_too() -> None:
    """A hold has no drive: its conditions need the knee."""
    scene = childs_pose_scene(Course.at(0).stay(2).to(1, 2).stay(30).to(0, 2).stay(2))
    assert scene.spec.movement.drive is None
    found = summary(scene, with_hidden_knees, 12.0, 18.0)
    assert only_span(found).state == "hidden"
    assert round(found.holds[0].end_s) == 12, "it ends where it was last seen"


# -- darkness, which only pictures show


def in_the_light_of(scene: Scene, light: Callable[[float], float], spoilt: Callable[[Pose], Pose]) -> list[LostSpan]:
    """A set of which everybody is lost below DARK, as the model loses them."""
    watch = Watch(scene.spec, "made up", 30.0, None)
    for pose in scene.poses():
        watch.step(spoilt(pose) if light(pose.t) < DARK else pose, light(pose.t))
    return list(watch.finish().lost)


def evening(t: float) -> float:
    return 15.0 if LOST_FROM <= t < LOST_TO else 120.0


@pytest.mark.parametrize("spoil", [gone, with_hidden_knees])
def test_somebody_lost_in_the_dark_is_told_to_turn_on_a_light(spoil: Callable[[Pose], Pose]) -> None:
    (span,) = in_the_light_of(glute_bridge(TWO_THEN_TWO), evening, spoil)
    assert (span.state, span.message) == (TOO_DARK, SAY)
    assert (span.start_s, span.end_s) == (pytest.approx(LOST_FROM, abs=0.2), pytest.approx(LOST_TO, abs=0.6))


def test_somebody_who_left_a_light_room_is_not_there() -> None:
    watch = Watch(glute_bridge().spec, "made up", 30.0, None)
    for i in range(90):
        watch.step(nobody(i / 30, i), 120.0)
    assert [span.state for span in watch.finish().lost] == ["nobody"]


def test_darkness_that_hides_nothing_is_not_spoken_of() -> None:
    darkness = Darkness()
    darkness.look(1.0, 10.0)
    far = TrackingChanged(0.5, "too_far", "You are far away.")
    assert darkness.explain([far]) == [far]


def test_the_state_shown_is_the_one_that_was_told_until_it_is_over() -> None:
    scene, states = glute_bridge(TWO_THEN_TWO), {}
    watch = Watch(scene.spec, "made up", 30.0, None)
    for pose in scene.poses():
        watch.step(gone(pose) if evening(pose.t) < DARK else pose, evening(pose.t))
        states[round(pose.t, 2)] = watch.state().tracking
    assert [states[t] for t in (16.0, 19.0, 23.0)] == ["ok", TOO_DARK, "ok"]


def test_once_there_is_light_again_nobody_is_asked_for_it() -> None:
    """The coach goes on saying that it sees nobody: they may have left meanwhile."""
    darkness = Darkness()
    darkness.look(1.0, 10.0)
    darkness.explain([TrackingChanged(1.0, "nobody", "")])
    lost = replace(Coach(find("glute_bridge")).state(), tracking="nobody")
    assert darkness.shown(lost).tracking == TOO_DARK
    for tenth in range(30):
        darkness.look(2.0 + tenth / 10, 120.0)
    assert darkness.shown(lost).tracking == "nobody"


def test_scored_again_without_pictures_the_log_s_darkness_stays() -> None:
    nobody_there = TrackingChanged(17.0, "nobody", "I can't see you.")
    later = TrackingChanged(40.0, "nobody", "I can't see you.")
    dark = TrackingChanged(17.0, TOO_DARK, SAY)
    rep = RepDone(9.0, 1, None, 1.0, 2.0, 8.0, 3.0, 1.0, 1.0, 130.0, 170.0)
    assert as_logged([rep, nobody_there, later], [dark]) == [rep, dark, later]


@pytest.mark.parametrize("grey", [0, 20, 255])
def test_brightness_is_the_mean_of_the_picture(grey: int) -> None:
    assert brightness(np.full((72, 128, 3), grey, np.uint8)) == grey
