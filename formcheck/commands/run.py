"""`formcheck run [EXERCISE | --routine ROUTINE] [--camera N | --source FILE ...]`: a live session."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from formcheck.errors import SessionError, UsageError
from formcheck.home import expanded
from formcheck.pose.models import BUILT_IN

if TYPE_CHECKING:
    from formcheck.live.flow.answers import Answers
    from formcheck.live.flow.plan import Around, PlannedSet
    from formcheck.live.session import Result, Setup
    from formcheck.specs.catalog import Entry

LEFT = 1
"""Where questions that had to be answered were not: no session was held."""

UNKEPT = 1
"""The session was held, and its log could not be written, or not to its end."""

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""

SUMMARY_S = 300.0
"""Seconds that the summary stays in the window: whoever lies on the mat may take their time."""

CLIP_SUMMARY_S = 4.0
"""The same after a clip: nobody lies there."""


def run(args: argparse.Namespace) -> int:
    """Hold a session of an exercise (asked for where none is named) or a routine, then review it.

    Reads `args.exercise`, `args.routine`, `args.sets`, `args.reps`, `args.side`, `args.camera`, `args.rotate`,
    `args.mirrored`, `args.source`, `args.as_camera`, `args.questions`, `args.profile`, `args.no_encouragement`,
    `args.no_window`, `args.mute`, `args.save`, `args.model`.
    Gives 0, 1 where the questions before it were left or not all of it could be kept, or 130 after Ctrl-C.
    Raises FormcheckError where the session can't begin.
    """
    from formcheck.commands.standing_advice import tell_after
    from formcheck.live.session import hold_session, say_last

    setup, in_terminal = setup_of(args)
    answers = None if in_terminal is None else ask_before(setup.visit, in_terminal)
    if answers is not None and answers.flags:
        return stopped()
    if answers is not None and answers.left:
        return left()
    if answers is not None and answers.declined:
        return 0
    result = hold_session(setup)
    if result.answers.flags:
        return stopped()
    if in_terminal is not None and answers is not None and result.folders and not result.interrupted:
        ask_after(setup.visit, in_terminal, answers)
        say_last(setup)
    code = review_result(result)
    if asks_questions(args) and result.folders:
        tell_after()
    return code


def setup_of(args: argparse.Namespace) -> tuple[Setup, Around | None]:
    """What `args` ask for, and what is to be asked in the terminal; None where it is asked in the window, or not."""
    from formcheck.capture.choice import CameraChoice
    from formcheck.commands.own_range import keep_own_range, own_range_if_readable
    from formcheck.commands.standing_advice import NOTHING, sentence_after, tell_before
    from formcheck.live import session as live_session
    from formcheck.live.flow.plan import SessionPlan
    from formcheck.live.logs import leave, nobodys
    from formcheck.session.checkins.advice import Practised

    sets, routine = chosen_sets(args)
    _check_clips(args.source or (), sets[0].steps)
    _check_turned(args)
    began = datetime.now().astimezone()
    asks = asks_questions(args)
    exercises = tuple(dict.fromkeys(planned.spec.id for planned in sets))
    person = not args.source or args.as_camera
    standing = tell_before(exercises, flags_asked=asks) if asks or person else NOTHING
    advice = standing.words if standing.grave else ""
    around = around_of(args, asks=asks and not args.no_window, now=began, advice=advice, first_words=standing.words)
    setup = live_session.Setup(
        plan=SessionPlan(sets, around, routine),
        sources=tuple(Path(source) for source in args.source or ()),
        camera=CameraChoice(args.camera, args.rotate, args.mirrored),
        window=not args.no_window,
        mute=args.mute,
        save=None if args.save is None else expanded(args.save),
        model=args.model or BUILT_IN,
        began=began,
        personal=own_range_if_readable() if uses_profile(args) else nobodys,
        after_set=keep_own_range if uses_profile(args) else leave,
        last_words=lambda: sentence_after(Practised(setup.visit, began, exercises)),
    )
    in_terminal = asks and args.no_window
    return setup, around_of(args, asks=True, now=began, advice=advice) if in_terminal else None


def _check_clips(sources: Sequence[str], exercises: int) -> None:
    if len(sources) > exercises:
        asked = "1 exercise" if exercises == 1 else f"{exercises} exercises"
        raise UsageError(f"--source: {len(sources)} clips for {asked}. Give one clip for each exercise at most.")


def _check_turned(args: argparse.Namespace) -> None:
    if args.source and (args.rotate or args.mirrored):
        word = "--rotate" if args.rotate else "--mirrored"
        raise UsageError(f"{word} is for a camera; a clip is shown as it was recorded. Leave {word} out.")


def uses_profile(args: argparse.Namespace) -> bool:
    """Whether this person's own range is watched and learned: before a camera, and with a clip where it is said."""
    if args.profile is not None:
        return bool(args.profile)
    return not args.source or bool(args.as_camera)


def chosen_sets(args: argparse.Namespace) -> tuple[tuple[PlannedSet, ...], tuple[str, str] | None]:
    """The sets that are meant, and id and name of the routine. Raises UsageError, SpecError."""
    if args.routine is None and args.exercise is None:
        args.exercise = choose_exercise()

    from formcheck.live.flow.plan import endless_set, sets_of_exercise, sets_of_routine

    if args.routine is not None:
        from formcheck.specs.routines import find_routine

        if args.side is not None:
            raise UsageError("--side is for one exercise; a routine's own steps say which leg works.")
        routine = find_routine(args.routine)
        return sets_of_routine(routine, args.sets, args.reps), (routine.id, routine.name)

    from formcheck.specs.catalog import find

    spec = find(args.exercise)
    if args.side is not None and spec.sides != "each":
        raise UsageError(f"--side {args.side}: {spec.id} is not done on each side. Leave --side out.")
    asked = (args.sets, args.reps, args.side)
    whole_clip = args.source and not args.as_camera and asked == (None, None, None)
    return (endless_set(spec) if whole_clip else sets_of_exercise(spec, *asked)), None


