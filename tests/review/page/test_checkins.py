from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from formcheck.review.page.checkins import checkins_view
from formcheck.session.checkins.checkin import CheckIn, Place
from formcheck.session.checkins.store import append, checkins_path
from tests.review.page.examples import STARTED_AT, VISIT


def test_the_check_ins_of_the_visit_and_no_other() -> None:
    later = STARTED_AT + timedelta(minutes=20)
    append(CheckIn(STARTED_AT, "before", VISIT, intensity=4, places=(Place("calf", "left"),)))
    append(CheckIn(STARTED_AT, "before", "another", intensity=9))
    append(CheckIn(later, "any", VISIT, exercise="squat", intensity=8))
    append(CheckIn(later, "after", VISIT, intensity=2, places=()))
    found = checkins_view(VISIT, STARTED_AT)
    assert [view.title for view in found.views] == ["Before, 15:04", "At another time, 15:24", "After, 15:24"]
    assert found.change == "Pain went from 4 to 2 of 10."
    assert found.views[0].map is not None
    assert "Where it hurts: left calf. The body from behind" in found.views[0].map
    assert found.views[0].map.count('class="hurts"') == 1


def test_unsaid_is_not_drawn_as_none() -> None:
    append(CheckIn(STARTED_AT, "before", VISIT, numbness="old"))
    (view,) = checkins_view(VISIT, STARTED_AT).views
    assert (view.intensity, view.map) == (None, None)
    assert checkins_view(VISIT, STARTED_AT).change == ""


def test_a_file_that_cannot_be_read_leaves_the_page_without_them(home: Path) -> None:
    checkins_path().mkdir(parents=True)
    assert checkins_view(VISIT, STARTED_AT).views == ()


def test_what_was_said_before_a_visit_that_had_no_name_yet_is_its_own(home: Path) -> None:
    append(CheckIn(STARTED_AT - timedelta(hours=1), "before", intensity=4))
    append(CheckIn(STARTED_AT - timedelta(hours=13), "before", intensity=9))
    append(CheckIn(STARTED_AT + timedelta(hours=1), "before", intensity=9))
    found = checkins_view(VISIT, STARTED_AT)
    assert [view.title for view in found.views] == ["Before, 14:04"]
    (home / "sessions").write_text("no folder")  # then other visits are not known, and this one still is
    assert checkins_view(VISIT, STARTED_AT) == found
