from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from formcheck.capture.frame import Frame, FrameSource, SourceInfo
from formcheck.live.playlist import Playlist


class Clip:
    """Three frames at once; knows whether it is open. As a file, it can be entered once."""

    notes: tuple[str, ...] = ()

    def __init__(self, name: str) -> None:
        self.info = SourceInfo(name, 8, 8, 1000.0, 3, live=False)
        self.open = 0
        self.entered = False

    def __enter__(self) -> FrameSource:
        assert not self.entered
        self.entered = True
        self.open += 1
        return self

    def __exit__(self, *exc: object) -> None:
        self.open -= 1

    def __iter__(self) -> Iterator[Frame]:
        for number in range(3):
            yield Frame(number, number / 1000, np.zeros((8, 8, 3), np.uint8))


class Shelf:
    """Opens clips of one name, each time a new one."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.clips: list[Clip] = []

    def __call__(self) -> Clip:
        self.clips.append(Clip(self.name))
        return self.clips[-1]

    @property
    def open(self) -> int:
        return sum(clip.open for clip in self.clips)


def played(playlist: Playlist) -> list[int]:
    found = []
    while not playlist.ended:
        frame = playlist.take(0.01)
        if frame is not None:
            found.append(frame.index)
    return found


def test_each_clip_plays_from_its_beginning_when_it_is_asked_for() -> None:
    first, second = Shelf("a"), Shelf("b")
    with Playlist([first, second]) as playlist:
        assert played(playlist) == [0, 1, 2]
        assert (playlist.info.name, playlist.last, first.open, second.open) == ("a", False, 1, 0)
        assert playlist.take(0.0) is None
        assert playlist.go_to(1)
        assert (playlist.ended, playlist.last, first.open, second.open) == (False, True, 0, 1)
        assert played(playlist) == [0, 1, 2]
        assert playlist.info.name == "b"
    assert (first.open, second.open) == (0, 0)


def test_the_clip_that_plays_goes_on_and_one_that_is_not_there_changes_nothing() -> None:
    with Playlist([Shelf("a")]) as playlist:
        first = playlist.take(1.0)
        assert not playlist.go_to(0) and not playlist.go_to(5)
        assert first is not None and first.index == 0
        assert played(playlist) == [1, 2]


def test_a_clip_can_be_gone_back_to_and_one_that_has_ended_begins_anew() -> None:
    first, second = Shelf("a"), Shelf("b")
    with Playlist([first, second]) as playlist:
        assert played(playlist) == [0, 1, 2]
        assert playlist.go_to(0) and not playlist.ended, "over, and asked for again"
        assert played(playlist) == [0, 1, 2]
        assert playlist.go_to(1) and played(playlist) == [0, 1, 2]
        assert playlist.go_to(0) and played(playlist) == [0, 1, 2]
        assert (playlist.info.name, playlist.last, first.open, second.open) == ("a", False, 1, 0)
    assert (first.open, second.open) == (0, 0)
