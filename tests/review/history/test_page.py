"""What the page says beside its pictures."""

from __future__ import annotations

import pytest

from formcheck.review.history.overview import overview
from formcheck.review.history.page import page_of
from formcheck.review.history.words import NOTHING_OF_IT
from formcheck.session.checkins.advice import Advice, Datum
from formcheck.session.checkins.checkin import CheckIn, Place
from tests.review.history.rows import NOON, days_ago, visit_on


@pytest.mark.parametrize(("days", "told"), [((0,), "on 1 day."), ((0, 10, 30), "on 3 days.")])
def test_the_furthest_point_is_told_with_the_days_on_which_it_was_noted(days: tuple[int, ...], told: str) -> None:
    """Not those in between; nor one on which the pain was given as a number only."""
    calf = [CheckIn(days_ago(day), places=(Place("calf", "left"),)) for day in days]
    html = page_of(overview((), [*calf, CheckIn(days_ago(5), intensity=3)], (), NOON))
    assert f"<figcaption>Left side. The furthest point of the pain, from the spine down the leg, {told}" in html


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("rep", "Range: how far each rep went from rest, "),
        ("cycle", "Range: how far apart the two ends of each rep were, "),
    ],
)
def test_a_range_is_told_as_what_it_is(kind: str, told: str) -> None:
    """Of a cat-camel it is measured from the hollow to the round back, not from the flat one."""
    html = page_of(overview([visit_on(NOON, kind=kind)], (), (), NOON))
    assert f"<figcaption>{told}mean of each week" in html


def test_a_look_at_one_week_is_headed_by_it() -> None:
    assert "2026, 12:00; this week.</p>" in page_of(overview([visit_on(NOON)], (), (), NOON, weeks=1))
    earlier = page_of(overview([visit_on(days_ago(9))], (), (), NOON, weeks=1))
    assert "<p>No practice this week.</p>" in earlier


def test_the_page_of_an_exercise_that_was_not_done_has_its_name_and_says_so() -> None:
    html = page_of(overview([visit_on(NOON)], (), (), NOON, exercise="bird_dog", name="Bird-dog"))
    assert "<title>Bird-dog - formcheck</title>" in html
    assert "<h1>Bird-dog</h1>" in html
    assert f"<p>{NOTHING_OF_IT}</p>" in html
    assert "Nothing to look back at" not in html


def test_days_of_last_year_have_their_year_everywhere() -> None:
    """400 days before Wednesday 18 November 2026 is Tuesday 14 October 2025, of the week of the 13th."""
    told = [CheckIn(days_ago(day), intensity=3, places=(Place("foot", "left"),)) for day in (0, 400)]
    rests_on = Advice("progress", "good", ("Well.",), "So.", (Datum(days_ago(400), "sleeping better"),))
    html = page_of(overview([visit_on(NOON), visit_on(days_ago(400))], told, (rests_on,), NOON, weeks=60))
    assert (
        html.count("14 October") == html.count("Tuesday 14 October 2025") == 5
    )  # calendar, three tables and a body map
    assert html.count("13 Oct<") == 0 < html.count("13 Oct 2025<")
    assert "14 Oct: " not in html
    assert "2026" not in html.replace("18 November 2026, 12:00", "").replace('"day-2026', "").replace('"#day-2026', "")
