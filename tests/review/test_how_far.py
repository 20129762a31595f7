"""How far a warning went, as the review says it."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import pytest

from formcheck.coach.events import WarningEnded
from formcheck.coach.personal import OWN_CAP, OwnRange
from formcheck.review.how_far import how_far
from formcheck.review.page.build import page_of
from formcheck.review.table import visit_tables
from formcheck.review.visit import SetReview, one_set
from formcheck.session.corrections.corrected import corrected
from formcheck.session.corrections.store import Kept
from formcheck.specs.catalog import find
from tests.review.page.examples import bridges
from tests.review.printed import printed
from tests.session.examples import write_session

NAN = math.nan


def warning(id_: str, peak: float, excess: float = NAN, *, own: bool = False) -> WarningEnded:
    return WarningEnded(9.0, id_, "warning", None, 4.0, 6.0, peak, "Keep still.", own, excess)


def set_of(folder: Path, exercise: str, *events: WarningEnded, own: OwnRange | None = None) -> SetReview:
    write_session(folder, events, spec=find(exercise), poses=())
    (review,) = one_set(folder).sets
    session = review.session
    header = dataclasses.replace(session.header, personal=None if own is None else (own,))
    return dataclasses.replace(review, corrected=corrected(dataclasses.replace(session, header=header), Kept()))


@pytest.mark.parametrize(
    ("exercise", "made", "said"),
    [
        ("glute_bridge", warning("over_arched", 193.4, 3.4), "193°"),  # above 190, for everybody
        ("pelvic_tilt", warning("hips_lifting", 157.0, 6.8), "7° past it"),  # above 9 from rest
        ("bird_dog", warning("back_rounding", -0.012, 0.034), "0.03 trunk past it"),
        ("bird_dog", warning("back_rounding", -0.012, 0.001), "just past it"),
        ("pelvic_tilt", warning("hips_lifting", 157.0), "157°"),  # an older log does not tell it
        ("pelvic_tilt", warning("gone", 157.0, 6.8), "157.00"),
        ("prone_press_up", warning("too_deep_arch", 70.0, 5.0), "70°"),  # the general limit
        ("prone_press_up", warning("too_deep_arch", 60.0, 5.0, own=True), "5° past it"),  # from what is usual
    ],
)
def test_a_limit_of_the_person_s_own_is_told_by_how_far_past_it(
    tmp_path: Path, exercise: str, made: WarningEnded, said: str
) -> None:
    assert how_far(set_of(tmp_path, exercise, made), made) == said


def test_an_own_cap_that_is_an_angle_is_told_by_the_angle(tmp_path: Path) -> None:
    own = OwnRange(None, 3, "hip", 140, {"top": 170}, {"top": 160}, {"hip": {"above": 182}})
    made = warning("over_arched", 186.0, 4.0, own=True)
    assert how_far(set_of(tmp_path / "a", "glute_bridge", made, own=own), made) == "186°"
    learned_in_the_set = warning(OWN_CAP, 186.0, 4.0, own=True)
    assert how_far(set_of(tmp_path / "b", "glute_bridge", learned_in_the_set), learned_in_the_set) == "4° past it"


def test_terminal_and_page_say_it(tmp_path: Path) -> None:
    write_session(tmp_path, [warning("hips_lifting", 157.0, 6.8)], spec=find("pelvic_tilt"), poses=bridges())
    visit = one_set(tmp_path)
    assert "7° past it" in printed(visit_tables(visit))
    page = page_of(visit)
    assert "Keep still. Furthest 7° past it" in page
    assert '<td class="n">7° past it</td>' in page
    assert "at 0:04.0, 7° past it" in page  # below the still picture
