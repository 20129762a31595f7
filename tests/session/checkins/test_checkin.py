from __future__ import annotations

from datetime import datetime, timezone

import pytest

from formcheck.session.checkins.checkin import LONGEST_TEXT, CheckIn, Place, furthest

AT = datetime(2026, 3, 20, 9, 0, tzinfo=timezone.utc)


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        CheckIn(at=datetime(2026, 3, 20, 9, 0))


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_lies_between_0_and_10(pain: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        CheckIn(at=AT, intensity=pain)


@pytest.mark.parametrize("pain", [0, 10])
def test_both_ends_of_the_scale_belong_to_it(pain: int) -> None:
    assert CheckIn(at=AT, intensity=pain).intensity == pain


def test_only_the_low_back_has_a_middle() -> None:
    assert Place("low_back", "middle").side == "middle"
    with pytest.raises(ValueError, match="left or right"):
        Place("calf", "middle")


def test_a_note_is_short() -> None:
    assert CheckIn(at=AT, made_better="x" * LONGEST_TEXT)
    with pytest.raises(ValueError, match="at most 200"):
        CheckIn(at=AT, made_worse="x" * (LONGEST_TEXT + 1))


def test_unsaid_is_not_nowhere_but_no_pain_is() -> None:
    assert CheckIn(at=AT).pain_places is None
    assert CheckIn(at=AT, intensity=3).pain_places is None
    assert CheckIn(at=AT, intensity=0).pain_places == ()
    assert CheckIn(at=AT, intensity=0, places=(Place("foot", "left"),)).pain_places == (Place("foot", "left"),)


def test_the_furthest_point_of_each_leg() -> None:
    places = (Place("calf", "left"), Place("buttock", "left"), Place("low_back", "middle"))
    assert furthest(places, "left") == "calf"
    assert furthest(places, "right") == "low_back"
    assert furthest((Place("low_back", "left"),), "right") is None
    assert furthest((), "left") is None
