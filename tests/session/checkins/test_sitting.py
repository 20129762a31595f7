"""Which visit a check-in belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formcheck.session.checkins.sitting import placed
from tests.session.checkins.diary import after, before, leg, on, said, told, visit


@pytest.mark.parametrize(
    ("hour", "found"),
    # the visits of the diary begin at 9.2 of their day; twelve hours before that of the next day is 21.2
    [(9.2, "v-1"), (9.0, "v-1"), (9.3, None), (21.1, None), (21.3, "v0"), (-2.7, "v-1"), (-2.9, None)],
)
def test_before_is_of_the_first_visit_within_twelve_hours(hour: float, found: str | None) -> None:
    said_before = replace(before(-1, 3), visit=None, at=on(-1, hour))
    assert placed([said_before], [visit(0), visit(-1)])[0].visit == found


def test_what_names_a_visit_or_speaks_of_another_time_stays_as_it_is() -> None:
    kept = [before(-1, 3, visit="other"), said(-1, 2), replace(after(-1, 4), visit=None)]
    assert placed(kept, [visit(-1)]) == tuple(kept)


def test_before_of_the_same_day_serves_an_answer_that_names_no_visit_either() -> None:
    morning = replace(before(0, 3, places=leg("buttock")), visit=None)
    evening = replace(after(0, 7, places=leg("calf")), visit=None, at=on(0, 17.5))
    assert "further_down" in told([morning, evening], [visit(0)])
