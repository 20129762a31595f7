"""`formcheck calibrate` and `formcheck profile` as a person uses them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest

from formcheck.coach.personal import OwnRange
from formcheck.commands import calibrate
from formcheck.commands.profile import lines_of
from formcheck.live import session
from formcheck.live.session import Result, Setup
from formcheck.session.profile import load_profile, save_profile
from formcheck.session.ranges import Freer, Known, Profile
from formcheck.specs.catalog import find
from tests.analysis.scenes import childs_pose_scene, glute_bridge
from tests.commandline import analyzed, called, formcheck
from tests.movements import Course
from tests.session.examples import STARTED_AT, write_session


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Four bridges from 135 to 176."""
    scene = glute_bridge(Course.at(135).stay(2).reps(4, 176))
    write_session(tmp_path / "set", [], spec=scene.spec, poses=scene.poses())
    return tmp_path / "set"


def test_a_range_is_learned_kept_shown_and_forgotten(recording: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    learned = formcheck("calibrate", "glute_bridge", "--source", str(recording), home=home, cwd=tmp_path)
    assert learned.returncode == 0, learned.stderr
    for words in ("hip rests at 135 degrees", "top: usually 176 degrees", "your own cap: hip above 183 degrees"):
        assert words in learned.stdout
    assert (home / "profile.yaml").read_text(encoding="utf-8").startswith("# Your own ranges")
    shown = formcheck("profile", home=home)
    assert "Glute bridge (glute_bridge)" in shown.stdout
    assert "your own cap: hip above 183 degrees" in shown.stdout
    assert formcheck("profile", "glute_bridge", home=home).stdout == shown.stdout
    forgotten = formcheck("profile", "--forget", "glute_bridge", home=home)
    assert (forgotten.returncode, forgotten.stdout) == (0, "Forgotten: glute_bridge.\n")
    assert "Nothing has been learned yet" in formcheck("profile", "glute_bridge", home=home).stdout


@pytest.mark.parametrize(
    "words", [["calibrate", "glute_bridge", "--source"], ["exercises", "plot", "glute_bridge"]], ids=" ".join
)
def test_no_model_is_chosen_for_poses_that_are_kept(recording: Path, words: list[str]) -> None:
    done = called(*words, str(recording), "--model", "full")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--model needs pictures, and a saved session keeps none" in done.stderr


def test_a_tilt_s_range_is_shown_as_points_from_rest() -> None:
    """From a rest of -46 to -43.2 are 2.8, to -45 1, to -42.5 3.5, and to -41.9 4.1."""
    own = OwnRange(None, 3, "tilt", -46.0, {"flat": -43.2}, {"flat": -45.0}, {"tilt": {"above": -42.5}})
    freer = Freer(STARTED_AT, 2, {"flat": -41.9})
    known = Known("pelvic_tilt", own, STARTED_AT, "session", freer=freer)
    save_profile(Profile((known,)))
    shown = called("profile").stdout
    assert "tilt is counted from rest, in points: a scale of its own\n" in shown
    assert "flat: usually 2.80 points, counts from 1.00 points\n" in shown
    assert "your own cap: tilt above 3.50 points\n" in shown
    assert "you came to flat 4.10 points" in shown
    gone = lines_of(known, None)
    assert gone[:2] == ["tilt rests at -46.00", "  flat: usually -43.20, counts from -45.00"]


def test_a_held_position_is_calibrated_by_one_comfortable_hold(tmp_path: Path) -> None:
    """The scene's child's pose folds the hip to 34.5: the cap lies the angle's uncertainty of 7 below."""
    scene, home = childs_pose_scene(), tmp_path / "home"
    write_session(tmp_path / "set", [], spec=scene.spec, poses=scene.poses())
    done = formcheck("calibrate", "childs_pose", "--source", str(tmp_path / "set"), home=home, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in ("as you hold it", "counts from 75 degrees", "your own cap: hip below", "by calibrating, 1 hold\n"):
        assert words in done.stdout
    assert "rest:" not in (home / "profile.yaml").read_text(encoding="utf-8")
    assert "your own cap: hip below" in formcheck("profile", "childs_pose", home=home).stdout


def test_a_held_position_without_a_least_has_no_range(tmp_path: Path) -> None:
    text = find("childs_pose").text
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("least:")]
    spec = tmp_path / "childs_pose.yaml"
    spec.write_text("\n".join(lines), encoding="utf-8")
    done = formcheck("calibrate", str(spec), "--source", "none.mp4", home=tmp_path)
    assert done.returncode == 2
    assert "no range to learn. Add 'least'" in done.stderr


def test_too_few_change_nothing(tmp_path: Path) -> None:
    scene = glute_bridge(Course.at(135).stay(2).reps(1, 176))
    write_session(tmp_path / "set", [], spec=scene.spec, poses=scene.poses())
    done = formcheck("calibrate", "glute_bridge", "--source", str(tmp_path / "set"), home=tmp_path)
    assert done.returncode == 1
    assert "fewer than 2 comfortable repetitions of Glute bridge" in done.stderr
    assert not (tmp_path / "profile.yaml").exists()


def test_unknown_words_are_wrong_usage(tmp_path: Path) -> None:
    forgotten = formcheck("profile", "--forget", "glute_bridge", home=tmp_path)
    assert forgotten.returncode == 2
    assert "nothing has been learned of 'glute_bridge', nor of any other exercise" in forgotten.stderr
    assert formcheck("profile", "glute_bride", home=tmp_path).returncode == 2
    assert formcheck("calibrate", "glute_bride", home=tmp_path).returncode == 2


def test_a_wrong_part_of_the_profile_is_told_and_the_rest_is_shown(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text(
        "version: 1\nexercises:\n  glute_bridge: {both: {rest: x}}\n", encoding="utf-8"
    )
    done = formcheck("profile", home=tmp_path)
    assert done.returncode == 0
    assert "profile.yaml:3:25: exercises.glute_bridge.both.rest" in done.stderr
    assert done.stdout.startswith(f"Nothing can be used: mend {tmp_path / 'profile.yaml'}")
    assert "Kept in" not in done.stdout


def test_a_damaged_profile_is_not_set_aside_without_a_word(recording: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "profile.yaml").write_text("version: 1\nexercises:\n  squat: {both: {rest: x}}\n", encoding="utf-8")
    done = formcheck("calibrate", "glute_bridge", "--source", str(recording), home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert "profile.yaml:3:18: exercises.squat.both.rest" in done.stderr
    assert f"could not be used is kept as {home / 'profile.unread.yaml'}" in done.stderr
    assert (home / "profile.unread.yaml").exists()


def test_analyze_uses_one_s_own_range_only_when_asked(recording: Path, tmp_path: Path) -> None:
    """Calibrated to 155 (cap 162), then bridges to 176: warned of with --profile, and not without."""
    home = tmp_path / "home"
    low = glute_bridge(Course.at(135).stay(2).reps(2, 155))
    write_session(tmp_path / "low", [], spec=low.spec, poses=low.poses())
    assert (
        formcheck("calibrate", "glute_bridge", "--source", str(tmp_path / "low"), home=home, cwd=tmp_path).returncode
        == 0
    )
    assert analyzed(recording, "glute_bridge", home)["warnings"] == []
    warnings = analyzed(recording, "glute_bridge", home, "--profile")["warnings"]
    assert {(warning["id"], warning["own"]) for warning in warnings} == {("over_arched", True)}


def test_the_first_comfortable_reps_are_kept_and_used_from_then_on(recording: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    words = ("analyze", str(recording), "--exercise", "glute_bridge", "--save", str(tmp_path / "kept"), "--profile")
    first = formcheck(*words, home=home, cwd=tmp_path)
    assert "was learned and is used from now on" in first.stderr
    assert "from the first comfortable reps of a session, 3 repetitions" in formcheck("profile", home=home).stdout
    assert "was learned" not in formcheck(*words, home=home, cwd=tmp_path).stderr


def test_who_has_become_freer_is_told_in_review_and_profile(recording: Path, tmp_path: Path) -> None:
    """Calibrated at 155; four bridges to 176 pass 155 + 14. Bridges to 150 again, and nothing is said."""
    home = tmp_path / "home"
    for name, top, reps in (("low", 155, 2), ("lower", 153, 4)):
        scene = glute_bridge(Course.at(135).stay(2).reps(reps, top))
        write_session(tmp_path / name, [], spec=scene.spec, poses=scene.poses())
    formcheck("calibrate", "glute_bridge", "--source", str(tmp_path / "low"), home=home, cwd=tmp_path)

    def analyse(what: Path, keep: str) -> str:
        words = ("analyze", str(what), "--exercise", "glute_bridge", "--save", str(tmp_path / keep), "--profile")
        assert formcheck(*words, home=home, cwd=tmp_path).returncode == 0
        (folder,) = (tmp_path / keep).iterdir()
        return formcheck("review", str(folder), home=home).stdout

    assert "You came further than your own range says (176° instead of 155°)" in analyse(recording, "freer")
    shown = formcheck("profile", home=home).stdout
    assert "You have become freer: on" in shown
    assert "'formcheck calibrate glute_bridge' is worthwhile" in shown
    assert "You came further" not in analyse(tmp_path / "lower", "stiffer")
    assert "have become freer" not in formcheck("profile", home=home).stdout


def before_the_camera(folders: tuple[Path, ...], *, interrupted: bool = False) -> Callable[[Setup], Result]:
    """A session that leaves these sets behind."""

    def held(setup: Setup) -> Result:
        assert [(planned.spec.id, planned.reps) for planned in setup.plan.sets] == [("glute_bridge", 5)]
        return Result(folders, interrupted, ())

    return held


ARGS = argparse.Namespace(
    exercise="glute_bridge",
    source=None,
    camera=None,
    rotate=None,
    mirrored=None,
    no_window=True,
    mute=True,
    model="full",
)


def test_before_a_camera_what_was_just_done_is_learned(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "hold_session", before_the_camera((recording,)))
    assert calibrate.run(ARGS) == 0
    (known,) = load_profile().of("glute_bridge")
    assert known.own.usual["top"] == pytest.approx(176, abs=1)


def test_a_calibration_that_was_broken_off_changes_nothing(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "hold_session", before_the_camera((recording,), interrupted=True))
    with pytest.raises(KeyboardInterrupt):
        calibrate.run(ARGS)
    assert load_profile().known == ()
