"""Writes a session without end into the folder it is given, and says on stdout what it has written.

Started by `kills.py`, which kills it. For each frame: a pose, an event of its own, then one line with its index.
With `--real-time` at 30 frames a second by the wall clock, else as fast as it goes; with `--frames N` it ends after N.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

from formcheck.coach.events import RestLearned
from formcheck.session.log import SessionLog
from tests.pose.made_up_poses import lying_still
from tests.session.examples import header


def main(folder: Path, real_time: bool, frames: int | None) -> None:
    poses = [lying_still(index) for index in range(60)]
    begun = time.monotonic()
    with SessionLog(folder, header()) as log:
        for index in itertools.count() if frames is None else range(frames):
            still = poses[index % len(poses)]
            log.pose(type(still)(index, index / 30, 1280, 720, still.landmarks, still.depth, still.visibility))
            log.event(RestLearned(index / 30, None, float(index)))
            os.write(1, f"{index}\n".encode())
            if real_time:
                time.sleep(max(0.0, begun + index / 30 - time.monotonic()))


if __name__ == "__main__":
    words = sys.argv[2:]
    number = int(words[words.index("--frames") + 1]) if "--frames" in words else None
    main(Path(sys.argv[1]), "--real-time" in words, number)
