"""Descriptions of clips: read, checked, and refused with the place and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.studio.spec import CameraSpec, ClipSpec, SpecError, read_specs


def _written(folder: Path, text: str) -> Path:
    path = folder / "clips.yaml"
    path.write_text(text)
    return path


def test_one_clip(tmp_path: Path) -> None:
    (spec,) = read_specs(_written(tmp_path, "{name: a, exercise: glute_bridge, camera: {yaw: 12}}"))
    assert spec.camera.yaw == 12
    assert spec.light_name == "day"


def test_defaults_are_common_to_all_clips(tmp_path: Path) -> None:
    text = "defaults: {fps: 25}\nclips:\n- {name: a, exercise: x}\n- {name: b, exercise: y, fps: 30}\n"
    assert [spec.fps for spec in read_specs(_written(tmp_path, text))] == [25, 30]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{name: a, exercise: x, person: nobody}", "person 'nobody' is unknown; known are: anna"),
        ("{name: a, exercise: x, fbs: 3}", "fbs: Extra inputs"),
        ("{name: a, exercise: x, fps: 0}", "fps: Input should be greater than 0"),
        ("{name: A b, exercise: x}", "name: String should match"),
        ("[{name: a", "not YAML"),
    ],
)
def test_a_wrong_description_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SpecError) as refused:
        read_specs(_written(tmp_path, text))
    assert words in str(refused.value)
    assert "clips.yaml" in str(refused.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"gone\.yaml: cannot be read"):
        read_specs(tmp_path / "gone.yaml")


def test_the_description_survives_being_written_down() -> None:
    spec = ClipSpec(name="a", exercise="cat_camel", seed=3, options={"reps": 2}, camera=CameraSpec(yaw=9))
    assert ClipSpec.model_validate(spec.model_dump(mode="json", exclude_defaults=True)) == spec
