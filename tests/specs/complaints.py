"""What is complained of in a text that is no exercise."""

from __future__ import annotations

import re

import pytest

from formcheck.errors import SpecError
from formcheck.specs.load import parse_spec

LINE = re.compile(r"^my\.yaml:\d+:\d+: ")


def told(text: str) -> list[str]:
    """The lines of the error that `text` leads to."""
    with pytest.raises(SpecError) as raised:
        parse_spec(text, "my.yaml")
    lines = str(raised.value).splitlines()
    assert all(LINE.match(line) for line in lines), lines
    return lines


def the_one(text: str) -> str:
    """The only complaint about `text`."""
    lines = told(text)
    assert len(lines) == 1, lines
    return lines[0]
