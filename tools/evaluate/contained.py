"""Which exercise truly contains another, so that both may count in the same clip."""

from __future__ import annotations

CONTAINED: dict[tuple[str, str], str] = {
    ("prone_lying", "prone_press_up"): "between press-ups the person lies prone",
    ("prone_lying", "prone_on_elbows"): "before and between the holds the person lies prone",
}
"""(the spec that counts, the clip's exercise) to the reason."""


def is_contained(spec: str, exercise: str | None) -> bool:
    """Whether what `spec` counts is a part of `exercise`."""
    return exercise is not None and (spec, exercise) in CONTAINED
