"""What a checked spec says of itself."""

from __future__ import annotations

from formcheck.specs.ends import RestSpec


def test_rest_is_about_where_it_is_typically_or_in_the_middle_of_its_band() -> None:
    assert RestSpec(135, 95, 158).about == 135
    assert RestSpec(None, -0.14, 0.08).about == (-0.14 + 0.08) / 2
