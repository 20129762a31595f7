from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from formcheck.live.overlay import draw, panels
from formcheck.live.overlay.palette import AMBER, SKY, WHITE, Colour
from formcheck.live.overlay.typeface import Tile, text_tile
from formcheck.live.overlay.view import EMPTY, Card, OverlayView, Row
from formcheck.live.placement.advice import SENTENCES
from tests.live.figures import grey, nobody

SIZES = ((1280, 720), (800, 600), (1280, 1024), (640, 1000), (683, 768), (960, 1080))
NAME = "Bridge with both feet on a step and towel between the knees · set 1 of 2"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, Colour]]:
    """What is drawn around the person: text, height of capitals, colour."""
    texts: list[tuple[str, int, Colour]] = []

    def tile(text: str, cap: int, colour: Colour, *look: Any) -> Tile:
        texts.append((text, cap, colour))
        return text_tile(text, cap, colour, *look)

    monkeypatch.setattr(panels, "text_tile", tile)
    return texts


def drawn(view: OverlayView, size: tuple[int, int] = (1280, 720)) -> np.ndarray:
    return draw(grey(*size), nobody(*size), view)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        *SENTENCES.values(),
        ("Keep still", f"{NAME}. It begins when you are still."),
        ("Bend your hip a little less on that side", "Your knee has come closer to your chest than is good now."),
    ],
)
def test_what_to_do_is_drawn_to_its_last_word(
    headline: str, sentence: str, size: tuple[int, int], written: list[tuple[str, int, Colour]]
) -> None:
    drawn(replace(EMPTY, headline=headline, sentence=sentence, above=True), size)
    assert f"{headline} {sentence}".strip() in " ".join(text for text, _, _ in written)


def test_words_leave_the_person_most_of_the_picture() -> None:
    shown = drawn(replace(EMPTY, headline="Lie on your back " * 4, sentence="So that I see all of you. " * 20))
    assert (shown[: round(0.55 * 720)] == 120).all()


def test_a_warning_of_two_lines_is_amber_in_both(written: list[tuple[str, int, Colour]]) -> None:
    view = replace(EMPTY, headline="Lower your hips a little now", sentence="Your back is arching.", alert="warning")
    drawn(view, (640, 1000))
    colours = [colour for _, _, colour in written]
    assert colours.count(AMBER) > 1 and colours[-1] == WHITE
    amber = "".join(text for text, _, colour in written if colour == AMBER)
    assert amber.replace(" ", "") == view.headline.replace(" ", "")


NOTE = "kept: 2026-11-29T08-37-00_glute_bridge/screenshot-1.png"
FOOTER = "enter: go on now     b: once more     space: pause"


@pytest.mark.parametrize("size", [*SIZES, (1366, 768)])
@pytest.mark.parametrize("corner", ["sound off", NOTE])
@pytest.mark.parametrize(
    "sheet",
    [
        replace(EMPTY, card=Card("Rest", footer=FOOTER)),
        replace(EMPTY, card=Card("Where?", rows=tuple(Row(str(n), "Lower back") for n in range(1, 6)), footer=FOOTER)),
        replace(EMPTY, panel=tuple(Row(key, "pause, go on") for key in "abcdefghijk")),
    ],
)
def test_a_note_covers_neither_the_keys_at_the_foot_nor_those_above_it(
    sheet: OverlayView, corner: str, size: tuple[int, int]
) -> None:
    """What is drawn without it is there with it, and it is drawn in the lower third."""
    plain, noted = drawn(sheet, size), drawn(replace(sheet, corner=corner), size)
    light = (plain.max(axis=2) > 100) | (np.abs(plain.astype(int) - SKY).max(axis=2) < 10)
    assert (plain[light] == noted[light]).all()
    rows = np.flatnonzero((plain != noted).any(axis=(1, 2)))
    assert rows.size and rows[0] > size[1] * 0.66


@pytest.mark.parametrize(("size", "lines"), [((1280, 720), 1), ((800, 600), 1), ((640, 1000), 2), ((683, 768), 2)])
def test_left_and_right_are_large_enough_to_read(
    size: tuple[int, int], lines: int, written: list[tuple[str, int, Colour]]
) -> None:
    """Letters of 4.5 % of the unit can be read from the mat; three quarters of that are left at least."""
    drawn(replace(EMPTY, number="2", number_note="left 2/10 · right 1/10"), size)
    notes = [(text, cap) for text, cap, _ in written if "/" in text]
    assert len(notes) == lines and " · ".join(text for text, _ in notes) == "left 2/10 · right 1/10"
    assert all(cap >= 0.75 * 0.045 * min(size[1], 1.25 * size[0]) for _, cap in notes)
