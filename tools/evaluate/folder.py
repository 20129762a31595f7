"""Finds the clips of a folder and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.evaluate.listed import LIST, read_list
from tools.evaluate.truth import Truth, TruthError, read_truth

TRUTH_ENDING = ".truth.json"
FRAMES_ENDING = ".frames.npz"
VIDEO_ENDING = ".mp4"


@dataclass(frozen=True, slots=True)
class Clip:
    """A video and its truth; `frames` is the table of each frame's truth, None where there is none."""

    name: str
    video: Path
    truth: Truth
    frames: Path | None


@dataclass(frozen=True, slots=True)
class Found:
    """The clips of some folders; `notes` say what was passed over, one sentence each."""

    clips: tuple[Clip, ...]
    notes: tuple[str, ...]


def clips_in(folders: list[Path]) -> Found:
    """All clips with truth in `folders`, by name within each.

    Raises TruthError where a folder is missing, a truth is wrong, or there is no clip at all.
    """
    clips: list[Clip] = []
    notes: list[str] = []
    for folder in folders:
        if not folder.is_dir():
            raise TruthError(f"{folder} is not a folder. Give the folder that the clips and their truth lie in.")
        _look_through(folder, clips, notes)
    if not clips:
        places = ", ".join(str(folder) for folder in folders)
        raise TruthError(f"There is no clip with truth (NAME{VIDEO_ENDING}, NAME{TRUTH_ENDING}) in {places}.")
    return Found(tuple(clips), tuple(notes))


def _look_through(folder: Path, clips: list[Clip], notes: list[str]) -> None:
    truths = {path: path.with_name(path.name.removesuffix(VIDEO_ENDING) + TRUTH_ENDING) for path in _videos(folder)}
    listed = read_list(folder / LIST) if (folder / LIST).is_file() else {}
    for video, truth in truths.items():
        name = video.name.removesuffix(VIDEO_ENDING)
        frames = video.with_name(name + FRAMES_ENDING)
        if truth.is_file():
            clips.append(Clip(name, video, read_truth(truth), frames if frames.is_file() else None))
        elif video.name in listed:
            clips.append(Clip(name, video, listed[video.name], None))
        else:
            notes.append(f"{video} has no truth and was passed over.")
    rendered = {truth.name for truth in truths.values()}
    notes += [f"{path} has no video." for path in sorted(folder.glob(f"*{TRUTH_ENDING}")) if path.name not in rendered]
    notes += [f"{folder / name} is in {LIST} but not there." for name in listed if not (folder / name).is_file()]


def _videos(folder: Path) -> list[Path]:
    """Hidden files are videos that are still being written."""
    return sorted(path for path in folder.glob(f"[!.]*{VIDEO_ENDING}") if path.is_file())
