"""Which warnings a rep had: those that came during it, on its side."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.coach.events import RepDone, WarningEnded
from formcheck.pose.landmarks import Side
from formcheck.session.warned import warned
from tests.session.examples import write_session

LEFT = RepDone(5.0, 1, "left", 1.0, 3.0, 5.0, 2.0, 1.0, 1.0, 80.0, 150.0)


def warning(start_s: float, end_s: float, side: Side | None, name: str = "knee_bent") -> WarningEnded:
    return WarningEnded(end_s, name, "warning", side, start_s, end_s, 120.0, "Straighten it.")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([warning(4, 6, "left")], ("knee_bent",)),
        ([warning(4, 6, None)], ("knee_bent",)),
        ([warning(4, 6, "right")], ()),
        ([warning(5, 6, "left")], ()),
        ([warning(0, 1, "left")], ()),
        ([warning(1, 2, "left"), warning(3, 4, "left"), warning(2, 3, None, "arched")], ("knee_bent", "arched")),
    ],
)
def test_during_it_and_on_its_side(given: list[WarningEnded], found: tuple[str, ...], tmp_path: Path) -> None:
    assert warned(write_session(tmp_path, [*given, LEFT], poses=()), LEFT) == found
