from __future__ import annotations

from itertools import chain, combinations
from xml.etree import ElementTree

import pytest

from formcheck.review.body_map import svg
from formcheck.review.body_text import NUMBERED, body_text
from formcheck.session.checkins.checkin import Place

SVG = "{http://www.w3.org/2000/svg}"
LEFT_CALF, RIGHT_FOOT, MIDDLE = Place("calf", "left"), Place("foot", "right"), Place("low_back", "middle")


def drawn(places: tuple[Place, ...] | None, **more: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg(places, **more))  # noqa: S314  our own text


def marked(root: ElementTree.Element) -> list[str]:
    return [part.get("data-place", "") for part in root.iter(f"{SVG}g") if part.get("class") == "hurts"]


def test_what_hurts_is_marked_and_nothing_else() -> None:
    assert marked(drawn((RIGHT_FOOT, LEFT_CALF))) == ["left calf", "right foot"]
    assert marked(drawn(())) == []
    assert marked(drawn(None)) == []


def test_every_place_can_be_marked() -> None:
    root = drawn(NUMBERED)
    assert len(marked(root)) == len(set(marked(root))) == len(NUMBERED)
    assert len(list(root.iter(f"{SVG}path"))) == len(list(drawn(()).iter(f"{SVG}path"))) + len(NUMBERED)  # a cross each


def test_left_is_on_the_left() -> None:
    """The left calf is drawn as it stands, in the left half; the right foot is mirrored into the right half."""
    parts = {part.get("data-place"): part for part in drawn((LEFT_CALF, RIGHT_FOOT)).iter(f"{SVG}g")}
    assert parts["left calf"].get("transform") is None
    assert parts["right foot"].get("transform") == "translate(200 0) scale(-1 1)"
    for place in ("left calf", "right foot"):
        path = parts[place].find(f"{SVG}path")
        assert path is not None
        numbers = [float(word.strip("MCLZ")) for word in (path.get("d") or "").split() if word.strip("MCLZ")]
        assert max(numbers[::2]) < 100


def test_a_screen_reader_hears_where_it_hurts() -> None:
    root = drawn((MIDDLE, LEFT_CALF), title='Pain on "Monday" <&>')
    assert root.get("role") == "img"
    told = root.get("aria-label") or ""
    assert told.startswith('Pain on "Monday" <&>: middle of the low back, left calf. ')
    assert "your own left" in told
    assert [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")] == ['Pain on "Monday" <&>', told]


@pytest.mark.parametrize(("places", "words"), [((), "nowhere"), (None, "not said")])
def test_nowhere_and_unsaid_are_two_things(places: tuple[Place, ...] | None, words: str) -> None:
    assert words in svg(places)


def test_the_text_map_is_narrow_plain_and_has_every_number() -> None:
    text = body_text()
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 40
    assert [int(word) for word in _numbers(text)] == list(range(1, len(NUMBERED) + 1))


def test_the_text_map_marks_what_is_chosen_and_keeps_its_shape() -> None:
    for chosen in chain.from_iterable(combinations(NUMBERED, size) for size in (1, 2)):
        text = body_text(chosen)
        assert text.count("[") == len(chosen)
        assert [len(line) for line in text.splitlines()] == [len(line) for line in body_text().splitlines()]
    assert "[8]" in body_text([LEFT_CALF])


def test_the_text_map_has_left_on_the_left() -> None:
    for line in body_text().splitlines():
        numbers = [int(word) for word in _numbers(line)]
        sides = [NUMBERED[number - 1].side for number in numbers]
        assert sides in ([], ["left", "right"], ["left", "middle", "right"])


def _numbers(text: str) -> list[str]:
    return "".join(letter if letter.isdecimal() else " " for letter in text).split()
