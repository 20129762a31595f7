"""What is no YAML of ours, or too much of it, is told with its line, never with a traceback."""

from __future__ import annotations

import pytest

from formcheck.errors import SpecError
from formcheck.specs.load import parse_spec
from tests.specs.complaints import the_one, told
from tests.specs.examples import REP, changed

pytestmark = pytest.mark.usefixtures("loader")


def test_a_flood_of_mistakes_is_cut_off_and_counted() -> None:
    with pytest.raises(SpecError) as raised:
        parse_spec(REP + "".join(f"junk_{n}: 1\n" for n in range(200)), "my.yaml")
    lines = str(raised.value).splitlines()
    assert len(lines) == 41
    assert lines[-1] == "my.yaml: and 160 more"
    assert all(len(line) < 400 for line in lines)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "the file is empty"),
        ("# only a comment\n", 1, "the file is empty"),
        ("just words", 1, "an exercise is a mapping"),
        ("- a\n- b\n", 1, "an exercise is a mapping"),
        ("id: a\n\tname: b\n", 2, "a tab stands here: indent with spaces"),
        ("id: a\nname: one: two\n", 2, 'put it in "double quotes"'),
        ("id: a\nhow: [one, two\nfeel: x\n", 3, "a bracket opened here or before is not closed"),
        ("id: 'a\n", 2, "not valid YAML"),
        ("id: a\n  name: b\n", 2, "not valid YAML"),
        ("id: a\n---\nid: b\n", 2, "a second document starts here"),
        ("id: &a x\n", 1, "anchors and aliases"),
        ("id: x\nname: *a\n", 2, "anchors and aliases"),
        ("id: !!python/object/apply:os.system [x]\n", 1, "tags such as"),
        ("? [a, b]\n: 1\n", 1, "a key must be a single word"),
        ("id: a\nid: b\n", 2, "this key stands here a second time (first in line 1)"),
        ("id: a\nname: b\x07\n", 2, "a character stands here that YAML cannot hold"),
        ("id: a\nname: \ud800\n", 2, "a character stands here that YAML cannot hold"),
        ("a: " + "[" * 40 + "]" * 40, 1, "nested deeper than 16 levels"),
        ("[" * 100_000, 1, "nested deeper than 16 levels"),
        ("{a: " * 50_000, 1, "nested deeper than 16 levels"),
    ],
)
def test_what_is_no_yaml_of_ours_is_told_with_its_line(text: str, line: int, word: str) -> None:
    lines = told(text)
    assert any(word in each and each.startswith(f"my.yaml:{line}:") for each in lines), lines


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{n}: &{n} [{', '.join(['*' + p] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "anchors and aliases" in the_one(bomb)


def test_a_duplicate_key_deep_inside_is_told_at_the_second_one() -> None:
    line = the_one(changed(REP, "    for: 0.5\n", "    for: 0.5\n    for: 0.6\n"))
    assert line.startswith(
        "my.yaml:23:5: limits[knees_bending].for: this key stands here a second time (first in line 22)"
    )


def test_control_characters_and_endless_words_do_not_reach_the_terminal() -> None:
    lines = told(REP + '"\\e[31mred' + "x" * 500 + '": 1\n')
    assert all("\x1b" not in line and len(line) < 400 for line in lines)
