"""The sentences of the history, one by one."""

from __future__ import annotations

import pytest

from formcheck.review.history.words import number_of


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (31 / 32, "0.9"),  # 0.96875: one rep of two sets of 8 a side is missing
        (0.999, "0.9"),
        (2.96, "2.9"),
        (1.0, "1"),
        (0.5, "0.5"),
        (sum([1 / 10] * 10), "1"),  # 0.9999999999999999
        (sum([0.7] * 3), "2.1"),  # 2.0999999999999996
        (12.0, "12"),
    ],
)
def test_what_is_not_whole_is_never_written_as_whole(count: float, written: str) -> None:
    assert number_of(count) == written
