"""Still pictures, and telling them from videos."""

from __future__ import annotations

import struct
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.capture.frame import Frame
from formcheck.capture.open import open_source
from formcheck.capture.picture import Picture
from formcheck.capture.video import VideoFile
from formcheck.errors import CaptureError
from tests.capture.clips import corners, flat, make_clip, quadrants


def only_frame(path: Path) -> Frame:
    with Picture(path) as picture:
        frames = list(picture)
    assert [(frame.index, frame.t) for frame in frames] == [(0, 0.0)]
    return frames[0]


def with_orientation(jpeg: bytes, orientation: int) -> bytes:
    """Put an EXIF segment with this one tag right after the JPEG's first marker."""
    tiff = b"MM\x00\x2a" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    segment = b"Exif\x00\x00" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


# EXIF orientations and where they put the corners R G / B W of the stored picture (EXIF 2.32, 4.6.4.A).
TURNED = {
    1: "RGBW",
    2: "GRWB",
    3: "WBGR",
    4: "BWRG",
    5: "RBGW",
    6: "BRWG",
    7: "WGBR",
    8: "GWRB",
}


@pytest.mark.parametrize(("orientation", "expected"), TURNED.items())
def test_exif_orientation_is_honoured(tmp_path: Path, orientation: int, expected: str) -> None:
    path = tmp_path / "phone.jpg"
    path.write_bytes(with_orientation(cv2.imencode(".jpg", quadrants())[1].tobytes(), orientation))
    assert corners(only_frame(path).image) == expected


@pytest.mark.parametrize(
    ("shape", "kind"),
    [((48, 64), np.uint8), ((48, 64, 3), np.uint8), ((48, 64, 4), np.uint8), ((48, 64, 3), np.uint16)],
)
def test_gray_alpha_and_16_bits_become_bgr(tmp_path: Path, shape: tuple[int, ...], kind: type) -> None:
    path = tmp_path / "p.png"
    cv2.imwrite(str(path), np.full(shape, 100 * (257 if kind is np.uint16 else 1), kind))
    image = only_frame(path).image
    assert image.dtype == np.uint8
    assert image.shape == (48, 64, 3)
    assert (image == 100).all()


def test_what_is_known_of_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    cv2.imwrite(str(path), quadrants((97, 63)))
    info = Picture(path).info
    assert (info.name, info.width, info.height, info.fps, info.frames, info.live) == (
        str(path),
        97,
        63,
        0.0,
        1,
        False,
    )


@pytest.mark.parametrize("name", ["p.png", "p.jpg", "p.bmp", "p.webp", "p.tiff", "named_wrong.mp4", "no_ending"])
def test_pictures_are_known_by_their_content(tmp_path: Path, name: str) -> None:
    ending = Path(name).suffix if Path(name).suffix not in ("", ".mp4") else ".png"
    path = tmp_path / name
    path.write_bytes(cv2.imencode(ending, quadrants())[1].tobytes())
    with open_source(path) as source:
        assert isinstance(source, Picture)
        assert [corners(frame.image) for frame in source] == ["RGBW"]


@pytest.mark.parametrize("name", ["v.mp4", "V.MKV", "no_ending"])
def test_videos_are_known_by_their_content(tmp_path: Path, name: str) -> None:
    path = make_clip(tmp_path / "v.mkv", [flat(k) for k in range(3)]).rename(tmp_path / name)
    with open_source(str(path)) as source:
        assert isinstance(source, VideoFile)
        assert len(list(source)) == 3


def test_a_numbered_picture_is_itself_and_not_a_series(tmp_path: Path) -> None:
    for index in range(3):
        cv2.imwrite(str(tmp_path / f"img_{index:03}.png"), flat(index))
    with open_source(tmp_path / "img_001.png") as source:
        assert [int(frame.image[0, 0, 0]) for frame in source] == [int(flat(1)[0, 0, 0])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not a picture at all\n", "holds text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "unknown or damaged"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "Export it as JPEG"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_picture_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(content)
    with pytest.raises(CaptureError, match=words) as raised:
        open_source(path)
    assert str(path) in str(raised.value)


def test_a_missing_picture(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="There is no file"):
        open_source(tmp_path / "p.png")


def test_a_device_is_no_file() -> None:
    with pytest.raises(CaptureError, match="--camera"):
        open_source("/dev/null")
