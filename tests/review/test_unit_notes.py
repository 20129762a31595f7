from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.coach.events import WarningEnded
from formcheck.review.page.build import page_of
from formcheck.review.table import visit_tables
from formcheck.review.unit_notes import TRUNK, unit_notes
from formcheck.review.visit import last_visit, one_set
from formcheck.specs.catalog import find
from tests.review.printed import printed
from tests.review.test_visit import MORNING, keep
from tests.session.examples import SESSION_EVENTS, write_session


def test_a_trunk_is_explained_once(tmp_path: Path) -> None:
    keep(tmp_path, 0, MORNING, find("push_up"))
    keep(tmp_path, 4, MORNING, find("squat"))
    visit = last_visit(tmp_path)
    assert visit is not None
    assert printed(visit_tables(visit)).count(TRUNK) == 1
    assert page_of(visit).count(TRUNK) == 1


def test_degrees_need_no_word(tmp_path: Path) -> None:
    write_session(tmp_path, spec=find("glute_bridge"), poses=())
    assert unit_notes(one_set(tmp_path).sets) == ()
    assert unit_notes(one_set(tmp_path).sets, ["trunk", None]) == (TRUNK,)  # of the page's axis


@pytest.mark.parametrize(("limit", "told"), [("back_sagging", True), ("leg_too_high", False)])
def test_a_warning_may_be_in_trunks(tmp_path: Path, limit: str, told: bool) -> None:
    warned = WarningEnded(4, limit, "warning", None, 2.0, 3.0, 0.2, "Careful.")
    write_session(tmp_path, (*SESSION_EVENTS, warned), spec=find("bird_dog"), poses=())
    assert (TRUNK in unit_notes(one_set(tmp_path).sets)) is told
