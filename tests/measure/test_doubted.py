"""A measure is doubted where a joint that it is taken from is a guess, on that side, and so is a sum of such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.measure.body import Body, BodyTracker
from formcheck.measure.doubted import doubted
from formcheck.measure.measures import is_doubted
from formcheck.pose.landmarks import SIDES, Side, index_of
from formcheck.specs.model import MeasureSpec
from tests.bodies import Camera, pose_of, supine


def lying(*guessed: tuple[str, Side]) -> Body:
    """Seen from the right, some of the joints guessed."""
    body = BodyTracker().update(pose_of(supine(hip=135, knee=80), camera=Camera(seen_from="right")))
    assert body is not None
    return replace(body, guessed=frozenset(index_of(name, side) for name, side in guessed))


def knee(side: str, name: str = "knee") -> MeasureSpec:
    return MeasureSpec(name, "angle", ("hip", "knee", "ankle"), side, False, (), "deg", "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("side", "doubted_for"),
    [
        ("near", {"knee", "knee@left", "knee@right"}),
        ("far", set()),
        ("left", set()),
        ("right", {"knee", "knee@left", "knee@right"}),
        ("both", {"knee", "knee@left", "knee@right"}),
        ("working", {"knee@right"}),
        ("resting", {"knee@left"}),
    ],
)
def test_whose_ankle_is_guessed(side: str, doubted_for: set[str]) -> None:
    """The right ankle, which is the nearer one."""
    assert doubted(lying(("ankle", "right")), [knee(side)]) == doubted_for


def test_a_joint_that_a_measure_is_not_taken_from_does_not_matter() -> None:
    assert doubted(lying(("wrist", "right"), ("toe", "right")), [knee("near")]) == frozenset()


def test_a_sum_is_doubted_with_its_parts() -> None:
    parts = [knee("working", "one"), knee("near", "two")]
    total = MeasureSpec("sum", "combine", (), "near", False, (("one", 1.0), ("two", -1.0)), "deg", "")
    other = MeasureSpec("other", "combine", (), "near", False, (("one", 1.0),), "deg", "")
    found = doubted(lying(("ankle", "left")), [*parts, total, other])
    assert found == {"one@left", "sum@left", "other@left"}


def test_where_nothing_is_guessed_nothing_is_doubted() -> None:
    assert doubted(lying(), [knee(side) for side in ("near", *SIDES, "both", "working")]) == frozenset()


def test_a_value_is_doubted_under_its_own_name_or_its_side_s() -> None:
    assert is_doubted({"knee@left"}, "knee", "left")
    assert not is_doubted({"knee@left"}, "knee", "right")
    assert not is_doubted({"knee@left"}, "knee", None)
    assert is_doubted({"knee"}, "knee", "right")
