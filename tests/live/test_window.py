from __future__ import annotations

import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.live.virtual_display import VirtualDisplay, needs_display, virtual_display

PROGRAM = """
import sys
import numpy as np
from formcheck.live.window import Window
image = np.zeros((720, 1280, 3), np.uint8)
image[:] = (200, 80, 10)
with Window() as window:
    while True:
        window.show(image)
        for command in window.commands(0.02):
            print(command, flush=True)
            if command == "full_screen":
                window.toggle_full_screen()
            if command in ("end", "escape"):
                sys.exit(0)
"""


KEYS = {
    "space": "pause",
    "r": "restart",
    "n": "next",
    "b": "back",
    "Return": "go",
    "7": "7",
    "m": "mute",
    "f": "flip",
    "h": "help",
    "s": "screenshot",
    "w": "full_screen",
    "Escape": "escape",
}


@pytest.fixture
def display() -> Iterator[VirtualDisplay]:
    """One for each test: a key that was pressed for a window that is gone would reach the next one."""
    with virtual_display() as found:
        yield found


@pytest.fixture
def shown(display: VirtualDisplay) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=display.environment, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def colour_at(display: VirtualDisplay, tmp_path: Path, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(value) for value in display.picture(tmp_path)[y, x])


def wait_for_colour(display: VirtualDisplay, tmp_path: Path, x: int, y: int, colour: tuple[int, ...]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        seen = colour_at(display, tmp_path, x, y)
        if seen == colour:
            return
        time.sleep(0.1)
    raise AssertionError(f"{seen} at {x}, {y}, not {colour}")


@pytest.fixture
def window(display: VirtualDisplay, shown: subprocess.Popen[str], tmp_path: Path) -> str:
    """Id of the window, once the picture is in it."""
    found = display.window("formcheck")
    wait_for_colour(display, tmp_path, 200, 150, (200, 80, 10))
    return found


def pressed_until_heard(
    display: VirtualDisplay, window: str, shown: subprocess.Popen[str], key: str, command: str
) -> list[str]:
    """Press `key`, again and again on a busy machine, until `command` comes; all lines that came."""
    assert shown.stdout is not None
    heard: list[str] = []
    for _ in range(20):
        display.press(window, key)
        while select.select([shown.stdout], [], [], 3.0)[0]:
            line = shown.stdout.readline().strip()
            if not line:
                break
            heard.append(line)
            if line == command:
                return heard
    raise AssertionError(f"{command} never came after pressing {key}; heard {heard}")


@needs_display
def test_keys_come_back_as_commands(display: VirtualDisplay, shown: subprocess.Popen[str], window: str) -> None:
    # One after the other: OpenCV keeps one key only, and drops what comes while it is not looked at.
    done: list[str] = []
    for key, command in KEYS.items():
        display.press(window, "z")
        heard = pressed_until_heard(display, window, shown, key, command)
        assert set(heard) <= {*done, command}, heard
        done.append(command)
    assert shown.wait(timeout=60) == 0


@needs_display
def test_closing_the_window_ends(display: VirtualDisplay, shown: subprocess.Popen[str], window: str) -> None:
    display.close(window)
    assert shown.stdout is not None
    assert shown.stdout.read().split() == ["end"]
    assert shown.wait() == 0


@needs_display
def test_a_window_of_another_shape_keeps_the_pictures(display: VirtualDisplay, window: str, tmp_path: Path) -> None:
    display.resize(window, 500, 700)
    wait_for_colour(display, tmp_path, 250, 20, (24, 20, 16))
    for _ in range(20):  # the window is drawn in steps; what counts is where that ends
        picture = display.picture(tmp_path)[:700, :500]
        rows = np.flatnonzero((picture[:, 250] == (200, 80, 10)).all(axis=1))
        columns = np.flatnonzero((picture[350] == (200, 80, 10)).all(axis=1))
        if len(columns) == 500 and len(rows) < 350:
            break
    assert len(columns) / len(rows) == pytest.approx(16 / 9, rel=0.03)
    assert (rows[0] + rows[-1]) / 2 == pytest.approx(350, abs=6)


@needs_display
def test_the_picture_grows_with_the_window(display: VirtualDisplay, window: str, tmp_path: Path) -> None:
    """A window that was small and is as large as the screen shows a picture as large."""
    for width, height in ((640, 360), (1280, 720)):
        display.resize(window, width, height)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            picture = display.picture(tmp_path)[:height, :width]
            columns = np.flatnonzero((picture[height // 2] == (200, 80, 10)).all(axis=1))
            if len(columns) == width:
                break
        assert len(columns) == width
