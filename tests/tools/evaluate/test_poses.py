from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.errors import CaptureError
from formcheck.specs import catalog
from tests.capture.clips import flat, make_clip
from tools.evaluate import poses


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Six frames of an empty, flickering room."""
    path = tmp_path / "room.mp4"
    make_clip(path, [flat(index, (320, 240)) for index in range(6)], fps=10)
    return path


def test_poses_are_extracted_once_and_then_read(clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "kept"
    first = poses.poses_of(clip, cache)
    assert [pose.index for pose in first.poses] == list(range(6))
    assert [pose.t for pose in first.poses] == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4, 0.5], abs=1e-3)
    assert not any(pose.found for pose in first.poses)
    assert first.extraction.fps == pytest.approx(10)

    def never(video: Path, recording: Path) -> poses.Extraction:
        raise AssertionError("the poses were there already")

    monkeypatch.setattr(poses, "_extract", never)
    again = poses.poses_of(clip, cache)
    assert again.extraction == first.extraction
    assert [(pose.index, pose.t) for pose in again.poses] == [(pose.index, pose.t) for pose in first.poses]


def test_another_content_under_the_same_name_is_extracted_again(clip: Path, tmp_path: Path) -> None:
    cache = tmp_path / "kept"
    poses.poses_of(clip, cache)
    make_clip(clip, [flat(index, (320, 240)) for index in range(3)], fps=10)
    assert len(poses.poses_of(clip, cache).poses) == 3


def test_a_video_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a video")
    cache = tmp_path / "kept"
    with pytest.raises(CaptureError):
        poses.poses_of(broken, cache)
    assert list(cache.iterdir()) == []


def test_a_video_that_is_gone_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"gone\.mp4 cannot be read"):
        poses.poses_of(tmp_path / "gone.mp4", tmp_path / "kept")


def test_the_code_that_makes_poses_is_there_to_be_read() -> None:
    package = Path(catalog.__file__).parents[1]
    assert [name for name in poses.MAKERS if not (package / name).is_file()] == []
