"""Words that several commands take, said once."""

from __future__ import annotations

import argparse

MODELS = ("full", "lite", "heavy")

EXERCISE = "an exercise's id (see 'formcheck exercises list') or the path of a YAML file"
SESSION = "a session's name or folder (default: the last one)"


def save(parser: argparse.ArgumentParser) -> None:
    """`--save DIR`."""
    parser.add_argument("--save", metavar="DIR", help="keep the session in DIR")


def model(parser: argparse.ArgumentParser) -> None:
    """`--model NAME`; None where it is not said, and the built-in one is used."""
    parser.add_argument("--model", choices=MODELS, help="pose model (default: full, built in)")


def window_and_voice(parser: argparse.ArgumentParser) -> None:
    """`--no-window` and `--mute`."""
    parser.add_argument("--no-window", action="store_true", help="show nothing; count, speak and log only")
    parser.add_argument("--mute", action="store_true", help="say nothing aloud")


CAMERA = "which camera: its number or a part of its name, as 'formcheck doctor' lists them (remembered)"


def camera_mounting(parser: argparse.ArgumentParser) -> None:
    """`--rotate DEGREES` and `--mirrored`."""
    parser.add_argument(
        "--rotate",
        type=int,
        choices=(0, 90, 180, 270),
        help="turn the camera's picture clockwise, so that it stands upright (remembered)",
    )
    parser.add_argument(
        "--mirrored",
        action=argparse.BooleanOptionalAction,
        help="the camera gives a mirror image, in which left and right are swapped (remembered)",
    )
