from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from formcheck.live.overlay import draw, panels
from formcheck.live.overlay.palette import AMBER, WHITE, Colour
from formcheck.live.overlay.typeface import Tile, text_tile
from formcheck.live.overlay.view import EMPTY, OverlayView
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
