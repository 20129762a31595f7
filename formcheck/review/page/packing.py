"""Numbers as short text: differences from row to row, each one or two bytes, in base64. page.js reads it back."""

from __future__ import annotations

import base64

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def on_grid(numbers: Floats, low: float, high: float, steps: int) -> Ints:
    """`numbers` from `low` to `high` as 1 to `steps`, those beyond at its edge; 0 where not known."""
    span = high - low if high > low else 1.0
    scaled = 1 + np.round((numbers - low) / span * (steps - 1))
    return np.where(np.isfinite(numbers), np.clip(np.nan_to_num(scaled), 1, steps), 0).astype(np.int64)


def packed(rows: Ints) -> str:
    """`rows`, (n, columns) of whole numbers, as text.

    Each number is kept as its difference to the one above it, the sign in its lowest bit (0, -1, 1, -2 become 0, 1, 2,
    3), seven bits a byte, the lowest first; the eighth bit says that one more follows.
    """
    steps = np.diff(rows, axis=0, prepend=np.zeros_like(rows[:1]))
    folded = ((steps << 1) ^ (steps >> 63)).ravel()
    places = max(1, -(-int(folded.max(initial=0)).bit_length() // 7))
    parts = [((folded >> (7 * k)) & 0x7F) | np.where(folded >> (7 * (k + 1)), 0x80, 0) for k in range(places)]
    used = [np.ones(len(folded), bool), *(folded >> (7 * k) > 0 for k in range(1, places))]
    return base64.b64encode(np.stack(parts, 1).astype(np.uint8)[np.stack(used, 1)].tobytes()).decode("ascii")
