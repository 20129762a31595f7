"""The real model on a real picture of the sample clip: what it gives keeps the promises of Pose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.capture.frame import Frame, Image
from formcheck.errors import PoseError
from formcheck.measure.body import BodyTracker
from formcheck.measure.posture import posture_of
from formcheck.pose.blazepose import BlazePose
from formcheck.pose.pose import FloatArray, Pose

CLIP = Path(__file__).resolve().parents[2] / "sample_videos" / "glute_bridge_clean.mp4"


@pytest.fixture(scope="module")
def picture() -> Image:
    """The first frame: somebody lies on their back."""
    clip = cv2.VideoCapture(str(CLIP))
    ok, image = clip.read()
    clip.release()
    assert ok
    return np.asarray(image, dtype=np.uint8)


@pytest.fixture
def estimator() -> Iterator[BlazePose]:
    with BlazePose(outline=True) as opened:
        yield opened


def landmarks(pose: Pose) -> FloatArray:
    assert pose.landmarks is not None
    return pose.landmarks


def test_somebody_who_lies_on_their_back(estimator: BlazePose, picture: Image) -> None:
    pose = estimator.estimate(Frame(7, 0.25, picture))
    height, width = picture.shape[:2]
    assert (pose.index, pose.t, pose.width, pose.height) == (7, 0.25, width, height)
    assert landmarks(pose).shape == (33, 2)
    assert pose.visibility is not None
    assert 0 <= pose.visibility.min() <= pose.visibility.max() <= 1
    body = BodyTracker().update(pose)
    assert body is not None
    assert posture_of(body) == "supine"
    # The silhouette holds the trunk.
    assert pose.outline is not None
    for name in ("shoulder", "hip"):
        assert cv2.pointPolygonTest(pose.outline, body.mid(name), False) > 0


def test_the_mirrored_picture_has_the_other_side_near(estimator: BlazePose, picture: Image) -> None:
    plain = BodyTracker().update(estimator.estimate(Frame(0, 0.0, picture)))
    with BlazePose() as another:
        flipped = np.ascontiguousarray(picture[:, ::-1])
        other = BodyTracker().update(another.estimate(Frame(0, 0.0, flipped)))
    assert plain is not None
    assert other is not None
    assert {plain.near, other.near} == {"left", "right"}


def test_a_picture_too_large_is_shrunk_and_told_in_its_own_pixels(estimator: BlazePose, picture: Image) -> None:
    """Three times as large: the landmarks are three times as far, to within two pixels of the small picture."""
    with BlazePose() as another:
        small = landmarks(another.estimate(Frame(0, 0.0, picture)))
    height, width = picture.shape[:2]
    large_picture = np.asarray(cv2.resize(picture, (width * 3, height * 3)), dtype=np.uint8)
    pose = estimator.estimate(Frame(0, 0.0, large_picture))
    trunk = [11, 12, 23, 24]
    assert landmarks(pose)[trunk] / 3 == pytest.approx(small[trunk], abs=0.01 * width)
    assert pose.outline is not None
    assert pose.outline[:, 0].max() > width


def test_an_empty_room_has_nobody(estimator: BlazePose) -> None:
    pose = estimator.estimate(Frame(3, 0.1, np.full((240, 320, 3), 90, dtype=np.uint8)))
    assert not pose.found
    assert (pose.index, pose.width, pose.height, pose.outline) == (3, 320, 240, None)


def test_a_closed_model_says_so(picture: Image) -> None:
    closed = BlazePose()
    with pytest.raises(PoseError, match="with"):
        closed.estimate(Frame(0, 0.0, picture))
