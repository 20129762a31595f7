"""The guide's texts, read from `guide.yaml` and checked."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

With = Literal["exercises", "red_flags", "rules", "signs"]
"""What a section can bring in from where it is said already."""


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Part(_Checked):
    """A piece of a section: exactly one of a text, points of a list, or something brought in (`with`)."""

    text: str = ""
    points: tuple[str, ...] = ()
    brought: With | None = Field(default=None, alias="with")

    @model_validator(mode="after")
    def _one(self) -> Part:
        if sum(map(bool, (self.text, self.points, self.brought))) != 1:
            raise ValueError("a part is a text, points, or with: exactly one")
        return self


class Section(_Checked):
    """One section; `id` is its word for the command line."""

    id: str
    title: str
    parts: tuple[Part, ...]


class Source(_Checked):
    """Where the facts come from, and a word on that."""

    title: str
    author: str
    note: str


class Guide(_Checked):
    """All of it. `exercises` says what each one is for, in the programme's order, by the exercise's id."""

    source: Source
    sections: tuple[Section, ...]
    exercises: dict[str, str]


@cache
def guide() -> Guide:
    """The guide that ships with the package."""
    text = resources.files(__package__).joinpath("guide.yaml").read_text(encoding="utf-8")
    return Guide.model_validate(yaml.safe_load(text))
