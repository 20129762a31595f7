from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from formcheck.review.page.motion import motion_of
from formcheck.review.page.stick_figure import stage_of
from formcheck.review.page.stills import Still, stills_of
from formcheck.review.visit import one_set
from formcheck.specs.catalog import find
from tests.bodies import hands_and_knees
from tests.movements import Course, film, times
from tests.review.page.examples import FPS, bridges, keep


def stills(folder: Path) -> dict[str, Still]:
    review = one_set(folder).sets[0]
    motion = motion_of(review)
    assert motion is not None
    stage = stage_of(motion)
    assert stage is not None
    return {still.title: still for still in stills_of(review, motion, stage)}


def test_a_bridge_is_shown_at_rest_and_at_its_furthest(tmp_path: Path) -> None:
    found = stills(keep(tmp_path, bridges()))
    assert list(found) == ["At the start", "Furthest"]
    assert found["At the start"].t == pytest.approx(2, abs=0.3)
    assert 3.4 < found["Furthest"].t < 7.1 or 9.9 < found["Furthest"].t < 13.6  # while it is held
    assert found["Furthest"].what.endswith("178°")


def test_a_cycle_is_shown_at_both_of_its_ends(tmp_path: Path) -> None:
    course = Course.at(0.0).stay(3)
    for _ in range(2):
        course = course.to(0.08, 2).stay(1).to(-0.08, 3).stay(1).to(0.0, 2).stay(1)
    poses = list(film(lambda t: hands_and_knees(curve=course(t)), times(course.seconds, FPS)))
    folder = keep(tmp_path, poses, find("cat_camel"))
    review = one_set(folder).sets[0]
    found = stills(folder)
    assert len(review.summary.reps) >= 1
    assert {"Round", "Hollow"} <= set(found)
    at = {title: course(found[title].t) for title in ("Round", "Hollow")}
    assert at == pytest.approx({"Round": 0.08, "Hollow": -0.08}, abs=0.01)
    assert np.sign(float(found["Hollow"].what.split()[0])) == -1
