from __future__ import annotations

import numpy as np
import pytest

from formcheck.review.page.motion import JOINTS, Motion, motion_of
from formcheck.review.page.stick_figure import STAGE, drawing_plan, figure_at, head_size, stage_of
from formcheck.review.page.stills import Still, frame_of
from formcheck.review.visit import one_set
from tests.bodies import nobody
from tests.review.page.examples import bridges, keep


@pytest.fixture(scope="module")
def motion(tmp_path_factory: pytest.TempPathFactory) -> Motion:
    poses = bridges()
    poses[-10:] = [nobody(pose.t, pose.index) for pose in poses[-10:]]
    found = motion_of(one_set(keep(tmp_path_factory.mktemp("sets"), poses)).sets[0])
    assert found is not None
    return found


def test_the_stage_holds_the_person_and_keeps_proportions(motion: Motion) -> None:
    stage = stage_of(motion)
    assert stage is not None
    placed = stage.placed(motion.points)
    assert max(stage.width, stage.height) == STAGE
    assert np.nanmin(placed) >= 0
    assert np.nanmax(placed[..., 0]) <= stage.width
    assert np.nanmax(placed[..., 1]) <= stage.height
    before = np.hypot(*(motion.points[0, 0] - motion.points[0, 5]))
    assert np.hypot(*(placed[0, 0] - placed[0, 5])) == pytest.approx(before * stage.scale)


def test_a_figure_has_far_limbs_behind_and_a_head(motion: Motion) -> None:
    stage = stage_of(motion)
    assert stage is not None
    figure = figure_at(motion, stage, 0.0)
    assert figure is not None
    parts = [line.part for line in figure.lines]
    assert parts == sorted(parts, key=["far", "trunk", "near"].index)
    assert parts.count("trunk") == 1
    assert figure.head is not None
    assert figure.head[2] == head_size(motion, stage)


def test_a_frame_holds_the_stills_and_little_more(motion: Motion) -> None:
    stage = stage_of(motion)
    assert stage is not None
    figure = figure_at(motion, stage, 0.0)
    assert figure is not None
    left, top, width, height = map(int, frame_of([Still(0.0, "", "", figure)]).split())
    xs, ys = zip(*figure.corners(), strict=True)
    assert left < min(xs) < max(xs) < left + width < max(xs) + 60
    assert top < min(ys) < max(ys) < top + height < max(ys) + 60
    assert frame_of([]) == "0 0 1 1"


def test_nobody_is_no_figure(motion: Motion) -> None:
    stage = stage_of(motion)
    assert stage is not None
    assert figure_at(motion, stage, float(motion.t[-1])) is None


def test_the_browsers_plan_names_each_joint_but_the_far_head(motion: Motion) -> None:
    plan = drawing_plan(motion)
    chains = plan["chains"]
    assert isinstance(chains, list)
    drawn = {index for chain in chains for index in chain["joints"]}
    assert {JOINTS[index] for index in set(range(len(JOINTS))) - drawn} == {"nose", "ear@left"}
