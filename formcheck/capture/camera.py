"""The webcam: a thread that keeps only the newest picture, and survives what cameras do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import cv2

from formcheck.capture.devices import DOCTOR, CaptureDevice, open_device, why_not_open
from formcheck.capture.frame import Frame, Image, SourceInfo
from formcheck.capture.handover import NewestFrame
from formcheck.capture.timeline import sane_fps
from formcheck.capture.upright import to_bgr8
from formcheck.capture.watch import Condition, PictureWatch
from formcheck.errors import CaptureError

FAILED_GRABS = 5
"""In a row, before a camera counts as lost; single ones happen to a good camera on a busy bus."""

GRAB_PAUSE = 0.02
"""Seconds between failed grabs, so that a dead device does not take a whole core."""

LEAVE_WITHIN = 3.0
"""Seconds to wait for the thread at the end: a driver that hangs must not hang the program."""


class Camera:
    """Frames of a camera as they come; a frame that was not taken before the next came is dropped.

    Entering the context starts the thread and returns at once, since opening may take seconds: `condition`
    says what goes on and `read` waits as long as wanted. A camera that fails later is reopened until it is
    back; its time `t` (by a clock that never jumps, from the first picture on) goes on meanwhile.

    Args:
        number: as the system counts cameras, from 0.
        opener: gives a device, open or not; for tests.
        retry_every: seconds between attempts to reopen a lost camera.
        patience: seconds that a camera which opened may take to its first picture.
    """

    def __init__(
        self,
        number: int = 0,
        *,
        opener: Callable[[int], CaptureDevice] = open_device,
        retry_every: float = 1.0,
        patience: float = 10.0,
    ) -> None:
        self._number = number
        self._opener = opener
        self._retry_every = retry_every
        self._patience = patience
        self._newest = NewestFrame()
        self._watch = PictureWatch()
        self._lock = threading.Lock()
        self._leaving = threading.Event()
        self._lost = False
        self._reopened = 0
        self._captured = 0
        self._started: float | None = None
        self._last_t = 0.0
        self._info = SourceInfo(f"camera {number}", width=0, height=0, fps=0.0, frames=None, live=True)
        self._thread = threading.Thread(target=self._run, name=self._info.name, daemon=True)

    @property
    def info(self) -> SourceInfo:
        """Width and height of the newest picture (0 before the first); the rate that the camera promises."""
        return self._info

    @property
    def notes(self) -> tuple[str, ...]:
        """How often the camera had to be reopened, if ever."""
        return (f"The camera was lost and found again {self._reopened} times.",) if self._reopened else ()

    @property
    def dropped(self) -> int:
        """Frames that came but were never taken, since a newer one was there."""
        return self._newest.dropped

    @property
    def condition(self) -> Condition:
        """What the camera is doing right now."""
        if self._newest.closed:
            return Condition.CLOSED
        if self._lost:
            return Condition.LOST
        with self._lock:
            return self._watch.condition(time.monotonic())

    def __enter__(self) -> Camera:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._leaving.set()
        self._newest.close()
        if self._thread.is_alive():
            self._thread.join(LEAVE_WITHIN)

    def __iter__(self) -> Iterator[Frame]:
        while not self._newest.closed:
            frame = self.read()
            if frame is not None:
                yield frame

    def read(self, timeout: float | None = None) -> Frame | None:
        """Give the newest frame not taken yet; wait for one up to `timeout` seconds (None: for ever).

        Raises:
            CaptureError: the camera could not be opened in the first place.
        """
        return self._newest.take(timeout)

    def _run(self) -> None:
        try:
            while not self._leaving.is_set():
                self._use(self._open())
                if self._started is None and not self._leaving.is_set():
                    raise CaptureError(
                        f"Camera {self._number} opens but gives no picture: another program may use it, "
                        f"or its cable is loose. {DOCTOR}"
                    )
                self._lost = True
                self._leaving.wait(self._retry_every)
        except BaseException as error:  # whatever it is, the reader must hear of it, not this thread's stderr
            self._newest.fail(error)

    def _open(self) -> CaptureDevice | None:
        """Open the camera; None where it does not open now but did before."""
        try:
            device = self._opener(self._number)
            if device.isOpened():
                return device
            device.release()
        except cv2.error:
            pass  # some backends raise where others give a device that is not open
        if self._started is None:
            raise CaptureError(why_not_open(self._number))
        return None

    def _use(self, device: CaptureDevice | None) -> None:
        """Take pictures until the camera fails or is left."""
        if device is None:
            return
        try:
            promised = device.get(cv2.CAP_PROP_FPS)
            opened = time.monotonic()
            failed = 0
            while not self._leaving.is_set() and not self._given_up(failed, opened):
                if self._take_picture(device, promised):
                    failed = 0
                else:
                    failed += 1
                    self._leaving.wait(GRAB_PAUSE)
        finally:
            device.release()

    def _given_up(self, failed: int, opened: float) -> bool:
        if self._started is None:
            return failed > 0 and time.monotonic() - opened > self._patience
        return failed >= FAILED_GRABS

    def _take_picture(self, device: CaptureDevice, promised: float) -> bool:
        try:
            if not device.grab():
                return False
            now = time.monotonic()
            retrieved, picture = device.retrieve()
        except cv2.error:
            return False
        if not retrieved or picture is None or picture.size == 0:
            return False
        self._hand_over(to_bgr8(picture), now, promised)
        return True

    def _hand_over(self, image: Image, now: float, promised: float) -> None:
        height, width = image.shape[:2]
        if self._lost:
            self._lost = False
            self._reopened += 1
            with self._lock:
                self._watch = PictureWatch()
        if (width, height) != (self._info.width, self._info.height):
            fps = promised if sane_fps(promised) else 0.0
            self._info = SourceInfo(self._info.name, width, height, fps, frames=None, live=True)
        with self._lock:
            self._watch.see(image, now)
        self._newest.put(Frame(self._captured, self._next_t(now), image))
        self._captured += 1

    def _next_t(self, now: float) -> float:
        if self._started is None:
            self._started = now
            return 0.0
        # The clock may stand between two frames of a burst where its ticks are long (16 ms on Windows).
        self._last_t = max(now - self._started, self._last_t + 1e-6)
        return self._last_t
