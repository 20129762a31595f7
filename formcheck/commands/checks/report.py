"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["works", "note", "broken"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's.

    Attributes:
        what: what was looked at.
        state: `works`; `note`, which is good to know; or `broken`.
        found: what was found.
        advice: what to do; empty where nothing is to be done.
        essential: whether formcheck is of no use without it.
    """

    what: str
    state: State
    found: str
    advice: str = ""
    essential: bool = False
