"""Real processes, really killed. What they had said to have written is compared with what can be read."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from formcheck.session.read import read_session, summary_of

REPOSITORY = Path(__file__).parents[2]


def start(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    folder.mkdir()
    return subprocess.Popen(
        [sys.executable, "-m", "tests.session.endless_session", str(folder), *words],
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
    )


def frames_said(process: subprocess.Popen[bytes], until: int) -> None:
    """Waits until the process says that frame `until` is written."""
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= until:
            return
    raise AssertionError("the session ended by itself")


def kill(process: subprocess.Popen[bytes]) -> int:
    """Kills without warning; gives the last frame that the process had said to have written."""
    process.kill()
    rest = process.communicate()[0]
    whole_lines = [line for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
    return int(whole_lines[-1]) if whole_lines else -1


def assert_at_most_a_second_lost(folder: Path, last_said: int) -> None:
    session = read_session(folder)
    indices = [pose.index for pose in session.poses()]
    assert indices == list(range(len(indices)))
    assert (last_said - len(indices) + 1) / 30 <= 1.0
    assert [event.t for event in session.events][: last_said + 1] == [i / 30 for i in range(last_said + 1)]
    assert session.end is None
    assert summary_of(session).tracking.frames == len(indices)


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment_it_loses_a_second_at_most(tmp_path: Path, seed: int) -> None:
    """Six times six sessions, each killed at a random moment while writing as fast as it can."""
    rng = np.random.default_rng(seed)
    for number in range(6):
        process = start(tmp_path / str(number))
        said = int(rng.integers(0, 1500))
        frames_said(process, said)
        time.sleep(float(rng.uniform(0, 0.003)))
        last_said = max(kill(process), said)
        assert_at_most_a_second_lost(tmp_path / str(number), last_said)


def test_killed_in_real_time_it_loses_a_second_at_most(tmp_path: Path) -> None:
    process = start(tmp_path / "live", "--real-time")
    frames_said(process, 75)
    last_said = max(kill(process), 75)
    assert_at_most_a_second_lost(tmp_path / "live", last_said)
    assert len(list(read_session(tmp_path / "live").poses())) >= 54
