"""The small parts that the language is made of: numbers, words, sentences, pairs, and their short spellings.

A short spelling is spelled out before it is checked: `height: hip` is `height: [hip]`, `reps: 12` is
`reps: [12, 12]`. The exported JSON Schema allows both.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

T = TypeVar("T")

LONGEST_SAY = 90
"""Letters in a sentence that is spoken: about five seconds, so that it is over before the next rep."""


class Part(BaseModel):
    """A mapping of the language; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def wrong(text: str) -> PydanticCustomError:
    """An error of our own, told as it stands; braces in it are only braces."""
    return PydanticCustomError("formcheck", "{text}", {"text": text})


def exactly_one(*keys: str) -> dict[str, Any]:
    """For the JSON Schema: one of the keys must be there, and only one."""
    return {"oneOf": [{"required": [key]} for key in keys]}


def only_one_of(part: Part, keys: tuple[str, ...], purpose: str) -> str:
    """The one key of `keys` that was written; an error where there is none or more than one."""
    found = [key for key in keys if key in part.model_fields_set]
    if len(found) == 1:
        return found[0]
    what = f"has {' and '.join(found)}" if found else "has none of them"
    raise wrong(f"{purpose}: write exactly one of {', '.join(keys)} (this {what})")


class _Short:
    """Puts the short spelling beside the full one in the JSON Schema."""

    def __init__(self, short: JsonSchemaValue | None = None) -> None:
        self._short = short

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler(core)
        return {"anyOf": [self._short or full["items"], full]}


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _as_pair(value: Any) -> Any:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return [value, value] if number else value


def _as_band(value: Any) -> Any:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    if value <= 0:
        raise wrong("one number is the distance to either side, and must be above 0")
    return [-value, value]


def _in_order(pair: tuple[float, float]) -> tuple[float, float]:
    if pair[0] > pair[1]:
        raise wrong("the two numbers are the wrong way round: write the smaller one first")
    return pair


def _apart(pair: tuple[float, float]) -> tuple[float, float]:
    if pair[0] >= pair[1]:
        raise wrong("the first number must be smaller than the second")
    return pair


Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Seconds = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=0, le=3600)]
Positive = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0)]
Share = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0, le=1)]
Count = Annotated[int, Field(strict=True, ge=1, le=1000)]

Band = Annotated[tuple[Number, Number], AfterValidator(_apart)]
Outside = Annotated[Band, BeforeValidator(_as_band), _Short({"type": "number", "exclusiveMinimum": 0})]
HoldRange = Annotated[tuple[Seconds, Seconds], AfterValidator(_in_order)]
CountRange = Annotated[
    tuple[Count, Count],
    AfterValidator(_in_order),
    BeforeValidator(_as_pair),
    _Short({"type": "integer", "minimum": 1, "maximum": 1000}),
]
OneOrMany = Annotated[tuple[T, ...], Field(min_length=1), BeforeValidator(_as_list), _Short()]

Id = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40),
]
Sentence = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=400)]
Say = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=LONGEST_SAY)]
PostureWord = Literal["supine", "prone", "hands_and_knees", "childs_pose", "seated", "half_kneeling", "standing"]
LandmarkWord = Literal[
    "nose",
    "eye",
    "ear",
    "mouth",
    "shoulder",
    "elbow",
    "wrist",
    "pinky",
    "index",
    "thumb",
    "hip",
    "knee",
    "ankle",
    "heel",
    "toe",
]
