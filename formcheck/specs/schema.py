"""The YAML that people write, as pydantic models: their keys, their types, and a line on each for editors.

What one part alone can tell is checked here; what needs several parts at once is in `consistency.py`.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StrictBool, model_validator

from formcheck.specs.fields import (
    Band,
    CountRange,
    HoldRange,
    Id,
    Number,
    OneOrMany,
    Part,
    Positive,
    PostureWord,
    Say,
    Seconds,
    Sentence,
    Share,
    exactly_one,
    only_one_of,
    wrong,
)
from formcheck.specs.model import Level, Phase
from formcheck.specs.schema_parts import Conditions, MeasurePart


class PosturePart(Part):
    """Where the exercise starts, and where it may be counted."""

    start: OneOrMany[PostureWord] = Field(description="Where the person starts; rest is learned here.")
    within: OneOrMany[PostureWord] | None = Field(
        None, description="Further postures in which the movement may be counted; the start is always one."
    )


class RestPart(Part):
    """Where the drive may rest."""

    typical: Number | None = Field(None, description="Assumed until the person's own rest has been learned.")
    between: Band = Field(description="A person's rest lies between these; what lies outside is not rest.")
    also: Conditions | None = Field(
        None, description="What is true of a rep's rest as well; what is not so is no rest."
    )


class EndPart(Part):
    """One end of the movement."""

    TARGETS: ClassVar[tuple[str, ...]] = ("way_to", "change", "at_least", "at_most")
    model_config = ConfigDict(json_schema_extra=exactly_one(*TARGETS))

    way_to: Number | None = Field(None, description="The anatomical end, such as 180; with `share`.")
    share: Share | None = Field(None, description="Part of the way to `way_to` that counts, 0 to 1.")
    change: Number | None = Field(None, description="How far from the person's own rest; the sign tells the way.")
    at_least: Number | None = Field(None, description="This or more, whatever the rest.")
    at_most: Number | None = Field(None, description="This or less, whatever the rest.")
    also: Conditions | None = Field(None, description="What else must be true there for it to count.")
    hold: HoldRange | None = Field(None, description="Seconds to stay, from and to.")

    @model_validator(mode="after")
    def _fits(self) -> EndPart:
        target = self.target
        if target == "way_to" and self.share is None:
            raise wrong("way_to needs a share: the part of the way that counts, such as share: 0.7")
        if target != "way_to" and self.share is not None:
            raise wrong(f"share belongs to way_to, and this end has {target}: leave it out")
        if self.change == 0:
            raise wrong("change: 0 is no movement")
        return self

    @property
    def target(self) -> str:
        """How the end is given; an error where it is not, or more than once."""
        return only_one_of(self, self.TARGETS, "the end of a movement needs one target")


class TravelPart(Part):
    """A movement of one measure from rest to named ends; every further key is an end."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, EndPart] = Field(init=False)

    drive: Id = Field(description="The measure that travels.")
    rest: RestPart = Field(description="Where the drive rests.")
    least: Positive = Field(description="The smallest travel that is a movement at all, in the drive's unit.")
    least_s: Seconds = Field(0.8, description="Seconds that it takes at the very least; faster is a jump.")
    shortest_s: Seconds = Field(0.3, description="Seconds below which a stay at the end is no hold.")

    @property
    def ends(self) -> dict[str, EndPart]:
        """The named ends, in the order in which they are written."""
        return self.__pydantic_extra__


class RepPart(TravelPart):
    """From rest to one end and back. The end has a name of your own, such as `top`."""

    throughout: Conditions | None = Field(
        None, description="What is true all the way; where it is not, it was another movement."
    )


class CyclePart(TravelPart):
    """From rest to one end, then to another on the other side of rest, and back. Both ends have names."""


class HoldPart(Part):
    """A position that is kept."""

    when: Conditions = Field(description="What is true while the position is held.")
    to_begin: Conditions | None = Field(None, description="What must be true as well for it to begin.")
    goes_on: Conditions | None = Field(
        None, description="What is true while it goes on: wider bounds than those of `when`, and what else tells."
    )
    least: Conditions | None = Field(
        None, description="How little of it still is this position for somebody stiffer; calibrating learns from there."
    )
    despite: tuple[Id, ...] | None = Field(
        None, description="Ids of limits that do not end it: it goes on once they are mended."
    )
    settles: tuple[Id, ...] | None = Field(
        None, description="The measures that must come to rest for it to begin; left out: the whole body."
    )
    arrives: tuple[Id, ...] | None = Field(
        None, description="Measures of `when` that begin and end it near where they are kept, not at their bound."
    )
    near: Conditions | None = Field(
        None, description="How far from where this person is in it they may go, as `within`: further away they left it."
    )
    hold: HoldRange = Field(description="Seconds to stay, from and to.")
    shortest_s: Seconds = Field(2.0, description="Seconds below which it is not called a hold.")


