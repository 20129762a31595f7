from __future__ import annotations

import dataclasses
import io
import itertools
import math
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.errors import PoseError
from formcheck.pose import chunk
from formcheck.pose.grid import DEPTH_STEPS, POSITION_STEPS, VISIBILITY_STEPS
from formcheck.pose.pose import Pose
from formcheck.pose.recording import PoseWriter, RecordedPoses, extent, quantise, read_poses
from tests.pose.made_up_poses import any_pose, any_poses, lying_still, nobody, same


def recorded(poses: list[Pose], *, outline: bool = True) -> bytes:
    file = io.BytesIO()
    writer = PoseWriter(file, outline=outline)
    for pose in poses:
        writer.write(pose)
    writer.flush()
    return file.getvalue()


def read_back(data: bytes, folder: Path) -> tuple[list[Pose], tuple[str, ...]]:
    path = folder / "poses.bin"
    path.write_bytes(data)
    reader = read_poses(path)
    return list(reader), reader.skipped


@given(any_pose())
def test_the_grid_is_its_own_fixed_point(pose: Pose) -> None:
    once = quantise(pose)
    assert same(quantise(once), once)


def test_the_grid_moves_a_landmark_by_half_a_step_at_most() -> None:
    pose = lying_still(3)
    kept = quantise(pose)
    assert pose.landmarks is not None and kept.landmarks is not None
    assert pose.depth is not None and kept.depth is not None
    assert pose.visibility is not None and kept.visibility is not None
    assert np.abs(kept.landmarks - pose.landmarks).max() <= 0.5 * 1280 / POSITION_STEPS + 1e-4
    assert np.abs(kept.depth - pose.depth).max() <= 0.5 * 1280 / DEPTH_STEPS + 1e-4
    assert np.abs(kept.visibility - pose.visibility).max() <= 0.5 / VISIBILITY_STEPS + 1e-6


@pytest.mark.parametrize(("x", "seen"), [(-640.0, True), (-641.0, False), (1919.0, True), (1921.0, False)])
def test_a_landmark_far_outside_of_the_picture_is_not_seen_rather_than_moved(x: float, seen: bool) -> None:
    pose = lying_still(0)
    assert pose.landmarks is not None
    pose.landmarks[5] = (x, 100.0)
    kept = quantise(pose).landmarks
    assert kept is not None
    assert np.isnan(kept[5]).any() != seen
    if seen:
        assert kept[5, 0] == pytest.approx(x, abs=0.03)
    assert not np.isnan(np.delete(kept, 5, axis=0)).any()


@given(any_poses(), st.booleans())
@settings(max_examples=60)
def test_what_was_written_comes_back_on_the_grid(
    tmp_path_factory: pytest.TempPathFactory, poses: list[Pose], outline: bool
) -> None:
    back, skipped = read_back(recorded(poses, outline=outline), tmp_path_factory.mktemp("recording"))
    expected = [quantise(pose if outline else dataclasses.replace(pose, outline=None)) for pose in poses]
    assert len(back) == len(poses)
    assert all(same(one, other) for one, other in zip(back, expected, strict=True))
    assert skipped == ()


def test_times_and_indices_are_kept_to_the_last_bit(tmp_path: Path) -> None:
    poses = [
        dataclasses.replace(nobody(0), index=index, t=t)
        for index, t in [(0, 0.0), (1, 1 / 3), (7, 0.1 + 0.2), (10**12, math.pi * 1e4)]
    ]
    back, _ = read_back(recorded(poses), tmp_path)
    assert [(pose.index, pose.t) for pose in back] == [(pose.index, pose.t) for pose in poses]


def test_a_change_of_the_pictures_size_is_kept(tmp_path: Path) -> None:
    poses = [lying_still(0), lying_still(1, width=720, height=1280), nobody(2), lying_still(3)]
    back, _ = read_back(recorded(poses), tmp_path)
    assert [(pose.width, pose.height) for pose in back] == [(1280, 720), (720, 1280), (1280, 720), (1280, 720)]
    assert all(same(one, quantise(other)) for one, other in zip(back, poses, strict=True))


def test_thirty_frames_a_second_take_less_than_six_kilobytes() -> None:
    assert len(recorded([lying_still(index) for index in range(300)])) / 10 < 6000


def test_no_chunk_holds_a_whole_second(tmp_path: Path) -> None:
    path = tmp_path / "poses.bin"
    path.write_bytes(recorded([lying_still(index) for index in range(200)]))
    heads = [head for head, _ in RecordedPoses(path).heads()]
    assert len(heads) > 6
    assert all(head.last_t - head.first_t + 1 / 30 < 1.0 for head in heads)


def test_poses_wait_in_the_writer_for_a_second_at_most() -> None:
    file = io.BytesIO()
    writer = PoseWriter(file)
    for index in range(100):
        pose = lying_still(index)
        writer.write(pose)
        kept = 0.0 if math.isnan(writer.kept_until) else writer.kept_until
        assert pose.t - kept < 1.0


