"""The scores as a person reads them: a line for each clip, what went wrong, and the targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from tools.evaluate.angles import JOINTS
from tools.evaluate.results import ClipScore, Counts, HoldScore
from tools.evaluate.targets import Target
from tools.evaluate.totals import Spread, Totals, once, spread

WIDTH = 190
"""Columns where the output is no terminal: a file is not to be cut at eighty."""


def print_scores(scores: Sequence[ClipScore], summed: Totals, wanted: Sequence[Target]) -> None:
    """Print all of it to stdout."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH)
    console.print(_clips(scores))
    console.print(f"! a rep or hold that is not right. angles: median errors of {', '.join(JOINTS)} in degrees.\n")
    for line in _remarks(scores, summed):
        console.print(line, markup=False)
    console.print(_targets(wanted))
    for line in _figures(summed):
        console.print(line, markup=False)


def _clips(scores: Sequence[ClipScore]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("clip", "exercise", "true", "found"):
        table.add_column(title, no_wrap=True)
    for title in ("worst hold", "faults", "missed", "said without cause"):
        table.add_column(title, overflow="fold")
    table.add_column("posture", justify="right", no_wrap=True)
    table.add_column("angles", no_wrap=True)
    for score in scores:
        table.add_row(*_line(score))
    return table


def _line(score: ClipScore) -> tuple[str, ...]:
    reps, faults, posture = score.reps, score.faults, score.posture
    wrong = "" if reps is None or reps.exact else " !"
    return (
        score.name,
        score.exercise or "-",
        _count(reps.true) if reps else "",
        _count(reps.found) + wrong if reps else "not scored" if score.failed else "",
        _worst(score.holds) if score.holds else "",
        f"{sum(f.found for f in faults.planted)}/{len(faults.planted)}" if faults and faults.planted else "",
        ", ".join(dict.fromkeys(f.id for f in faults.planted if not f.found)) if faults else "",
        ", ".join(once(faults.unfounded)) if faults else "",
        f"{posture.right / posture.frames:.0%}" if posture and posture.frames else "",
        "/".join(_median(score.angles.get(joint, ())) for joint in JOINTS) if score.angles else "",
    )


def _median(errors: Sequence[float]) -> str:
    found = spread(errors)
    return "-" if found is None else f"{found.median:.0f}"


def _count(counts: Counts) -> str:
    sides = f" ({counts.left or 0}+{counts.right or 0})" if counts.left or counts.right else ""
    return f"{counts.total}{sides}"


def _worst(holds: HoldScore) -> str:
    if not holds.holds and not holds.extra:
        return ""
    parts = [] if holds.worst_s is None else [f"{holds.worst_s:.2f} s"]
    missed = sum(hold.error_s is None for hold in holds.holds)
    sides = sum(hold.error_s is not None and not hold.right_side for hold in holds.holds)
    for number, word in ((missed, "missed"), (len(holds.extra), "extra"), (sides, "wrong side")):
        parts += [f"{number} {word}"] if number else []
    wrong = " !" if holds.extra or not all(hold.right for hold in holds.holds) else ""
    return ", ".join(parts) + wrong


def _remarks(scores: Sequence[ClipScore], summed: Totals) -> Iterable[str]:
    for name, why in summed.failed:
        yield f"not scored: {name}: {why}"
    for name, count in summed.cross.false:
        yield f"false count: {count.spec} counted {count.count} in {name} at {_times(count.at_s)}"
    for name, count in summed.cross.contained:
        yield f"contained: {count.spec} counted {count.count} in {name}"
    for score in scores:
        yield from _reps(score)
        if score.posture is not None:
            for (real, given), frames in score.posture.mistaken.items():
                yield f"posture: {score.name}: {real} taken for {given} in {frames} of {score.posture.frames} frames"


def _reps(score: ClipScore) -> Iterable[str]:
    if score.reps is None:
        return
    for word, times in (
        ("missed", score.reps.missed),
        ("extra", score.reps.extra),
        ("out of place", score.reps.out_of_place),
    ):
        if times:
            yield f"reps {word}: {score.name} at {_times(times)}"


def _times(times: Sequence[float]) -> str:
    return ", ".join(f"{t:.1f} s" for t in times)


def _targets(wanted: Sequence[Target]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("target", "wanted", "reached", "", "judged by"):
        table.add_column(title, overflow="fold")
    words = {True: "met", False: "NOT MET", None: "not judged"}
    for target in wanted:
        table.add_row(target.name, target.wanted, target.reached, words[target.met], target.basis)
    return table


def _figures(summed: Totals) -> Iterable[str]:
    reps, holds, effort = summed.reps, summed.holds, summed.effort
    yield f"{summed.clips} clips, {len(summed.failed)} of them not scored"
    yield f"a rep's start is off by {_spread(reps.start)}, its end by {_spread(reps.end)}"
    yield f"partial reps exact in {reps.partial_exact} of {reps.partial_clips} clips"
    yield (
        f"holds off by {_spread(holds.error)}; worst {_seconds(holds.error)}; "
        f"{holds.missed} missed, {holds.extra} extra, {holds.wrong_side} on the wrong side"
    )
    for joint, found in summed.angles.items():
        yield f"{joint} angle: median {found.median:.1f}, 95 % {found.p95:.1f}, bias {found.bias:+.1f} degrees"
    yield (
        f"{effort.frames} frames ({effort.posed} posed) of {effort.video_s:.0f} s: poses extracted in "
        f"{effort.extracting_s:.0f} s, scored in {effort.scoring_s:.2f} s"
    )


def _spread(found: Spread | None) -> str:
    return "-" if found is None else f"{found.median:.2f} s (95 %: {found.p95:.2f}, bias {found.bias:+.2f})"


def _seconds(found: Spread | None) -> str:
    return "-" if found is None else f"{found.worst:.2f} s"
