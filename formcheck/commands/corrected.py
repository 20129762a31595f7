"""What `formcheck correct` shows of a set: what can be corrected, and what has become of the count."""

from __future__ import annotations

from formcheck.session.corrections import Corrected
from formcheck.session.read import summary_of
from formcheck.specs.describe import noun_of


def show(found: Corrected) -> None:
    """Print the numbered list of what can be corrected."""
    from formcheck.review.corrections_list import corrections_of
    from formcheck.review.terminal import print_shown

    print_shown(corrections_of(found))


def change(before: Corrected, after: Corrected) -> str:
    """What has become of the count, in one or two sentences."""
    was, now = summary_of(before.session), summary_of(after.session)
    noun = noun_of(after.session.header.exercise.kind)
    said = f"{len(now.reps)} {noun}{'' if len(now.reps) == 1 else 's'}"
    if any(rep.side for rep in (*was.reps, *now.reps)):
        said += f" ({len(now.reps_on('left'))} left, {len(now.reps_on('right'))} right)"
    if len(was.reps) != len(now.reps):
        said += f", before {len(was.reps)}"
    stale = [note for note in after.session.skipped if note not in before.session.skipped]
    return " ".join([f"Corrected: {said}.", *(f"{note}." for note in stale), "Undo it with --undo."])
