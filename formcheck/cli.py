"""The command line: words in, one call, exit code out.

argparse, because `--help` must come in the time of a few bare interpreter starts; each command's module, and with it
everything heavy, is imported only when the command runs.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from formcheck import __version__
from formcheck.errors import FormcheckError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

MODELS = ("full", "lite", "heavy")

EXERCISE = "an exercise's id (see 'formcheck exercises list') or the path of a YAML file"


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line (by default the process's own) and return its exit code."""
    parser = build_parser()
    try:
        args = parser.parse_args(words)
    except SystemExit as stop:  # argparse has printed help (0) or what is wrong (2)
        return int(stop.code or DONE)
    if args.module is None:
        parser.print_help()
        return WRONG_USAGE
    try:
        command = importlib.import_module(f"formcheck.commands.{args.module}")
        return int(command.run(args))
    except FormcheckError as error:
        print(f"formcheck: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("formcheck: stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has gone; Python would complain at exit
        return DONE


def build_parser() -> argparse.ArgumentParser:
    """The words that each command takes."""
    parser = argparse.ArgumentParser(
        prog="formcheck",
        description="Watches the exercises of a lower-back programme through your camera: counts, times, warns, "
        "speaks and remembers. Everything stays on this machine.",
        epilog="Not a medical device. New to it? Run: formcheck demo",
    )
    parser.add_argument("--version", action="version", version=f"formcheck {__version__}")
    parser.set_defaults(module=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _demo(commands)
    _run(commands)
    _analyze(commands)
    _review(commands)
    _exercises(commands)
    _doctor(commands)
    return parser


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def _command(commands: Commands[argparse.ArgumentParser], name: str, about: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    parser.set_defaults(module=name)
    return parser


def _demo(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "demo", "watch a short clip that comes with formcheck, then review it")
    parser.add_argument("--no-window", action="store_true", help="show nothing, only sum up")
    parser.add_argument("--mute", action="store_true", help="say nothing aloud")
    parser.add_argument("--save", metavar="DIR", help="keep the session in DIR")


def _run(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "run", "do an exercise in front of the camera")
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help=EXERCISE)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--camera", type=int, metavar="N", help="which camera, from 0 (see 'formcheck doctor')")
    source.add_argument("--source", metavar="FILE", help="play a video in the camera's place")
    parser.add_argument("--no-window", action="store_true", help="show nothing; count, speak and log only")
    parser.add_argument("--mute", action="store_true", help="say nothing aloud")
    parser.add_argument("--save", metavar="DIR", help="keep the session in DIR")
    parser.add_argument("--model", choices=MODELS, default="full", help="pose model (default: full, built in)")


def _analyze(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "analyze", "count, time and check what a video, picture or saved session shows")
    parser.add_argument("source", metavar="SOURCE", help="a video, a picture, or a saved session's folder")
    parser.add_argument("--exercise", required=True, metavar="ID", help=EXERCISE)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.add_argument("--save", metavar="DIR", help="keep the session in DIR")
    parser.add_argument("--silhouette", action="store_true", help="record the silhouette, whatever the exercise")
    parser.add_argument("--video", metavar="OUT.mp4", help="write the clip with the overlay")
    parser.add_argument("--model", choices=MODELS, default="full", help="pose model (default: full, built in)")


def _review(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "review", "look back at a session: reps, holds, warnings")
    parser.add_argument("session", nargs="?", metavar="SESSION", help="its name or folder (default: the last one)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    form.add_argument("--csv", action="store_true", help="print one row a rep")


def _exercises(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "exercises", "list, show and check exercises")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    actions.add_parser("list", help="all exercises that are known")
    show = actions.add_parser("show", help="how one is done, how much of it, and what is watched")
    show.add_argument("exercise", metavar="ID", help=EXERCISE)
    check = actions.add_parser("check", help="check a spec that you have written")
    check.add_argument("file", metavar="FILE", help="the YAML file")
    actions.add_parser("schema", help="print the JSON Schema of specs, for editors")


def _doctor(commands: Commands[argparse.ArgumentParser]) -> None:
    _command(commands, "doctor", "check camera, display, speech, model and folders, and say what to do")
