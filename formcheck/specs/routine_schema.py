"""The YAML of a routine, as pydantic models: its keys, their types, and a line on each for error messages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from formcheck.specs.fields import CountRange, Id, OneOrMany, Part, Say, Seconds, Sentence

BETWEEN_SETS_S = 30.0
"""Seconds of rest between two sets where a routine does not say. The article asks for rests and gives no length: half a
minute is six calm breaths, enough to notice whether the leg has quietened before going on."""

BETWEEN_EXERCISES_S = 30.0
"""The same between two exercises, where most of it goes into taking the next position."""


class StepPart(Part):
    """One exercise of the routine."""

    exercise: Id = Field(description="The exercise's id, as 'formcheck exercises list' shows it.")
    sets: CountRange | None = Field(None, description="Sets, from and to; the exercise's own dose if left out.")
    reps: CountRange | None = Field(
        None, description="Repetitions a set (a side), or holds; the exercise's own dose if left out."
    )
    sides: Literal["left_first", "right_first", "alternating", "one"] | None = Field(
        None, description="Order of the sides, where they are worked apart; alternating if left out."
    )
    rest: Seconds = Field(BETWEEN_SETS_S, description="Seconds of rest between its sets.")
    note: Say | None = Field(None, description="One short sentence: why it is here, or what to mind.")


class RoutinePart(Part):
    """Exercises in an order."""

    id: Id = Field(description="Lower-case words joined by underscores; also the file's name.")
    name: Annotated[Sentence, Field(max_length=60)] = Field(description="The name for people.")
    about: Annotated[OneOrMany[Sentence], Field(max_length=3)] = Field(
        description="One to three sentences: whom it may suit, and when to leave it."
    )
    times_a_day: CountRange = Field(description="Times a day, from and to.")
    between: Seconds = Field(BETWEEN_EXERCISES_S, description="Seconds of rest between two exercises.")
    steps: tuple[StepPart, ...] = Field(
        description="The exercises, in the order in which they are done.", min_length=1, max_length=100
    )