def asks_questions(args: argparse.Namespace) -> bool:
    """Whether anybody is to be asked: not with a clip, nor where nobody can answer, unless it was said."""
    if args.questions is not None:
        return bool(args.questions)
    return not args.source and (not args.no_window or sys.stdin.isatty())


def around_of(
    args: argparse.Namespace, *, asks: bool, now: datetime, advice: str = "", first_words: str = ""
) -> Around:
    """What comes around the sets."""
    from formcheck.live.flow.plan import Around

    person = not args.source or args.as_camera
    summary_s = SUMMARY_S if person else CLIP_SUMMARY_S
    return Around(
        advice=advice if asks else "",
        first_words=first_words,
        red_flags=red_flags_today(now) if asks else None,
        pain=asks,
        after=asks,
        placement=person,
        by_posture=person,
        summary_s=0.0 if args.no_window else summary_s,
        encourage=not args.no_encouragement,
        spoken=not args.mute,
    )


def red_flags_today(now: datetime) -> str:
    """How to ask about red flags; in full where the earlier answers can't be read."""
    from formcheck.live import checkins

    try:
        return checkins.red_flags_today(now)
    except SessionError as error:
        sys.stderr.write(f"{error}\n")
        return "full"


def ask_before(visit: str, around: Around) -> Answers:
    """Ask in the terminal, and keep the answers."""
    from formcheck.live.terminal import ask_before as ask

    sys.stderr.write("A few questions first.\n")
    answers = ask(around, _line)
    _keep(answers, visit, before=True)
    return answers


def ask_after(visit: str, around: Around, answers: Answers) -> None:
    """The same afterwards."""
    from formcheck.live.flow.scene import FEEL_LINES
    from formcheck.live.terminal import ask_after as ask

    answers = ask(around, answers, _line)
    _keep(answers, visit, before=False)
    if answers.feel in FEEL_LINES:
        sys.stderr.write(f"{FEEL_LINES[answers.feel]}\n")


def left() -> int:
    """Somebody has left before all red flags were asked about: no session begins."""
    sys.stderr.write("\nNot all questions were answered, so no session begins. Start again whenever you like.\n")
    return LEFT


def stopped() -> int:
    """A yes to a red flag has ended it: say what to do."""
    from formcheck.session.checkins.red_flags import STOP

    sys.stderr.write("\n".join(STOP) + "\n")
    return 0


def _line(question: str) -> str:
    """One answered line; the question goes to stderr, since stdout carries results only."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _keep(answers: Answers, visit: str, *, before: bool) -> None:
    from formcheck.live import checkins

    try:
        checkins.keep(answers, visit, datetime.now().astimezone(), before=before)
    except SessionError as error:
        sys.stderr.write(f"Your answers were not kept. {error}\n")


def review_result(result: Result) -> int:
    """Print the review of what was done, and where it lies; gives the exit code."""
    from formcheck.commands.review import run as review

    for problem in result.problems:
        sys.stderr.write(f"{problem}\n")
    whole = result.visit is not None and len(result.folders) > 1
    for session in [result.visit] if whole else result.folders:
        review(argparse.Namespace(session=str(session), json=False, csv=False, html=False, open=False, out=None))
    for folder in result.folders:
        sys.stderr.write(f"The log is in {folder}\n")
    if not (result.folders or result.problems or result.unkept):
        sys.stderr.write("No set was begun, so nothing was counted.\n")
    if result.interrupted:
        return INTERRUPTED
    return UNKEPT if result.unkept else 0


def choose_exercise() -> str:
    """Ask which exercise to do. Raises UsageError where nobody can be asked."""
    from formcheck.specs.catalog import available

    entries = [entry for entry in available() if entry.spec is not None]
    listing = "\n".join(f"  {number:2d}  {entry.name}" for number, entry in enumerate(entries, start=1))
    if not sys.stdin.isatty():
        names = ", ".join(entry.id for entry in entries)
        raise UsageError(
            f"Which exercise? Name one, such as: formcheck run {entries[0].id if entries else 'ID'}\n{names}"
        )
    sys.stderr.write(f"Which exercise would you like to do?\n{listing}\n")
    while True:
        sys.stderr.write("Its number or its name (nothing to leave): ")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip()
        if not answer:
            raise UsageError("No exercise was chosen.")
        chosen = chosen_id(answer, entries)
        if chosen is not None:
            return chosen
        sys.stderr.write("That is not on the list.\n")


def chosen_id(answer: str, entries: list[Entry]) -> str | None:
    """The id that `answer` means: a number of the list, an id, a name, or the only one that begins so."""
    if answer.isdecimal():
        number = int(answer)
        return entries[number - 1].id if 1 <= number <= len(entries) else None
    wanted = answer.casefold().replace(" ", "_").replace("-", "_")
    words = {entry.id: (entry.id, entry.name.casefold().replace(" ", "_").replace("-", "_")) for entry in entries}
    exact = [name for name, known in words.items() if wanted in known]
    begun = [name for name, known in words.items() if any(word.startswith(wanted) for word in known)]
    found = exact or begun
    return found[0] if len(found) == 1 else None
