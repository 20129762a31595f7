from __future__ import annotations

from dataclasses import replace

import numpy as np

from formcheck.capture.frame import Frame
from formcheck.live.flow.inputs import Sighted
from formcheck.live.lookout import Lookout
from formcheck.pose.pose import Pose
from formcheck.specs.ends import RestSpec
from tests.live.figures import BRIDGE, bridging, grey, nobody

PICTURE = grey(640, 360)
RESTING_THERE = replace(BRIDGE, movement=replace(BRIDGE.movement, rest=RestSpec(None, 90.0, 200.0)))
"""The drawn figure's hips are raised: an exercise that rests so."""


def look(lookout: Lookout, t: float, pose: Pose | None) -> Sighted:
    posed = None if pose is None else replace(pose, t=t, index=round(t * 30))
    return lookout.look(t, Frame(round(t * 30), t, PICTURE), posed)


def watch(lookout: Lookout, seconds: float, start: float = 0.0, drift: float = 0.0) -> Sighted:
    """Somebody lies there, moving sideways by `drift` pixels a second."""
    body = bridging(640, 360)
    assert body.landmarks is not None
    for number in range(round(seconds * 30)):
        t = start + number / 30
        moved = replace(body, landmarks=body.landmarks + np.float32(drift * t) * np.array([1, 0], np.float32))
        seen = look(lookout, t, moved)
    return seen


def test_somebody_who_lies_still_fits_and_is_still() -> None:
    seen = watch(Lookout(RESTING_THERE, placement=False), 2.0)
    assert (seen.found, seen.posture, seen.fits, seen.still, seen.advice) == (True, "supine", True, True, None)


def test_somebody_who_moves_is_not_still() -> None:
    seen = watch(Lookout(BRIDGE, placement=False), 2.0, drift=120.0)
    assert seen.fits and not seen.still


def test_another_posture_does_not_fit_unless_a_hold_may_begin_in_it() -> None:
    kneeling = replace(BRIDGE, start=("hands_and_knees",), within=("hands_and_knees", "supine"))
    assert not watch(Lookout(kneeling, placement=False), 2.0).fits
    held = replace(kneeling, movement=replace(kneeling.movement, kind="hold"))
    assert watch(Lookout(held, placement=False), 2.0).fits


def test_nobody_and_no_model_yet_are_nobody() -> None:
    lookout = Lookout(BRIDGE, placement=True)
    loading = look(lookout, 0.0, None)
    assert not loading.found and loading.advice is not None and not loading.advice.ok
    assert not look(lookout, 0.1, nobody(640, 360)).found


def test_whoever_holds_the_top_is_not_at_rest() -> None:
    at_top = watch(Lookout(BRIDGE, placement=False), 2.0)
    assert at_top.fits and not at_top.still and not at_top.rested
    assert watch(Lookout(RESTING_THERE, placement=False), 2.0).rested
    unseen = replace(BRIDGE, measures=(replace(BRIDGE.measures[0], kind="spine_curve", points=()),))
    seen = watch(Lookout(unseen, placement=False), 2.0)
    assert seen.rested and seen.still, "a drive that is not seen keeps nobody waiting"
