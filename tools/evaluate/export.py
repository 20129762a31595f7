"""The scores as one JSON object, for programs and for keeping."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from importlib.metadata import version
from typing import Any

from formcheck import __version__
from tools.evaluate.results import ClipScore, PostureScore
from tools.evaluate.targets import Target
from tools.evaluate.totals import Totals, spread

SCHEMA = 1


def as_json(scores: Sequence[ClipScore], summed: Totals, wanted: Sequence[Target]) -> dict[str, Any]:
    """All figures; only what JSON knows. Angles are given as their spread, not frame by frame."""
    return {
        "schema": SCHEMA,
        "made_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "versions": {"formcheck": __version__, "mediapipe": version("mediapipe")},
        "targets": [_plain(target) for target in wanted],
        "totals": _plain(summed),
        "clips": [_clip(score) for score in scores],
    }


def _clip(score: ClipScore) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(dataclasses.replace(score, angles={}, posture=None))
    plain["angles"] = {joint: _plain(spread(errors)) for joint, errors in score.angles.items()}
    plain["posture"] = _posture(score.posture)
    if score.reps is not None:
        plain["reps"]["exact"] = score.reps.exact
    return plain


def _posture(posture: PostureScore | None) -> dict[str, Any] | None:
    if posture is None:
        return None
    mistaken = [{"true": true, "given": given, "frames": n} for (true, given), n in posture.mistaken.items()]
    return {"frames": posture.frames, "right": posture.right, "mistaken": mistaken}


def _plain(value: Any) -> Any:
    """Dataclasses as objects, numbers to a thousandth, what is no finite number as null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return round(value, 3) + 0.0 if math.isfinite(value) else None
    return value
