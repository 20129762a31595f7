"""Where commands write: a place that is named, and never what they read."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.commands.places import spare
from formcheck.errors import UsageError
from tests.commandline import called
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
