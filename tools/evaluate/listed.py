"""Truth of filmed clips: a folder's truth.yaml, which maps a file's name to what somebody counted by eye."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tools.evaluate.truth import Truth, TruthError, truth_of

LIST = "truth.yaml"


def read_list(path: Path) -> dict[str, Truth]:
    """File name to truth. `reps` may be a number or {total, left, right}; `holds` are [start, end] or
    [start, end, side]. Where `reps` is left out, each hold is one. Other keys are notes.

    Raises TruthError where the list cannot be read or an entry is wrong.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TruthError(f"{path} cannot be read: {error.strerror}.") from error
    except yaml.YAMLError as error:
        raise TruthError(f"{path} is not YAML: {error}") from error
    if not isinstance(content, dict):
        raise TruthError(f"{path} must map the names of files to their truth.")
    return {str(name): truth_of(_facts(entry), f"{path}: {name}") for name, entry in content.items()}


def _facts(entry: Any) -> Any:
    if not isinstance(entry, Mapping):
        return entry
    facts = dict(entry)
    if isinstance(facts.get("holds"), list):
        facts["holds"] = [_hold(hold) for hold in facts["holds"]]
        facts.setdefault("reps", len(facts["holds"]))
    if isinstance(facts.get("reps"), int):
        facts["reps"] = {"total": facts["reps"]}
    return facts


def _hold(hold: Any) -> Any:
    return dict(zip(("start_s", "end_s", "side"), hold, strict=False)) if isinstance(hold, list) else hold
