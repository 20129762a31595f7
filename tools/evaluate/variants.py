"""Each clip of some folders in ten other ways, with its truth: python -m tools.evaluate.variants DIR... --out OUT.

What is counted must not hang on which way somebody faces, on the light, on a laptop that stands a little crooked, or on
how brisk they are. A few filmed clips, changed, tell more of that than many rendered ones. Score OUT as any folder:
python -m tools.evaluate OUT.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from formcheck.capture.open import open_source
from formcheck.errors import FormcheckError
from tools.evaluate.folder import TRUTH_ENDING, VIDEO_ENDING, Clip, clips_in
from tools.evaluate.truth import NOBODY, Truth
from tools.studio.sensor import develop
from tools.studio.video import write_video

Picture = NDArray[np.uint8]

CRF = 23
"""Compression of what is written: little is lost beside what the clip has lost already."""

ROLL = 4.0
"""Degrees by which a laptop on a cushion stands crooked."""

SHAKE = 0.012
"""Share of the picture's width by which a phone held in the hand sways to and fro."""

FAR = 0.6
"""How large somebody is who lies further from the camera: at 3 m rather than at 1.8 m."""

EVENING = 0.35
"""Share of the light that is left in the evening, under a lamp; the sensor's grain stays as it is."""

GRAIN = 6.0
"""Grey levels of grain that a cheap camera adds then."""

AROUND = (96.0, 96.0, 96.0)
"""What comes into view around a picture that is turned or shrunk. Its edge, repeated, would lengthen a cut-off leg."""

SOFT = 1.6
"""Sigma, in pixels, of a lens that is out of focus."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to change a clip.

    Attributes:
        picture: from the picture (RGB) and its time in seconds to the changed one, of the same size.
        mirrored: left is right in it.
        pace: seconds of it are this many of the clip's.
        every: it keeps one frame in so many.
    """

    picture: Callable[[Picture, float], Picture] = lambda picture, _t: picture
    mirrored: bool = False
    pace: float = 1.0
    every: int = 1


def _shaken(picture: Picture, t: float) -> Picture:
    sway = SHAKE * picture.shape[1]
    return _warped(
        picture, shift=(sway * math.sin(2.1 * t) + sway / 3 * math.sin(7.3 * t), sway * math.sin(1.7 * t + 1))
    )


def _in_the_evening(picture: Picture, t: float) -> Picture:
    dim = (picture * EVENING).astype(np.uint8)
    return develop(dim, GRAIN, 0.0, np.random.default_rng(round(1000 * t)))


def _soft(picture: Picture, t: float) -> Picture:
    return develop(picture, 0.0, SOFT, np.random.default_rng(round(1000 * t)))


def _warped(
    picture: Picture, *, angle: float = 0.0, scale: float = 1.0, shift: tuple[float, float] = (0.0, 0.0)
) -> Picture:
    """Turned and scaled about its middle, then shifted; around it all is grey, as in a video with bars."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    matrix = matrix + np.array(((0.0, 0.0, shift[0]), (0.0, 0.0, shift[1])))
    warped = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_AREA, borderValue=AROUND)
    return np.asarray(warped, np.uint8)


VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        "mirrored": Variant(lambda picture, _t: np.ascontiguousarray(picture[:, ::-1]), mirrored=True),
        "crooked": Variant(lambda picture, _t: _warped(picture, angle=ROLL)),
        "crooked_other_way": Variant(lambda picture, _t: _warped(picture, angle=-ROLL)),
        "hand_held": Variant(_shaken),
        "far_away": Variant(lambda picture, _t: _warped(picture, scale=FAR)),
        "evening": Variant(_in_the_evening),
        "soft": Variant(_soft),
        "slower": Variant(pace=0.75),
        "faster": Variant(pace=1.33),
        "half_the_frames": Variant(every=2),
    }
)
"""By the name that follows the clip's in that of the file."""


def main(words: Sequence[str] | None = None) -> int:
    """Write every variant of every clip; gives the exit code: 0 written, 1 a file cannot be, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m tools.evaluate.variants", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="a folder of clips with their truth")
    parser.add_argument("--out", required=True, type=Path, help="the folder to write to")
    args = parser.parse_args(words)
    try:
        clips = clips_in(args.folders).clips
        args.out.mkdir(parents=True, exist_ok=True)
        for clip in clips:
            for name, variant in VARIANTS.items():
                write_variant(clip, variant, args.out, f"{clip.name}_{name}")
                print(args.out / f"{clip.name}_{name}{VIDEO_ENDING}")
    except FormcheckError as error:
        print(f"variants: {error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(
            f"variants: {error.filename or args.out}: {error.strerror}. Give another folder with --out.",
            file=sys.stderr,
        )
        return 1
    return 0


def write_variant(clip: Clip, variant: Variant, folder: Path, name: str) -> None:
    """Write one variant of a clip, and its truth. Raises CaptureError for the clip, OSError for `folder`."""
    with open_source(clip.video) as source:
        info = source.info
        size = (info.width // 2 * 2, info.height // 2 * 2)  # H.264 has no odd ones
        frames = _changed(((frame.t, frame.image) for frame in source), variant, size)
        write_video(folder / f"{name}{VIDEO_ENDING}", frames, size, info.fps * variant.pace / variant.every, CRF)
    facts = facts_of(clip.truth, variant)
    (folder / f"{name}{TRUTH_ENDING}").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def facts_of(truth: Truth, variant: Variant) -> dict[str, Any]:
    """What is true of a clip that has been changed so, as its file says it: when all happens, and on which side.

    At another pace nobody knows which faults there are: what was too fast is so no longer, and a long hold too short.
    """
    known = truth if variant.pace == 1.0 else replace(truth, faults=None)
    facts: dict[str, Any] = _retold(asdict(known), variant)
    return facts | {"exercise": truth.exercise or NOBODY[0]}


def _retold(facts: Any, variant: Variant) -> Any:
    if isinstance(facts, Mapping):
        renamed = ((_exchanged(key) if variant.mirrored else key, key, item) for key, item in facts.items())
        return {name: _fact(key, item, variant) for name, key, item in renamed}
    if isinstance(facts, list | tuple):
        return [_retold(item, variant) for item in facts]
    return facts


def _fact(key: str, item: Any, variant: Variant) -> Any:
    if item is None:
        return None
    if key.endswith("_s"):
        return item / variant.pace
    if key == "side" and variant.mirrored:
        return _exchanged(item)
    return _retold(item, variant)


def _exchanged(word: str) -> str:
    return {"left": "right", "right": "left"}.get(word, word)


def _changed(
    frames: Iterable[tuple[float, Picture]], variant: Variant, size: tuple[int, int]
) -> Iterator[tuple[float, Picture]]:
    width, height = size
    for number, (t, image) in enumerate(frames):
        if number % variant.every == 0:
            yield t / variant.pace, variant.picture(np.ascontiguousarray(image[:height, :width, ::-1]), t)


if __name__ == "__main__":
    raise SystemExit(main())
