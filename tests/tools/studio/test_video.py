"""Frames come back when they were taken."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from tools.studio.video import write_video


def test_every_frame_keeps_its_time_and_its_picture(tmp_path: Path) -> None:
    times = [0.0, 0.05, 0.2, 0.21, 0.5]
    frames = [(t, np.full((48, 64, 3), 40 * i, np.uint8)) for i, t in enumerate(times)]
    path = tmp_path / "clip.mp4"
    write_video(path, frames, (64, 48), 15.0, 20)
    capture = cv2.VideoCapture(str(path))
    seen, bright = [], []
    while capture.grab():
        seen.append(capture.get(cv2.CAP_PROP_POS_MSEC) / 1000.0)
        bright.append(float(capture.retrieve()[1].mean()))
    assert seen == pytest.approx(times, abs=0.002)
    assert bright == pytest.approx([0, 40, 80, 120, 160], abs=6)
