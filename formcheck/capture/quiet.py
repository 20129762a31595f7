"""Keep OpenCV and the FFmpeg inside it from writing to the user's terminal."""

from __future__ import annotations

import os

import cv2

FFMPEG_QUIET = "-8"
"""AV_LOG_QUIET: FFmpeg's decoders say nothing, whatever they meet."""

OPENCV_SILENT = 0
"""cv::utils::logging::LOG_LEVEL_SILENT."""


def quiet_opencv() -> None:
    """Silence both libraries. To be called before the first video or camera of the process is opened.

    FFmpeg's level can only be given by this variable, which OpenCV reads once, when its FFmpeg part starts.
    A value that the user has set is left alone, so that the messages can be had for a bug report.
    """
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", FFMPEG_QUIET)
    if "OPENCV_LOG_LEVEL" not in os.environ:
        cv2.setLogLevel(OPENCV_SILENT)
