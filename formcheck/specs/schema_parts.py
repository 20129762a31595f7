"""Measures and conditions as they are written in YAML: the smaller half of the schema."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, cast

from pydantic import ConfigDict, Field, StrictBool, model_validator

from formcheck.specs.condition import Reference
from formcheck.specs.fields import (
    Band,
    Id,
    LandmarkWord,
    Number,
    OneOrMany,
    Outside,
    Part,
    Positive,
    Sentence,
    exactly_one,
    only_one_of,
    wrong,
)
from formcheck.specs.model import MeasureKind, MeasureSide

Points2 = Annotated[tuple[LandmarkWord, ...], Field(min_length=2, max_length=2)]
Points3 = Annotated[tuple[LandmarkWord, ...], Field(min_length=3, max_length=3)]


class MeasurePart(Part):
    """One named number, taken from every frame."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "angle",
        "inclination",
        "height",
        "distance",
        "ahead",
        "offset",
        "spine_curve",
        "trunk_length",
        "combine",
    )
    model_config = ConfigDict(json_schema_extra=exactly_one(*KINDS))

    angle: Points3 | None = Field(None, description="Degrees at the middle one of three points, 0 to 180.")
    inclination: Points2 | None = Field(
        None, description="Degrees by which the line from the first to the second point rises, -90 to 90."
    )
    height: Annotated[OneOrMany[LandmarkWord], Field(max_length=2)] | None = Field(
        None, description="Trunk lengths above the floor; of two points, the first above the second."
    )
    distance: Points2 | None = Field(None, description="Trunk lengths between two points.")
    ahead: Points2 | None = Field(
        None, description="Trunk lengths by which the first point lies ahead of the second, along the floor."
    )
    offset: Points3 | None = Field(
        None, description="Trunk lengths of the first point off the line through the others; + to the front."
    )
    spine_curve: StrictBool | None = Field(
        None, description="true: the back's curve from the silhouette, trunk lengths, + when rounded."
    )
    trunk_length: StrictBool | None = Field(
        None, description="true: shoulder to hip, trunk lengths, followed in the picture while one lies."
    )
    combine: dict[Id, Number] | None = Field(
        None, description="A weighted sum of other measures: name and weight.", min_length=1
    )
    optional: tuple[Id, ...] | None = Field(
        None, description="Of a combination: names whose share is left out while they are not seen.", min_length=1
    )
    side: MeasureSide = Field(
        "near", description="Whose limb: near (to the camera), far, both, left, right, working or resting."
    )
    signed: StrictBool = Field(
        False, description="For an angle: counted through the body's front, 0 to 360, straight is 180."
    )
    why: Sentence | None = Field(None, description="Why this measure, and how sure it is.")

    @model_validator(mode="after")
    def _fits(self) -> MeasurePart:
        kind = self.kind
        if kind != "angle" and "signed" in self.model_fields_set:
            raise wrong(f"'signed' belongs to an angle only, and this is {kind}: leave it out")
        if kind in ("spine_curve", "trunk_length", "combine") and "side" in self.model_fields_set:
            raise wrong(f"'side' means nothing for {kind}: leave it out")
        if self.optional is not None and kind != "combine":
            raise wrong(f"'optional' belongs to a combination only, and this is {kind}: leave it out")
        for name in ("spine_curve", "trunk_length"):
            if getattr(self, name) is False:
                raise wrong(f"write {name}: true")
        if len(set(self.points)) < len(self.points):
            raise wrong("the same point stands here twice")
        return self

    @property
    def kind(self) -> MeasureKind:
        """Which kind of measure it is; an error where none or several are written."""
        return cast("MeasureKind", only_one_of(self, self.KINDS, "a measure is of one kind"))

    @property
    def points(self) -> tuple[str, ...]:
        """The landmarks that it is taken from, in the written order."""
        points = getattr(self, self.kind)
        return cast("tuple[str, ...]", points) if isinstance(points, tuple) else ()


class BandPart(Part):
    """What must be true of one measure."""

    OPERATORS: ClassVar[tuple[str, ...]] = (
        "at_least",
        "at_most",
        "above",
        "below",
        "between",
        "within",
        "outside",
    )
    model_config = ConfigDict(json_schema_extra=exactly_one(*OPERATORS))

    at_least: Number | None = Field(None, description="This or more.")
    at_most: Number | None = Field(None, description="This or less.")
    above: Number | None = Field(None, description="More than this.")
    below: Number | None = Field(None, description="Less than this.")
    between: Band | None = Field(None, description="From the first to the second number.")
    within: Positive | None = Field(None, description="No further than this from zero, or from `of`.")
    outside: Outside | None = Field(
        None, description="Further than this from zero, or from `of`; of two numbers: not between them."
    )
    of: Literal["rest", "usual"] | None = Field(
        None, description="Count from the person's own rest or usual end instead of from zero."
    )

    @model_validator(mode="after")
    def _one_operator(self) -> BandPart:
        _ = self.operator
        return self

    @property
    def operator(self) -> str:
        """The comparison that is written; an error where none or several are."""
        return only_one_of(self, self.OPERATORS, "a condition compares once")

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """Lower and upper bound; None where there is none."""
        if self.operator in ("at_least", "above"):
            return getattr(self, self.operator), None
        if self.operator in ("at_most", "below"):
            return None, getattr(self, self.operator)
        band = getattr(self, self.operator)
        return band if isinstance(band, tuple) else (-band, band)

    @property
    def reference(self) -> Reference:
        """What the numbers are counted from."""
        return self.of or "zero"


Conditions = OneOrMany[Annotated[dict[Id, BandPart], Field(min_length=1)]]
