"""`formcheck --help` against an interpreter that does nothing."""

from __future__ import annotations

import statistics
import sys

from benchmarks.figure import Figure, spread
from benchmarks.wall_time import paired

LIMIT = 3.0


def start_up(pairs: int) -> Figure:
    """The median over `pairs` of (`formcheck --help` / `python -c pass`)."""
    ours, bare = paired([sys.executable, "-m", "formcheck", "--help"], [sys.executable, "-c", "pass"], pairs)
    ratios = [a / b for a, b in zip(ours, bare, strict=True)]
    detail = f"{spread(ratios)}; {1000 * statistics.median(ours):.0f} ms"
    return Figure("formcheck --help against python -c pass", statistics.median(ratios), LIMIT, "x", detail)
