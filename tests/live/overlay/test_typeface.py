from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from formcheck.live.overlay import typeface
from formcheck.live.overlay.palette import WHITE
from formcheck.live.overlay.typeface import stretches, text_tile, text_width, wrap


def opacity(text: str, cap: int = 40) -> np.ndarray:
    return 255 - text_tile(text, cap, WHITE).keep[:, :, 0]


def test_digits_have_the_height_asked_for() -> None:
    for cap in (20, 60, 150):
        rows = np.flatnonzero(opacity("1", cap).max(axis=1) > 127)
        assert abs((rows[-1] - rows[0] + 1) - cap) <= 2


@pytest.mark.parametrize("pair", [("e", "é"), ("a", "ä"), ("И", "Й"), ("ω", "ώ"), ("ש", "שׁ")])
def test_accents_are_drawn(pair: tuple[str, str]) -> None:
    plain, accented = (text_tile(text, 40, WHITE) for text in pair)
    assert (255 - accented.keep).sum() > (255 - plain.keep).sum()


def test_scripts_differ_from_the_box_that_stands_for_the_unknown() -> None:
    unknown = opacity("\U0010fffd")
    for letter in "ÅЖΩשع":
        drawn = opacity(letter)
        assert drawn.shape != unknown.shape or (drawn != unknown).any()


def test_ink_and_what_is_kept_add_up_to_white() -> None:
    tile = text_tile("8", 50, WHITE)
    assert np.abs(tile.ink.astype(int) + tile.keep - 255).max() <= 1


def test_an_outline_makes_the_tile_larger_and_darker_at_its_edge() -> None:
    plain, outlined = text_tile("8", 50, WHITE), text_tile("8", 50, WHITE, True)
    assert outlined.width > plain.width
    opaque = outlined.keep[:, :, 0] == 0
    assert (outlined.ink[opaque] < 40).any() and (outlined.ink[opaque] > 250).any()


def test_tiles_are_kept() -> None:
    assert text_tile("7", 33, WHITE) is text_tile("7", 33, WHITE)


def test_empty_text_is_nothing() -> None:
    assert not (255 - text_tile("", 30, WHITE).keep).any()
    assert wrap("", 20, 100) == ()


def test_wrapping_breaks_between_words() -> None:
    text = "Bring your feet a little closer to your hips."
    width = text_width(text, 20) // 2 + 20
    lines = wrap(text, 20, width)
    assert " ".join(lines) == text
    assert all(text_width(line, 20) <= width for line in lines)


def test_what_has_no_spaces_is_broken_where_the_line_ends() -> None:
    words = "橋のポーズ" * 8
    width = text_width("橋のポーズ橋", 20)
    lines = wrap(words, 20, width)
    assert "".join(lines) == words
    assert all(text_width(line, 20) <= width for line in lines)
    assert wrap("WWW", 20, 1) == ("W", "W", "W")


def test_each_letter_is_drawn_with_a_font_that_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A font for Japanese need have no digits: the number beside the word is drawn with the usual one."""
    japanese = tmp_path / "japanese.ttf"
    japanese.touch()
    letters = {typeface._dejavu(): set(map(ord, "Ελένη")), str(japanese): set(map(ord, "橋のポーズ"))}
    monkeypatch.setattr(typeface, "SYSTEM_FONTS", (str(japanese),))
    monkeypatch.setattr(typeface, "_characters", lambda file: frozenset(letters[file]))
    monkeypatch.setattr(typeface, "_font", lambda file, size: typeface.ImageFont.truetype(typeface._dejavu(), size))
    for cached in (typeface._file_for, typeface._runs):
        cached.cache_clear()
    runs = typeface._runs("12 Ελένη 橋の ポーズ 3", 20)
    assert [run.text for run in runs] == ["12 Ελένη ", "橋の ポーズ ", "3"]
    assert [run.x for run in runs] == sorted(run.x for run in runs)
    for cached in (typeface._file_for, typeface._runs):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", ()),
        ("3 of 10", ("3 of 10",)),
        ("גשר 3 of 10", ("גשר", " 3 of 10")),
        ("now גשר, left", ("now ", "גשר", ", left")),
        ("מתיחת 2 רגליים 4", ("מתיחת 2 רגליים", " 4")),
        ("שלוֹם", ("שלוֹם",)),
    ],
)
def test_a_name_that_runs_to_the_left_is_one_word_of_the_line(text: str, cut: tuple[str, ...]) -> None:
    assert stretches(text) == cut


def test_a_number_after_a_name_that_runs_to_the_left_stands_to_its_right() -> None:
    name, rest = typeface._runs("שלום 8", 40)
    assert (name.text, rest.text) == ("שלום", " 8")
    assert rest.x == pytest.approx(name.x + text_width("שלום", 29), abs=1)


def test_without_raqm_names_still_run_to_the_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface.features, "check", lambda _: False)
    typeface._runs.cache_clear()
    assert [run.text for run in typeface._runs("now שלום 8", 21)] == ["now ", "םולש", " 8"]
    typeface._runs.cache_clear()
