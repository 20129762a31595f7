"""The language as a JSON Schema, so that editors can complete and check while one writes."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from formcheck.specs.schema import ExercisePart

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an exercise file.

    It knows keys, words, types and ranges. What needs several parts at once, such as a condition on a measure
    that is not there, only `formcheck exercises check` tells.
    """
    schema = ExercisePart.model_json_schema(schema_generator=_Plain)
    return {"$schema": DIALECT, **schema, "title": "formcheck exercise"}


class _Plain(GenerateJsonSchema):
    """A key that may be left out is left out: never null, and without a title made of its own name."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        result = super().default_schema(schema)
        if result.get("default", ...) is None or result.get("default") == []:
            result.pop("default")
        return result

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False
