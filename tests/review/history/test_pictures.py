"""Marks and charts: scales by hand, and what must hold of any numbers."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.review.history.charts import Bound, Line, depth_chart, line_chart, pain_chart
from formcheck.review.history.marks import LETTERS, MOST_BARS, SHAPES, bars, joined, marks_for, weeks_a_bar
from formcheck.review.history.pain import PainDay
from formcheck.review.history.scale import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    filled,
    heights,
    place_beside,
    runs,
    scale_of,
)
from tests.review.history.rows import NOON

VALUES = st.lists(st.none() | st.floats(0, 1e6), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("most", "top"), [(47, 50), (50, 50), (51, 60), (0.42, 0.5), (1, 1), (3.5, 4), (23.5, 25), (101, 125)]
)
def test_a_scale_ends_at_a_round_number(most: float, top: float) -> None:
    scale = scale_of(most, 3)
    assert scale.top == pytest.approx(top)
    assert scale.ticks[0] == 0
    assert len(scale.ticks) <= 6


def test_a_scale_by_hand() -> None:
    scale = scale_of(50, 3)
    assert (scale.y(0), scale.y(50)) == (HEIGHT - BOTTOM, TOP)
    assert (scale.x(0), scale.x(2)) == (LEFT, WIDTH - RIGHT)
    assert scale.y(25) == pytest.approx((TOP + HEIGHT - BOTTOM) / 2)


@given(st.floats(0, 1e9), st.integers(1, 500))
def test_every_value_lies_inside_the_picture(most: float, across: int) -> None:
    scale = scale_of(most, across)
    assert scale.top >= most * (1 - 1e-9)
    assert TOP - 1e-6 <= scale.y(most) <= HEIGHT - BOTTOM
    assert LEFT <= scale.x(across - 1) <= WIDTH - RIGHT + 1e-6


def test_a_line_is_never_drawn_across_what_is_not_known() -> None:
    assert runs([None, 1.0, 2.0, None, 3.0]) == (((1, 1.0), (2, 2.0)), ((4, 3.0),))


@given(VALUES)
def test_a_chart_is_xml_with_a_mark_for_each_value(values: list[float | None]) -> None:
    labels = [f"week {n}" for n in range(len(values))]
    tree = ElementTree.fromstring(line_chart([Line("", tuple(values))], labels, "°", "about it"))  # noqa: S314 - ours
    assert tree.get("aria-label") == "about it"
    assert len(list(tree.iter("circle"))) == sum(value is not None for value in values)
    assert "nan" not in ElementTree.tostring(tree, "unicode")


def test_a_bound_goes_across_the_whole_chart_at_its_height() -> None:
    bounds = (Bound("target", "target 20°", (None, 20.0, None)), Bound("cap", "cap 100°", (100.0, None, 50.0)))
    chart = line_chart([Line("", (10.0, 20.0, 30.0))], ["a", "b", "c"], "°", "about", bounds)
    tree = ElementTree.fromstring(chart)  # noqa: S314 - ours
    drawn = [line for line in tree.iter("polyline") if "bound" in (line.get("class") or "")]
    scale = scale_of(100, 3)
    for polyline, values in zip(drawn, ((20, 20, 20), (100, 100, 50)), strict=True):
        expected = " ".join(f"{scale.x(index):.1f},{scale.y(value):.1f}" for index, value in enumerate(values))
        assert polyline.get("points") == expected
    assert [text.text for text in bound_names(tree)] == ["target 20°", "cap 100°"]


def bound_names(tree: ElementTree.Element) -> list[ElementTree.Element]:
    return [text for text in tree.iter("text") if "bound-name" in (text.get("class") or "")]


def test_a_bound_s_name_lies_where_no_line_is() -> None:
    """A hold of 2.8 s on the left and of 3.9 s on the right, 3 s asked for: a scale to 4 s, 34 units for each.

    The target lies 7 units above the left's line: text of 12 does not fit between them, but between target and right.
    """
    lines = [Line("left", (2.8,) * 6), Line("right", (3.9,) * 6)]
    bounds = (Bound("target", "target 3.0 s", (3.0,) * 6), Bound("target", "", (3.0,) * 6))
    chart = line_chart(lines, ["a"] * 6, " s", "about", bounds)
    tree = ElementTree.fromstring(chart)  # noqa: S314 - ours
    (name,) = bound_names(tree)
    scale = scale_of(3.9, 6)
    assert scale.y(3.9) < float(name.get("y", "0")) - 10 < float(name.get("y", "0")) < scale.y(3.0)
    assert chart.index("bound-name") > chart.rindex("<polyline")  # above all lines


def test_two_names_do_not_lie_on_each_other() -> None:
    bounds = (Bound("target", "target 53°", (53.0, 53.0)), Bound("cap", "cap 54°", (54.0, 54.0)))
    tree = ElementTree.fromstring(line_chart([Line("", (90.0, 90.0))], ["a", "b"], "°", "", bounds))  # noqa: S314 - ours
    target, cap = (float(name.get("y", "0")) for name in bound_names(tree))
    assert abs(target - cap) > 12


def test_a_name_without_a_free_place_lies_close_to_its_line() -> None:
    assert place_beside(80, 1, ()) == 93
    assert place_beside(80, -1, ()) == 75
    assert place_beside(80, 1, ((80, 95),)) == 75
    assert place_beside(80, 1, ((0, 190),)) == 93


def test_a_line_is_as_high_as_the_piece_of_it_that_is_looked_at() -> None:
    """From (0, 0) to (10, 100) and back: between 5 and 15 it comes from 50 to 100 and goes back to 50."""
    line = [(0.0, 0.0), (10.0, 100.0), (20.0, 0.0)]
    assert heights(line, 5, 15) == ((50, 100), (50, 100))
    assert heights(line, 0, 10) == ((0, 100),)
    assert heights(line, 21, 30) == ()


def test_a_bound_of_one_week_is_a_line_too_and_one_that_is_not_known_is_none() -> None:
    chart = line_chart(
        [Line("", (10.0,))], ["a"], "°", "", (Bound("cap", "cap", (30.0,)), Bound("target", "t", (None,)))
    )
    assert chart.count('class="bound ') == 1
    assert f"{LEFT:.1f}," in chart and f"{WIDTH - RIGHT:.1f}," in chart


@given(VALUES)
def test_what_is_filled_has_no_gaps_and_changes_nothing_that_is_known(values: list[float | None]) -> None:
    full = filled(values)
    assert len(full) == (0 if all(value is None for value in values) else len(values))
    assert all(value is None or value == now for value, now in zip(values, full, strict=False))


@pytest.mark.parametrize(("label", "shown"), [("16 Nov", 6), ("16 Nov 2025", 3)])
def test_labels_have_room(label: str, shown: int) -> None:
    """Of 12 on 298 units each is 27 from the next: every second of 52 letters' room, or every fifth of 112."""
    chart = line_chart([Line("", (1.0,) * 12)], [label] * 12, "", "")
    assert chart.count(f">{label}</text>") == shown


