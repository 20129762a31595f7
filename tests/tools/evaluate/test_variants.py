"""Clips in other ways: what is true of them, what they look like, and that the ruler reads them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from formcheck.capture.open import open_source
from tools.evaluate.folder import Clip, clips_in
from tools.evaluate.truth import Fault, TrueHold, TruePosture, TrueRep, TrueReps, Truth
from tools.evaluate.variants import VARIANTS, facts_of, main, write_variant
from tools.studio.video import write_video

TRUTH = Truth(
    "hip_flexor_stretch",
    reps=TrueReps(3, 2, 1, (TrueRep(3.0, 9.0, 4.0, 8.0, "left"),)),
    holds=(TrueHold(4.0, 8.0, "left"), TrueHold(12.0, 15.0)),
    faults=(Fault("too_fast", 3.0, 4.5),),
    postures=(TruePosture("half_kneeling", 0.0, 12.0),),
)


@pytest.fixture()
def clip(tmp_path: Path) -> Clip:
    picture = np.zeros((24, 34, 3), np.uint8)
    picture[:, :17, 0], picture[:, 17:, 2] = 220, 220
    video = tmp_path / "clip.mp4"
    write_video(video, ((k / 30, picture) for k in range(60)), (34, 24), 30.0, 15)
    return Clip("clip", video, TRUTH, None)


def written(clip: Clip, name: str, folder: Path) -> tuple[Clip, list[float], np.ndarray]:
    """The variant as the ruler finds it, the times of its frames, and the mean colour of each half of the first."""
    out = folder / "out"
    out.mkdir()
    write_variant(clip, VARIANTS[name], out, "varied")
    (varied,) = clips_in([out]).clips
    with open_source(varied.video) as source:
        frames = list(source)
    image = frames[0].image.astype(float)
    halves = np.array([image[:, :15].mean((0, 1)), image[:, 19:].mean((0, 1))])
    return varied, [frame.t for frame in frames], halves


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_each_variant_is_a_clip_with_its_truth(name: str, clip: Clip, tmp_path: Path) -> None:
    varied, times, _ = written(clip, name, tmp_path)
    variant = VARIANTS[name]
    assert len(times) == 60 / variant.every
    assert times[-1] == pytest.approx((60 - variant.every) / 30 / variant.pace, abs=0.01)
    assert varied.truth.reps is not None
    assert varied.truth.reps.total == 3
    assert varied.truth.holds is not None
    assert varied.truth.holds[0].start_s == pytest.approx(4.0 / variant.pace)


def test_left_is_right_in_a_mirror(clip: Clip, tmp_path: Path) -> None:
    varied, _, halves = written(clip, "mirrored", tmp_path)
    assert halves[0, 0] > 150 > 50 > halves[0, 2]  # BGR: blue is on the left now
    assert varied.truth.reps == TrueReps(3, 1, 2, (TrueRep(3.0, 9.0, 4.0, 8.0, "right"),))
    assert varied.truth.holds == (TrueHold(4.0, 8.0, "right"), TrueHold(12.0, 15.0))
    assert varied.truth.faults == TRUTH.faults


def test_an_evening_is_darker(clip: Clip, tmp_path: Path) -> None:
    _, _, halves = written(clip, "evening", tmp_path)
    assert 50 < halves[0, 2] < 110


def test_at_another_pace_nobody_knows_what_was_too_fast() -> None:
    facts = facts_of(TRUTH, VARIANTS["faster"])
    assert facts["faults"] is None
    assert facts["postures"] == [{"posture": "half_kneeling", "start_s": 0.0, "end_s": pytest.approx(12 / 1.33)}]
    assert facts["reps"]["items"][0]["top_end_s"] == pytest.approx(8 / 1.33)


def test_where_nobody_exercises_nobody_does_in_another_way() -> None:
    assert facts_of(Truth(None), VARIANTS["mirrored"])["exercise"] == "none"


def test_a_clip_of_odd_size_loses_a_row(clip: Clip, tmp_path: Path) -> None:
    """MPEG-4 may have odd sizes, and what is written may not."""
    import cv2

    odd = tmp_path / "odd.avi"
    writer = cv2.VideoWriter(str(odd), cv2.VideoWriter_fourcc(*"MJPG"), 30.0, (33, 25))
    for _ in range(10):
        writer.write(np.full((25, 33, 3), 120, np.uint8))
    writer.release()
    write_variant(Clip("odd", odd, TRUTH, None), VARIANTS["soft"], tmp_path, "even")
    with open_source(tmp_path / "even.mp4") as source:
        assert (source.info.width, source.info.height) == (32, 24)


def test_all_of_a_folder_are_written(clip: Clip, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "truth.yaml").write_text("clip.mp4: {exercise: pelvic_tilt, holds: [[0.2, 0.9]]}\n", encoding="utf-8")
    out = tmp_path / "out"
    assert main([str(tmp_path), "--out", str(out)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(clips_in([out]).clips) == len(VARIANTS)


def test_a_folder_that_is_missing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(
    clip: Clip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "truth.yaml").write_text("clip.mp4: {exercise: pelvic_tilt, reps: 1}\n", encoding="utf-8")
    assert main([str(tmp_path), "--out", str(clip.video)]) == 1
    assert "Give another folder with --out." in capsys.readouterr().err
