"""What page.js needs to replay a set: the figure and the main measure over time, packed, and the moments to jump to."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from formcheck.review import words
from formcheck.review.page.motion import Motion
from formcheck.review.page.packing import on_grid, packed
from formcheck.review.page.plot import Axis
from formcheck.review.page.stick_figure import STAGE, Stage, drawing_plan, drawn_points, head_size
from formcheck.review.visit import SetReview

TICKS_A_SECOND = 100
"""Times are kept in hundredths of a second."""
VALUE_STEPS = 2000
"""Of the axis: a degree is a dozen steps."""


def set_data(review: SetReview, motion: Motion | None, stage: Stage | None, axis: Axis | None) -> dict[str, Any]:
    """What page.js is told of a set, as a JSON object; all numbers in it are finite.

    `replay` is null where no pose can be drawn; corrections can be made all the same.
    """
    return {
        "session": review.name,
        "reps": [
            {"n": rep.n, "side": rep.side, "start_s": _ms(rep.start_s), "end_s": _ms(rep.end_s)}
            for rep in review.summary.reps
        ],
        "replay": None if motion is None or stage is None else _replay(motion, stage, axis),
    }


def _replay(motion: Motion, stage: Stage, axis: Axis | None) -> dict[str, Any]:
    points = stage.placed(drawn_points(motion))
    return {
        "times": packed(np.round(motion.t[:, None] * TICKS_A_SECOND).astype(np.int64)),
        "points": packed(on_grid(points.reshape(len(points), -1), 0, STAGE, STAGE)),
        "plan": drawing_plan(motion),
        "head": head_size(motion, stage),
        "values": [] if axis is None else [_values(motion, side, axis) for side in motion.values],
    }


def _values(motion: Motion, side: Any, axis: Axis) -> dict[str, Any]:
    return {
        "side": side,
        "low": axis.low,
        "high": axis.high,
        "steps": VALUE_STEPS,
        "unit": words.with_unit(1.0, axis.unit).lstrip("0123456789."),
        "digits": 0 if axis.unit == "deg" else 2,
        "packed": packed(on_grid(motion.values[side][:, None], axis.low, axis.high, VALUE_STEPS)),
    }


def _ms(seconds: float) -> float | None:
    return round(seconds, 3) if math.isfinite(seconds) else None
