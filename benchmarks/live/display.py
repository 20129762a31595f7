"""A display to measure on: the one that is there, or a virtual one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def some_display() -> Iterator[str]:
    """Words for what is drawn on. Raises OSError where there is neither a display nor Xvfb."""
    if sys.platform != "linux" or os.environ.get("DISPLAY"):
        yield "the display"
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        raise OSError("there is no display to show a window on: set DISPLAY, or install Xvfb")
    reading, writing = os.pipe()
    server = subprocess.Popen(  # noqa: S603 - found on the PATH
        [xvfb, "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            os.environ["DISPLAY"] = ":" + answer.readline().strip()
        yield "a virtual display of 1366x768"
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()
