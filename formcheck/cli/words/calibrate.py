"""The words of `formcheck calibrate`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.add_argument("exercise", metavar="EXERCISE", help=options.EXERCISE)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--camera", metavar="N", help="which camera: its number or a part of its name")
    source.add_argument(
        "--source", metavar="FILE", help="learn from a video or a saved session of yours instead of the camera"
    )
    options.window_and_voice(parser)
    options.model(parser)
