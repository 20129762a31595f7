"""What is true of a clip, as its NAME.truth.json or a folder's truth.yaml says it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from formcheck.errors import FormcheckError

NOBODY = ("none", "")
"""Words in the place of an exercise that mean that nobody exercises."""


class TruthError(FormcheckError):
    """A truth file is wrong; the message says which, where and how."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class TrueRep:
    """One rep: when it left rest, was at its top, and was back; seconds."""

    start_s: float
    end_s: float
    top_start_s: float | None = None
    top_end_s: float | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class TrueReps:
    """How many reps there are; `left` and `right` are None where nobody counted them apart."""

    total: int
    left: int | None = None
    right: int | None = None
    items: tuple[TrueRep, ...] = ()


@dataclass(frozen=True, slots=True)
class TrueHold:
    """One hold, in seconds; `side` is None where there are no sides, or nobody knows which it was."""

    start_s: float
    end_s: float
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: the id of a limit or a cue, or `partial_rep`; seconds."""

    id: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class TruePosture:
    """The person is in `posture` for this time; seconds."""

    posture: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one clip.

    Attributes:
        exercise: its id; None where nobody exercises.
        reps, holds, faults: None where they are not known, which is not the same as none.
        postures: may be empty where they are not known.
    """

    exercise: str | None
    reps: TrueReps | None = None
    holds: tuple[TrueHold, ...] | None = None
    faults: tuple[Fault, ...] | None = None
    postures: tuple[TruePosture, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether it is known that no fault is planted."""
        return self.faults == ()

    @property
    def partials(self) -> tuple[Fault, ...] | None:
        """The movements that stop short of their target."""
        return None if self.faults is None else tuple(fault for fault in self.faults if fault.id == PARTIAL)


PARTIAL = "partial_rep"
_TRUTH = TypeAdapter(Truth)


def truth_of(facts: Any, where: str) -> Truth:
    """The truth that `facts` (as read from JSON or YAML) say; keys that are not truth are passed over.

    Raises TruthError, naming `where` and the field.
    """
    try:
        truth = _TRUTH.validate_python(facts)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc']) or 'the whole'}: {problem['msg']}"
            for problem in error.errors()
        )
        raise TruthError(f"{where} is not the truth of a clip: {problems}. See tools/studio/truth.py.") from error
    return replace(truth, exercise=None) if truth.exercise in NOBODY else truth


def read_truth(path: Path) -> Truth:
    """The truth in a NAME.truth.json. Raises TruthError where it cannot be read or is wrong."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TruthError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise TruthError(f"{path} is not JSON: {error}. Render the clip's truth again.") from error
    return truth_of(facts, str(path))
