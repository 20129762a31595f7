"""Video files: any container that OpenCV reads, decoded in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import cv2

from formcheck.capture.files import check_name, read_head, what_it_looks_like
from formcheck.capture.frame import Frame, Image, SourceInfo
from formcheck.capture.handover import FrameQueue
from formcheck.capture.quiet import quiet_opencv
from formcheck.capture.timeline import Timeline, sane_fps
from formcheck.capture.upright import square_pixels, to_bgr8
from formcheck.errors import CaptureError

QUEUED_FRAMES = 4
"""Enough to ride over a decoder's bursts; at 4K already 100 MB."""

MOST_FRAMES = 10_000_000
"""Four days at 30 fps. A header that promises more (or less than one) knows nothing."""

READ_ATTEMPTS = 10
"""OpenCV says "no more" at a damaged place as it does at the end; asking again tells the two apart."""

SHORTFALL = (0.6, 0.02)
"""Seconds, and share of the announced length, by which a whole file's last frame may begin before its end:
the last frame of a variable rate may be shown for long, and the sound may go on a little."""


class VideoFile:
    """The frames of a video file, upright, by the container's own timestamps.

    Opening happens here, so that a file that cannot be read is told of at once. Entering the context starts
    the decoding thread, leaving it ends it, however far the reader came. The frames can be gone through once.

    Raises:
        CaptureError: the file is missing, empty, no video, holds no pictures, or may not be read.
    """

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        self._capture = _open(self._path)
        self._turned = _turned(self._capture)
        self._aspect = _pixel_aspect(self._capture)
        self._damaged = 0
        try:
            self._first, self._first_stamp = self._read_first()
        except BaseException:
            self._capture.release()
            raise
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        frames = _announced_frames(self._capture, fps)
        self._announced_s = frames / fps if frames else 0.0
        self._timeline = Timeline(fps)
        self._given = 0
        self._notes: list[str] = []
        self._queue = FrameQueue(QUEUED_FRAMES)
        self._thread: threading.Thread | None = None
        height, width = self._first.shape[:2]
        self._info = SourceInfo(
            name=str(path),
            width=width,
            height=height,
            fps=fps if sane_fps(fps) else 0.0,
            frames=frames,
            live=False,
        )

    @property
    def info(self) -> SourceInfo:
        """What the header says, and the size of the first frame; the number of frames may be wrong."""
        return self._info

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know about the file; complete once the frames have been gone through."""
        return tuple(self._notes)

    def __enter__(self) -> VideoFile:
        if self._thread is None:
            self._thread = threading.Thread(target=self._decode, name=f"decode {self._path.name}", daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._queue.close()
        if self._thread is None:
            self._capture.release()
        else:
            self._thread.join()

    def __iter__(self) -> Iterator[Frame]:
        if self._thread is None:
            raise RuntimeError("A VideoFile is gone through inside its `with` block.")
        while (frame := self._queue.get()) is not None:
            yield frame

    def _decode(self) -> None:
        try:
            self._put_all()
            self._queue.finish()
        except (cv2.error, MemoryError) as error:
            where = f"{self._path}: decoding failed after {self._given} frames"
            failure = CaptureError(f"{where} ({error}). Convert the file to MP4 (H.264) and try again.")
            failure.__cause__ = error
            self._queue.finish(failure)
        except BaseException as error:  # whatever it is, the reader must hear of it, not this thread's stderr
            self._queue.finish(error)
        finally:
            self._capture.release()

    def _put_all(self) -> None:
        image: Image | None = self._first
        del self._first
        stamp = self._first_stamp
        t = 0.0
        while image is not None:
            t = self._timeline.place(stamp)
            if not self._queue.put(Frame(self._given, t, image)):
                return
            self._given += 1
            image = self._read()
            stamp = self._stamp()
        self._note_at_end(t)

    def _read_first(self) -> tuple[Image, float]:
        try:
            image = self._read()
        except cv2.error as error:
            raise CaptureError(f"{self._path} cannot be decoded ({error}). Convert it to MP4 (H.264).") from error
        if image is None:
            raise CaptureError(
                f"{self._path} holds no picture that can be decoded: it may be sound only, cut off, damaged in "
                "its times, or of a kind unknown here (AV1). Copy it again, or convert it to MP4 (H.264)."
            )
        return image, self._stamp()

    def _read(self) -> Image | None:
        for attempt in range(READ_ATTEMPTS):
            decoded, picture = self._capture.read()
            if decoded and picture is not None:
                self._damaged += attempt > 0
                return square_pixels(to_bgr8(picture), self._aspect, turned=self._turned)
        return None

    def _stamp(self) -> float:
        return self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000.0

    def _note_at_end(self, last_t: float) -> None:
        if self._timeline.mended:
            self._notes.append(
                f"{self._timeline.mended} of {self._given} frames had no usable time; "
                f"they were taken as {self._timeline.fps:g} frames a second."
            )
        if self._ended_early(last_t):
            self._notes.append(
                f"The file ended early: it announces {self._announced_s:.1f} s, but its pictures end at "
                f"{last_t:.1f} s. It may have been cut off."
            )
        elif self._damaged:
            self._notes.append(f"The file is damaged in {self._damaged} places, which were passed over.")

    def _ended_early(self, last_t: float) -> bool:
        return self._announced_s - last_t > max(SHORTFALL[0], SHORTFALL[1] * self._announced_s)


def _open(path: Path) -> cv2.VideoCapture:
    head = read_head(path)
    quiet_opencv()
    # An absolute path, since FFmpeg reads "name:..." as a protocol.
    whole = path.resolve()
    check_name(whole)
    name = str(whole)
    for backend in (cv2.CAP_FFMPEG, cv2.CAP_ANY):
        capture = cv2.VideoCapture(name, backend)
        if capture.isOpened():
            # Off by default in some builds, on in others.
            capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)
            return capture
        capture.release()
    raise CaptureError(f"{path} cannot be read as a video. {what_it_looks_like(head)}")


def _turned(capture: cv2.VideoCapture) -> bool:
    return round(capture.get(cv2.CAP_PROP_ORIENTATION_META)) % 180 == 90


def _pixel_aspect(capture: cv2.VideoCapture) -> float:
    wide, high = capture.get(cv2.CAP_PROP_SAR_NUM), capture.get(cv2.CAP_PROP_SAR_DEN)
    return wide / high if wide > 0 and high > 0 else 1.0


def _announced_frames(capture: cv2.VideoCapture, fps: float) -> int | None:
    frames = capture.get(cv2.CAP_PROP_FRAME_COUNT)
    return int(frames) if sane_fps(fps) and 1 <= frames <= MOST_FRAMES else None
