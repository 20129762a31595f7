"""How long it takes from the command to the camera's first picture in the window.

As a program (`python -m benchmarks.live.first_picture FOLDER`) it is that command: `formcheck run`, before a camera
made of the JPEGs in FOLDER, which ends with its first picture and prints when that was shown.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from benchmarks.figure import Figure, spread
from benchmarks.live.display import some_display

LIMIT_S = 3.0
RUNS = 3
PICTURES = 60


def first_picture(folder: Path) -> Figure:
    """Median over some runs, each a process of its own."""
    _lay_out(folder / "jpegs")
    with some_display() as where:
        took = [_once(folder / "jpegs") for _ in range(RUNS)]
    return Figure("command to first picture", statistics.median(took), LIMIT_S, "s", f"{spread(took)}; on {where}")


def _lay_out(folder: Path) -> None:
    from benchmarks.clip import sample, upscaled
    from benchmarks.live.webcam import jpegs_of

    folder.mkdir()
    clip = upscaled(sample("glute_bridge_clean"), folder)
    for number, jpeg in enumerate(jpegs_of(clip)[:PICTURES]):
        (folder / f"{number:03d}.jpg").write_bytes(jpeg.tobytes())


def _once(folder: Path) -> float:
    began = time.monotonic()
    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "benchmarks.live.first_picture", str(folder)], capture_output=True, text=True, check=True
    )
    return float(ended.stdout.split()[-1]) - began


def main(folder: Path) -> int:
    """Run the command, and leave with the first picture of the camera."""
    from unittest.mock import patch

    import numpy as np

    from benchmarks.live.webcam import ClipCamera
    from formcheck.capture.camera import Camera
    from formcheck.capture.frame import Frame
    from formcheck.cli.main import main as formcheck
    from formcheck.live.feed import CameraFeed
    from formcheck.live.keys import Command
    from formcheck.live.window import Window

    camera = ClipCamera([np.fromfile(file, np.uint8) for file in sorted(folder.glob("*.jpg"))])
    taken: list[int] = []
    commands, take = Window.commands, CameraFeed.take

    def take_and_note(feed: CameraFeed, wait_s: float) -> Frame | None:
        frame = take(feed, wait_s)
        taken.extend([] if frame is None else [frame.index])
        return frame

    def commands_until_shown(window: Window, wait_s: float) -> tuple[Command, ...]:
        asked = commands(window, wait_s)
        if taken:
            print(time.monotonic(), flush=True)
            sys.exit(0)
        return asked

    with (
        patch("formcheck.capture.choice.Camera", partial(Camera, opener=lambda _: camera)),
        patch.object(CameraFeed, "take", take_and_note),
        patch.object(Window, "commands", commands_until_shown),
    ):
        return formcheck(["run", "glute_bridge", "--mute", "--no-questions"])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
