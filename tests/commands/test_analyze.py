"""`formcheck analyze` as a process: the JSON's contract, scoring again, and input that is wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.commandline import REPOSITORY, SAMPLES, analyzed, called, formcheck
from tests.session.examples import write_session

CLIP = SAMPLES / "glute_bridge_clean.mp4"


def test_prints_the_contract(tmp_path: Path) -> None:
    figures = analyzed(CLIP, "glute_bridge", tmp_path)
    assert figures["schema"] == 1
    assert figures["exercise"] == "glute_bridge"
    assert set(figures["source"]) >= {"path", "fps", "frames", "duration_s"}
    assert set(figures["reps"]) >= {"total", "left", "right", "items"}
    assert len(figures["reps"]["items"]) == figures["reps"]["total"] > 0
    for item in figures["reps"]["items"]:
        assert set(item) >= {"n", "side", "start_s", "peak_s", "end_s", "hold_s", "from", "to"}
        assert item["start_s"] < item["peak_s"] < item["end_s"]
    for hold in figures["holds"]:
        assert hold["duration_s"] == pytest.approx(hold["end_s"] - hold["start_s"], abs=0.002)
        assert set(hold) >= {"side", "complete"}
    for key in ("partial", "warnings", "cues", "posture"):
        assert isinstance(figures[key], list)
    assert figures["posture"][0]["posture"] == "supine"
    tracking = figures["tracking"]
    assert tracking["frames"] == figures["source"]["frames"] >= tracking["posed"] > 0
    assert tracking["near_side"] in ("left", "right")


def test_a_saved_session_is_scored_again_to_the_same_figures(tmp_path: Path) -> None:
    first = analyzed(CLIP, "glute_bridge", tmp_path, "--save", str(tmp_path / "kept"))
    folder = Path(first["session"])
    assert folder.parent == tmp_path / "kept"
    again = analyzed(folder, "glute_bridge", tmp_path)
    for key in ("reps", "partial", "holds", "warnings", "cues", "posture", "tracking"):
        assert again[key] == first[key]


def test_a_damaged_recording_is_scored_and_said_to_be_damaged(tmp_path: Path) -> None:
    folder = Path(analyzed(CLIP, "glute_bridge", tmp_path)["session"])
    recording = folder / "poses.bin"
    whole = bytearray(recording.read_bytes())
    whole[len(whole) // 3] ^= 0x55
    recording.write_bytes(whole)
    done = formcheck("analyze", folder, "--exercise", "glute_bridge", home=tmp_path)
    assert done.returncode == 0
    assert "skipped" in done.stderr


def test_the_folder_that_sessions_were_saved_in_names_its_latest(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    first = analyzed(CLIP, "glute_bridge", tmp_path, "--save", str(kept))
    assert analyzed(kept, "glute_bridge", tmp_path)["reps"] == first["reps"]


def test_a_spec_on_the_silhouette_needs_a_recording_with_one(tmp_path: Path) -> None:
    without = analyzed(CLIP, "glute_bridge", tmp_path)["session"]
    refused = formcheck("analyze", without, "--exercise", "cat_camel", home=tmp_path)
    assert refused.returncode == 2
    assert "silhouette" in refused.stderr
    kept = analyzed(CLIP, "glute_bridge", tmp_path, "--silhouette")["session"]
    assert analyzed(Path(kept), "cat_camel", tmp_path)["reps"]["total"] == 0


@pytest.mark.parametrize("words", [["--model", "full"], ["--silhouette"], ["--video", "out.mp4"]], ids=" ".join)
def test_what_needs_pictures_is_refused_for_a_kept_session(home: Path, tmp_path: Path, words: list[str]) -> None:
    write_session(tmp_path / "set")
    done = called("analyze", str(tmp_path / "set"), "--exercise", "glute_bridge", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{words[0]} needs pictures, and a saved session keeps none" in done.stderr
    assert not (home / "sessions").exists()


def test_the_overlay_clip_has_every_frame(tmp_path: Path) -> None:
    out = tmp_path / "overlay.mp4"
    figures = analyzed(CLIP, "glute_bridge", tmp_path, "--video", str(out))
    capture = cv2.VideoCapture(str(out))
    frames = 0
    while capture.read()[0]:
        frames += 1
    assert frames == figures["source"]["frames"]


def test_without_json_a_person_can_read_it(tmp_path: Path) -> None:
    done = formcheck("analyze", str(CLIP), "--exercise", "glute_bridge", home=tmp_path)
    assert done.returncode == 0
    assert "Glute bridge" in done.stdout
    assert str(tmp_path) in done.stdout  # where it is kept
    assert done.stderr == ""  # mediapipe's and FFmpeg's own chatter does not reach the user


def test_a_still_picture_is_analyzed(tmp_path: Path) -> None:
    picture = tmp_path / "still.png"
    frame = cv2.VideoCapture(str(CLIP)).read()[1]
    cv2.imwrite(str(picture), frame)
    figures = analyzed(picture, "glute_bridge", tmp_path)
    assert figures["source"]["frames"] == 1
    assert figures["reps"]["total"] == 0


def _empty_room(path: Path) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 30, (320, 240))
    for i in range(45):
        writer.write(np.full((240, 320, 3), 90 + i % 3, np.uint8))
    writer.release()


@pytest.mark.parametrize(
    ("words", "says"),
    [(["--video", "no/folder/out.mp4"], "there is no folder"), (["--model", "heavy"], "the heavy model is not here")],
)
def test_what_cannot_begin_leaves_no_session(words: list[str], says: str, tmp_path: Path) -> None:
    done = formcheck("analyze", str(CLIP), "--exercise", "glute_bridge", *words, home=tmp_path)
    assert done.returncode == 1
    assert says in done.stderr
    assert not (tmp_path / "sessions").exists()


def test_a_video_without_people_counts_nothing_and_says_so(tmp_path: Path) -> None:
    clip = tmp_path / "room.mp4"
    _empty_room(clip)
    figures = analyzed(clip, "glute_bridge", tmp_path)
    assert figures["reps"]["total"] == 0
    assert figures["tracking"]["posed"] == 0
    assert figures["tracking"]["near_side"] is None


@pytest.mark.parametrize("kind", ["missing", "empty", "text", "folder", "torn"])
def test_input_that_is_no_video_is_a_clear_message(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    if kind == "empty":
        path.touch()
    elif kind == "text":
        path.write_text("this is not a video\n" * 50)
    elif kind == "folder":
        path.mkdir()
    elif kind == "torn":
        path.write_bytes(CLIP.read_bytes()[:2000])
    done = formcheck("analyze", str(path), "--exercise", "glute_bridge", "--json", home=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert str(path) in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 4


def test_a_video_cut_off_in_the_middle_gives_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "clip.avi"
    capture, writer = cv2.VideoCapture(str(CLIP)), None
    while (read := capture.read())[0]:
        frame = read[1]
        writer = writer or cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, frame.shape[1::-1])
        writer.write(frame)
    assert writer is not None
    writer.release()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])
    done = formcheck("analyze", str(path), "--exercise", "glute_bridge", "--json", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reps"]["total"] >= 1


def test_an_unknown_exercise_is_wrong_usage(tmp_path: Path) -> None:
    done = formcheck("analyze", str(CLIP), "--exercise", "glute_brige", home=tmp_path)
    assert done.returncode == 2
    assert "glute_bridge" in done.stderr  # did you mean


def test_a_spec_of_ones_own_is_found_by_its_path(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    shutil.copyfile(SAMPLES.parent / "exercise_specs" / "glute_bridge.yaml", own)
    assert analyzed(CLIP, str(own), tmp_path)["reps"]["total"] == 2


def test_a_place_that_cannot_be_written_is_said_before_the_work(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    done = formcheck("analyze", str(CLIP), "--exercise", "glute_bridge", "--save", str(in_the_way / "x"), home=tmp_path)
    assert done.returncode == 1
    assert str(in_the_way) in done.stderr


def test_a_full_home_costs_the_log_not_the_figures(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    done = formcheck("analyze", str(CLIP), "--exercise", "glute_bridge", "--json", home=in_the_way / "x", cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["session"] is None
    assert "will not be kept" in done.stderr


def test_a_model_that_is_not_there_is_never_fetched(tmp_path: Path) -> None:
    done = formcheck("analyze", str(CLIP), "--exercise", "glute_bridge", "--model", "heavy", home=tmp_path)
    assert done.returncode == 1
    assert "pose_landmark_heavy.tflite" in done.stderr
    assert str(tmp_path) in done.stderr


def test_a_model_put_in_place_by_hand_is_used(tmp_path: Path) -> None:
    from formcheck.pose.models import model_file

    models = tmp_path / "models"
    models.mkdir()
    # The heavy model's file is not to be had here; the full one under its name takes the same way.
    shutil.copyfile(model_file("full"), models / "pose_landmark_heavy.tflite")
    assert analyzed(CLIP, "glute_bridge", tmp_path, "--model", "heavy")["reps"]["total"] == 2


def test_ctrl_c_keeps_what_was_seen(tmp_path: Path) -> None:
    """Stopped once the log has its first event: exit code 130, no traceback, and a log that can be reviewed."""
    words = [sys.executable, "-m", "formcheck", "analyze", str(CLIP), "--exercise", "glute_bridge"]
    environment = {**os.environ, "FORMCHECK_HOME": str(tmp_path), "PYTHONPATH": str(REPOSITORY)}
    process = subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    while process.poll() is None:
        logs = list(tmp_path.glob("sessions/*/events.jsonl"))
        if logs and len(logs[0].read_text().splitlines()) >= 2:
            process.send_signal(signal.SIGINT)
            break
        time.sleep(0.01)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    reviewed = formcheck("review", "--json", home=tmp_path)
    assert reviewed.returncode == 0
    assert 0 < json.loads(reviewed.stdout)["tracking"]["frames"] < 245
