from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from formcheck.live import checkins
from formcheck.live.flow.answers import Answers
from formcheck.live.session import Kept
from formcheck.session.checkins import store
from formcheck.session.checkins.checkin import Place

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)
VISIT = "2026-11-22T08-00-00"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))


def test_red_flags_are_asked_in_full_first_then_in_a_line_then_in_full_again() -> None:
    assert checkins.red_flags_today(NOW) == "full"
    checkins.keep(Answers(asked="full"), VISIT, NOW, before=True)
    assert checkins.red_flags_today(NOW + timedelta(days=1)) == "line"
    assert checkins.red_flags_today(NOW + timedelta(days=15)) == "full"


def test_both_check_ins_name_the_visit() -> None:
    answers = Answers(asked="line", pain=6, places=(Place("calf", "left"),), feel="better", pain_after=4)
    checkins.keep(answers, VISIT, NOW, before=True)
    checkins.keep(answers, VISIT, NOW + timedelta(minutes=20), before=False)
    before, after = store.read_all()
    assert (before.moment, before.visit, before.intensity, before.places) == ("before", VISIT, 6, answers.places)
    assert (after.moment, after.visit, after.intensity, after.feel) == ("after", VISIT, 4, "better")
    assert before.feel is None and after.places is None


def test_nothing_said_is_nothing_kept() -> None:
    for before in (True, False):
        checkins.keep(Answers(), VISIT, NOW, before=before)
    assert store.read_all() == ()


def test_what_follows_on_the_answers_afterwards_comes_once_they_are_kept() -> None:
    known: list[str] = []
    kept = Kept("2026-11-22T15-04-05", lambda: str(len(store.read_all())), known.append)
    kept.keep(Answers(asked="full", pain=4), before=True)
    assert known == []
    kept.keep(Answers(feel="worse", pain_after=6), before=False)
    assert known == ["2"] and kept.last_words == "2"
