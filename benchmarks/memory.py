"""Memory over an hour of frames: measured, coached and logged as `formcheck run` does."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.recorded import for_long, record
from formcheck.analysis.watch import Watch
from formcheck.capture.frame import SourceInfo
from formcheck.session.folder import create_folder
from formcheck.session.header import header_of
from formcheck.session.log import SessionLog

HOUR_S = 3600.0
FPS = 30.0

SETTLED_AFTER_S = 600.0
"""By then every buffer has its size; growth is counted from here."""

LIMIT_MB = 4.0
"""An hour's own events (about 700 repetitions with their measures) are kept for the summary, and weigh less."""


def memory(folder: Path, seconds: float = HOUR_S) -> Figure:
    """How much the process has grown between ten minutes and an hour of 30 frames a second."""
    recording = record("glute_bridge")
    source = SourceInfo("an hour", 640, 480, FPS, None, live=True)
    started = datetime.now().astimezone()
    header = header_of(recording.spec, source, model="replayed", outline=False, started_at=started)
    settled, most = 0.0, 0.0
    with SessionLog(create_folder(folder, recording.spec.id, started), header) as log:
        watch = Watch(recording.spec, source.name, FPS, log)
        for pose in for_long(recording.poses, seconds, FPS):
            watch.step(pose)
            if pose.index % 1800 == 0:
                now = resident_mb()
                settled = now if pose.t <= min(SETTLED_AFTER_S, seconds / 6) else settled
                most = max(most, now)
        summary = watch.finish()
    detail = f"{settled:.1f} MB to at most {most:.1f} MB over {seconds / 60:.0f} min; {len(summary.reps)} reps"
    return Figure("memory grown over an hour", most - settled, LIMIT_MB, "MB", detail)


def resident_mb() -> float:
    """Memory that this process holds right now, in MB. Linux only, for want of a portable way."""
    if sys.platform != "linux":
        raise OSError("the memory benchmark reads /proc and runs on Linux only")
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
