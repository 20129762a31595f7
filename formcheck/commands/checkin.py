"""`formcheck checkin`: note how back and leg feel, by answering questions or by words; list them; hear the rules."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from datetime import datetime

from formcheck.commands.checkins.given import check_visit, from_words
from formcheck.commands.checkins.listed import IN_TERMINAL, UNSAID
from formcheck.errors import UsageError
from formcheck.review import advice_text
from formcheck.session.checkins import store
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.practice import Standing, standing

NO_CHECKINS = "There is no check-in yet. Note one with `formcheck checkin`."
NOT_ASKED = (
    "there is nothing to note. Say how it is, such as 'formcheck checkin --pain 4 --where left:calf', "
    "or call it in a terminal, where it asks"
)
_WIDEST = 96


def run(args: argparse.Namespace) -> int:
    """Notes a check-in and prints the advice that follows; or does what `--list`, `--advice` or `--undo` ask.

    Gives 0; 1 where there is nothing to take back, or the person left before it was noted. Raises UsageError for
    words that do not fit together, SessionError where it cannot be kept.
    """
    now = datetime.now().astimezone()
    if args.list is not None or args.advice or args.undo:
        if from_words(args, now, ()) is not None:
            raise UsageError("--list, --advice and --undo note nothing: leave them out, or the answers")
        return _undo(now, as_json=args.json) if args.undo else _show(args, standing(now))
    before = standing(now)
    if args.visit is not None:
        check_visit(args.visit, before.checkins)
    checkin = from_words(args, now, before.visits) or _asked(args, now)
    if checkin is None:
        sys.stderr.write("Nothing was noted.\n")
        return 1
    store.append(checkin)
    after = standing(now)
    if args.json:
        _json(after, after.checkins)
    else:
        _print("Noted.", *advice_text.checkin_lines([checkin], _width()), "", *_advice(after))
    return 0


def _asked(args: argparse.Namespace, now: datetime) -> CheckIn | None:
    if args.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(NOT_ASKED)
    from formcheck.commands.checkins.ask import ask_in_terminal

    return ask_in_terminal(args, now, standing(now).visits)


def _show(args: argparse.Namespace, given: Standing) -> int:
    if args.list is not None and args.list != UNSAID and args.list < 1:
        raise UsageError(f"--list {args.list}: give how many, 1 or more")
    if args.json:
        _json(given, given.checkins if args.list in (None, UNSAID) else given.checkins[-args.list :])
    elif args.advice:
        _print(*_advice(given), "", "All rules:", *advice_text.rule_lines(_width()))
    else:
        _list(given.checkins, IN_TERMINAL if args.list == UNSAID else args.list)
    _note(given)
    return 0


def _list(checkins: tuple[CheckIn, ...], most: int) -> None:
    if not checkins:
        sys.stderr.write(NO_CHECKINS + "\n")
        return
    _print(*advice_text.checkin_lines(checkins[-most:], _width()))
    if len(checkins) > most:
        sys.stderr.write(f"Not shown: {len(checkins) - most} earlier. For all, give --list {len(checkins)}.\n")


def _undo(now: datetime, *, as_json: bool) -> int:
    last = store.read().last
    if last is None:
        sys.stderr.write(f"formcheck: {NO_CHECKINS}\n")
        return 1
    store.take_back(last, now)
    if as_json:
        after = standing(now)
        _json(after, after.checkins, taken_back=last)
        return 0
    _print("Taken back:", *advice_text.checkin_lines([last], _width()))
    return 0


def _advice(given: Standing) -> list[str]:
    return list(advice_text.advice_lines(given.advice, _width()))


def _note(given: Standing) -> None:
    """What could not be read is said, but is no result."""
    for sentence in given.skipped:
        sys.stderr.write(f"note: {sentence}\n")


def _json(given: Standing, checkins: tuple[CheckIn, ...], taken_back: CheckIn | None = None) -> None:
    from formcheck.review.checkin_object import to_object

    json.dump(to_object(checkins, given.advice, taken_back), sys.stdout, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def _print(*lines: str) -> None:
    print("\n".join(lines))


def _width() -> int:
    return min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