def test_the_extent_is_known_without_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "poses.bin"
    path.write_bytes(recorded([nobody(0), *(lying_still(index) for index in range(1, 70)), nobody(70)]))
    found = extent(path)
    assert (found.frames, found.posed, found.first_t, found.last_t) == (71, 69, 0.0, 70 / 30)
    assert found.skipped == ()


def test_of_a_file_cut_off_anywhere_a_whole_number_of_chunks_is_read(tmp_path: Path) -> None:
    poses = [quantise(lying_still(index)) for index in range(75)]
    data = recorded(poses)
    for size in range(16, len(data), 97):
        back, skipped = read_back(data[:size], tmp_path)
        assert len(back) in (0, 27, 54)
        assert all(same(one, other) for one, other in zip(back, poses[: len(back)], strict=True))
        assert (skipped == ()) == (size == 16 or _ends_a_chunk(data, size))


def _ends_a_chunk(data: bytes, size: int) -> bool:
    return size == len(data) or data[size : size + 4] == chunk.MARKER


def test_a_damaged_chunk_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    data = bytearray(recorded([lying_still(index) for index in range(81)]))
    second = data.index(chunk.MARKER, 20)
    data[second + 200] ^= 0x10
    back, skipped = read_back(bytes(data), tmp_path)
    assert [pose.index for pose in back] == [*range(27), *range(54, 81)]
    assert len(skipped) == 1
    assert "damaged bytes" in skipped[0]


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_flipped_bytes_never_invent_a_pose(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    rng = np.random.default_rng(seed)
    poses = {index: quantise(lying_still(index)) for index in range(60)}
    data = bytearray(recorded(list(poses.values())))
    for at in rng.integers(0, len(data), rng.integers(1, 7)):
        data[at] = rng.integers(0, 256)
    try:
        back, _ = read_back(bytes(data), tmp_path_factory.mktemp("flipped"))
    except PoseError:
        return
    assert all(same(pose, poses[pose.index]) for pose in back)


@given(st.binary(max_size=400), st.integers(1, 300))
@settings(max_examples=60)
def test_a_payload_that_lies_is_skipped(tmp_path_factory: pytest.TempPathFactory, raw: bytes, frames: int) -> None:
    payload = zlib.compress(raw)
    rest = struct.pack("<IHHIIdd", len(payload), frames, 0, 640, 480, 0.0, 1.0)
    lying = chunk.MARKER + struct.pack("<I", zlib.crc32(payload, zlib.crc32(rest))) + rest + payload
    good = recorded([lying_still(0)])
    back, skipped = read_back(good + lying, tmp_path_factory.mktemp("lying"))
    assert len(back) == 1
    assert len(skipped) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"FCPO", "not a recording"),
        (b"not a recording, but long enough to be one", "not a recording"),
        (b"FCPOSES\x02" + bytes(8), "version 2"),
    ],
)
def test_a_foreign_file_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "holiday.bin"
    path.write_bytes(content)
    with pytest.raises(PoseError, match=says) as caught:
        read_poses(path)
    assert "holiday.bin" in str(caught.value)


def test_a_missing_file_and_a_folder_are_clear_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.bin", tmp_path):
        with pytest.raises(PoseError, match="cannot be read"):
            read_poses(path)


class NarrowFile(io.BytesIO):
    """Takes no more than 50 bytes at once, as a raw file or a pipe may."""

    def write(self, data: Any) -> int:
        return super().write(bytes(data)[:50])


def test_a_file_that_takes_a_part_at_a_time_gets_everything() -> None:
    poses = [lying_still(index) for index in range(40)]
    file = NarrowFile()
    writer = PoseWriter(file)
    for pose in poses:
        writer.write(pose)
    writer.flush()
    assert file.getvalue() == recorded(poses)


@settings(max_examples=40)
@given(any_poses(), st.lists(st.sampled_from(["nothing", "joints", "all"]), min_size=1))
def test_what_is_wanted_is_read_as_it_is_and_the_rest_is_left_out(
    tmp_path_factory: pytest.TempPathFactory, poses: list[Pose], parts: list[chunk.Part]
) -> None:
    file = tmp_path_factory.mktemp("wanted") / "poses.bin"
    file.write_bytes(recorded(poses))
    whole = {pose.index: pose for pose in read_poses(file)}
    asked = dict(zip((pose.t for pose in poses), itertools.cycle(parts), strict=False))
    read = list(read_poses(file, asked.__getitem__))
    assert {pose.index for pose in poses if asked[pose.t] != "nothing"} <= {pose.index for pose in read}
    for pose in read:
        full = whole[pose.index]
        assert same(pose, full) or (
            asked[pose.t] == "joints" and pose.outline is None and same(pose, dataclasses.replace(full, outline=None))
        )
        assert asked[pose.t] != "all" or same(pose, full)
