"""The least that still is a held position must be easier than what is asked for, and go one way."""

from __future__ import annotations

import pytest

from formcheck.errors import SpecError
from formcheck.specs.catalog import find
from formcheck.specs.condition import Condition
from formcheck.specs.describe import movement
from formcheck.specs.load import parse_spec

TEXT = find("childs_pose").text
LEAST = "least: {hip: {at_most: 85}, knee: {at_most: 95}}"


def with_least(least: str) -> str:
    assert LEAST in TEXT
    return TEXT.replace(LEAST, f"least: {{{least}}}")


def test_it_is_read() -> None:
    conditions = parse_spec(TEXT, "my.yaml").movement.least_kept
    assert conditions == (Condition("hip", high=85), Condition("knee", high=95))


@pytest.mark.parametrize(
    ("goes_on", "told"),
    [
        ("hip: {at_most: 70}", "leaves out what 'when' takes for the position"),
        ("hip: {at_most: 80}", "leaves out what 'least' takes for the position"),
        ("hip: {at_least: 10}", "leaves out what 'when' takes for the position"),
        ("hip: {between: [10, 120]}", "goes_on.hip.between"),
        ("hipp: {at_most: 120}", "there is no measure 'hipp'; did you mean 'hip'?"),
        ("hip: {at_most: 120, of: rest}", "a hold has no rest"),
    ],
)
def test_what_would_end_a_hold_in_its_own_pose_is_told(goes_on: str, told: str) -> None:
    with pytest.raises(SpecError) as raised:
        parse_spec(TEXT.replace(LEAST, f"{LEAST}\n    goes_on: {{{goes_on}}}"), "my.yaml")
    assert told in str(raised.value).replace("goes_on[0]", "goes_on")


def test_wider_bounds_to_go_on_in_are_read_and_described() -> None:
    text = TEXT.replace(LEAST, f"{LEAST}\n    goes_on: {{hip: {{at_most: 100}}, trunk: {{at_most: 60}}}}")
    spec = parse_spec(text, "my.yaml")
    assert spec.movement.goes_on == (Condition("hip", high=100), Condition("trunk", high=60))
    assert "; goes on while hip below 100 degrees, trunk below 60 degrees; " in movement(spec)


@pytest.mark.parametrize(
    ("least", "told"),
    [
        ("hip: {at_most: 70}", "least.0.hip.at_most"),
        ("hip: {at_most: 70}", "asks for more than 'when' does (75)"),
        ("hip: {at_least: 20}", "asks for more than 'when' does (no bound that way)"),
        ("hip: {between: [20, 85]}", "goes one way only: write at_least or at_most"),
        ("trunk: {at_most: 20}", "'trunk' is not asked for in 'when'"),
        ("hipp: {at_most: 85}", "there is no measure 'hipp'; did you mean 'hip'?"),
        ("hip: {at_most: 85, of: rest}", "a hold has no rest"),
    ],
)
def test_what_does_not_fit_is_told(least: str, told: str) -> None:
    with pytest.raises(SpecError) as raised:
        parse_spec(with_least(least), "my.yaml")
    assert told.replace("least.0.", "least.") in str(raised.value).replace("least[0]", "least")
