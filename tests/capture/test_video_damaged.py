"""Videos that are cut off, damaged, or no videos at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from formcheck.capture.frame import Frame
from formcheck.capture.open import open_source
from formcheck.capture.video import VideoFile
from formcheck.errors import CaptureError
from tests.capture.clips import flat, make_clip


def read(path: Path) -> tuple[VideoFile, list[Frame]]:
    with VideoFile(path) as video:
        return video, list(video)


def cut_in_half(path: Path) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


@pytest.mark.parametrize("ending", ["mp4", "mkv"])
def test_a_truncated_video_gives_what_it_has_and_says_so(tmp_path: Path, ending: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (90, 48, 64, 3), dtype=np.uint8)
    path = cut_in_half(make_clip(tmp_path / f"t.{ending}", noise, faststart=ending == "mp4"))
    video, frames = read(path)
    assert 20 < len(frames) < 70
    assert len(video.notes) == 1
    assert "ended early" in video.notes[0]
    assert "announces 3.0 s" in video.notes[0]


def test_an_mp4_cut_off_before_its_index(tmp_path: Path) -> None:
    path = cut_in_half(make_clip(tmp_path / "t.mp4", [flat(k) for k in range(30)]))
    with pytest.raises(CaptureError, match="cut off"):
        VideoFile(path)


def test_damage_in_the_middle_is_passed_over_and_told(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    noise = rng.integers(0, 255, (120, 48, 64, 3), dtype=np.uint8)
    path = make_clip(tmp_path / "d.mp4", noise, faststart=True)
    data = bytearray(path.read_bytes())
    for place in rng.integers(len(data) // 3, len(data) * 2 // 3, 400):
        data[place] ^= 0xFF
    path.write_bytes(data)
    video, frames = read(path)
    assert frames[-1].t > 3.5
    assert any("damaged" in note for note in video.notes)


def bad_file(folder: Path, kind: str) -> Path:
    path = folder / "clip.mp4"
    if kind == "folder":
        path.mkdir()
    elif kind == "empty":
        path.touch()
    elif kind == "text":
        path.write_text("Dear physiotherapist, é, the clip is elsewhere.\n" * 20)
    elif kind == "noise":
        path.write_bytes(np.random.default_rng(0).bytes(5000))
    elif kind == "playlist":
        path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n")
    return path


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("missing", "There is no file"),
        ("folder", "is a folder"),
        ("empty", "is empty"),
        ("text", "holds text"),
        ("noise", "unknown or damaged"),
        ("playlist", "holds text"),
    ],
)
def test_what_is_no_video_is_named(tmp_path: Path, kind: str, words: str) -> None:
    path = bad_file(tmp_path, kind)
    with pytest.raises(CaptureError, match=words) as raised:
        VideoFile(path)
    assert str(path) in str(raised.value)


def test_sound_without_pictures(tmp_path: Path) -> None:
    import av

    path = tmp_path / "sound.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    with pytest.raises(CaptureError, match="sound only"):
        VideoFile(path)


def test_a_header_without_frames(tmp_path: Path) -> None:
    path = tmp_path / "none.y4m"
    path.write_bytes(b"YUV4MPEG2 W64 H48 F30:1 Ip A1:1 C420\n")
    with pytest.raises(CaptureError, match=r"no picture|cannot be read"):
        VideoFile(path)


def test_did_you_mean(tmp_path: Path) -> None:
    make_clip(tmp_path / "glute_bridge.mp4", [flat(0)])
    with pytest.raises(CaptureError, match=r"Did you mean .*glute_bridge\.mp4\?"):
        VideoFile(tmp_path / "glute_brigde.mp4")
    with pytest.raises(CaptureError, match=r"Did you mean .*glute_bridge\.mp4\?"):
        VideoFile(tmp_path / "Glute_Bridge.MOV")
    with pytest.raises(CaptureError, match="does not exist either"):
        VideoFile(tmp_path / "nowhere" / "glute_bridge.mp4")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_clip(tmp_path / "mine.mp4", [flat(0)])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # permissions themselves do not bind the administrator
    with pytest.raises(CaptureError, match="permissions"):
        VideoFile(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system itself takes only Unicode")
@pytest.mark.parametrize("name", ["x\udcff.mp4", "x\udcff.png", "folder\udcff/x.mp4"])
def test_a_name_that_is_not_utf8_is_told_before_opencv_gets_it(tmp_path: Path, name: str) -> None:
    """It would end the whole program."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"anything")
    link = tmp_path / f"link{path.suffix}"
    link.symlink_to(path)
    with pytest.raises(CaptureError, match="a name that is not UTF-8"):
        open_source(path)
    with pytest.raises(CaptureError, match="a name that is not UTF-8"):
        VideoFile(link)


def test_nothing_is_written_to_the_terminal(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (60, 48, 64, 3), dtype=np.uint8)
    damaged = make_clip(tmp_path / "d.mp4", noise, faststart=True)
    data = bytearray(damaged.read_bytes())
    for place in range(len(data) // 3, len(data) // 2, 7):
        data[place] ^= 0xFF
    damaged.write_bytes(data)
    text = bad_file(tmp_path, "text")
    program = f"""
from formcheck.capture.video import VideoFile
from formcheck.errors import CaptureError
with VideoFile({str(damaged)!r}) as video:
    frames = list(video)
try:
    VideoFile({str(text)!r})
except CaptureError:
    print(len(frames) > 10)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
    assert done.stderr == ""
