"""The words of `formcheck checkin`."""

from __future__ import annotations

import argparse

from formcheck.cli.numbers import whole
from formcheck.commands.checkins.listed import IN_TERMINAL, UNSAID

ONSETS = ("none", "old", "new")
FEELS = ("better", "same", "worse", "further_down")
SIGNS = ("sleep", "morning_stiffness", "sitting_and_standing", "flare_ups", "out_of_leg")
RED_FLAGS = ("none", "bladder_or_bowel", "worsening_weakness", "difficulty_walking", "accident")


def describe(parser: argparse.ArgumentParser) -> None:
    """Add them to `parser`."""
    parser.epilog = (
        "Without any of these it asks, in a terminal. Example: formcheck checkin --pain 4 --where left:calf "
        "--numbness none"
    )
    said = parser.add_argument_group("how it is")
    said.add_argument("--pain", type=whole, metavar="0-10", help="pain now: 0 none, 10 the worst you can imagine")
    said.add_argument(
        "--where",
        action="append",
        metavar="SIDE:REGION",
        help="where it hurts: left, right (your own) or middle, and low_back, buttock, thigh, calf or foot; "
        "several with commas; 'nowhere' for no pain",
    )
    said.add_argument("--numbness", choices=ONSETS, help="in leg or foot: none, the old (known) one, or new")
    said.add_argument("--weakness", choices=ONSETS, help="in leg or foot: none, the old (known) one, or new")
    said.add_argument("--feel", choices=FEELS, help="after exercising, compared with before")
    said.add_argument("--lingers", choices=("yes", "no"), help="whether pain from the exercise stayed after it")
    said.add_argument("--eased-by", metavar="TEXT", default="", help="what made it better, in a few words")
    said.add_argument("--made-worse-by", metavar="TEXT", default="", help="what made it worse, in a few words")
    said.add_argument("--sign", action="append", choices=SIGNS, help="a sign of progress; may be given several times")
    said.add_argument(
        "--red-flag", action="append", choices=RED_FLAGS, help="the four questions: none, or each that is a yes"
    )
    about = parser.add_argument_group("what it is about")
    moment = about.add_mutually_exclusive_group()
    moment.add_argument("--before", action="store_true", help="before a session")
    moment.add_argument("--after", action="store_true", help="after a session (the last one, if it was lately)")
    about.add_argument("--exercise", metavar="ID", help="about one exercise, such as prone_press_up")
    about.add_argument("--visit", metavar="ID", help="which session it belongs to (default: the last, with --after)")
    about.add_argument("--at", metavar="TIME", help="when it was, such as 2026-11-22T08:30 (default: now)")
    instead = parser.add_argument_group("instead").add_mutually_exclusive_group()
    instead.add_argument(
        "--list",
        nargs="?",
        type=whole,
        const=UNSAID,
        metavar="N",
        help=f"list the last N check-ins (default: {IN_TERMINAL}; with --json all)",
    )
    instead.add_argument("--advice", action="store_true", help="what the rules say now, why, and what rules there are")
    instead.add_argument("--undo", action="store_true", help="take the last check-in back")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
