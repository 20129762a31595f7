"""The words of `formcheck run`."""

from __future__ import annotations

import argparse

from formcheck.cli import options


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("exercise", nargs="?", metavar="EXERCISE", help=options.EXERCISE)
    what.add_argument(
        "--routine", metavar="ROUTINE", help="a routine's id (see 'formcheck routines list') or YAML file"
    )
    parser.add_argument(
        "--sets", type=_count, metavar="N", help="sets of each exercise (default: the least of its dose)"
    )
    parser.add_argument(
        "--side", choices=("left", "right"), help="of an exercise that is done on each side: only with this leg"
    )
    parser.add_argument("--reps", type=_count, metavar="N", help="reps a set and side (default: the least of its dose)")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--camera", metavar="CAMERA", help=options.CAMERA)
    source.add_argument(
        "--source",
        action="append",
        metavar="FILE",
        help="play a video in the camera's place; several times for a routine: one for each exercise",
    )
    parser.add_argument(
        "--as-camera", action="store_true", help="with --source: look for the place and wait for stillness all the same"
    )
    parser.add_argument(
        "--questions",
        action=argparse.BooleanOptionalAction,
        help="ask what should stop you, and how you feel (default: with a camera)",
    )
    parser.add_argument(
        "--profile",
        action=argparse.BooleanOptionalAction,
        help="watch your own range too, and learn it from the first comfortable reps (default: with a camera)",
    )
    parser.add_argument("--no-encouragement", action="store_true", help="no kind words, only what helps")
    options.camera_mounting(parser)
    options.window_and_voice(parser)
    options.save(parser)
    options.model(parser)


def _count(word: str) -> int:
    number = int(word) if word.isascii() and word.isdecimal() else 0
    if not 1 <= number <= 99:
        raise argparse.ArgumentTypeError(f"'{word}' is not a number from 1 to 99")
    return number
