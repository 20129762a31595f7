from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from formcheck.live.overlay.words import (
    get_into,
    phase_words,
    position_words,
    side_words,
    split_sentence,
    tracking_words,
)
from formcheck.specs.model import Posture
from tests.live.figures import BRIDGE, HOLDING, RESTING


@pytest.mark.parametrize(
    ("sentence", "headline", "rest"),
    [
        ("Lower a little: your back is arching.", "Lower a little", "Your back is arching."),
        ("Slowly, please.", "Slowly", "Please."),
        ("Stop here.", "Stop here", ""),
        ("Stay up a little longer, three seconds.", "Stay up a little longer, three seconds", ""),
        ("Rest:", "Rest:", ""),
        ("", "", ""),
    ],
)
def test_a_sentence_is_split_where_it_breaks_by_itself(sentence: str, headline: str, rest: str) -> None:
    assert split_sentence(sentence) == (headline, rest)


def test_a_hold_is_told_when_it_is_long_enough() -> None:
    short, long = replace(HOLDING, hold_s=2.9), replace(HOLDING, hold_s=3.0)
    assert phase_words(short, BRIDGE)[0] == "Hold"
    assert phase_words(long, BRIDGE)[0] == "And down"


def test_phases_have_words() -> None:
    assert phase_words(RESTING, BRIDGE)[0] == "Ready"
    assert phase_words(replace(RESTING, phase="moving"), BRIDGE)[0] == "Moving"
    held = replace(BRIDGE, movement=replace(BRIDGE.movement, kind="hold"))
    assert phase_words(replace(RESTING, phase="moving"), held)[0] == "Ready", "whoever does not hold need not move"


def test_out_of_position_says_what_to_do_and_what_is_seen() -> None:
    headline, sentence = position_words(replace(RESTING, posture="seated", in_position=False), BRIDGE)
    assert headline == "Lie on your back"
    assert "Glute bridge" in sentence
    assert "seated" in sentence


def test_how_to_get_into_a_posture_begins_a_sentence_with_what_to_do() -> None:
    verbs = {"Lie", "Go", "Sit", "Kneel", "Stand", "Get"}
    assert {get_into(posture).split()[0] for posture in get_args(Posture)} == verbs


def test_every_tracking_trouble_has_words_even_an_unknown_one() -> None:
    told = {state: tracking_words(state) for state in ("nobody", "wrong_view", "hidden", "too_far", "new")}
    assert len(set(told.values())) == len(told)
    assert all(headline and sentence for headline, sentence in told.values())


def test_the_side_is_named_as_a_leg() -> None:
    assert (side_words("left"), side_words("right"), side_words(None)) == ("Left leg", "Right leg", "")
