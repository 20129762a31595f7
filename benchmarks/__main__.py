"""`python -m benchmarks`: every promise about speed and memory, measured and set beside its limit."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure

MEASURED = ("start-up", "frame", "time", "memory", "live", "history", "review")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=MEASURED, action="append", help="measure only this; may be repeated")
    parser.add_argument("--pairs", type=int, default=7, help="runs of analyze and of the plain loop (default: 7)")
    parser.add_argument("--minutes", type=float, default=0.5, help="length of the live session (default: 0.5)")
    args = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; limits hold on a machine that does nothing else\n")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FORMCHECK_HOME"] = folder
        figures = [_told(figure) for figure in _measure(args, Path(folder))]
    broken = sum(not figure.kept for figure in figures)
    print(f"\n{len(figures) - broken} of {len(figures)} kept")
    return 1 if broken else 0


def _measure(args: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    """Each figure as soon as it is known. What is heavy is imported only where it is measured."""
    what, pairs = args.only or MEASURED, args.pairs
    if "start-up" in what:
        from benchmarks.start_up import start_up

        yield start_up(pairs=4 * pairs)
    if "frame" in what:
        from benchmarks.per_frame import per_frame

        yield from per_frame()
    if "time" in what:
        from benchmarks.wall_time import wall_times

        yield from wall_times(folder, pairs)
    if "memory" in what:
        from benchmarks.memory import memory

        yield memory(folder)
    if "live" in what:
        from benchmarks.live.first_picture import first_picture
        from benchmarks.live.session import live

        yield first_picture(folder)
        yield from live(folder, args.minutes)
    if "history" in what:
        from benchmarks.afterwards import histories

        yield from histories(folder, pairs)
    if "review" in what:
        from benchmarks.afterwards import reviews

        yield from reviews(folder, pairs)


def _told(figure: Figure) -> Figure:
    limit = f"<= {figure.limit:g}" if figure.limit is not None else ""
    verdict = "ok" if figure.kept else "TOO MUCH"
    print(f"{figure.name:<52} {figure.value:7.3f} {figure.unit:<3}{limit:<9}{verdict:<9} {figure.detail}", flush=True)
    return figure


if __name__ == "__main__":
    sys.exit(main())
