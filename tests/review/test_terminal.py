"""Where results are printed."""

from __future__ import annotations

import pytest

from formcheck.review.terminal import NARROWEST, results


@pytest.mark.parametrize(("columns", "width"), [(1, NARROWEST), (30, NARROWEST), (120, 120)])
def test_no_terminal_is_so_narrow_that_a_number_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, columns: int, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert results(markup=False, emoji=False).width == width
