from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.capture.frame import Image
from formcheck.live.overlay import card, draw
from formcheck.live.overlay.palette import AMBER, GREEN, SKY
from formcheck.live.overlay.typeface import Tile, text_tile
from formcheck.live.overlay.view import EMPTY, Card, Ghost, OverlayView, Ring, Row
from formcheck.session.checkins.red_flags import INTRODUCTION, LINE, QUESTIONS, STOP
from tests.live.figures import bridging, grey, nobody

QUESTION = Card("Where is it?", ("Press one key or more.",), (Row("1", "Back", True), Row("2", "Leg")), footer="enter")
OUTLINE = ((0.1, 0.5), (0.5, 0.5), (0.5, 0.8), (0.1, 0.8))


def drawn(view: OverlayView, width: int = 1280, height: int = 720) -> Image:
    return draw(grey(width, height), nobody(width, height), view)


def carded(sheet: Card, **size: int) -> Image:
    return drawn(replace(EMPTY, card=sheet), **size)


def share(image: Image, colour: tuple[int, int, int]) -> float:
    return float((np.abs(image.astype(int) - colour).max(axis=2) <= 6).mean())


def inked(image: Image) -> np.ndarray:
    """Rows in which something light stands."""
    return np.flatnonzero((image.min(axis=2) > 200).any(axis=1))


def test_a_card_darkens_the_picture_and_hides_the_body() -> None:
    with_body = draw(grey(), bridging(), replace(EMPTY, card=QUESTION))
    assert np.array_equal(with_body, carded(QUESTION))
    assert np.median(with_body) < 40


def test_what_is_chosen_is_green_and_what_is_not_is_white() -> None:
    chosen, plain = carded(QUESTION), carded(replace(QUESTION, rows=(Row("1", "Back"), Row("2", "Leg"))))
    assert share(chosen, GREEN) > 0.001 > share(plain, GREEN)
    assert share(plain, (255, 255, 255)) > share(chosen, (255, 255, 255))


def test_a_grave_title_is_amber_and_a_footer_blue() -> None:
    assert share(carded(replace(QUESTION, grave=True)), AMBER) > 0.001 > share(carded(QUESTION), AMBER)
    assert share(carded(QUESTION), SKY) > 0.0001 > share(carded(replace(QUESTION, footer="")), SKY)


def test_numbers_stand_side_by_side() -> None:
    rows = tuple(Row(str(n), "") for n in range(11))
    in_a_row = inked(carded(Card("", rows=rows, beside=True)))
    below = inked(carded(Card("", rows=rows)))
    assert in_a_row[-1] - in_a_row[0] < 0.15 * 720 < below[-1] - below[0]


def test_a_rest_s_ring_empties() -> None:
    shares = [
        share(carded(Card("Rest", ring=Ring(fraction, "9", "seconds")))[:, 640:], (255, 255, 255))
        for fraction in (0.9, 0.5, 0.1)
    ]
    assert shares[0] > shares[1] > shares[2]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 480), (720, 1280), (320, 240)])
def test_long_texts_leave_room_for_their_keys(width: int, height: int) -> None:
    long = Card("Is there anything new " * 8, ("A sentence of some length. " * 4,), QUESTION.rows)
    with_keys, without = (
        carded(long, width=width, height=height),
        carded(replace(long, rows=()), width=width, height=height),
    )
    assert (with_keys[height // 3 :] != without[height // 3 :]).any()
    assert inked(with_keys)[-1] < height - 2


def test_the_list_of_keys_covers_whatever_was_there() -> None:
    keys = tuple(Row(key, "does something") for key in "abcdefghijk")
    shown = drawn(replace(EMPTY, card=QUESTION, panel=keys))
    assert np.array_equal(shown, drawn(replace(EMPTY, panel=keys)))


def test_the_outline_is_white_dashes_then_a_green_line() -> None:
    wrong, right = (drawn(replace(EMPTY, ghost=Ghost(OUTLINE, right))) for right in (False, True))
    assert share(wrong, (255, 255, 255)) > 0.001 > share(wrong, GREEN)
    assert share(right, GREEN) > 0.004 > share(right, (255, 255, 255))


def test_the_outline_is_mirrored_with_the_picture() -> None:
    plain = drawn(replace(EMPTY, ghost=Ghost(OUTLINE, True)))
    mirrored = drawn(replace(EMPTY, ghost=Ghost(OUTLINE, True), mirrored=True))
    columns = [np.flatnonzero((image != 120).any(axis=(0, 2))) for image in (plain, mirrored)]
    assert columns[0][0] + columns[1][-1] == pytest.approx(1280, abs=4)


def test_words_above_leave_the_mat_free() -> None:
    view = replace(EMPTY, headline="Lie on your back", sentence="So that I see you.", above=True)
    assert (drawn(view)[360:] == 120).all()
    assert (drawn(replace(view, above=False))[:360] == 120).all()


def test_what_is_right_has_a_green_border() -> None:
    shown = drawn(replace(EMPTY, headline="That's right", good=True))
    assert share(shown[:4], GREEN) == share(shown[:, -4:], GREEN) == 1.0


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=6), st.integers(60, 700), st.integers(60, 700))
def test_any_text_in_any_picture(title: str, lines: list[str], width: int, height: int) -> None:
    rows = tuple(Row(line[:1] or "x", line) for line in lines)
    shown = carded(Card(title, tuple(lines), rows, footer=title), width=width, height=height)
    assert shown.shape == (height, width, 3)


SIZES = ((1280, 720), (800, 600), (1024, 768), (1280, 1024), (640, 1000), (683, 768), (960, 1080), (1080, 1920))
AGAINST = "Pain has moved further down the leg: please stop, and ask a professional before you go on with anything."
YES_NO = (Row("y", "Yes"), Row("n", "No"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "words",
    [
        Card(LINE, rows=YES_NO, footer="b: back     q: end"),
        *(Card(flag.ask, (INTRODUCTION,), YES_NO, footer="b: back     q: end") for flag in QUESTIONS),
        Card(AGAINST, rows=YES_NO, footer="b: back     q: end"),
        Card(STOP[0], STOP[1:], footer="enter: close", grave=True),
    ],
)
def test_what_is_asked_and_told_for_safety_is_drawn_to_its_last_word(
    words: Card, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    def tile(text: str, *look: Any) -> Tile:
        texts.append(text)
        return text_tile(text, *look)

    monkeypatch.setattr(card, "text_tile", tile)
    carded(words, width=size[0], height=size[1])
    assert " ".join((words.title, *words.lines)) in " ".join(texts)
