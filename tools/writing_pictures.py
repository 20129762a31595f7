"""Makes the pictures of docs/writing-an-exercise.md: `python -m tools.writing_pictures [CLIPS]`.

Renders the clips of `writing_clips.yaml` into the folder CLIPS, unless they lie there already, and draws what each spec
makes of them, as `formcheck exercises plot` does. Without CLIPS the folder is gone afterwards.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from formcheck.analysis.trace import Trace, trace_of
from formcheck.commands.poses_of import poses_of
from formcheck.review.measure_plot.figure import save_picture
from formcheck.specs.catalog import find
from formcheck.specs.load import parse_spec
from formcheck.specs.model import ExerciseSpec
from tools.studio.batch import make_clips
from tools.studio.spec import read_specs

HERE = Path(__file__).parent
PICTURES = HERE.parent / "docs" / "pictures"
LARGEST = 200 << 10

FIRST_TRY = "share: 0.95"
"""The first draft of the squat in the document asks for this much of the way: too much, as its picture shows."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture: a spec over a clip."""

    name: str
    clip: str
    spec: ExerciseSpec


def drawings() -> Iterator[Drawing]:
    """The document's pictures, in its order."""
    squat = find("squat")
    share = f"share: {squat.movement.ends[0].share:g}"
    yield Drawing("squat_first_try", "squats", parse_spec(squat.text.replace(share, FIRST_TRY), "first try"))
    yield Drawing("squat", "squats", squat)
    yield Drawing("push_up", "push_ups", find("push_up"))


def main() -> None:
    with tempfile.TemporaryDirectory() as passing:
        clips = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(passing)
        wanted = [one for one in read_specs(HERE / "writing_clips.yaml") if not (clips / f"{one.name}.mp4").exists()]
        make_clips(wanted, clips, 1, False)
        for drawing in drawings():
            path = PICTURES / f"{drawing.name}.png"
            save_picture(_traced(drawing, clips), f"{drawing.clip}.mp4", path)
            size = path.stat().st_size
            print(f"{path.name}: {size // 1024} KiB")
            if size > LARGEST:
                raise SystemExit(f"{path} is larger than {LARGEST // 1024} KiB")


def _traced(drawing: Drawing, clips: Path) -> Trace:
    with poses_of(str(clips / f"{drawing.clip}.mp4"), drawing.spec, "full") as poses:
        return trace_of(drawing.spec, poses)


if __name__ == "__main__":
    main()
