"""Whatever is written, the loader answers with a spec or a SpecError, and never with anything else."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.errors import SpecError
from formcheck.specs.load import parse_spec
from formcheck.specs.model import ExerciseSpec
from formcheck.specs.uncertainty import too_close
from tests.specs.examples import CYCLE, HOLD, REP

WORDS = (
    "hip",
    "knee",
    "angle",
    "rest",
    "rep",
    "cycle",
    "hold",
    "when",
    "limits",
    "id",
    "say",
    "above",
    "of",
    "combine",
)
SCALARS = st.one_of(
    st.sampled_from(WORDS),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.text(max_size=8),
    st.dates(),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
PIECES = st.sampled_from(
    [
        *WORDS,
        ": ",
        "\n",
        "  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "#",
        "|",
        ">",
        "&a ",
        "*a",
        "!!int ",
        "\t",
        "---\n",
        "? ",
        ",",
        "1",
        "-2.5",
        "\0",
        "é",
    ]
)


def answered(text: str) -> ExerciseSpec | SpecError:
    """What the loader makes of `text`."""
    try:
        return parse_spec(text, "any.yaml")
    except SpecError as error:
        assert str(error).startswith("any.yaml:")
        return error


def paths(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path into nested data."""
    found = [path] if path else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        found += paths(value, (*path, key))
    return found


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_answered(text: str) -> None:
    answered(text)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_anything_like_yaml_is_answered(text: str) -> None:
    answered(text)


@settings(deadline=None)
@given(TREES)
def test_any_data_is_answered(data: object) -> None:
    assert isinstance(answered(yaml.safe_dump(data, allow_unicode=True)), SpecError)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([REP, CYCLE, HOLD]), st.data())
def test_any_part_of_a_good_spec_may_be_replaced_by_anything(text: str, data: st.DataObject) -> None:
    spec = yaml.safe_load(text)
    *around, last = data.draw(st.sampled_from(paths(spec)))
    inside = spec
    for step in around:
        inside = inside[step]
    inside[last] = data.draw(TREES)
    answer = answered(yaml.safe_dump(spec, sort_keys=False, allow_unicode=True))
    if isinstance(answer, ExerciseSpec):
        assert too_close(answer) is not None


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([REP, CYCLE, HOLD]), st.data())
def test_any_part_of_a_good_spec_may_be_missing(text: str, data: st.DataObject) -> None:
    spec = yaml.safe_load(text)
    *around, last = data.draw(st.sampled_from(paths(spec)))
    inside = spec
    for step in around:
        inside = inside[step]
    del inside[last]
    answered(yaml.safe_dump(spec, sort_keys=False))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([REP, CYCLE, HOLD]), st.integers(min_value=0), st.integers(0, 40), PIECES)
def test_any_cut_or_typing_error_is_answered(text: str, start: int, length: int, piece: str) -> None:
    start %= len(text)
    answered(text[:start] + piece + text[start + length :])
