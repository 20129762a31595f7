"""The webcam: a thread that keeps only the newest picture, and survives what cameras do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Literal

import cv2

from formcheck.capture.devices import DOCTOR, SILENT_S, CaptureDevice, Refusal, open_device, why_not_open
from formcheck.capture.frame import Frame, Image, SourceInfo
from formcheck.capture.handover import NewestFrame
from formcheck.capture.timeline import sane_fps
from formcheck.capture.upright import Mounting, as_seen, fitted, to_bgr8
from formcheck.capture.watch import Condition, PictureWatch
from formcheck.errors import CaptureError

FAILED_GRABS = 5
"""In a row, before a camera counts as lost; single ones happen to a good camera on a busy bus."""

GRAB_PAUSE = 0.02
"""Seconds between failed grabs, so that a dead device does not take a whole core."""

SLOW_GRAB_S = 0.75 * SILENT_S
"""A failed grab that took this long has waited for the driver in vain: the camera is lost without a second one."""

STUCK_S = 5.0
"""Seconds of one and the same picture after which the camera is opened anew; twice as long each time it did not help.
A picture that stands still on purpose (a virtual camera) is not reopened for ever."""

LONGEST_STUCK_S = 80.0

HELPED = 10
"""Pictures, each another one, after which an opening has helped, and the next one need not wait for longer."""

LEAVE_WITHIN = 3.0
"""Seconds to wait for the thread at the end: a driver that hangs must not hang the program."""

Left = Literal["asked", "lost", "stuck"]
"""Why a device was let go."""


class Camera:
    """Frames of a camera as they come; a frame that was not taken before the next came is dropped.

    Entering the context starts the thread and returns at once, since opening may take seconds: `condition`
    says what goes on and `read` waits as long as wanted. A camera that is busy is tried until it is free; one that
    fails later is reopened until it is back; its time `t` (by a clock that never jumps, from the first picture on)
    goes on meanwhile. Pictures of another size than the first are fitted into it: a log has one size. A picture that
    is the one before it, pixel for pixel, is no frame: nobody is seen in what a stuck driver repeats.

    Args:
        number: as the system counts cameras, from 0.
        name: for people; None for "camera N".
        mounting: how its pictures are turned upright.
        locate: the number that the camera has now; plugged in again, it may have another.
        opener: gives a device, open or not; for tests.
        refusal: why a camera of that number does not open; for tests.
        retry_every: seconds between attempts to open a busy or lost camera.
        patience: seconds that a camera which opened may take to its first picture.
        stuck_after: seconds of one picture after which it is opened anew.
    """

    def __init__(
        self,
        number: int = 0,
        *,
        name: str | None = None,
        mounting: Mounting | None = None,
        locate: Callable[[], int] | None = None,
        opener: Callable[[int], CaptureDevice] = open_device,
        refusal: Callable[[int], Refusal] = why_not_open,
        retry_every: float = 1.0,
        patience: float = 10.0,
        stuck_after: float = STUCK_S,
    ) -> None:
        self._number = number
        self._mounting = mounting or Mounting()
        self._locate = locate or (lambda: number)
        self._opener = opener
        self._refusal = refusal
        self._retry_every = retry_every
        self._patience = patience
        self._first_stuck_after = self._stuck_after = stuck_after
        self._newest = NewestFrame()
        self._watch = PictureWatch()
        self._lock = threading.Lock()
        self._leaving = threading.Event()
        self._trouble: Literal[Condition.BUSY, Condition.LOST] | None = None
        self._reopened = 0
        self._captured = 0
        self._entered = 0.0
        self._started: float | None = None
        self._last_t = 0.0
        self._info = SourceInfo(name or f"camera {number}", width=0, height=0, fps=0.0, frames=None, live=True)
        self._thread = threading.Thread(target=self._run, name=self._info.name, daemon=True)

    @property
    def info(self) -> SourceInfo:
        """Width and height of every picture (0 before the first); the rate that the camera promises."""
        return self._info

    @property
    def notes(self) -> tuple[str, ...]:
        """How often the camera had to be reopened, if ever."""
        if not self._reopened:
            return ()
        times = "once" if self._reopened == 1 else f"{self._reopened} times"
        return (f"The camera was lost, or stood still, and was opened again {times}.",)

    @property
    def dropped(self) -> int:
        """Frames that came but were never taken, since a newer one was there."""
        return self._newest.dropped

    @property
    def condition(self) -> Condition:
        """What the camera is doing right now."""
        if self._newest.closed:
            return Condition.CLOSED
        if self._trouble is not None:
            return self._trouble
        with self._lock:
            return self._watch.condition(time.monotonic())

    def __enter__(self) -> Camera:
        self._entered = time.monotonic()
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
                device = self._open()
                if device is not None and self._use(device) == "stuck":
                    continue
                if device is not None and self._started is None and not self._leaving.is_set():
                    raise CaptureError(
                        f"Camera {self._number} opens but gives no picture: another program may use it, "
                        f"or its cable is loose. {DOCTOR}"
                    )
                self._trouble = Condition.BUSY if self._started is None else Condition.LOST
                self._leaving.wait(self._retry_every)
        except BaseException as error:  # whatever it is, the reader must hear of it, not this thread's stderr
            self._newest.fail(error)

    def _open(self) -> CaptureDevice | None:
        """Open the camera; None where it does not open now, but may do so later or did before."""
        number = self._number if self._started is None else self._locate()
        try:
            device = self._opener(number)
            if device.isOpened():
                return device
            device.release()
        except cv2.error:
            pass  # some backends raise where others give a device that is not open
        if self._started is None:
            refusal = self._refusal(number)
            if time.monotonic() - self._entered >= refusal.wait_s:
                raise CaptureError(refusal.message)
        return None

    def _use(self, device: CaptureDevice) -> Left:
        """Take pictures until the camera fails, repeats itself, or is left."""
        try:
            promised = device.get(cv2.CAP_PROP_FPS)
            opened = time.monotonic()
            with self._lock:
                self._watch.changes = 0
            failed = 0
            while not self._leaving.is_set():
                began = time.monotonic()
                if self._take_picture(device, promised):
                    failed = 0
                else:
                    failed += FAILED_GRABS if time.monotonic() - began > SLOW_GRAB_S else 1
                    self._leaving.wait(GRAB_PAUSE)
                if self._given_up(failed, opened):
                    return "lost"
                if self._is_stuck(opened):
                    return "stuck"
            return "asked"
        finally:
            device.release()

    def _is_stuck(self, opened: float) -> bool:
        """Whether it has given one picture for too long."""
        now = time.monotonic()
        with self._lock:
            stuck = self._watch.condition(now) is Condition.FROZEN and now - opened > self._stuck_after
            helped = self._watch.changes >= HELPED
        if stuck:
            self._reopened += 1
            self._stuck_after = self._first_stuck_after if helped else min(2 * self._stuck_after, LONGEST_STUCK_S)
        return stuck

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
        self._hand_over(as_seen(to_bgr8(picture), self._mounting), now, promised)
        return True

    def _hand_over(self, image: Image, now: float, promised: float) -> None:
        if self._trouble is not None:
            self._reopened += self._trouble is Condition.LOST
            self._trouble = None
            with self._lock:
                self._watch = PictureWatch()
        if self._started is None:
            height, width = image.shape[:2]
            fps = promised if sane_fps(promised) else 0.0
            self._info = SourceInfo(self._info.name, width, height, fps, frames=None, live=True)
        image = fitted(image, self._info.width, self._info.height)
        with self._lock:
            another = self._watch.see(image, now)
        if another:
            self._newest.put(Frame(self._captured, self._next_t(now), image))
            self._captured += 1

    def _next_t(self, now: float) -> float:
        if self._started is None:
            self._started = now
            return 0.0
        # The clock may stand between two frames of a burst where its ticks are long (16 ms on Windows).
        self._last_t = max(now - self._started, self._last_t + 1e-6)
        return self._last_t
