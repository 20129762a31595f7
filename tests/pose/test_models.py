"""Where the models' files lie; nothing is fetched, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.errors import PoseError
from formcheck.pose.models import BUILT_IN, model_file, models_folder, resource_root


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))
    return tmp_path / "models"


def test_the_built_in_model_lies_in_mediapipes_wheel(folder: Path) -> None:
    assert resource_root(BUILT_IN) is None
    assert model_file(BUILT_IN).is_file()
    assert not folder.exists()


@pytest.mark.parametrize("name", ["lite", "heavy"])
def test_a_missing_model_is_an_error_that_says_where_to_put_it(folder: Path, name: str) -> None:
    with pytest.raises(PoseError) as told:
        resource_root("lite" if name == "lite" else "heavy")
    assert str(folder) in str(told.value)
    assert f"pose_landmark_{name}.tflite" in str(told.value)


def test_a_model_put_in_place_is_laid_out_as_mediapipe_expects(folder: Path) -> None:
    folder.mkdir()
    (folder / "pose_landmark_lite.tflite").write_bytes(b"a model")
    root = resource_root("lite")
    assert root is not None
    modules = root / "mediapipe" / "modules"
    assert (modules / "pose_landmark" / "pose_landmark_lite.tflite").read_bytes() == b"a model"
    assert (modules / "pose_detection" / "pose_detection.tflite").is_file()


def test_a_model_that_was_replaced_is_used(folder: Path) -> None:
    folder.mkdir()
    for content in (b"first model", b"other model"):
        (folder / "pose_landmark_lite.tflite").write_bytes(content)
        root = resource_root("lite")
        assert root is not None
        laid_out = root / "mediapipe" / "modules" / "pose_landmark" / "pose_landmark_lite.tflite"
        assert laid_out.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    folder.mkdir()
    (folder / "pose_landmark_lite.tflite").write_bytes(b"a model")
    (folder / "resources").write_text("in the way")
    with pytest.raises(PoseError, match="cannot prepare the lite model"):
        resource_root("lite")


def test_the_folder_is_asked_for_anew_each_time(folder: Path) -> None:
    assert models_folder() == folder