def test_text_is_escaped() -> None:
    chart = line_chart([Line("<left>", (1.0,))], ["<b>"], '"', 'a "word" & <more>')
    tree = ElementTree.fromstring(chart)  # noqa: S314 - ours
    assert tree.get("aria-label") == 'a "word" & <more>'
    assert "<b>" not in chart


def test_the_spine_is_at_the_top_and_the_foot_at_the_bottom() -> None:
    chart = depth_chart([Line("left", (5.0, 1.0))], ["1 Nov", "2 Nov"], "about")
    foot, back = (float(y) for y in re.findall(r'<circle cx="[^"]*" cy="([^"]*)"', chart))
    assert foot == HEIGHT - BOTTOM
    assert TOP < back < foot
    assert "1 Nov: foot" in chart
    assert "2 Nov: low back" in chart


def test_a_day_of_pain_is_a_bar_and_an_unknown_one_nothing() -> None:
    day = PainDay(NOON.date(), 2, 5, None, None, {}, None, 1)
    unsaid = PainDay(NOON.date(), None, None, None, None, {}, None, 1)
    chart = pain_chart([day, None, unsaid], ["a", "b", "c"], "about")
    assert chart.count("<circle") == 1
    assert "a: 2 to 5" in chart


@given(VALUES)
def test_a_bar_a_value_and_a_gap_where_nothing_is_known(values: list[float | None]) -> None:
    for marks in (SHAPES, LETTERS):
        drawn = bars(values, marks)
        assert [mark == marks.gap for mark in drawn] == [value is None for value in values]


def test_bars_begin_at_zero() -> None:
    assert bars([8.0, 4.0, 1.0, 0.0, None], LETTERS) == "8411."
    assert bars([2.0], LETTERS, most=4) == "4"


def test_many_weeks_share_bars() -> None:
    assert joined([9.0, 1.0, None, None, None, 5.0, 7.0], 3) == [9.0, 1.0, 6.0]
    assert joined([1.0, None, 3.0, 4.0], 2) == [1.0, 3.5]
    assert joined([None, None], 2) == [None]
    assert [weeks_a_bar(weeks) for weeks in (1, 20, 21, 520)] == [1, 1, 2, 26]


@given(VALUES, st.integers(1, 9))
def test_joined_values_stay_between_their_least_and_most(values: list[float | None], together: int) -> None:
    known = [value for value in values if value is not None]
    found = joined(values, together)
    assert len(found) == -(-len(values) // together)
    assert all(min(known) * 0.999999 <= value <= max(known) * 1.000001 for value in found if value is not None)
    assert len(joined(values, weeks_a_bar(len(values)))) <= MOST_BARS


def test_letters_where_the_output_has_no_shapes() -> None:
    assert marks_for("utf-8") is SHAPES
    assert marks_for("cp1252") is marks_for("ascii") is marks_for(None) is LETTERS
