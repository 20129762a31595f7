from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from formcheck.review.page.motion import FASTEST, JOINTS, MOST_FRAMES, Thinning, motion_of, thinning_of
from formcheck.review.visit import one_set
from formcheck.specs.catalog import find
from tests.bodies import hands_and_knees, mirrored, nobody, unseen
from tests.movements import film, times
from tests.review.page.examples import BRIDGES, FPS, bird_dogs, bridges, keep, repeated


def test_the_line_is_the_movement(tmp_path: Path) -> None:
    review = one_set(keep(tmp_path, bridges())).sets[0]
    motion = motion_of(review)
    assert motion is not None
    expected = np.array([BRIDGES(t) for t in motion.t])
    assert np.nanmax(np.abs(motion.values[None] - expected)) < 2
    assert np.abs(motion.values[None] - expected).mean() < 0.3


def test_frames_are_thinned_evenly_and_the_last_is_kept(tmp_path: Path) -> None:
    poses = bridges()
    review = one_set(keep(tmp_path, poses)).sets[0]
    motion = motion_of(review, Thinning(rate=5))
    assert motion is not None
    assert len(motion.t) == pytest.approx(BRIDGES.seconds * 5, abs=2)
    assert np.diff(motion.t)[:-1] == pytest.approx(3 / FPS)
    assert motion.t[-1] == pytest.approx(poses[-1].t)


def test_a_slow_camera_loses_nothing(tmp_path: Path) -> None:
    poses = [pose for index, pose in enumerate(bridges()) if index % 3 == 0]
    motion = motion_of(one_set(keep(tmp_path, poses)).sets[0])
    assert motion is not None
    assert len(motion.t) == len(poses)


def test_joints_are_where_they_were_recorded(tmp_path: Path) -> None:
    poses = bridges()
    motion = motion_of(one_set(keep(tmp_path, poses)).sets[0])
    assert motion is not None
    assert poses[0].landmarks is not None
    knee = motion.points[0, JOINTS.index("knee@right")]
    assert knee == pytest.approx(poses[0].landmarks[26], abs=0.05)  # the grid of a recording


def test_what_was_not_seen_is_not_drawn(tmp_path: Path) -> None:
    poses = bridges()
    poses[30:60] = [nobody(pose.t, pose.index) for pose in poses[30:60]]
    poses[100:] = [unseen(pose, ["ankle"], ("left",)) for pose in poses[100:]]
    motion = motion_of(one_set(keep(tmp_path, poses)).sets[0])
    assert motion is not None
    away = (motion.t > poses[30].t + 0.2) & (motion.t < poses[59].t - 0.2)
    assert away.any()
    assert np.isnan(motion.points[away]).all()
    assert np.isnan(motion.values[None][away]).all()
    late = motion.t > poses[101].t
    assert np.isnan(motion.points[late, JOINTS.index("ankle@left")]).all()
    assert np.isfinite(motion.points[late, JOINTS.index("ankle@right")]).all()


def test_sides_have_a_line_each_and_the_near_one_is_known(tmp_path: Path) -> None:
    motion = motion_of(one_set(keep(tmp_path, map(mirrored, bird_dogs()), find("bird_dog"))).sets[0])
    assert motion is not None
    assert set(motion.values) == {"left", "right"}
    assert motion.near == "left"
    assert np.nanmax(motion.values["left"]) > 170 > 120 > np.nanmax(motion.values["right"])


def test_the_curve_of_the_back_is_read_from_every_third_frame_and_filled(tmp_path: Path) -> None:
    spec = find("cat_camel")
    motion = motion_of(one_set(keep(tmp_path, bird_dogs(), spec)).sets[0])
    assert motion is not None
    assert np.isfinite(motion.values[None]).mean() > 0.9


def test_without_poses_there_is_no_motion(tmp_path: Path) -> None:
    folder = keep(tmp_path, bridges())
    (folder / "poses.bin").unlink()
    assert motion_of(one_set(folder).sets[0]) is None


def test_a_spec_that_cannot_be_read_leaves_the_figure(tmp_path: Path) -> None:
    spec = dataclasses.replace(find("glute_bridge"), text="id: [unreadable")
    motion = motion_of(one_set(keep(tmp_path, bridges(), spec)).sets[0])
    assert motion is not None
    assert dict(motion.values) == {}
    assert np.isfinite(motion.points).any()


def test_long_visits_keep_fewer_frames_a_second(tmp_path: Path) -> None:
    short = keep(tmp_path, bridges())
    assert thinning_of(one_set(short)) == Thinning(FASTEST, 1)
    long = one_set(repeated(short, tmp_path, minutes=60, fps=2))
    assert thinning_of(long).rate == pytest.approx(MOST_FRAMES / 3600, rel=0.01)
    assert thinning_of(long).every == 2


def test_measuring_fewer_frames_draws_the_same_line(tmp_path: Path) -> None:
    review = one_set(keep(tmp_path, bridges())).sets[0]
    dense, sparse = motion_of(review), motion_of(review, Thinning(every=3))
    assert dense is not None
    assert sparse is not None
    both = np.isfinite(sparse.values[None])
    assert both.mean() > 0.95
    assert np.abs(dense.values[None] - sparse.values[None])[both].max() < 3


def test_the_backs_edge_lies_above_the_trunk(tmp_path: Path) -> None:
    poses = list(film(lambda t: hands_and_knees(curve=0.05), times(4, FPS)))
    motion = motion_of(one_set(keep(tmp_path, poses, find("cat_camel"))).sets[0])
    assert motion is not None
    assert motion.back is not None
    shoulder = motion.points[0, JOINTS.index("shoulder@right")]
    hip = motion.points[0, JOINTS.index("hip@right")]
    trunk = np.hypot(*(shoulder - hip))
    middle = (shoulder + hip) / 2 - motion.back[0, 4]
    assert middle[0] == pytest.approx(0, abs=0.05 * trunk)
    assert middle[1] > 0.04 * trunk  # up is less in pixels
