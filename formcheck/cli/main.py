"""Finds the command that was meant, calls it, and turns what comes of it into an exit code.

argparse, because `--help` must come in the time of a few bare interpreter starts. Only the words of the command that
was named are described (`cli/words/`), and only its module, with everything heavy, is imported (`commands/`).
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import io
import os
import sys
from collections.abc import Sequence

from formcheck import __version__
from formcheck.errors import FormcheckError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

COMMANDS = {
    "demo": "watch a short clip that comes with formcheck, then review it",
    "run": "do an exercise or a routine in front of the camera",
    "analyze": "count, time and check what a video, picture or saved session shows",
    "review": "look back at a session: reps, holds, warnings",
    "correct": "say where a session was counted wrong",
    "rescore": "score a session again, with today's spec or another",
    "history": "look back at the days and weeks",
    "sessions": "list, show, delete and prune what is kept",
    "export": "hand the figures over: CSV, JSON, labels",
    "checkin": "note how your back and leg feel",
    "guide": "read how an exercise is done, and what to watch for",
    "calibrate": "learn your own comfortable range of an exercise",
    "profile": "show the ranges that were learned from you",
    "exercises": "list, show, write, plot and check exercises",
    "routines": "list and show routines",
    "doctor": "check camera, display, speech, model and folders, and say what to do",
}
"""Every command, with what it does; its words are in `cli/words/`, its work in `commands/`, by the same name."""

_LAST_STANDARD = 2
"""The descriptor of the standard error."""

_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What the system says when what it writes to, the standard output too, has no room left."""


class Formatter(argparse.HelpFormatter):
    """argparse's own, told the terminal's width: finding that out by itself costs it a fifth of `--help`."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_terminal_width() - 2, max_help_position=24)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line (by default the process's own) and return its exit code."""
    _open_what_is_closed()
    _say_what_can_be_said()
    try:
        return _called(sys.argv[1:] if words is None else list(words))
    except FormcheckError as error:
        print(f"formcheck: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("formcheck: stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has gone; Python would complain at exit
        return DONE
    except OSError as error:
        if error.errno in _NO_ROOM:
            with contextlib.suppress(OSError):
                sys.stdout.close()  # what it still holds cannot be written either, and Python would complain at exit
        print(f"formcheck: {_told(error)}", file=sys.stderr)
        return FAILED


def _called(given: Sequence[str]) -> int:
    """The exit code of the command that is `given`, or of argparse's own answer."""
    parser = build_parser(next((word for word in given if not word.startswith("-")), None))
    try:
        args = parser.parse_args(given)
    except SystemExit as stop:  # argparse has printed help (0) or what is wrong (2)
        return int(stop.code or DONE)
    if args.command is None:
        parser.print_help()
        return WRONG_USAGE
    command = importlib.import_module(f"formcheck.commands.{args.command}")
    return int(command.run(args))


def _open_what_is_closed() -> None:
    """A standard stream that the caller has closed (`<&-`) reads nothing and forgets everything.

    The descriptors 0 to 2 are taken too, lest a log gets one of them and whoever writes to that stream writes into it.
    """
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _LAST_STANDARD:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - kept


def _say_what_can_be_said() -> None:
    """A letter that the terminal's or pipe's encoding lacks is written as its number, rather than end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def _told(error: OSError) -> str:
    """What the system refused and nobody has told more about."""
    if error.errno in _NO_ROOM:
        return "The disk is full where this was to be written. Free some space and try again."
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}. Make sure that it is there and may be used, then try again."


def build_parser(named: str | None = None) -> argparse.ArgumentParser:
    """What the command line may say: all commands, and the words of the one that is `named`."""
    parser = argparse.ArgumentParser(
        prog="formcheck",
        description="Watches the exercises of a lower-back programme through your camera: counts, times, warns, "
        "speaks and remembers. Everything stays on this machine.",
        epilog="Not a medical device. New to it? Run: formcheck demo",
        formatter_class=Formatter,
    )
    parser.add_argument("--version", action="version", version=f"formcheck {__version__}")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, about in COMMANDS.items():
        described = commands.add_parser(
            name, help=about, description=about[0].upper() + about[1:] + ".", formatter_class=Formatter
        )
        described.set_defaults(command=name)
        if name == named:
            importlib.import_module(f"formcheck.cli.words.{name}").describe(described)
    return parser


def _terminal_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or 80
    except (OSError, ValueError):
        return 80
