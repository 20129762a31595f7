"""`formcheck correct`: says where a set was counted wrong. The log stays as it is; every figure heeds it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from formcheck.commands.corrected import change, show
from formcheck.errors import UsageError
from formcheck.session.corrections import Corrected, Correction, load_corrected, store
from formcheck.session.corrections.model import Undo
from formcheck.session.corrections.propose import Missed, Proposal
from formcheck.session.corrections.taking_in import taken_in
from formcheck.session.corrections.words import moment_of, seconds_of
from formcheck.session.which import one_set


def run(args: argparse.Namespace) -> int:
    """Corrects `args.session` as the words say; asks where they say nothing and somebody is there to answer."""
    _check_words(args)
    folder = one_set(args.session)
    if args.list or not (_says_something(args) or sys.stdin.isatty()):
        show(load_corrected(folder))
        return 0
    if not _says_something(args):
        from formcheck.commands.correct_dialogue import ask

        ask(folder)
        return 0
    before = load_corrected(folder)
    made = _made(args, before)
    if not made:
        print("Nothing new in this file: the set has these corrections already.")
        return 0
    store.append(folder, made)
    print(change(before, load_corrected(folder)))
    return 0


def _made(args: argparse.Namespace, found: Corrected) -> Sequence[Correction | Undo]:
    if args.file is not None:
        return taken_in(found, Path(args.file))
    proposal = Proposal(found, datetime.now().astimezone())
    made: list[Correction | Undo] = [proposal.not_a_rep(number) for number in dict.fromkeys(args.not_a_rep)]
    made += [proposal.wrong_side(number) for number in dict.fromkeys(args.wrong_side)]
    made += [proposal.not_a_warning(number) for number in dict.fromkeys(args.not_a_warning)]
    hold_s = None if args.hold is None else seconds_of(args.hold)
    moments = dict.fromkeys(moment_of(words) for words in args.missed)
    made += [proposal.missed_rep(Missed(at_s, args.side, hold_s)) for at_s in moments]
    if args.undo is not None:
        made.append(proposal.undo(args.undo or None))
    return made


def _says_something(args: argparse.Namespace) -> bool:
    lists = (args.not_a_rep, args.wrong_side, args.missed, args.not_a_warning)
    return any(lists) or args.undo is not None or args.file is not None


def _check_words(args: argparse.Namespace) -> None:
    if args.list and _says_something(args):
        raise UsageError("--list shows the set and corrects nothing: leave it out, or the corrections.")
    if (args.side or args.hold is not None) and not args.missed:
        raise UsageError("--side and --hold belong to --missed.")
    both = set(args.not_a_rep) & set(args.wrong_side)
    if both:
        raise UsageError(f"Rep {min(both)} cannot be both no rep and on the wrong side.")
    others = any((args.not_a_rep, args.wrong_side, args.missed, args.not_a_warning))
    if args.file is not None and (others or args.undo is not None):
        raise UsageError("--from takes the corrections from the file: give the others in a command of their own.")
