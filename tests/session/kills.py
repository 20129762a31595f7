"""Real processes that record, really killed at random moments: what they had said to have written is compared with what
can be read.

    python -m tests.session.kills 200

kills as often as it is told and prints the most that was lost. A tenth of the kills hits sessions that run by the wall
clock, a fifth each the beginning and the ending; the others hit writing as fast as it goes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from formcheck.errors import SessionError
from formcheck.session.read import read_session, summary_of

REPOSITORY = Path(__file__).parents[2]
FPS = 30

Moment = Literal["anywhere", "beginning", "ending", "real_time"]
MOMENTS: tuple[Moment, ...] = ("anywhere", "beginning", "anywhere", "ending", "anywhere") * 2
"""Of ten kills in a row; the last one is by the wall clock."""


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of one kill.

    Attributes:
        moment: which.
        said: frames that the process had said to have written.
        kept: frames whose pose can be read; None where the session had not got as far as its header.
        ended: whether its log has an end.
    """

    moment: Moment
    said: int
    kept: int | None
    ended: bool

    @property
    def lost_s(self) -> float:
        """Seconds of poses that were written and cannot be read."""
        return max(0.0, (self.said - (self.kept or 0)) / FPS)


def kills(folder: Path, number: int, seed: int = 0) -> Iterator[Killed]:
    """`number` sessions below `folder`, each killed once."""
    rng = np.random.default_rng(seed)
    for index in range(number):
        moment: Moment = "real_time" if index % len(MOMENTS) == len(MOMENTS) - 1 else MOMENTS[index % len(MOMENTS)]
        yield killed(folder / f"{seed}-{index}", moment, rng)


def killed(folder: Path, moment: Moment, rng: np.random.Generator) -> Killed:
    """A session in `folder`, killed at some such moment. AssertionError where its log is not as it should be."""
    folder.mkdir()
    frames = int(rng.integers(1, 1500))
    words = {"real_time": ["--real-time"], "ending": ["--frames", str(frames)]}.get(moment, [])
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.session.endless_session", str(folder), *words],
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
    )
    if moment == "beginning":
        _wait_for_the_log(folder, process)
        time.sleep(float(rng.uniform(0, 0.02)))
        said = 0
    else:
        said = _wait_for_frame(process, int(rng.integers(0, 90)) if moment == "real_time" else frames - 1)
        time.sleep(float(rng.uniform(0, 1 / FPS if moment == "real_time" else 0.003)))
    process.kill()
    rest = process.communicate()[0]
    whole_lines = [line for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
    return _read(folder, moment, int(whole_lines[-1]) + 1 if whole_lines else said)


def _wait_for_the_log(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Until the log is there, which may still be empty."""
    while not (folder / "events.jsonl").exists() and process.poll() is None:
        time.sleep(0.0005)


def _wait_for_frame(process: subprocess.Popen[bytes], frame: int) -> int:
    """Until the process says that frame `frame` is written; gives how many are."""
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= frame:
            return int(line) + 1
    raise AssertionError("the session ended by itself")


def _read(folder: Path, moment: Moment, said: int) -> Killed:
    try:
        session = read_session(folder)
    except SessionError:
        assert said == 0, "frames were written and the log cannot be read"
        return Killed(moment, said, None, ended=False)
    indices = [pose.index for pose in session.poses()] if (folder / "poses.bin").exists() else []
    assert indices == list(range(len(indices))), "poses are missing in the middle"
    assert [event.t for event in session.events][:said] == [index / FPS for index in range(said)], "events are lost"
    ended = session.end is not None
    assert ended or summary_of(session).tracking.frames == len(indices)
    assert not ended or len(indices) == said, "the log has an end, and not all poses"
    return Killed(moment, said, len(indices), ended=ended)


def main(number: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        done = list(kills(Path(folder), number))
    worst = max(done, key=lambda one: one.lost_s)
    moments = ", ".join(
        f"{count} {moment.replace('_', ' ')}" for moment, count in Counter(d.moment for d in done).items()
    )
    early = sum(one.kept is None for one in done)
    ended = sum(one.ended for one in done)
    mean = sum(one.lost_s for one in done) / len(done)
    sys.stdout.write(
        f"{number} kills ({moments}): at most {worst.lost_s:.2f} s lost ({worst.moment}), {mean:.2f} s on average;\n"
        f"every log readable; {early} had no header yet, {ended} had just ended\n"
    )
    return 0 if worst.lost_s <= 1.0 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
