"""Renders many clips, one after another or in several processes, with a progress bar on stderr."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from tools.studio.spec import ClipSpec


def make_clips(specs: Sequence[ClipSpec], folder: Path, jobs: int, truth_only: bool = False) -> None:
    """Make every clip in `folder`, `jobs` at once. The first error ends the work and is raised."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("clips", total=len(specs))
        if jobs == 1:
            for spec in specs:
                progress.update(task, description=spec.name)
                make_one(spec, folder, truth_only)
                progress.advance(task)
            return
        # Mesa's software driver and the matrix library: one thread in each process is fastest
        os.environ["LP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, mp_context=context) as pool:
            waiting = {pool.submit(make_one, spec, folder, truth_only): spec for spec in specs}
            for done in as_completed(waiting):
                progress.update(task, description=waiting[done].name)
                done.result()
                progress.advance(task)


def make_one(spec: ClipSpec, folder: Path, truth_only: bool) -> None:
    """Make one clip, or only its truth; imported late, so that asking for help needs no graphics."""
    from tools.studio.clip import make_clip
    from tools.studio.staging import stage
    from tools.studio.truth import truth_of

    scene = stage(spec)
    if truth_only:
        folder.mkdir(parents=True, exist_ok=True)
        truth_of(scene).write(folder, spec.name)
    else:
        make_clip(scene, folder)
