from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.commands.run import choose_exercise, chosen_id
from formcheck.errors import UsageError
from formcheck.live.overlay.palette import AMBER
from formcheck.specs.catalog import available
from tests.commandline import REPOSITORY, SAMPLES, formcheck
from tests.live.virtual_display import needs_display, virtual_display

CLIP = SAMPLES / "glute_bridge_over_arched.mp4"
TRUTH = json.loads((SAMPLES / "glute_bridge_over_arched.truth.json").read_text())
RUN = [sys.executable, "-m", "formcheck", "run", "glute_bridge", "--source", str(CLIP)]


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "FORMCHECK_HOME": str(home), "PYTHONPATH": str(REPOSITORY), **more}


def only_session(home: Path) -> Path:
    (folder,) = (home / "sessions").iterdir()
    return folder


def events(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "events.jsonl").read_text().splitlines()]


def test_a_clip_is_played_counted_and_reviewed(tmp_path: Path) -> None:
    spoken = tmp_path / "spoken"
    began = time.monotonic()
    done = subprocess.run(
        [*RUN, "--no-window"],
        env=environment(tmp_path, FORMCHECK_SPEAK_TO=str(spoken)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began >= TRUTH["duration_s"] - 1.0
    logged = events(only_session(tmp_path))
    assert sum(line["type"] == "rep" for line in logged) == TRUTH["reps"]["total"]
    assert {line["id"] for line in logged if line["type"] == "warning_started"} == {"over_arched"}
    assert "Glute bridge" in done.stdout
    assert str(only_session(tmp_path)) in done.stderr
    if (spoken / "spoken.txt").exists():  # there is a voice on this machine
        said = (spoken / "spoken.txt").read_text()
        assert "Lower a little" in said and "1\n" in said and "2\n" in said


@needs_display
def test_in_a_window_with_keys(tmp_path: Path) -> None:
    with virtual_display() as display:
        process = subprocess.Popen(
            [*RUN, "--mute"],
            env=environment(tmp_path, DISPLAY=display.name),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        window = display.window("formcheck")
        display.resize(window, 1280, 720)
        amber = _wait_for_amber(display.picture, tmp_path)
        assert amber is not None, "the border never turned amber"
        display.press(window, "s")
        time.sleep(0.5)
        display.press(window, "q")
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "Lower a little" in out + err
    folder = only_session(tmp_path)
    shot = cv2.imread(str(folder / "screenshot-1.png"))
    assert shot is not None and shot.shape[0] >= 700
    assert events(folder)[-1]["type"] == "end"


def _wait_for_amber(picture: object, tmp_path: Path) -> np.ndarray | None:
    for _ in range(150):
        image = picture(tmp_path)  # type: ignore[operator]
        if (np.abs(image.astype(int) - AMBER).max(axis=2) < 12).mean() > 0.01:
            return image
        time.sleep(0.15)
    return None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to another process")
def test_ctrl_c_ends_it_tidily_with_its_log_and_review(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*RUN, "--no-window", "--mute"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    first = process.stderr.readline()  # the first rep, some eight seconds into the clip
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "rep 1" in first
    assert "Traceback" not in err
    end = events(only_session(tmp_path))[-1]
    assert (end["type"], end["how"]) == ("end", "interrupted")
    assert "Glute bridge" in out


def test_a_camera_that_is_not_there_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    done = formcheck("run", "glute_bridge", "--camera", "77", "--no-window", "--mute", home=tmp_path)
    assert done.returncode == 1
    assert "77" in done.stderr
    assert not (tmp_path / "sessions").exists()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    done = formcheck("run", "glute_bridge", "--source", "nowhere.mp4", "--no-window", home=tmp_path)
    assert done.returncode == 1
    assert "nowhere.mp4" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 can be missing")
def test_without_a_display_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    done = formcheck("run", "glute_bridge", "--source", str(CLIP), home=tmp_path)
    assert done.returncode == 1
    assert "--no-window" in done.stderr


def test_without_an_exercise_and_nobody_to_ask_the_ids_are_named(tmp_path: Path) -> None:
    done = formcheck("run", "--no-window", home=tmp_path)
    assert done.returncode == 2
    assert "glute_bridge" in done.stderr


class Person(io.StringIO):
    """Somebody at a terminal, with the answers ready."""

    def isatty(self) -> bool:
        return True


def test_a_person_may_choose_by_number_or_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Person("nonsense\nglute\n"))
    assert choose_exercise() == "glute_bridge"
    monkeypatch.setattr(sys, "stdin", Person("\n"))
    with pytest.raises(UsageError):
        choose_exercise()


def test_answers_that_could_mean_two_are_not_guessed() -> None:
    entries = list(available())
    assert chosen_id("1", entries) == entries[0].id
    assert chosen_id("0", entries) is None
    assert chosen_id(str(len(entries) + 1), entries) is None
    assert chosen_id("Glute Bridge", entries) == "glute_bridge"
    assert chosen_id("", entries) is None
