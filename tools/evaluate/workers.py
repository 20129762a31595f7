"""Scores many clips, one after another or in several processes, with a progress bar on stderr."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from formcheck.specs.model import ExerciseSpec
from tools.evaluate.folder import Clip
from tools.evaluate.results import ClipScore
from tools.evaluate.score import score_clip

Scored = Callable[[str], None]


def score_all(
    clips: Sequence[Clip], specs: Sequence[ExerciseSpec], cache: Path, *, jobs: int, cross: bool
) -> list[ClipScore]:
    """Every clip's score, in the order of `clips`, `jobs` clips at once."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("clips", total=len(clips))

        def scored(name: str) -> None:
            progress.update(task, description=name, advance=1)

        if jobs == 1:
            return _one_by_one(clips, specs, cache, cross, scored)
        return _at_once(clips, specs, cache, cross, jobs, scored)


def _one_by_one(
    clips: Sequence[Clip], specs: Sequence[ExerciseSpec], cache: Path, cross: bool, scored: Scored
) -> list[ClipScore]:
    scores = []
    for clip in clips:
        scores.append(score_clip(clip, specs, cache, cross=cross))
        scored(clip.name)
    return scores


def _at_once(
    clips: Sequence[Clip], specs: Sequence[ExerciseSpec], cache: Path, cross: bool, jobs: int, scored: Scored
) -> list[ClipScore]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(clips)), mp_context=context) as pool:
        waiting = {pool.submit(score_clip, clip, specs, cache, cross=cross): i for i, clip in enumerate(clips)}
        scores: dict[int, ClipScore] = {}
        for done in as_completed(waiting):
            number = waiting[done]
            scores[number] = done.result()
            scored(clips[number].name)
    return [scores[number] for number in range(len(clips))]
