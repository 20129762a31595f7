"""What comes with mediapipe when only poses are wanted, in processes of their own."""

from __future__ import annotations

import subprocess
import sys

POSES = """
import sys
from formcheck.pose.blazepose import BlazePose
with BlazePose():
    pass
"""


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_neither_the_sound_system_nor_matplotlib_is_brought_along() -> None:
    told = run(POSES + "print([n for n in ('sounddevice', 'matplotlib', 'mediapipe.tasks') if n in sys.modules])")
    assert told.strip() == "[]"


def test_the_real_parts_can_be_had_afterwards() -> None:
    told = run(
        POSES
        + "from mediapipe.python.solutions import drawing_utils\n"
        + "import mediapipe.tasks.python.vision as vision\n"
        + "print(drawing_utils.DrawingSpec.__name__, vision.PoseLandmarker.__name__)"
    )
    assert told.strip() == "DrawingSpec PoseLandmarker"


def test_mediapipe_that_is_there_already_is_left_alone() -> None:
    told = run("import mediapipe\n" + POSES + "print(mediapipe.solutions.drawing_utils.DrawingSpec.__name__)")
    assert told.strip() == "DrawingSpec"
