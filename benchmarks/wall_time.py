"""`formcheck analyze`, everything on, against the plain loop: whole processes, one after the other, in pairs."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clip import sample, upscaled
from benchmarks.figure import Figure, spread

EXERCISE = "glute_bridge"
CLIP = f"{EXERCISE}_partial_rep"
"""Twenty seconds, as the shortest of sets lasts; what starting up costs is then a share that people meet."""

LIMIT = 1.05
LIMIT_WITH_SILHOUETTE = 1.25


def wall_times(folder: Path, pairs: int) -> list[Figure]:
    """The two ratios, each the median over `pairs` of (analyze / plain loop) on a 720p clip."""
    clip = upscaled(sample(CLIP), folder)
    plain = [sys.executable, "-m", "benchmarks.plain_loop", str(clip)]
    analyze = [sys.executable, "-m", "formcheck", "analyze", str(clip), "--exercise", EXERCISE, "--json"]
    analyze += ["--save", str(folder / "sessions")]
    return [
        _figure("analyze against the plain loop", analyze, plain, pairs, LIMIT),
        _figure("the same with the silhouette", [*analyze, "--silhouette"], plain, pairs, LIMIT_WITH_SILHOUETTE),
    ]


def _figure(name: str, words: Sequence[str], reference: Sequence[str], pairs: int, limit: float) -> Figure:
    ours, theirs = paired(words, reference, pairs)
    ratios = [a.wall / b.wall for a, b in zip(ours, theirs, strict=True)]
    work = statistics.median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True))
    seconds = [statistics.median(run.wall for run in runs) for runs in (ours, theirs)]
    detail = f"720p; {spread(ratios)}; {seconds[0]:.2f} s against {seconds[1]:.2f} s; processor time {work:.3f} x"
    return Figure(name, statistics.median(ratios), limit, "x", detail)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds that a whole process took, by the clock and on all cores together."""

    wall: float
    cpu: float


def paired(words: Sequence[str], reference: Sequence[str], pairs: int) -> tuple[list[Run], list[Run]]:
    """Run both commands in turn and in changing order, after one of each that does not count."""
    runs: dict[int, list[Run]] = {0: [], 1: []}
    commands = (words, reference)
    for which in (0, 1):
        run(commands[which])
    for pair in range(pairs):
        for which in (0, 1) if pair % 2 == 0 else (1, 0):
            runs[which].append(run(commands[which]))
    return runs[0], runs[1]


def run(words: Sequence[str]) -> Run:
    """Run a command that must succeed. Raises CalledProcessError where it does not."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
