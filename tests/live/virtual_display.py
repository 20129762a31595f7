"""A virtual display with real windows: pictures of it, keys pressed, windows closed by the mouse."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import pytest

from formcheck.capture.frame import Image

TOOLS = ("Xvfb", "xdotool", "import")

needs_display = pytest.mark.skipif(
    not sys.platform.startswith("linux") or any(shutil.which(tool) is None for tool in TOOLS),
    reason=f"a virtual display needs {', '.join(TOOLS)}",
)


class VirtualDisplay:
    """One X server that nobody sees."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.environment = {**os.environ, "DISPLAY": name}

    def window(self, title: str) -> str:
        """Id of the window of that title, once it is there, moved into the corner: nothing here gives it a place."""
        for _ in range(300):
            found = self._xdotool("search", "--onlyvisible", "--name", f"^{title}$").split()
            if found:
                self._keep(found[0], {"X=0", "Y=0"}, ("windowmove", found[0], "0", "0"))
                return found[0]
            time.sleep(0.1)
        raise AssertionError(f"no window called {title} came")

    def _keep(self, window: str, wanted: set[str], *orders: tuple[str, ...]) -> None:
        """Give the orders until what is `wanted` lasts: on a busy machine the program may still undo them."""
        kept = 0
        for _ in range(300):
            kept = kept + 1 if wanted <= set(self._xdotool("getwindowgeometry", "--shell", window).split()) else 0
            if kept == 5:
                return
            if kept == 0:
                for order in orders:
                    self._xdotool(*order)
            time.sleep(0.1)
        raise AssertionError(f"the window never came to {sorted(wanted)}")

    def press(self, window: str, key: str) -> None:
        self._xdotool("key", "--window", window, key)

    def resize(self, window: str, width: int, height: int) -> None:
        """Give the window this size, in the corner."""
        wanted = {f"WIDTH={width}", f"HEIGHT={height}", "X=0", "Y=0"}
        self._keep(window, wanted, ("windowsize", window, str(width), str(height)), ("windowmove", window, "0", "0"))

    def picture(self, folder: Path) -> Image:
        """All of the screen, as BGR."""
        file = folder / "screen.bmp"  # a tenth of the time that a PNG takes
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment, check=True)
        image = cv2.imread(str(file))
        assert image is not None
        return image  # type: ignore[return-value]  # OpenCV's stubs know no element type

    def close(self, window: str) -> None:
        """Ask the window to close, as its frame's button does."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))
        x11.XInternAtom.restype = ctypes.c_ulong
        protocols, delete = (
            x11.XInternAtom(connection, name, False) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
        )
        # XClientMessageEvent: type, serial, send_event, display, window, message_type, format, five longs.
        event = (ctypes.c_long * 24)(33, 0, 1, connection.value or 0, int(window), protocols, 32, delete, 0, 0, 0, 0)
        x11.XSendEvent(connection, ctypes.c_ulong(int(window)), False, ctypes.c_long(0), ctypes.byref(event))
        x11.XFlush(connection)
        x11.XCloseDisplay(connection)

    def _xdotool(self, *words: str) -> str:
        ended = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=30, check=False
        )
        return ended.stdout


@contextmanager
def virtual_display() -> Iterator[VirtualDisplay]:
    """Start a display on a number that is free, and end it afterwards."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield VirtualDisplay(":" + answer.readline().strip())
    finally:
        server.terminate()
        server.wait()
