from __future__ import annotations

import pytest

from formcheck.review.advice_text import NOTHING, advice_lines, checkin_lines, rule_lines
from formcheck.review.wrapping import NARROWEST
from formcheck.session.checkins.advice import Advice, Datum
from formcheck.session.checkins.checkin import CheckIn, Place, RedFlagAnswer
from formcheck.session.checkins.rules import RULES
from tests.session.checkins.diary import on


def some(count: int = 1) -> Advice:
    data = tuple(Datum(on(-day), f"pain {day}") for day in reversed(range(count)))
    return Advice("worse_running", "ease", ("Rest now.", "Then do half."), "It was too much.", data)


def test_an_advice_says_what_why_and_on_what_it_rests() -> None:
    assert list(advice_lines([some()], 80)) == [
        "Do less: Rest now. Then do half.",
        "  Why: It was too much.",
        "  Fri 20 Mar 2026 09:00: pain 0",
    ]


def test_of_many_data_the_last_are_shown_and_the_rest_is_counted() -> None:
    lines = list(advice_lines([some(8)], 80))
    assert "  (2 earlier ones are not shown)" in lines
    assert len([line for line in lines if ": pain" in line]) == 6
    assert lines[-1].endswith("pain 0")


def test_no_advice_is_said_too() -> None:
    assert list(advice_lines([], 200)) == [NOTHING]


@pytest.mark.parametrize("width", [24, 40, 80])
def test_every_line_fits(width: int) -> None:
    checkin = CheckIn(
        at=on(0),
        moment="after",
        exercise="prone_press_up",
        intensity=4,
        places=(Place("calf", "left"), Place("low_back", "middle")),
        numbness="new",
        weakness="none",
        feel="further_down",
        lingering=True,
        made_better="lying down",
        made_worse="sitting",
        progress=("sleep",),
        red_flags=RedFlagAnswer("full"),
    )
    lines = [*advice_lines([some(), some()], width), *rule_lines(width), *checkin_lines([checkin], width)]
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    for words in (
        "on prone press up",
        "pain 4 in left calf, middle of the low back",
        "numbness: new",
        "weakness: none",
        "felt further down the leg",
        "pain lingered",
        "better with: lying down",
        "worse with: sitting",
        "sleeping better",
        "red flags: none",
    ):
        assert words in text, words


def test_a_hopelessly_narrow_terminal_is_taken_for_a_narrow_one() -> None:
    assert max(map(len, rule_lines(1))) <= NARROWEST


def test_every_rule_is_listed() -> None:
    assert len([line for line in rule_lines(500) if line.startswith("- When ")]) == len(RULES)
    assert len(list(rule_lines(500, good=False))) == len([rule for rule in RULES if not rule.good]) < len(RULES)
