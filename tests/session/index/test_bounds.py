"""Targets and caps as travels from rest, worked out by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from formcheck.coach.events import RestLearned
from formcheck.session.aims import Aims, Band, Cap
from formcheck.session.index.bounds import between_ends, from_rest
from formcheck.session.index.figures import set_row
from formcheck.session.read import read_session
from formcheck.specs.catalog import find
from tests.session.index.practice import reps, write_set

INF = math.inf


def cap(low: float, high: float, *, own: bool = False) -> Cap:
    return Cap("too_far", "warning", low, high, "Less.", own)


def test_a_movement_that_opens_has_its_target_and_its_nearest_cap_above_rest() -> None:
    aims = Aims(130, (Band("top", 165, INF),), (cap(195, INF), cap(188, INF, own=True), cap(-INF, 100)))
    assert from_rest(aims) == (35, 58)


def test_one_that_closes_has_them_below() -> None:
    aims = Aims(170, (Band("bottom", -INF, 100),), (cap(-INF, 60), cap(185, INF)))
    assert from_rest(aims) == (70, 110)


def test_a_limit_before_the_target_is_no_cap_of_the_range() -> None:
    assert from_rest(Aims(130, (Band("top", 165, INF),), (cap(150, INF),))) == (35, None)


@pytest.mark.parametrize("aims", [Aims(math.nan, (Band("top", 165, INF),), ()), Aims(130, (), ())])
def test_without_rest_or_target_nothing_is_known(aims: Aims) -> None:
    assert from_rest(aims) == (None, None)


def test_a_cycle_goes_from_one_end_to_the_other() -> None:
    assert between_ends(Aims(0, (Band("cat", 0.05, INF), Band("camel", -INF, -0.02)), ())) == (
        pytest.approx(0.07),
        None,
    )
    assert between_ends(Aims(0, (Band("cat", 0.05, INF),), ())) == (None, None)


def test_a_set_s_row_has_those_of_its_spec_and_of_this_person_s_rest(tmp_path: Path) -> None:
    spec = find("glute_bridge")
    row = set_row(read_session(write_set(tmp_path / "s", [RestLearned(1, None, 131), *reps(2)], spec=spec)))
    (side,) = row.by_side
    top = spec.movement.ends[0].target(131.0)
    assert side.target == pytest.approx(top - 131)
    assert side.cap is not None and side.cap > side.target
    unread = set_row(read_session(write_set(tmp_path / "t", [RestLearned(1, None, 131), *reps(2)])))
    assert unread.by_side[0].target is None
