"""`formcheck exercises new` and `plot`: what a person writes a spec with."""

from __future__ import annotations

from pathlib import Path

from tests.analysis.scenes import glute_bridge
from tests.commandline import formcheck
from tests.movements import Course
from tests.session.examples import write_session


def test_a_new_one_is_written_checked_and_never_over_another(tmp_path: Path) -> None:
    done = formcheck("exercises", "new", "wall_slide", home=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "wall_slide.yaml")
    assert formcheck("exercises", "check", "wall_slide.yaml", home=tmp_path).stdout.startswith("ok  wall_slide: Wall")
    again = formcheck("exercises", "new", "wall_slide", home=tmp_path)
    assert again.returncode == 2
    assert "there already" in again.stderr
    nowhere = formcheck("exercises", "new", "x", "--out", "none/x.yaml", home=tmp_path)
    assert nowhere.returncode == 1
    assert "none/x.yaml cannot be written" in nowhere.stderr
    copied = formcheck("exercises", "new", "my_bridge", "--like", "glute_bridge", "--out", "b.yaml", home=tmp_path)
    assert copied.returncode == 0
    assert "id: my_bridge" in (tmp_path / "b.yaml").read_text(encoding="utf-8")


def test_an_exercise_that_is_there_is_not_taken_the_place_of_unasked(tmp_path: Path) -> None:
    done = formcheck("exercises", "new", "glute_bridge", home=tmp_path)
    assert done.returncode == 2
    assert "--like glute_bridge" in done.stderr
    assert not (tmp_path / "glute_bridge.yaml").exists()
    assert formcheck("exercises", "new", "glute_bridge", "--like", "glute_bridge", home=tmp_path).returncode == 0


def test_a_file_that_is_called_otherwise_than_its_exercise_is_told_before_it_matters(tmp_path: Path) -> None:
    formcheck("exercises", "new", "leg_raise", "--out", "side_raise.yaml", home=tmp_path)
    done = formcheck("exercises", "check", "side_raise.yaml", home=tmp_path)
    assert "Call the file leg_raise.yaml" in done.stdout
    formcheck("exercises", "new", "leg_raise", home=tmp_path)
    assert "Call the file" not in formcheck("exercises", "check", "leg_raise.yaml", home=tmp_path).stdout


def test_a_saved_session_is_drawn(tmp_path: Path) -> None:
    scene = glute_bridge(Course.at(135).stay(2).reps(1, 176))
    write_session(tmp_path / "set", [], spec=scene.spec, poses=scene.poses())
    done = formcheck("exercises", "plot", "glute_bridge", "set", "--out", "p.png", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("counted 1, partial 0, holds 1; warnings: none\n")
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")
    assert formcheck("exercises", "plot", "glute_bridge", "none.mp4", home=tmp_path).returncode == 1
