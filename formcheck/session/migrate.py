"""Brings the lines of a log that an older formcheck wrote to the schema of today, as they are read.

The file is never rewritten. Whoever raises SCHEMA adds the step that leads to it, and keeps a log of the old one in
`tests/session/kept_logs`. What was only added since needs no step: a field with a default is read without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from formcheck.session.header import SCHEMA

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""A line (its JSON object, with its `type`) of one schema to that of the next one."""

STEPS: Mapping[int, Step] = {}
"""Schema to the step that leads away from it, to the next one. Schema 1 is the first that there was."""


class MigrationError(ValueError):
    """A line of an older schema that is not what that schema promises."""


def migrated(
    content: dict[str, Any], schema: int, current: int = SCHEMA, steps: Mapping[int, Step] | None = None
) -> dict[str, Any]:
    """The line `content` of `schema` as `current` has it; a newer one as it is. Raises MigrationError."""
    known = STEPS if steps is None else steps
    for version in range(max(schema, min(known, default=current)), current):
        step = known.get(version)
        if step is None:
            continue
        try:
            content = step(dict(content))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise MigrationError(f"it is not as schema {version} has it ({error})") from None
    return content
