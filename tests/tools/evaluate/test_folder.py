from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.evaluate.examples import write_clip
from tools.evaluate.folder import clips_in
from tools.evaluate.listed import read_list
from tools.evaluate.truth import TrueHold, TruthError

LIST = """
walk.mp4: {exercise: null}
bridge.mp4:
  exercise: glute_bridge
  reps: 3
  holds: [[1.0, 4.5], [6.0, 9.0, left]]
  notes: filmed in a garden
pose.mp4: {exercise: childs_pose, holds: [[2, 30]]}
plank.mp4: {exercise: plank, reps: {total: 4, left: 1, right: 3}}
"""


def listed(folder: Path, text: str = LIST) -> Path:
    path = folder / "truth.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_maps_files_to_what_was_counted(tmp_path: Path) -> None:
    found = read_list(listed(tmp_path))
    bridge = found["bridge.mp4"]
    assert bridge.reps is not None
    assert (bridge.reps.total, bridge.reps.left) == (3, None)
    assert bridge.holds == (TrueHold(1.0, 4.5), TrueHold(6.0, 9.0, "left"))
    assert bridge.faults is None
    assert found["walk.mp4"].exercise is None


def test_without_reps_each_hold_is_one(tmp_path: Path) -> None:
    reps = read_list(listed(tmp_path))["pose.mp4"].reps
    assert reps is not None
    assert reps.total == 1


def test_sides_may_be_listed(tmp_path: Path) -> None:
    reps = read_list(listed(tmp_path))["plank.mp4"].reps
    assert reps is not None
    assert (reps.total, reps.left, reps.right) == (4, 1, 3)


def test_a_wrong_entry_is_named(tmp_path: Path) -> None:
    with pytest.raises(TruthError, match=r"truth\.yaml: a\.mp4.*holds\.0\.start_s"):
        read_list(listed(tmp_path, "a.mp4: {exercise: squat, holds: [[soon, 3]]}"))


def test_finds_clips_of_both_kinds_and_says_what_it_passes_over(tmp_path: Path) -> None:
    write_clip(tmp_path, "one")
    write_clip(tmp_path, "unrendered", video=None)
    (tmp_path / "one.frames.npz").write_bytes(b"")
    (tmp_path / "bridge.mp4").write_bytes(b"video")
    (tmp_path / "secret.mp4").write_bytes(b"video")
    (tmp_path / ".two.unfinished.mp4").write_bytes(b"vid")
    listed(tmp_path)
    found = clips_in([tmp_path])
    assert [clip.name for clip in found.clips] == ["bridge", "one"]
    assert [clip.frames is not None for clip in found.clips] == [False, True]
    told = "\n".join(found.notes)
    assert "secret.mp4 has no truth" in told
    assert "unrendered.truth.json has no video" in told
    assert "walk.mp4 is in truth.yaml but not there" in told
    assert "unfinished" not in told


def test_a_folder_without_clips_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TruthError, match="no clip with truth"):
        clips_in([tmp_path])


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TruthError, match="not a folder"):
        clips_in([tmp_path / "nowhere"])
