"""Numbers among a command's words."""

from __future__ import annotations

import argparse


def whole(text: str) -> int:
    """The whole number that `text` is. Raises ArgumentTypeError, in words that argparse's own lack."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is no whole number") from None
