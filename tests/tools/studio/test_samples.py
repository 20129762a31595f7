"""The committed clips: each is described, has its truth, and the truth can be made again."""

from __future__ import annotations

import json

import cv2
import numpy as np
import pytest

from tests.tools.studio.samples import FOLDER, described
from tools.studio.staging import stage
from tools.studio.truth import truth_of

MIB = 2**20
LAST_FRAME_S = 0.35
"""A camera of variable rate may leave out the last moments of a performance (timing.STUTTER_S and a frame)."""

REGENERATED = (
    "glute_bridge_partial_rep",
    "prone_press_up_too_deep_arch",
    "cat_camel_hollow_too_deep",
    "childs_pose_hold_broken",
)
"""One of each kind of movement: enough to notice that the studio's truth has changed."""


def test_the_folder_holds_what_is_described_and_nothing_else() -> None:
    names = set(described())
    for suffix in (".mp4", ".truth.json", ".frames.npz"):
        assert {file.name.removesuffix(suffix) for file in FOLDER.glob(f"[!.]*{suffix}")} == names


def test_the_folder_stays_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 15 * MIB


@pytest.mark.parametrize("name", sorted(described()))
def test_the_video_has_the_frames_that_the_truth_speaks_of(name: str) -> None:
    capture = cv2.VideoCapture(str(FOLDER / f"{name}.mp4"))
    seen = []
    while capture.grab():
        seen.append(capture.get(cv2.CAP_PROP_POS_MSEC) / 1000.0)
    with np.load(FOLDER / f"{name}.frames.npz") as table:
        assert seen == pytest.approx(table["t"].tolist(), abs=0.002)


@pytest.mark.parametrize("name", sorted(described()))
def test_the_truth_is_whole(name: str) -> None:
    facts = json.loads((FOLDER / f"{name}.truth.json").read_text())
    end = facts["duration_s"] + LAST_FRAME_S
    assert facts["clip"]["name"] == name
    assert facts["reps"]["total"] == len(facts["reps"]["items"])
    for part in (*facts["holds"], *facts["faults"], *facts["postures"]):
        assert 0.0 <= part["start_s"] <= part["end_s"] <= end
    wished = set(facts["clip"].get("options", {}).get("faults", [])) - {"pause"}
    assert wished <= {fault["id"] for fault in facts["faults"]}


@pytest.mark.parametrize("name", REGENERATED)
def test_the_truth_can_be_made_again(name: str) -> None:
    truth = truth_of(stage(described()[name]))
    assert json.loads(json.dumps(truth.facts)) == json.loads((FOLDER / f"{name}.truth.json").read_text())
    with np.load(FOLDER / f"{name}.frames.npz") as table:
        assert set(table) == set(truth.table)
        for column, values in truth.table.items():
            if values.dtype.kind == "f":
                assert np.allclose(table[column], values, atol=0.3, equal_nan=True), column
            else:
                assert np.array_equal(table[column], values), column
