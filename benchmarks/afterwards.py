"""What comes after the session: the history over thousands of sets, the review and the page of half an hour."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.figure import Figure, spread
from benchmarks.many_sessions import write_sessions
from benchmarks.recorded import for_long, record
from benchmarks.wall_time import run
from formcheck.analysis.watch import watch_poses
from formcheck.capture.frame import SourceInfo
from formcheck.session.folder import create_folder
from formcheck.session.header import header_of
from formcheck.session.log import SessionLog

SETS = 2000
HISTORY_LIMIT_S = 1.0
HALF_AN_HOUR_S = 1800.0
FPS = 30.0
REVIEW_LIMIT_S = 1.0
PAGE_LIMIT_S = 2.0
PAGE_LIMIT_MIB = 3.0


def histories(folder: Path, runs: int, sets: int = SETS) -> Iterator[Figure]:
    """Reading `sets` logs for the first time, and the history once they are known."""
    sessions = _home(folder / "years") / "sessions"
    write_sessions(sessions, sets, datetime.now().astimezone())
    words = [sys.executable, "-m", "formcheck", "history"]
    first = run(words).wall
    yield Figure(f"history of {sets:,} sets for the first time", first, None, "s", "every log is read once")
    yield _command(f"history of {sets:,} sets", words, runs, HISTORY_LIMIT_S)
    page = [*words, "--html", "--out", str(folder / "history.html")]
    yield _command(f"history's page of {sets:,} sets", page, runs, None)


def reviews(folder: Path, runs: int, seconds: float = HALF_AN_HOUR_S) -> Iterator[Figure]:
    """The review of one set of half an hour, on the terminal and as a page."""
    session = _long_set(_home(folder / "long") / "sessions", seconds)
    words = [sys.executable, "-m", "formcheck", "review", str(session)]
    minutes = f"{seconds / 60:.0f} minutes"
    yield _command(f"review of {minutes}", words, runs, REVIEW_LIMIT_S)
    page = folder / "review.html"
    yield _command(f"page of {minutes}", [*words, "--html", "--out", str(page)], runs, PAGE_LIMIT_S)
    yield Figure(f"size of the page of {minutes}", page.stat().st_size / 2**20, PAGE_LIMIT_MIB, "MiB", "")


def _home(folder: Path) -> Path:
    """Makes `folder` the home of the commands that are measured from now on."""
    os.environ["FORMCHECK_HOME"] = str(folder)
    return folder


def _command(name: str, words: Sequence[str], runs: int, limit: float | None) -> Figure:
    """The median of whole processes."""
    walls = [run(words).wall for _ in range(runs)]
    return Figure(name, statistics.median(walls), limit, "s", spread(walls))


def _long_set(root: Path, seconds: float) -> Path:
    """A set of glute bridges, what the model saw in a sample clip again and again."""
    recording = record("glute_bridge")
    source = SourceInfo("camera 0", 640, 480, FPS, None, live=True)
    started = datetime.now().astimezone()
    header = header_of(recording.spec, source, model="replayed", outline=False, started_at=started)
    folder = create_folder(root, recording.spec.id, started)
    with SessionLog(folder, header) as log:
        watch_poses(recording.spec, source.name, FPS, for_long(recording.poses, seconds, FPS), log)
    return folder
