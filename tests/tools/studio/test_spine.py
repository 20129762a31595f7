"""The curve of the back, from the rig."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tools.studio.body.rotation import about_x, about_y
from tools.studio.body.skeleton import Body
from tools.studio.spine import BackLine


@pytest.fixture(scope="module")
def body() -> Body:
    return Body.load("man_young_average")


def _bent(degrees: float) -> dict[str, NDArray[np.float64]]:
    return {f"spine_0{i}": about_x(degrees / 3) for i in (1, 2, 3)}


def test_round_is_more_than_level_and_hollow_is_less(body: Body) -> None:
    back = BackLine(body)
    level, rounded, hollow = (back.curve(body.pose(_bent(angle))) for angle in (0.0, 45.0, -30.0))
    assert rounded > level + 0.03
    assert hollow < level - 0.03


def test_it_does_not_matter_where_the_body_lies(body: Body) -> None:
    back = BackLine(body)
    upright = back.curve(body.pose(_bent(20.0)))
    lying = back.curve(body.pose(_bent(20.0), about_y(140) @ about_x(88), np.array([0.3, 0.2, -1.0])))
    assert lying == pytest.approx(upright, abs=1e-9)
