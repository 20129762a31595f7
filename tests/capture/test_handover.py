"""Frames between two threads."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from formcheck.capture.frame import Frame
from formcheck.capture.handover import FrameQueue, NewestFrame

IMAGE = np.zeros((2, 2, 3), np.uint8)
PATIENCE = 30.0


def frame(index: int) -> Frame:
    return Frame(index, float(index), IMAGE)


def test_queue_gives_every_frame_in_order_then_none() -> None:
    queue = FrameQueue(2)
    maker = threading.Thread(target=lambda: ([queue.put(frame(k)) for k in range(50)], queue.finish()))
    maker.start()
    seen = []
    while (one := queue.get()) is not None:
        seen.append(one.index)
    maker.join(PATIENCE)
    assert seen == list(range(50))
    assert queue.get() is None


def test_a_full_queue_holds_the_maker_until_there_is_room() -> None:
    queue = FrameQueue(2)
    assert queue.put(frame(0))
    assert queue.put(frame(1))
    third = threading.Event()
    maker = threading.Thread(target=lambda: (queue.put(frame(2)), third.set()))
    maker.start()
    assert not third.wait(0.05)
    assert queue.get() is not None
    assert third.wait(PATIENCE)
    maker.join(PATIENCE)


def test_a_reader_that_leaves_releases_a_maker_that_waits() -> None:
    queue = FrameQueue(1)
    queue.put(frame(0))
    answers: list[bool] = []
    maker = threading.Thread(target=lambda: answers.append(queue.put(frame(1))))
    maker.start()
    queue.close()
    maker.join(PATIENCE)
    assert answers == [False]
    assert queue.get() is None


def test_an_error_reaches_the_reader_after_the_frames_before_it() -> None:
    queue = FrameQueue(4)
    queue.put(frame(0))
    queue.finish(OSError("the disk left"))
    assert queue.get() is not None
    with pytest.raises(OSError, match="the disk left"):
        queue.get()


def test_only_the_newest_frame_is_kept_and_the_rest_counted() -> None:
    newest = NewestFrame()
    for index in range(5):
        newest.put(frame(index))
    taken = newest.take(0.0)
    assert taken is not None
    assert taken.index == 4
    assert newest.dropped == 4
    assert newest.take(0.01) is None
    assert newest.dropped == 4


def test_taking_waits_for_a_frame() -> None:
    newest = NewestFrame()
    later = threading.Timer(0.05, lambda: newest.put(frame(7)))
    later.start()
    taken = newest.take(PATIENCE)
    assert taken is not None
    assert taken.index == 7


def test_closing_releases_whoever_waits() -> None:
    newest = NewestFrame()
    threading.Timer(0.05, newest.close).start()
    assert newest.take(None) is None
    assert newest.closed


def test_a_failure_is_raised_each_time() -> None:
    newest = NewestFrame()
    newest.fail(OSError("gone"))
    for _ in range(2):
        with pytest.raises(OSError, match="gone"):
            newest.take(None)