class MovementPart(Part):
    """What counts: exactly one of rep, cycle and hold."""

    KINDS: ClassVar[tuple[str, ...]] = ("rep", "cycle", "hold")
    model_config = ConfigDict(json_schema_extra=exactly_one(*KINDS))

    rep: RepPart | None = Field(None, description="From rest to one end and back.")
    cycle: CyclePart | None = Field(None, description="From rest to two ends, one on either side.")
    hold: HoldPart | None = Field(None, description="A position that is kept.")

    @model_validator(mode="after")
    def _one_kind(self) -> MovementPart:
        only_one_of(self, self.KINDS, "a movement is of one kind")
        return self


class LimitPart(Part):
    """Something to warn of while it lasts."""

    id: Id = Field(description="The word for it in logs.")
    when: Conditions = Field(description="When to warn; several measures mean all of them at once.")
    or_when: Conditions | None = Field(
        None, alias="or", description="Another way in which it is passed, as when: all of these at once."
    )
    own: Conditions | None = Field(
        None, description="Also warn when this is met, counted from the person's own usual peak (two reps or one hold)."
    )
    during: Phase = Field("any", description="When it is watched: any, rest, moving or end.")
    for_s: Seconds = Field(0.5, alias="for", description="Seconds that it must last before the warning.")
    release: Annotated[Number, Field(ge=0)] | None = Field(
        None, description="How far the first measure must come back to end the warning, in its unit."
    )
    level: Level = Field("warning", description="info, warning or stop.")
    say: Say = Field(description="One short, calm sentence on what to do.")
    why: Sentence = Field(description="Where the number comes from.")


class CuePart(Part):
    """Something to say of a rep or hold once it is done."""

    id: Id = Field(description="The word for it in logs.")
    when: Conditions = Field(description="On hold_s, out_s, back_s, total_s, moving_s (seconds) or travel.")
    say: Say = Field(description="One short, kind sentence.")
    why: Sentence | None = Field(None, description="Where the number comes from.")


class DosePart(Part):
    """How much."""

    sets: CountRange = Field(description="Sets, from and to.")
    reps: CountRange = Field(description="Repetitions, from and to; holds, where a position is kept.")
    times_a_day: CountRange = Field(description="Times a day, from and to.")
    per_side: StrictBool = Field(False, description="Whether the repetitions are for each side.")


def _posture_in_full(value: Any) -> Any:
    return value if isinstance(value, dict) else {"start": value}


class _PostureShort:
    """In the JSON Schema, a posture may be one word, a list of words, or spelled out."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        words = PosturePart.model_json_schema()["properties"]["start"]["anyOf"]
        return {"anyOf": [*words, handler(core)]}


class ExercisePart(Part):
    """One exercise."""

    id: Id = Field(description="Lower-case words joined by underscores; also the file's name.")
    name: Annotated[Sentence, Field(max_length=60)] = Field(description="The name for people.")
    how: OneOrMany[Sentence] = Field(description="How to do it: two or three short sentences.")
    feel: OneOrMany[Sentence] = Field((), description="What is expected, and what means stop.")
    cautions: OneOrMany[Sentence] = Field((), description="Who or what to be careful with.")
    posture: Annotated[PosturePart, BeforeValidator(_posture_in_full), _PostureShort()] = Field(
        description="Where it starts, and where it may be counted."
    )
    view: Literal["side"] = Field("side", description="How the camera must see the person.")
    sides: Literal["both", "each"] = Field("both", description="each: left and right are worked apart.")
    measures: dict[Id, MeasurePart] = Field(description="Named numbers, taken from each frame.", min_length=1)
    movement: MovementPart = Field(description="What counts.")
    limits: tuple[LimitPart, ...] = Field((), description="What to warn of.")
    cues: tuple[CuePart, ...] = Field((), description="What to say of a rep or hold once it is done.")
    dose: DosePart = Field(description="How much.")


def keys_of(model: type[Part]) -> list[str]:
    """The keys that a mapping of this kind may have, as they are written in YAML."""
    return [field.alias or name for name, field in model.model_fields.items()]
