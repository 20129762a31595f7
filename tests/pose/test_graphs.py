"""The two networks in graphs of our own, against mediapipe's ready-made one."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.capture.frame import Image
from formcheck.capture.video import VideoFile
from formcheck.pose.graphs import Finder, Reader

SAMPLES = Path(__file__).resolve().parents[2] / "sample_videos"
LOOKED_AT = 30


@pytest.fixture
def finder() -> Iterator[Finder]:
    opened = Finder()
    yield opened
    opened.close()


@pytest.fixture
def reader() -> Iterator[Reader]:
    opened = Reader(mask=True)
    yield opened
    opened.close()


def pictures(name: str) -> list[Image]:
    with VideoFile(SAMPLES / f"{name}.mp4") as video:
        frames = list(islice(video, LOOKED_AT))
    return [np.asarray(cv2.cvtColor(frame.image, cv2.COLOR_BGR2RGB), dtype=np.uint8) for frame in frames]


def test_landmarks_and_masks_are_those_of_mediapipes_own_graph(finder: Finder, reader: Reader) -> None:
    from mediapipe.python.solutions import pose

    compared = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = pose.Pose(
            model_complexity=1, smooth_landmarks=False, enable_segmentation=True, smooth_segmentation=False
        )
    region = None
    for picture in pictures("bird_dog_clean"):
        expected = theirs.process(picture)
        region = region or finder.region(picture)
        assert region is not None
        reading = reader.read(picture, region)
        assert reading is not None
        table = np.array([(p.x, p.y, p.z, p.visibility) for p in expected.pose_landmarks.landmark], np.float32)
        np.testing.assert_array_equal(reading.landmarks, table)
        assert reading.mask is not None
        np.testing.assert_array_equal(reading.mask, expected.segmentation_mask)
        region = reading.next_region
        compared += 1
    theirs.close()
    assert compared == LOOKED_AT


def test_nobody_is_read_where_nobody_is(finder: Finder, reader: Reader) -> None:
    somebody = pictures("bird_dog_clean")[0]
    region = finder.region(somebody)
    assert region is not None
    nobody = np.full_like(somebody, 120)
    assert finder.region(nobody) is None
    assert finder.scores(nobody) == ()
    assert reader.read(nobody, region) is None


def test_a_whole_body_is_seen_nearly_all(finder: Finder, reader: Reader) -> None:
    picture = pictures("bird_dog_clean")[0]
    region = finder.region(picture)
    assert region is not None
    reading = reader.read(picture, region)
    assert reading is not None
    assert 0.9 < reading.seen <= 1
