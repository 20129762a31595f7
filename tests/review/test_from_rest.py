"""A pelvic tilt's scale, whose zero means nothing: shown as points from rest."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from formcheck.coach.events import Event, PartialRep, RangeOutgrown, RepDone, RestLearned
from formcheck.review.csv_rows import visit_csv
from formcheck.review.figure_rows import figure_rows
from formcheck.review.from_rest import aims_from_rest, from_rest, way, way_with_unit
from formcheck.review.outgrown import outgrown_words
from formcheck.review.page.build import page_of
from formcheck.review.page.motion import motion_of
from formcheck.review.page.view import page_view
from formcheck.review.table import visit_tables
from formcheck.review.visit import VisitReview, one_set
from formcheck.session.aims import Aims, Band, Cap
from formcheck.specs.catalog import find
from tests.review.page.examples import bridges
from tests.review.printed import printed
from tests.session.examples import write_session

TILTS: tuple[Event, ...] = (
    RestLearned(1.0, None, -45.9),
    RepDone(9, 1, None, 2.5, 5.0, 8.0, 3.6, 1.5, 1.4, -46.24, -43.39),
    RepDone(19, 2, None, 11.0, 14.0, 18.0, 3.6, 1.5, 1.4, -46.24, -41.35),
    PartialRep(29, None, 21.0, 28.0, -46.37, -45.47),
)
"""From a rest of -46.24 to -43.39 are 2.85, to -41.35 are 4.89; from -46.37 to -45.47 are 0.90."""


@pytest.fixture
def tilts(tmp_path: Path) -> VisitReview:
    write_session(tmp_path, TILTS, spec=find("pelvic_tilt"), poses=bridges())
    return one_set(tmp_path)


def test_points_are_counted_from_rest_and_nothing_else_is() -> None:
    assert from_rest(-43.39, -46.24, "mixed") == pytest.approx(2.85)
    assert from_rest(176.0, 131.0, "deg") == 176.0
    assert (way(-46.24, -43.39, "mixed"), way_with_unit(-46.24, -43.39, "mixed")) == ("2.85", "2.85 points")
    assert (way(131, 176, "deg"), way_with_unit(131, 176, "deg")) == ("131 to 176", "131 to 176°")
    assert way_with_unit(math.nan, -43.39, "mixed") == "-"


def test_targets_and_caps_are_counted_from_there_too() -> None:
    aims = Aims(-46.0, (Band("flat", -45.0, math.inf),), (Cap("far", "warning", -42.0, math.inf, "", own=False),))
    found = aims_from_rest(aims, "mixed")
    assert (found.rest, found.targets[0].low, found.caps[0].edge) == (0.0, 1.0, 4.0)
    assert aims_from_rest(aims, "deg") == aims
    unknown = aims_from_rest(Aims(math.nan, aims.targets, aims.caps), "mixed")
    assert (unknown.targets, unknown.caps) == ((), ())


def test_the_figures_are_points(tilts: VisitReview) -> None:
    rows = dict(figure_rows(tilts.sets[0]))
    assert (rows["first rep"], rows["furthest rep"]) == (["2.85 points"], ["4.89 points"])
    assert rows["target"] == ["1.00 points"]
    assert "from" not in rows


def test_the_terminal_shows_points_and_says_what_they_are(tilts: VisitReview) -> None:
    text = printed(visit_tables(tilts))
    assert "Reps (range in points from rest ±0.68, times in s)" in text
    assert "0.90 points" in text
    assert "points: a scale of its own, counted from rest; 1.00 is what counts." in text
    assert "-4" not in text


def test_so_does_the_page(tilts: VisitReview) -> None:
    page = page_of(tilts)
    assert '<td class="n">2.85 points</td>' in page
    assert '<td class="n">0.90 points</td>' in page
    assert "rep 2, 4.89 points" in page  # below the still picture
    assert "Rep 1 at 0:02.5, 2.85 points" in page
    assert "Too small to count, at 0:21.0, 0.90 points" in page
    assert "0.06 x thigh, in points: a scale of its own, counted from rest; 1.00 is what counts." in page


def test_the_line_begins_at_zero_too(tilts: VisitReview) -> None:
    """Which is where the reps began: 46.24 below the measure's own."""
    (view,) = page_view(tilts).sets
    assert view.axis is not None
    (trace,) = view.traces
    assert trace.rest_label == "0.00 points"
    assert trace.rest == view.axis.top(0.0)
    assert [zone.label for zone in trace.zones] == ["flat from 1.00 points"]
    motion = motion_of(tilts.sets[0])
    assert motion is not None
    middle = float(np.nanmedian(motion.values[None]))
    assert view.axis.low < middle + 46.24 < view.axis.high
    assert not view.axis.low < middle < view.axis.high


def test_a_range_that_was_outgrown_is_told_in_points(tmp_path: Path) -> None:
    outgrown = RangeOutgrown(60.0, None, {"flat": -44.9}, {"flat": -43.9})
    write_session(tmp_path, [*TILTS, outgrown], spec=find("pelvic_tilt"), poses=())
    (sentence,) = outgrown_words(one_set(tmp_path).sets[0])
    assert "(2.00 points instead of 1.00 points)" in sentence


def test_the_rows_keep_what_was_measured(tilts: VisitReview) -> None:
    head, first, _ = visit_csv(tilts).splitlines()
    assert "from_points,to_points" in head
    assert "-46.24,-43.39" in first
