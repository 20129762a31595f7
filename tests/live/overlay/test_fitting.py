from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.live.overlay.fitting import fitted, height_of
from formcheck.live.overlay.typeface import text_width

WORDS = "Is a leg getting weaker fast, or has walking become difficult all of a sudden?"


def words_of(parts: tuple[tuple[str, float], ...], room: int, tall: int, least: float = 0.1) -> str:
    return " ".join(line.text for line in fitted(parts, room, tall, least))


def test_what_has_room_keeps_its_size() -> None:
    """Capitals of 20 make lines of 35 rows; seven words in two lines take 70, and four pixels between the parts."""
    lines = fitted((("Keep still", 20.0), ("It begins now", 10.0)), 1000, 56, 0.5, 3)
    assert [(line.part, line.text, line.cap) for line in lines] == [(0, "Keep still", 20), (1, "It begins now", 10)]
    assert height_of(lines, 3) == 35 + 18 + 3
    assert fitted((("Keep still", 20.0), ("It begins now", 10.0)), 1000, 55, 0.5, 3)[0].cap < 20


def test_all_becomes_smaller_before_a_word_is_left_out() -> None:
    for room, tall in ((900, 60), (500, 100), (300, 130)):
        lines = fitted(((WORDS, 40.0),), room, tall, 0.1)
        assert " ".join(line.text for line in lines) == WORDS
        assert height_of(lines) <= tall
        assert all(text_width(line.text, line.cap) <= room for line in lines)


def test_only_at_the_least_size_something_is_cut_and_says_so() -> None:
    lines = fitted(((WORDS, 40.0), ("Later.", 40.0)), 300, 130, 0.8)
    assert lines[-1].text.endswith("…") and lines[-1].part == 0
    assert {line.cap for line in lines[:-1]} == {32}
    assert height_of(lines) <= 130


def test_a_word_is_not_broken_while_the_text_can_be_smaller() -> None:
    width = text_width("physiotherapist", 30)
    assert words_of((("ask your physiotherapist", 40.0),), width, 1000) == "ask your physiotherapist"


def test_what_knows_no_spaces_is_broken_and_not_made_small() -> None:
    lines = fitted((("橋のポーズ" * 8, 20.0),), text_width("橋のポーズ橋", 20), 10_000, 0.1)
    assert {line.cap for line in lines} == {20} and "".join(line.text for line in lines) == "橋のポーズ" * 8


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=80), max_size=3), st.integers(1, 600), st.integers(1, 400))
def test_never_taller_than_the_room_but_for_one_line(texts: list[str], room: int, tall: int) -> None:
    lines = fitted(tuple((text, 30.0) for text in texts), room, tall, 0.5)
    assert len(lines) <= 1 or height_of(lines) <= tall
