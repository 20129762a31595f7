"""The benchmarks measure what they say; how fast this machine is is not tested."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.clip import SIZE, upscaled
from benchmarks.figure import Figure, percentile
from benchmarks.recorded import for_long
from benchmarks.wall_time import paired
from formcheck.capture.video import VideoFile
from formcheck.pose.pose import Pose
from tests.capture.clips import corners, make_clip, quadrants

ROOT = Path(__file__).resolve().parent.parent.parent


def nobody(index: int) -> Pose:
    return Pose(index, index / 10, 64, 48, None, None, None)


def test_a_percentile_by_hand() -> None:
    assert percentile(list(range(101)), 95) == 95
    assert percentile(list(range(101)), 50) == 50


@pytest.mark.parametrize(("value", "limit", "kept"), [(1.0, 1.05, True), (1.06, 1.05, False), (9.9, None, True)])
def test_a_figure_beside_its_limit(value: float, limit: float | None, kept: bool) -> None:
    assert Figure("f", value, limit, "x", "").kept is kept


def test_the_clip_keeps_its_times_and_its_shape(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "c.mp4", [quadrants((96, 72))] * 12, fps=15)
    with VideoFile(upscaled(source, tmp_path)) as video:
        frames = list(video)
    assert (video.info.width, video.info.height) == SIZE
    assert [frame.t for frame in frames] == pytest.approx([k / 15 for k in range(12)], abs=1e-6)
    # 4:3 in 16:9 is 960 wide, in the middle; its corners are where they were.
    assert corners(np.ascontiguousarray(frames[5].image[:, 160:1120])) == "RGBW"


def test_an_hour_goes_on_without_a_break() -> None:
    poses = list(for_long((nobody(0), nobody(1), nobody(2)), seconds=2.0, fps=10.0))
    assert [pose.index for pose in poses] == list(range(20))
    assert [pose.t for pose in poses] == pytest.approx([k / 10 for k in range(20)])


TAKES_MEMORY = """
import numpy as np
from benchmarks import memory
before = memory.resident_mb()
taken = np.ones(64_000_000, np.uint8)  # more than the allocator keeps in store
print(memory.resident_mb() - before, taken.sum())
"""


def test_memory_that_is_taken_is_seen() -> None:
    """In a small process of its own: from one as large as that of the tests the system takes back what lies unused."""
    done = subprocess.run([sys.executable, "-c", TAKES_MEMORY], cwd=ROOT, capture_output=True, text=True, check=True)
    grown, taken = done.stdout.split()
    assert 50 < float(grown) < 90
    assert int(taken) == 64_000_000


def test_pairs_tell_work_from_none() -> None:
    nothing = [sys.executable, "-S", "-c", "pass"]
    work = [sys.executable, "-S", "-c", "sum(range(20_000_000))"]
    ours, theirs = paired(work, nothing, pairs=1)
    assert ours[0].cpu > 2 * theirs[0].cpu
    assert ours[0].wall > theirs[0].wall


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        paired([sys.executable, "-c", "raise SystemExit(3)"], [sys.executable, "-c", "pass"], pairs=1)


def test_the_command_prints_a_figure_beside_its_limit() -> None:
    words = [sys.executable, "-m", "benchmarks", "--only", "start-up", "--pairs", "1"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    assert "formcheck --help against python -c pass" in done.stdout
    assert "<= 3" in done.stdout
    assert "of 1 kept" in done.stdout
