"""`formcheck analyze`, everything on, against the plain loop: whole processes, one after the other, in pairs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.clip import sample, upscaled
from benchmarks.figure import Figure, spread

EXERCISE = "glute_bridge"
CLIP = f"{EXERCISE}_clean"

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
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    detail = f"720p, whole processes; {spread(ratios)}; {statistics.median(ours):.2f} s"
    return Figure(name, statistics.median(ratios), limit, "x", f"{detail} against {statistics.median(theirs):.2f} s")


def paired(words: Sequence[str], reference: Sequence[str], pairs: int) -> tuple[list[float], list[float]]:
    """Seconds of both commands, run in turn and in changing order, after one of each that does not count."""
    seconds: dict[int, list[float]] = {0: [], 1: []}
    commands = (words, reference)
    for which in (0, 1):
        run(commands[which])
    for pair in range(pairs):
        for which in (0, 1) if pair % 2 == 0 else (1, 0):
            seconds[which].append(run(commands[which]))
    return seconds[0], seconds[1]


def run(words: Sequence[str]) -> float:
    """Wall time of a process in seconds. Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own commands
        words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    return time.perf_counter() - began
