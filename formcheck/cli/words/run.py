"""The words of `formcheck run`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help=options.EXERCISE)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--camera", type=int, metavar="N", help="which camera, from 0 (see 'formcheck doctor')")
    source.add_argument("--source", metavar="FILE", help="play a video in the camera's place")
    options.window_and_voice(parser)
    options.save(parser)
    options.model(parser)
