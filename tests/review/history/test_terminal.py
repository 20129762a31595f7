"""The history on the terminal: whole at 60 columns, plain letters where there are no shapes, calm words."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Sequence

import pytest
from rich.console import Console

from formcheck.review.history.marks import LETTERS, SHAPES, Marks
from formcheck.review.history.overview import Overview, overview
from formcheck.review.history.terminal import history_of
from formcheck.session.checkins.advice import Advice, Datum
from formcheck.session.checkins.checkin import CheckIn, Place
from formcheck.session.index import VisitRow
from tests.review.history.rows import NOON, days_ago, set_row, side_row, visit_of, visit_on

SIDES = (side_row(5, "left", mean=50.0, hold=3.0), side_row(5, "right", mean=40.0, hold=4.0))
ADVICE = Advice("towards_spine", "good", ("Keep going.",), "It is a good sign.", (Datum(NOON, "pain 3"),))


def history(
    visits: Sequence[VisitRow],
    checkins: Sequence[CheckIn] = (),
    *,
    exercise: str | None = None,
    weeks: int | None = None,
) -> Overview:
    return overview(visits, checkins, (ADVICE,) if checkins else (), NOON, exercise=exercise, weeks=weeks)


def printed(found: Overview, width: int = 80, marks: Marks = SHAPES) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(history_of(found, marks))
    return out.getvalue()


PRACTICE = [
    *(visit_on(days_ago(n)) for n in (0, 1, 9)),
    visit_of(set_row(days_ago(2), 10, exercise="bird_dog", name="Bird-dog", by_side=SIDES)),
    visit_on(days_ago(3), 3),
]
PAIN = [
    CheckIn(days_ago(9), intensity=6, places=(Place("calf", "left"),)),
    CheckIn(NOON, intensity=3, places=(Place("thigh", "left"),)),
]


def test_a_week_is_a_row_of_days_with_its_numbers() -> None:
    text = printed(history(PRACTICE))
    (row,) = (line for line in text.splitlines() if line.lstrip().startswith("16 Nov"))
    assert row.split() == ["16", "Nov", "●", "●", "●", "3", "3", "30"]
    (row,) = (line for line in text.splitlines() if line.lstrip().startswith("9 Nov"))
    assert row.split() == ["9", "Nov", *"●·····○", "2", "2", "13"]


def test_a_week_of_last_year_has_its_year() -> None:
    """200 and 400 days before 18 November 2026 are 2 May 2026 and 14 October 2025."""
    before = [CheckIn(days_ago(400), intensity=4)]
    visits = [visit_on(days_ago(200)), visit_on(days_ago(400))]
    for exercise in (None, "glute_bridge"):
        text = printed(history(visits, before, exercise=exercise, weeks=60))
        assert "13 Oct 2025 " in text
        assert "27 Apr " in text and "27 Apr 2026" not in text
        assert "Last check-in, Tuesday 14 October 2025: pain 4." in text
    assert "The last time was Tuesday 14 October 2025." in printed(history(visits[1:]))


def test_range_and_hold_with_numbers_beside() -> None:
    text = printed(history(PRACTICE, weeks=2))
    assert "range, left   ·█  50°    furthest 55°" in text
    assert "hold, right   ·█  4.0 s  longest 4.0 s" in text
    assert "range  ██  45°  furthest 50°" in text


def test_target_and_cap_stand_beside_the_range_and_marks_beside_what_is_not_as_logged() -> None:
    side = dataclasses.replace(side_row(10), target=35.0, cap=58.4)
    changed = [visit_on(days_ago(1), by_side=(side,), corrections=2), visit_on(days_ago(2), rescored=True)]
    text = printed(overview(changed, (), (), NOON))
    assert "furthest 50°, target 35°, cap 58°" in text
    assert "20 reps*" in text
    assert "Marked *: 2 corrections by you are counted in; 1 set counts as scored again." in text


def test_pain_over_the_weeks_and_the_advice() -> None:
    text = printed(history(PRACTICE, PAIN))
    assert "6 to 3" in text
    assert "Keep going." in text
    assert "Why: It is a good sign." in text
    assert "left thigh" in text


@pytest.mark.parametrize("exercise", [None, "bird_dog"])
@pytest.mark.parametrize("weeks", [2, 12, 120])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_cut_at_any_width(width: int, weeks: int, exercise: str | None) -> None:
    text = printed(history(PRACTICE, PAIN, exercise=exercise, weeks=weeks), width)
    assert "…" not in text
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width


def test_plain_letters() -> None:
    text = printed(history(PRACTICE, PAIN), marks=LETTERS)
    assert not any(shape in text for shape in "●◐○·▁█")
    assert "# all doses done" in text


def test_one_exercise_has_a_row_a_week_and_nothing_of_others() -> None:
    text = printed(history(PRACTICE, exercise="bird_dog"))
    assert text.startswith("History: Bird-dog")
    assert "Glute bridge" not in text
    assert "range ° L/R" in " ".join(text.split())
    assert "50/40" in text


def test_wrong_clocks_and_videos_are_told_and_left_out() -> None:
    future = visit_on(days_ago(-300))
    text = " ".join(printed(history([*PRACTICE, future, visit_on(days_ago(1), live=False)])).split())
    assert f"The session {future.sets[0].folder} is left out: the clock was wrong" in text
    assert "1 analysed video is kept too" in text
    assert "16 Nov ● ● ● 3 3 30" in text


def test_nothing_yet() -> None:
    assert "Nothing to look back at yet." in printed(history([]))
    assert "Nothing to look back at yet." in printed(history([visit_on(days_ago(-300))]))
    text = printed(history([], PAIN))
    assert "Pain, 0 to 10" in text
    assert "Nothing to look back" not in text


def test_an_exercise_that_was_not_done_is_said_to_be_so() -> None:
    assert "This exercise was not done in these weeks." in printed(history(PRACTICE, PAIN, exercise="squat"))
    assert "was not done" not in printed(history(PRACTICE, PAIN, exercise="bird_dog"))
    alone = printed(history(PRACTICE, exercise="squat"))
    assert "This exercise was not done in these weeks." in alone
    assert "Nothing to look back at" not in alone
    assert "Nothing to look back at" in printed(history([], exercise="squat"))
    only_watched = [visit_on(NOON, live=False)]
    assert "Nothing to look back at" in printed(history(only_watched, exercise="squat"))


def test_an_exercise_is_called_by_its_name_whenever_it_was_done() -> None:
    before = [visit_of(set_row(days_ago(60), exercise="bird_dog", name="Bird-dog")), visit_on(NOON)]
    assert printed(history(before, exercise="bird_dog", weeks=2)).startswith("History: Bird-dog\n")
    never = overview(before, (), (), NOON, exercise="squat", name="Squat")
    assert printed(never).startswith("History: Squat\n")
    assert printed(history(before)).startswith("History\n")


def test_as_many_weeks_as_there_are_between_four_and_twelve() -> None:
    assert len(history([visit_on(NOON)]).weeks) == 4
    assert len(history([visit_on(days_ago(40))]).weeks) == 7
    assert len(history([visit_on(days_ago(400))]).weeks) == 12
    assert len(history([visit_on(NOON)], weeks=30).weeks) == 30
