"""Imports of mediapipe no more than a pose needs.

`import mediapipe` also brings its audio tasks, which open the sound system through PortAudio, and matplotlib's pyplot,
for drawings that are never made here: half of the time that importing it takes. While it is imported for the first
time, empty modules stand in for these; afterwards they are gone, and whoever wants the real ones gets them.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from types import ModuleType

_TASKS = "mediapipe.tasks"
_DRAWING = ("mediapipe.python.solutions.drawing_utils", "mediapipe.python.solutions.drawing_styles")


@contextlib.contextmanager
def lean_mediapipe() -> Iterator[None]:
    """Import mediapipe within this. Changes nothing where it has been imported already."""
    if "mediapipe" in sys.modules:
        yield
        return
    standing_in = _stand_ins()
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name, module in standing_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _stand_ins() -> dict[str, ModuleType]:
    empty = {name: ModuleType(name) for name in (_TASKS, f"{_TASKS}.python", *_DRAWING)}
    vars(empty[_TASKS])["python"] = empty[f"{_TASKS}.python"]
    return empty
