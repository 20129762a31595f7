"""Bodies and stages that the tests of movement share."""

from __future__ import annotations

import pytest

from tools.studio.body.skeleton import Body
from tools.studio.motion.stage import Stage


@pytest.fixture(scope="session")
def woman() -> Body:
    return Body.load("woman_young_average")


@pytest.fixture(scope="session")
def man() -> Body:
    return Body.load("man_middle_heavy")


@pytest.fixture(scope="session")
def stage(woman: Body) -> Stage:
    return Stage(woman)
