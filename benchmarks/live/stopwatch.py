"""Wraps what a session is made of, so that it tells how long each part took and when each picture was shown."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from formcheck.capture.frame import Frame, Image, SourceInfo
from formcheck.live.feed import CameraFeed
from formcheck.live.keys import Command
from formcheck.live.window import Window

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class Times:
    """What was measured.

    Attributes:
        spent: name of a part to the seconds of each of its turns.
        shown: number of a frame to when its picture had been shown.
    """

    spent: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    shown: dict[int, float] = field(default_factory=dict)

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


class WatchedFeed:
    """A camera's feed that remembers which frame was taken last."""

    def __init__(self, feed: CameraFeed) -> None:
        self._feed = feed
        self.newest: int | None = None

    @property
    def info(self) -> SourceInfo:
        return self._feed.info

    @property
    def dropped(self) -> int:
        return self._feed.dropped

    @property
    def ended(self) -> bool:
        return self._feed.ended

    @property
    def trouble(self) -> tuple[str, str] | None:
        return self._feed.trouble

    def take(self, wait_s: float) -> Frame | None:
        frame = self._feed.take(wait_s)
        self.newest = self.newest if frame is None else frame.index
        return frame

    def pause(self, paused: bool) -> None:
        self._feed.pause(paused)


class WatchedWindow:
    """The real window; a picture counts as shown when the window has done its work for it."""

    shows = True

    def __init__(self, times: Times, feed: WatchedFeed) -> None:
        self._window = Window()
        self._times = times
        self._feed = feed

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
        if self._feed.newest is not None:
            self._times.shown.setdefault(self._feed.newest, time.monotonic())
        return commands

    def toggle_full_screen(self) -> None:
        self._window.toggle_full_screen()
