"""The words of `formcheck demo`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    options.window_and_voice(parser)
    options.save(parser)
