"""The beginning of a spec passes its own check, whatever it is begun from."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.errors import UsageError
from formcheck.specs.catalog import find
from formcheck.specs.load import check_spec
from formcheck.specs.scaffold import scaffold
from tests.specs.examples import EXERCISE_SPECS


def test_the_beginning_is_a_sound_spec_with_every_part_explained(tmp_path: Path) -> None:
    text = scaffold("wall_slide")
    file = tmp_path / "wall_slide.yaml"
    file.write_text(text, encoding="utf-8")
    spec = check_spec(file)
    assert (spec.id, spec.name) == ("wall_slide", "Wall slide")
    lines = text.splitlines()
    for part in ("how:", "posture:", "sides:", "measures:", "movement:", "limits:", "cues:", "dose:"):
        at = next(i for i, line in enumerate(lines) if line.startswith(part))
        assert lines[at - 1].startswith("#"), part


@pytest.mark.parametrize("file", sorted(EXERCISE_SPECS.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_copy_of_any_exercise_is_sound(file: Path, tmp_path: Path) -> None:
    copied = tmp_path / "my_own.yaml"
    copied.write_text(scaffold("my_own", find(file.stem)), encoding="utf-8")
    spec = check_spec(copied)
    assert (spec.id, spec.name) == ("my_own", "My own")
    assert spec.movement == find(file.stem).movement


@pytest.mark.parametrize("name", ["", "Heel", "heel-slide", "2_heels", "heel__slide", "../heel", "a" * 41])
def test_what_is_no_id_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no id"):
        scaffold(name)
