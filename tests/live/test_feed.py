from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.capture.frame import Frame, SourceInfo
from formcheck.live.feed import LATE_S, FileFeed


class Clip:
    """A source without a file: frames at the times given."""

    notes: tuple[str, ...] = ()

    def __init__(self, times: list[float]) -> None:
        self.info = SourceInfo("clip", 4, 4, 30.0, len(times), live=False)
        self._times = times

    def __enter__(self) -> Clip:
        return self

    def __exit__(self, *exc: object) -> None: ...

    def __iter__(self) -> Iterator[Frame]:
        for index, t in enumerate(self._times):
            yield Frame(index, t, np.zeros((4, 4, 3), np.uint8))


class Clock:
    """Time that passes only by sleeping or working."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.now += seconds


def play(times: list[float], work_s: float) -> tuple[list[tuple[float, int]], FileFeed]:
    """Play a clip with `work_s` of work a frame; gives (when, which) of every frame taken."""
    clock = Clock()
    feed = FileFeed(Clip(times), clock, clock.sleep)
    taken = []
    while not feed.ended:
        frame = feed.take(0.05)
        if frame is not None:
            taken.append((clock.now, frame.index))
            clock.now += work_s
    return taken, feed


THIRTY = [n / 30 for n in range(90)]


def test_a_file_is_played_at_its_own_speed() -> None:
    taken, feed = play(THIRTY, 0.01)
    assert [index for _, index in taken] == list(range(90))
    second = taken[1][0]
    for when, index in taken[2:]:
        assert abs((when - second) - (index - 1) / 30) < 1e-9
    assert feed.dropped == 0


def test_uneven_times_are_kept() -> None:
    times = [0.0, 0.1, 0.15, 0.9, 1.0]
    taken, _ = play(times, 0.0)
    assert [round(when - taken[1][0], 6) for when, _ in taken[1:]] == [0.0, 0.05, 0.8, 0.9]


def test_late_frames_are_dropped_and_counted_so_that_the_delay_stays() -> None:
    taken, feed = play(THIRTY, 0.07)
    indices = [index for _, index in taken]
    assert indices == sorted(set(indices))
    assert feed.dropped == 90 - len(indices) > 30
    second = taken[1][0]
    for when, index in taken[2:]:
        assert (when - second) - (index - 1) / 30 <= LATE_S + 1e-9


def test_the_last_frame_is_always_given() -> None:
    for work in (0.0, 0.07, 1.0):
        assert play(THIRTY, work)[0][-1][1] == 89


def test_a_pause_stops_the_clips_clock() -> None:
    clock = Clock()
    feed = FileFeed(Clip(THIRTY), clock, clock.sleep)
    first = [feed.take(0.05) for _ in range(5)]
    assert [frame.index for frame in first if frame is not None] == [0, 1, 2, 3, 4]
    feed.pause(True)
    feed.pause(True)
    for _ in range(40):
        assert feed.take(0.05) is None
    feed.pause(False)
    frame = feed.take(0.05)
    assert frame is not None and frame.index == 5
    assert feed.dropped == 0


def test_an_empty_clip_ends_at_once() -> None:
    taken, feed = play([], 0.0)
    assert taken == [] and feed.ended


@settings(deadline=None)
@given(st.lists(st.floats(0.001, 0.5), min_size=1, max_size=60), st.floats(0, 0.4))
def test_whatever_the_times_frames_come_in_order_and_each_is_taken_or_dropped(gaps: list[float], work_s: float) -> None:
    times = [sum(gaps[:n]) for n in range(len(gaps))]
    taken, feed = play(times, work_s)
    indices = [index for _, index in taken]
    assert indices == sorted(set(indices))
    assert len(indices) + feed.dropped == len(times)


def test_minutes_without_a_picture_are_not_sat_out() -> None:
    """Two seconds, a gap of five minutes, and two seconds more; a gap of five seconds is played."""
    later = [302 + t for t in THIRTY[:60]]
    taken, feed = play([*THIRTY[:60], *later], work_s=0.0)
    assert [index for _, index in taken] == list(range(120)) and feed.dropped == 0
    assert taken[-1][0] - taken[0][0] < 5
    short, _ = play([*THIRTY[:60], *(t - 295 for t in later)], work_s=0.0)
    assert short[-1][0] - short[0][0] > 8
