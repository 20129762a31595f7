"""The real model on rendered people, placed wrongly on purpose: what is said is what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from formcheck.capture.frame import Frame, Image
from formcheck.capture.upright import fitted
from formcheck.capture.video import VideoFile
from formcheck.live.placement import Placement, picture_stats
from formcheck.pose.blazepose import BlazePose
from formcheck.specs.catalog import find

SAMPLES = Path(__file__).resolve().parents[3] / "sample_videos"
FRAMES, EVERY = 16, 0.25

Change = Callable[[Image], Image]


def unchanged(image: Image) -> Image:
    return image


def by_night(image: Image) -> Image:
    noise = np.random.default_rng(0).normal(4, 4, image.shape)
    return np.clip(image * 0.1 + noise, 0, 255).astype(np.uint8)


def shifted(columns: float, rows: float) -> Change:
    """The camera looks elsewhere: the picture moves by shares of its size, and what comes in is like its edge."""

    def change(image: Image) -> Image:
        height, width = image.shape[:2]
        ys = np.clip(np.arange(height) - round(rows * height), 0, height - 1)
        xs = np.clip(np.arange(width) - round(columns * width), 0, width - 1)
        return np.ascontiguousarray(image[ys][:, xs])

    return change


def from_far(image: Image) -> Image:
    """Half as large, in a room that goes on like its edges."""
    height, width = image.shape[:2]
    ys = np.clip(2 * np.arange(height) - height // 2, 0, height - 1)
    xs = np.clip(2 * np.arange(width) - width // 2, 0, width - 1)
    return np.ascontiguousarray(image[ys][:, xs])


def from_near(image: Image) -> Image:
    height, width = image.shape[:2]
    part = image[int(0.42 * height) : int(0.92 * height), int(0.2 * width) : int(0.8 * width)]
    return fitted(np.ascontiguousarray(part), width, height)


def advices(clip: str, change: Change) -> Iterator[str]:
    exercise = "glute_bridge"
    placement = Placement(find(exercise))
    with VideoFile(SAMPLES / f"{clip}.mp4") as video, BlazePose() as model:
        for number, frame in enumerate(islice(video, FRAMES)):
            t = number * EVERY
            seen = Frame(number, t, change(frame.image))
            yield placement.push(model.estimate(seen), picture_stats(seen.image), t).id


@pytest.mark.parametrize(
    ("clip", "change", "advice"),
    [
        ("glute_bridge_clean", unchanged, "ok"),
        ("hard_portrait", unchanged, "ok"),
        ("hard_evening_hidden_hand", unchanged, "ok"),
        ("hard_window_behind", unchanged, "ok"),
        ("hard_close_feet_out_of_frame", unchanged, "feet"),
        ("none_squats", unchanged, "posture"),
        ("glute_bridge_clean", by_night, "dark"),
        ("none_empty_room", unchanged, "nobody"),
        ("glute_bridge_clean", shifted(0.28, 0.0), "head"),
        ("glute_bridge_clean", shifted(-0.26, 0.0), "feet"),
        ("glute_bridge_clean", shifted(0.0, 0.26), "lid_forward"),
        ("glute_bridge_clean", from_far, "come_nearer"),
        ("glute_bridge_clean", from_near, "move_back"),
    ],
)
def test_what_is_wrong_is_what_is_said(clip: str, change: Change, advice: str) -> None:
    said = list(advices(clip, change))
    assert said[-1] == advice, said
    assert set(said) <= {"loading", "looking", advice}, said
