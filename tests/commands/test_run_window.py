"""A whole session in a real window on a virtual display: questions, place, stillness, two exercises, how it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import cv2
import numpy as np
import pytest

from formcheck.capture.frame import Image
from formcheck.live.overlay.palette import GREEN, SKY
from formcheck.session.checkins import store
from formcheck.session.checkins.checkin import CheckIn, RedFlagAnswer
from tests.commandline import REPOSITORY, SAMPLES
from tests.live.virtual_display import VirtualDisplay, needs_display, virtual_display

ROUTINE = """
id: two_short
name: Two short ones
about: [A nerve glide and a tilt.]
times_a_day: [1, 2]
between: 4
steps:
  - {exercise: sciatic_nerve_glide, sets: 1, reps: 1, sides: one, note: First.}
  - {exercise: pelvic_tilt, sets: 1, reps: 1, note: Second.}
"""
CLIPS = ("sciatic_nerve_glide_clean", "pelvic_tilt_clean")
WIDTH, HEIGHT = 1280, 720

Seen = Callable[[Image], bool]


def share(image: Image, colour: tuple[int, int, int]) -> float:
    return float((np.abs(image.astype(int) - colour).max(axis=2) <= 12).mean())


def keys_shown(image: Image) -> int:
    """How many keys are drawn: light boxes, whole along all four edges, with a letter in them."""
    light = (image.min(axis=2) > 245).astype(np.uint8)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(light)
    found = 0
    for x, y, wide, tall, _ in boxes[1:count].tolist():
        box = light[y : y + tall, x : x + wide]
        edges = (box[0], box[-1], box[:, 0], box[:, -1])
        found += min(wide, tall) > 25 and min(float(edge.mean()) for edge in edges) > 0.97
    return found


def has_big_number(image: Image) -> bool:
    """A white number, as high as a fifth of the picture, in its top left corner."""
    corner = (image[: HEIGHT // 3, : WIDTH // 2].min(axis=2) > 245).astype(np.uint8)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(corner)
    return bool((boxes[1:count, 3] > 0.17 * HEIGHT).any())


def has_ring(image: Image) -> bool:
    """A large white ring on the right, its middle free."""
    right = (image[:, WIDTH // 2 :].min(axis=2) > 245).astype(np.uint8)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(right)
    wide, tall, area = boxes[1:count, 2], boxes[1:count, 3], boxes[1:count, 4]
    return bool(((wide > 0.2 * HEIGHT) & (tall > 0.2 * HEIGHT) & (area < 0.5 * wide * tall)).any())


class Person:
    """Somebody in front of the window."""

    def __init__(self, display: VirtualDisplay, window: str, folder: Path) -> None:
        self.display, self.window, self.folder = display, window, folder

    def waits_for(self, what: str, seen: Seen, seconds: float = 60.0) -> Image:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            image = self.display.picture(self.folder)
            if seen(image):
                return image
        raise AssertionError(f"never saw {what}")

    def presses(self, key: str, what: str, seen: Seen) -> Image:
        """Press it, and again where a busy machine has dropped it, until `what` is seen."""
        for _ in range(8):
            self.display.press(self.window, key)
            try:
                return self.waits_for(what, seen, 4.0)
            except AssertionError:
                continue
        raise AssertionError(f"never saw {what} after pressing {key}")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which the red flags were asked about in full a moment ago."""
    now = datetime.now().astimezone()
    store.append(CheckIn(at=now, red_flags=RedFlagAnswer("full")), tmp_path / store.FILE)
    (tmp_path / "two_short.yaml").write_text(ROUTINE)
    return tmp_path


