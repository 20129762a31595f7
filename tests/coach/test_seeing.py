"""How well somebody is seen, said once, after it has lasted."""

from __future__ import annotations

import pytest

from formcheck.coach.seeing import DWELL_S, Seeing
from formcheck.measure.measures import Measures
from tests.coach.drives import measures
from tests.movements import times


def run(good: Measures, bad: Measures, since: float, until: float, drive_seen: bool = True) -> list[tuple[float, str]]:
    seeing = Seeing()
    changes = []
    for t in times(until + 3):
        is_bad = since <= t < until
        template = bad if is_bad else good
        now = measures(t, found=template.found, side_on=template.side_on, size=template.size)
        change = seeing.push(now, drive_seen or not is_bad)
        if change is not None:
            assert bool(change.message) == (change.state != "ok")
            changes.append((round(change.t, 1), change.state))
    return changes


GOOD = measures(0)


@pytest.mark.parametrize(
    ("bad", "drive_seen", "state"),
    [
        (measures(0, found=False), True, "nobody"),
        (measures(0, side_on=0.1), True, "wrong_view"),
        (measures(0, size=12), True, "too_far"),
        (GOOD, False, "hidden"),
    ],
)
def test_what_lasts_is_said_and_taken_back(bad: Measures, drive_seen: bool, state: str) -> None:
    assert run(GOOD, bad, 2, 5, drive_seen) == [(2.0, state), (5.0, "ok")]


def test_a_moment_is_not_said() -> None:
    assert run(GOOD, measures(0, found=False), 2, 2 + 0.8 * DWELL_S) == []
