"""Makes the pictures of README and docs from the sample videos: `python -m tools.pictures [FOLDER]`.

Each clip is watched as `formcheck analyze` would; a picture is kept of the first frame that shows what is wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import cv2

from formcheck.analysis.pipeline import Pipeline
from formcheck.capture.open import open_source
from formcheck.coach.events import CoachState
from formcheck.live.loop import enlarged
from formcheck.live.overlay import draw, view_of
from formcheck.pose.blazepose import BlazePose
from formcheck.specs.catalog import find

REPOSITORY = Path(__file__).parent.parent

Wanted = Callable[[CoachState], bool]

PICTURES: dict[str, dict[str, Wanted]] = {
    "glute_bridge_over_arched": {
        "resting": lambda state: state.phase == "rest" and state.in_position and state.t > 1,
        "holding": lambda state: state.hold_s > 2,
        "counted": lambda state: state.reps == 1,
        "warning": lambda state: bool(state.warnings) and state.hold_s > 1,
    },
}
"""Clip to the pictures wanted of it, by what is true in them."""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for clip, wanted in PICTURES.items():
        for name in take(clip, dict(wanted), folder):
            print(name)


def take(clip: str, wanted: dict[str, Wanted], folder: Path) -> list[Path]:
    """Watch one clip and write its pictures; an error names those that never came."""
    spec = find(
        next(id_ for id_ in ("glute_bridge", "cat_camel", "childs_pose", "prone_press_up") if clip.startswith(id_))
    )
    pipeline, written = Pipeline(spec), []
    source = open_source(REPOSITORY / "sample_videos" / f"{clip}.mp4")
    with source, BlazePose(outline=spec.needs_silhouette) as model:
        for frame in source:
            pose = model.estimate(frame)
            pipeline.step(pose)
            state = pipeline.state()
            for name in [name for name, holds in wanted.items() if holds(state)]:
                del wanted[name]
                written.append(folder / f"{name}.jpg")
                shown = draw(enlarged(frame.image), pose, view_of(state, spec))
                cv2.imwrite(str(written[-1]), shown, [cv2.IMWRITE_JPEG_QUALITY, 85])
    if wanted:
        raise SystemExit(f"{clip} never showed: {', '.join(wanted)}")
    return written


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "docs" / "pictures")
