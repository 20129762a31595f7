"""Where the model looks, on pictures of the samples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.capture.frame import Image
from formcheck.capture.video import VideoFile
from formcheck.pose.gaze import Gaze
from formcheck.pose.graphs import Finder, Reading
from formcheck.pose.region import Region

SAMPLES = Path(__file__).resolve().parents[2] / "sample_videos"


@pytest.fixture
def gaze() -> Iterator[Gaze]:
    opened = Gaze("full", mask=False)
    yield opened
    opened.close()


def picture_of(name: str) -> Image:
    with VideoFile(SAMPLES / f"{name}.mp4") as video:
        frame = next(iter(video))
    return np.asarray(cv2.cvtColor(frame.image, cv2.COLOR_BGR2RGB), dtype=np.uint8)


def small_in_an_upright_picture(picture: Image) -> Image:
    """The picture at the lower edge of one of 360 x 640, all else grey."""
    large = np.full((640, 360, 3), 150, np.uint8)
    height = round(picture.shape[0] * 360 / picture.shape[1])
    large[-height:] = cv2.resize(picture, (360, height), interpolation=cv2.INTER_AREA)
    return large


def knees(reading: Reading | None) -> tuple[float, ...]:
    assert reading is not None
    return tuple(reading.landmarks[25:27, :2].mean(axis=0).tolist())


def test_somebody_whom_the_plain_view_misses_is_found_through_another(
    gaze: Gaze, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The detector is made blind to whole pictures that are not turned; squares and turns show the same body there."""
    picture = small_in_an_upright_picture(picture_of("glute_bridge_clean"))
    plainly = knees(gaze.read(0.0, picture))
    gaze.look_anew()
    honest = Finder.region

    def blind(self: Finder, shown: Image) -> Region | None:
        return None if shown.shape == picture.shape else honest(self, shown)

    monkeypatch.setattr(Finder, "region", blind)
    found = [gaze.read(i / 30, picture) for i in range(12)]
    assert any(reading is not None for reading in found)
    assert knees(found[-1]) == pytest.approx(plainly, abs=0.02)


class FakeFinder:
    """Sees somebody in every view but the plain one, where it says."""

    def __init__(self, region: Region) -> None:
        self.seen = region

    def region(self, shown: Image) -> Region:
        return self.seen


class FakeReader:
    """Sees as much of a body as it is told to, by where it looks."""

    def __init__(self, seen: dict[float, float]) -> None:
        self._seen = seen

    def read(self, picture: Image, region: Region) -> Reading:
        table = np.full((33, 4), self._seen[round(region.width, 3)], np.float32)
        return Reading(table, None, region)


LEGS = Region(0.7, 0.5, 0.2, 0.2, 0.0)


def last_region(gaze: Gaze, seen_of_legs: float, seen_of_body: float, body: Region) -> tuple[Region | None, int]:
    """Where `gaze` looks after four seconds on a square picture, having begun at the legs, and how often it turned."""
    reader = FakeReader({LEGS.width: seen_of_legs, body.width: seen_of_body})
    gaze._region, gaze._finder = LEGS, FakeFinder(body)  # type: ignore[assignment]
    gaze._reader = gaze._second = reader  # type: ignore[assignment]
    turned = 0
    for i in range(40):
        gaze.read(i / 10, np.zeros((64, 64, 3), np.uint8))
        turned += gaze.turned_away
    return gaze._region, turned


@pytest.fixture
def faked() -> Iterator[Gaze]:
    opened = Gaze("full", mask=False)
    networks = (opened._finder, opened._reader, opened._second)
    yield opened
    opened._finder, opened._reader, opened._second = networks
    opened.close()


def upright(region: Region | None) -> tuple[float, float, float] | None:
    return None if region is None else (region.x, region.y, region.width)


def test_a_part_of_a_body_gives_way_to_the_whole_of_it(faked: Gaze) -> None:
    """The other views of a square picture are its turns: the body is in the middle of each."""
    region, turned = last_region(faked, 0.6, 0.95, Region(0.5, 0.5, 0.6, 0.6, 0.0))
    assert upright(region) == pytest.approx((0.5, 0.5, 0.6))
    assert turned == 1


@pytest.mark.parametrize(
    ("legs", "body", "region"),
    [
        pytest.param(0.85, 0.99, Region(0.5, 0.5, 0.6, 0.6, 0.0), id="who is seen well is not doubted"),
        pytest.param(0.72, 0.81, Region(0.5, 0.5, 0.6, 0.6, 0.0), id="not clearly better"),
        pytest.param(0.5, 0.75, Region(0.5, 0.5, 0.6, 0.6, 0.0), id="not convincing either"),
        pytest.param(0.5, 0.95, Region(0.5, 0.5, 0.3, 0.3, 0.0), id="another body"),
    ],
)
def test_what_was_read_stays_otherwise(faked: Gaze, legs: float, body: float, region: Region) -> None:
    assert last_region(faked, legs, body, region) == (LEGS, 0)


def test_somebody_in_full_view_is_read_as_by_mediapipes_own_graph(gaze: Gaze) -> None:
    from mediapipe.python.solutions import pose

    with pose.Pose(smooth_landmarks=False) as theirs, VideoFile(SAMPLES / "pelvic_tilt_faults.mp4") as video:
        for frame in islice(video, 30):
            picture = np.asarray(cv2.cvtColor(frame.image, cv2.COLOR_BGR2RGB), dtype=np.uint8)
            expected, reading = theirs.process(picture).pose_landmarks, gaze.read(frame.t, picture)
            assert reading is not None
            table = np.array([(p.x, p.y, p.z, p.visibility) for p in expected.landmark], np.float32)
            np.testing.assert_array_equal(reading.landmarks, table)


def test_the_same_pictures_are_read_the_same(gaze: Gaze) -> None:
    picture = picture_of("cat_camel_clean")
    another = Gaze("full", mask=False)
    for i in range(5):
        first, second = gaze.read(i / 30, picture), another.read(i / 30, picture)
        assert first is not None
        assert second is not None
        np.testing.assert_array_equal(first.landmarks, second.landmarks)
    another.close()


def test_an_empty_picture_has_nobody_through_any_view(gaze: Gaze) -> None:
    empty = np.full((240, 320, 3), 90, np.uint8)
    assert all(gaze.read(i / 10, empty) is None for i in range(20))


def test_after_a_passer_by_it_looks_back_at_whoever_stayed(faked: Gaze) -> None:
    """At 5 s the model is dragged to the right, as by one who walks past; somebody is still where the person was."""
    here = Region(0.3, 0.5, 0.4, 0.4, 0.0)
    drags = iter([0.0] * 50 + [0.6] + [0.0] * 20)

    class Follows:
        def read(self, picture: Image, region: Region) -> Reading:
            moved = Region(region.x + next(drags), region.y, region.width, region.height, 0.0)
            return Reading(np.full((33, 4), 0.95, np.float32), None, moved)

    class Stays:
        def read(self, picture: Image, region: Region) -> Reading:
            return Reading(np.full((33, 4), 0.95, np.float32), None, region)

    faked._region, faked._finder = here, FakeFinder(Region(0.5, 0.5, 0.8, 0.8, 0.0))  # type: ignore[assignment]
    faked._reader, faked._second = Follows(), Stays()  # type: ignore[assignment]
    turned = []
    for i in range(60):
        faked.read(i / 10, np.zeros((64, 64, 3), np.uint8))
        turned += [i] * faked.turned_away
    assert turned == [50]
    assert faked._region is not None
    assert faked._region.x == pytest.approx(0.3, abs=0.02)
