"""The next frame's pose, estimated aside."""

from __future__ import annotations

import threading
from functools import partial

import numpy as np
import pytest

from formcheck.capture.frame import Frame
from formcheck.errors import CaptureError, PoseError
from formcheck.live.ahead import LookAhead
from formcheck.pose.pose import Pose


def _frame(index: int) -> Frame:
    return Frame(index, index / 30, np.zeros((4, 6, 3), np.uint8))


def _nobody(frame: Frame) -> Pose:
    return Pose(frame.index, frame.t, 6, 4, None, None, None)


class Model:
    """Answers once it may."""

    name = "made up"
    gives_outline = False

    def __init__(self) -> None:
        self.may = threading.Event()
        self.threads: list[str] = []

    def __enter__(self) -> Model:
        return self

    def __exit__(self, *exc: object) -> None: ...

    def estimate(self, frame: Frame) -> Pose:
        self.threads.append(threading.current_thread().name)
        assert self.may.wait(10)
        return _nobody(frame)


def test_who_begins_a_frame_does_not_wait_for_its_pose() -> None:
    model = Model()
    with LookAhead() as ahead:
        ahead.begin(partial(_frame, 3), model)
        assert ahead.busy
        model.may.set()  # had begin() waited, nobody could have said so
        taken = ahead.take()
    assert taken is not None
    frame, pose = taken
    assert (frame.index, pose) == (3, _nobody(frame))
    assert threading.current_thread().name not in model.threads


def test_no_frame_is_no_pose() -> None:
    with LookAhead() as ahead:
        ahead.begin(lambda: None, Model())
        assert ahead.busy
        assert ahead.take() is None
        assert not ahead.busy


def test_who_begins_does_not_wait_for_the_frame_either() -> None:
    due = threading.Event()
    with LookAhead() as ahead:
        ahead.begin(lambda: _frame(0) if due.wait(10) else None, None)
        due.set()
        taken = ahead.take()
    assert taken is not None and taken[0].index == 0


def test_it_is_taken_once() -> None:
    with LookAhead() as ahead:
        assert ahead.take() is None
        ahead.begin(partial(_frame, 0), None)
        assert ahead.take() is not None
        assert not ahead.busy
        assert ahead.take() is None


def test_a_frame_that_nobody_looks_at_comes_as_it_is() -> None:
    with LookAhead() as ahead:
        ahead.begin(partial(_frame, 5), None)
        taken = ahead.take()
    assert taken is not None and taken[0].index == 5 and taken[1] is None


def test_what_the_model_raises_is_raised_where_the_pose_is_taken() -> None:
    class Broken(Model):
        def estimate(self, frame: Frame) -> Pose:
            raise PoseError("no model")

    with LookAhead() as ahead:
        ahead.begin(partial(_frame, 0), Broken())
        with pytest.raises(PoseError, match="no model"):
            ahead.take()


def test_a_source_that_fails_does_so_where_its_frame_is_taken() -> None:
    def unplugged() -> Frame:
        raise CaptureError("unplugged")

    with LookAhead() as ahead:
        ahead.begin(unplugged, None)
        ahead.settle()
        assert ahead.busy
        with pytest.raises(CaptureError, match="unplugged"):
            ahead.take()


def test_a_frame_is_let_go_of_only_when_its_model_is_free() -> None:
    model = Model()
    with LookAhead() as ahead:
        ahead.begin(partial(_frame, 0), model)
        threading.Timer(0.1, model.may.set).start()
        ahead.forget()
        assert model.may.is_set()
        assert not ahead.busy


def test_whoever_leaves_waits_for_the_model() -> None:
    model = Model()
    with LookAhead() as ahead:
        ahead.begin(partial(_frame, 0), model)
        threading.Timer(0.1, model.may.set).start()
    assert model.may.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pose")]
