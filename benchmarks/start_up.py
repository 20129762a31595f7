"""`formcheck --help` against an interpreter that does nothing."""

from __future__ import annotations

import statistics
import sys

from benchmarks.figure import Figure, spread
from benchmarks.wall_time import paired

LIMIT = 3.0

HELP = "import sys; from formcheck.__main__ import main; sys.argv = ['formcheck', '--help']; main()"
"""What the installed `formcheck` script does; installed or not, it is this checkout's that is measured."""


def start_up(pairs: int) -> Figure:
    """The median over `pairs` of (`formcheck --help` / `python -c pass`)."""
    ours, bare = paired([sys.executable, "-c", HELP], [sys.executable, "-c", "pass"], pairs)
    ratios = [a.wall / b.wall for a, b in zip(ours, bare, strict=True)]
    least = min(run.wall for run in ours) / min(run.wall for run in bare)
    detail = (
        f"{spread(ratios)}; {1000 * statistics.median(run.wall for run in ours):.0f} ms; quickest of each {least:.2f} x"
    )
    return Figure("formcheck --help against python -c pass", statistics.median(ratios), LIMIT, "x", detail)
