"""The exported JSON Schema is a valid one, and catches what an editor should underline."""

from __future__ import annotations

import jsonschema
import pytest
import yaml

from formcheck.specs.export import DIALECT, json_schema
from tests.specs.examples import CYCLE, HOLD, REP, changed

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_it_is_a_schema_of_its_dialect() -> None:
    schema = json_schema()
    assert schema["$schema"] == DIALECT
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("text", [REP, CYCLE, HOLD])
def test_it_accepts_what_the_loader_accepts(text: str) -> None:
    VALIDATOR.validate(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("how:", "hwo:"),
        ("posture: standing", "posture: floating"),
        ("[hip, knee, ankle]", "[hip, knee]"),
        ("height: heel", "height: tail"),
        ("{knee: {below: 140}}", "{knee: {blow: 140}}"),
        ("{knee: {below: 140}}", "{knee: {below: 140, above: 2}}"),
        ("share: 0.6", "share: 60"),
        ("    least: 10", "    lest: 10"),
        ("hold: [1, 2]", "hold: [1]"),
        ("  rep:", "  repetition:"),
        ("reps: 12", "reps: many"),
        ("say: Stay upright.", f"say: {'long ' * 20}"),
        ("why: The ankle opens.", "signed: null"),
    ],
)
def test_it_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    assert not VALIDATOR.is_valid(yaml.safe_load(changed(REP, old, new)))


def test_every_key_is_described_for_editors() -> None:
    schema = json_schema()
    for name, part in {"exercise": schema, **schema["$defs"]}.items():
        for key, value in part.get("properties", {}).items():
            described = schema["$defs"][value["$ref"].split("/")[-1]] if "$ref" in value else value
            assert described.get("description"), f"{name}.{key}"
