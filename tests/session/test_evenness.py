"""Words for how evenly a rep was done."""

from __future__ import annotations

import math

import pytest

from formcheck.coach.events import RepDone
from formcheck.coach.smoothness import UNEVEN
from formcheck.session.evenness import evenness, is_steady

NAN = math.nan


def rep(out: float, back: float) -> RepDone:
    return RepDone(5.0, 1, None, 1.0, 2.0, 5.0, 2.0, 1.0, 1.0, 130.0, 175.0, out, back)


@pytest.mark.parametrize(
    ("out", "back", "steady", "word"),
    [
        (-1.4, -1.6, True, "steady"),
        (-1.4, NAN, True, "steady"),
        (UNEVEN, UNEVEN, True, "steady"),
        (-2.5, -1.4, False, "uneven out"),
        (-2.5, NAN, False, "uneven out"),
        (-1.4, -2.5, False, "uneven back"),
        (-2.5, -2.5, False, "uneven"),
        (NAN, NAN, None, ""),
    ],
)
def test_a_number_becomes_a_word(out: float, back: float, steady: bool | None, word: str) -> None:
    assert (is_steady(rep(out, back)), evenness(rep(out, back))) == (steady, word)
