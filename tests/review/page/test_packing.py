from __future__ import annotations

import base64

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from formcheck.review.page.packing import on_grid, packed


def unpacked(text: str, columns: int) -> list[list[int]]:
    """As the format is described, one byte after the other."""
    numbers: list[int] = []
    folded = shift = 0
    for byte in base64.b64decode(text):
        folded |= (byte & 0x7F) << shift
        shift += 7
        if byte & 0x80:
            continue
        step = -(folded + 1) // 2 if folded % 2 else folded // 2
        numbers.append(step + (numbers[-columns] if len(numbers) >= columns else 0))
        folded = shift = 0
    return [numbers[row : row + columns] for row in range(0, len(numbers), columns)]


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.integers(0, 10**7), min_size=n, max_size=n))))
def test_it_comes_back(rows: list[list[int]]) -> None:
    columns = len(rows[0]) if rows else 1
    text = packed(np.array(rows, np.int64).reshape(len(rows), columns))
    assert unpacked(text, columns) == rows


def test_small_steps_take_a_byte() -> None:
    rows = np.cumsum(np.full((100, 4), 63), axis=0)
    assert len(base64.b64decode(packed(rows))) == 400


def test_the_grid_goes_from_one_to_its_steps_and_zero_is_unknown() -> None:
    numbers = np.array([-5.0, 0.0, 50.0, 100.0, 105.0, np.nan, np.inf])
    assert on_grid(numbers, 0, 100, 101).tolist() == [1, 1, 51, 101, 101, 0, 0]
