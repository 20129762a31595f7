"""Wraps what a session is made of, so that it tells how long each part took and when each picture was shown."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from formcheck.capture.frame import Image
from formcheck.live import picture as live_picture
from formcheck.live.keys import Command
from formcheck.live.overlay import OverlayView
from formcheck.live.window import Window
from formcheck.pose.pose import Pose

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class Times:
    """What was measured.

    Attributes:
        spent: name of a part to the seconds of each of its turns.
        shown: number of a frame to when its picture had been shown.
        drawn: number of the frame that was drawn last; None before the first one.
    """

    spent: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    shown: dict[int, float] = field(default_factory=dict)
    drawn: int | None = None

    def timed(self, name: str, function: Callable[P, R]) -> Callable[P, R]:
        """The same function, whose every call is noted."""

        def call(*args: P.args, **words: P.kwargs) -> R:
            began = time.perf_counter()
            try:
                return function(*args, **words)
            finally:
                self.spent[name].append(time.perf_counter() - began)

        return call


@contextmanager
def watching(times: Times, room: Any, name: str, part: str) -> Iterator[None]:
    """While within, `room`'s function or method `name` is timed as `part`."""
    original = getattr(room, name)
    setattr(room, name, times.timed(part, original))
    try:
        yield
    finally:
        setattr(room, name, original)


@contextmanager
def noting_what_is_drawn(times: Times) -> Iterator[None]:
    """While within, it is known which frame's picture was drawn last."""
    room: Any = live_picture
    original = room.draw

    def draw(image: Image, pose: Pose, view: OverlayView) -> Image:
        picture: Image = times.timed("overlay", original)(image, pose, view)
        times.drawn = pose.index
        return picture

    room.draw = draw
    try:
        yield
    finally:
        room.draw = original


class WatchedWindow:
    """The real window; a picture counts as shown when the window has done its work for it."""

    shows = True

    def __init__(self, times: Times) -> None:
        self._window = Window()
        self._times = times

    def __enter__(self) -> WatchedWindow:
        self._window.__enter__()
        return self

    def __exit__(self, *exc: object) -> None:
        self._window.__exit__(*exc)

    @property
    def size(self) -> tuple[int, int]:
        return self._window.size

    def show(self, image: Image) -> None:
        self._times.timed("handing the picture to the window", self._window.show)(image)

    def commands(self, wait_s: float) -> tuple[Command, ...]:
        commands = self._times.timed("window's own work", self._window.commands)(wait_s)
        if self._times.drawn is not None:
            self._times.shown.setdefault(self._times.drawn, time.monotonic())
        return commands

    def toggle_full_screen(self) -> None:
        self._window.toggle_full_screen()
