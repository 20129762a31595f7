"""Where commands write: a place that is named, and never what they read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from formcheck.commands.places import spare
from formcheck.errors import UsageError
from tests.commandline import SAMPLES, called
from tests.session.examples import write_session

NAME = "2026-11-22T15-04-05_glute_bridge"


@pytest.mark.parametrize(
    "words",
    [
        ["export", NAME, "--out", ""],
        ["export", NAME, "--labels", ""],
        ["review", NAME, "--html", "--out", ""],
        ["history", "--html", "--out", ""],
    ],
    ids=lambda words: " ".join(words),
)
def test_an_empty_place_is_wrong_usage(words: list[str], home: Path) -> None:
    write_session(home / "sessions" / NAME, poses=[])
    done = called(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is empty: name a file" in done.stderr


def test_what_is_read_is_spared_by_whatever_name(tmp_path: Path) -> None:
    clip, link = tmp_path / "clip.mp4", tmp_path / "link.mp4"
    clip.write_bytes(b"pictures")
    link.symlink_to(clip)
    for source, out in ((clip, clip), (clip, link), (link, clip), (clip, tmp_path / "." / "clip.mp4")):
        with pytest.raises(UsageError, match="is the file that is read"):
            spare(source, out, "--video")
    spare(clip, tmp_path / "new.mp4", "--video")


@pytest.mark.parametrize(
    "words",
    [
        ["analyze", "{source}", "--exercise", "glute_bridge", "--video", "{out}"],
        ["exercises", "plot", "glute_bridge", "{source}", "--out", "{out}"],
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("linked", [False, True], ids=["itself", "a link to it"])
def test_a_recording_is_never_written_over(words: list[str], linked: bool, home: Path, tmp_path: Path) -> None:
    source, link = tmp_path / "clip.mp4", tmp_path / "link.mp4"
    shutil.copy(SAMPLES / "glute_bridge_clean.mp4", source)
    link.symlink_to(source)
    before = source.read_bytes()
    done = called(*(word.format(source=source, out=link if linked else source) for word in words))
    assert (done.returncode, done.stdout) == (2, "")
    assert "is the file that is read, and would be lost" in done.stderr
    assert source.read_bytes() == before
    assert not (home / "sessions").exists()


def test_an_empty_place_for_the_overlay_is_wrong_usage(home: Path) -> None:
    clip = str(SAMPLES / "glute_bridge_clean.mp4")
    done = called("analyze", clip, "--exercise", "glute_bridge", "--video", "")
    assert (done.returncode, done.stderr.count("is empty: name a file")) == (2, 1)