@pytest.fixture
def session(home: Path) -> Iterator[tuple[Person, subprocess.Popen[str]]]:
    sources = [word for clip in CLIPS for word in ("--source", str(SAMPLES / f"{clip}.mp4"))]
    words = ["--routine", str(home / "two_short.yaml"), *sources, "--as-camera", "--questions", "--no-profile"]
    with virtual_display() as display:
        environment = {
            **os.environ,
            "DISPLAY": display.name,
            "FORMCHECK_HOME": str(home),
            "FORMCHECK_SPEAK_TO": str(home / "spoken"),
            "PYTHONPATH": str(REPOSITORY),
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "formcheck", "run", *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        window = display.window("formcheck")
        display.resize(window, WIDTH, HEIGHT)
        yield Person(display, window, home), process
        process.kill()
        process.wait()


@needs_display
def test_a_whole_routine_from_the_first_question_to_the_last(
    session: tuple[Person, subprocess.Popen[str]], home: Path
) -> None:
    person, process = session
    person.waits_for("yes or no", lambda image: keys_shown(image) == 2)
    person.presses("h", "the list of keys", lambda image: keys_shown(image) == 11)
    person.presses("h", "yes or no again", lambda image: keys_shown(image) == 2)
    person.presses("n", "0 to 10", lambda image: keys_shown(image) == 11)
    person.presses("7", "five places", lambda image: keys_shown(image) == 5)
    person.presses("1", "a place chosen", lambda image: keys_shown(image) == 4 and share(image, GREEN) > 0.001)
    person.presses("Return", "three sides", lambda image: keys_shown(image) == 3)
    person.presses("2", "the place", lambda image: keys_shown(image) == 0)
    person.waits_for("green once it is right", lambda image: share(image, GREEN) > 0.01)
    person.waits_for("the number of reps", has_big_number)
    person.waits_for("the bones of the measured side", lambda image: share(image, SKY) > 0.002)
    person.waits_for("the rest's ring", lambda image: has_ring(image) and image.mean() < 60)
    person.waits_for("the number of the next set", has_big_number)
    person.waits_for("how it feels", lambda image: keys_shown(image) == 4)
    person.presses("1", "0 to 10 again", lambda image: keys_shown(image) == 11)
    person.presses("Return", "the summary", lambda image: keys_shown(image) == 0 and image.mean() < 60)
    person.display.press(person.window, "q")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0 and "Traceback" not in err, err
    assert "two_short" in out
    _check_logs(home)
    _check_speech((home / "spoken" / "spoken.txt").read_text().splitlines())


def _check_logs(home: Path) -> None:
    folders = sorted((home / "sessions").iterdir())
    headers = [json.loads((folder / "events.jsonl").read_text().splitlines()[0]) for folder in folders]
    assert [header["exercise"]["id"] for header in headers] == ["sciatic_nerve_glide", "pelvic_tilt"]
    (visit,) = {header["visit"]["id"] for header in headers}
    assert {header["visit"]["routine"] for header in headers} == {"two_short"}
    for folder in folders:
        lines = [json.loads(line) for line in (folder / "events.jsonl").read_text().splitlines()]
        assert sum(line["type"] == "rep" for line in lines) == 1
        assert lines[-1]["type"] == "end"
    _, before, after = store.read_all(home / store.FILE)
    assert (before.moment, before.visit, before.intensity) == ("before", visit, 7)
    assert before.places is not None and before.places[0].side == "right"
    assert (after.moment, after.visit, after.feel) == ("after", visit, "better")


def _check_speech(said: list[str]) -> None:
    """Each thing in its order, and nothing that has no place in it."""
    assert said[0].endswith("nerve glide, lying."), said
    assert said[1].startswith("Lie on your back"), said
    done = said.index("Set done.")
    second = said.index("Pelvic tilt.")
    finished = said.index("All done. Well done.")
    assert 2 <= done < second < finished, said
    assert [said[:done].count("1"), said[second:finished].count("1")] == [1, 1], said
    assert "How do you feel now?" in said[finished:], said
    assert "Ready" not in said or said[said.index("Ready") + 1] == "Go", said
    assert not any("see you" in text or "Paused" in text for text in said), said


@needs_display
def test_a_red_flag_ends_it_kindly_before_anything_is_counted(
    session: tuple[Person, subprocess.Popen[str]], home: Path
) -> None:
    person, process = session
    person.waits_for("yes or no", lambda image: keys_shown(image) == 2)
    person.presses("y", "what to do", lambda image: keys_shown(image) == 0)
    person.display.press(person.window, "q")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0 and "doctor" in err
    assert not (home / "sessions").exists()
    assert store.read_all(home / store.FILE)[-1].red_flags == RedFlagAnswer("line", ("unspecified",))
