"""The words of `formcheck calibrate`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.add_argument("exercise", metavar="EXERCISE", help=options.EXERCISE)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--camera", metavar="CAMERA", help=options.CAMERA)
    source.add_argument(
        "--source", metavar="FILE", help="learn from a video or a saved session of yours instead of the camera"
    )
    options.camera_mounting(parser)
    options.window_and_voice(parser)
    options.model(parser)
