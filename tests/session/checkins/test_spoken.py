"""What the voice says of the rules: one sentence each, the gravest first."""

from __future__ import annotations

import pytest

from formcheck.session.checkins.advice import LEVELS, Advice, AdviceLevel, Datum
from formcheck.session.checkins.rules import RULES
from formcheck.session.checkins.spoken import SPOKEN, foremost
from tests.session.checkins.diary import NOW

MOST_WORDS = 12


def advice(name: str, level: AdviceLevel, exercise: str | None = None) -> Advice:
    return Advice(name, level, ("Words.",), "Reason.", (Datum(NOW, "pain 3"),), exercise)


def test_every_rule_can_be_spoken() -> None:
    assert {name for name, _ in SPOKEN} == {rule.id for rule in RULES}
    assert {level for _, level in SPOKEN} == set(LEVELS)


@pytest.mark.parametrize("sentence", SPOKEN.values())
def test_it_is_one_short_sentence(sentence: str) -> None:
    assert sentence.endswith(".") and sentence.count(".") == 1
    assert len(sentence.split()) <= MOST_WORDS


def test_the_gravest_is_said_and_the_exercise_is_named() -> None:
    said = [advice("improving", "good"), advice("stop_exercise", "stop", "bird_dog"), advice("unchanged", "see")]
    assert foremost(said) == "Please leave out bird dog for now."
    assert foremost([]) == ""
