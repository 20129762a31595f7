from __future__ import annotations

from formcheck.specs import describe
from formcheck.specs.catalog import find


def test_a_sum_of_angles_and_lengths_is_in_points() -> None:
    assert describe.movement(find("pelvic_tilt")).startswith("rep of tilt, flat: +1 point from rest, lift between")


def test_a_measure_says_whose_side_it_is_of() -> None:
    knees = find("double_knees_to_chest").measure("hips")
    hip = find("glute_bridge").measure("hip")
    assert describe.measure(knees).endswith(", both sides")
    assert describe.measure(hip) == "angle at the hip (shoulder, hip, knee), counted through the front, near side"
