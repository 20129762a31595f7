"""Rules on what was answered: red flags, new signs, one exercise, one visit, two visits running."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from formcheck.session.checkins import red_flags
from formcheck.session.checkins.advice import Advice, Datum
from formcheck.session.checkins.checkin import CheckIn, Onset
from formcheck.session.checkins.facts import Facts
from formcheck.session.checkins.outcomes import Outcome
from formcheck.session.checkins.wording import exercise, sentence

RUNNING = 2
"""Visits in a row that were worse after than before: the programme's rule says twice."""
STILL = timedelta(days=14)
"""How long a sign that was called new, and is now called known, is still young enough to be looked at."""
GLIDE = "nerve_glide"
"""In the ids of the exercises that the rule on lingering pain speaks of."""
SETTLED = "Once it has settled, or somebody has looked at it, say so in a check-in on this exercise."

_Sign = Literal["numbness", "weakness"]


def red_flag(given: Facts) -> tuple[Advice, ...]:
    """The last answer on the red flags was a yes."""
    answered = [c for c in given.checkins if c.red_flags is not None]
    if not answered or not red_flags.stops(answered[-1].red_flags):
        return ()
    last = answered[-1]
    yes = last.red_flags.yes if last.red_flags else ()
    said = Datum(last.at, "; ".join(red_flags.short(flag) for flag in yes))
    return (Advice("red_flag", "urgent", red_flags.STOP, red_flags.REASON, (said,)),)


def stop_exercise(given: Facts) -> tuple[Advice, ...]:
    """The last report on an exercise says that it sent pain down the leg, or brought new numbness or weakness."""
    return tuple(
        Advice(
            "stop_exercise",
            "stop",
            (f"Leave out this exercise for now: {exercise(name)}. {_what(bad)}", SETTLED),
            "An exercise whose repetitions drive pain down the leg, or which brings on numbness or weakness that was "
            "not there before, is one to stop.",
            (Datum(one.at, bad),),
            exercise=name,
        )
        for name, one in sorted(_last_reports(given).items())
        if (bad := _bad(one))
    )


def new_signs(given: Facts) -> tuple[Advice, ...]:
    """Numbness or weakness was called new, and nothing else was said of it since."""
    return tuple(
        Advice(
            "new_signs",
            "stop",
            (
                f"You noted new {sign} in the leg. Please stop the exercises and have it looked at before you go on.",
                "If it gets worse fast, don't wait: get urgent care. When it is gone or known, say so in a check-in.",
            ),
            "New numbness or weakness needs to be looked at before anything is exercised.",
            (Datum(last.at, f"{sign}: new"),),
        )
        for sign in ("numbness", "weakness")
        if (last := _last_told(given, sign)) is not None and getattr(last, sign) == "new"
    )


def signs_remain(given: Facts) -> tuple[Advice, ...]:
    """Numbness or weakness was new within STILL, and has been there ever since."""
    found: list[Advice] = []
    for sign in ("numbness", "weakness"):
        last = _last_told(given, sign)
        began = _began(given, sign)
        if last is None or began is None or getattr(last, sign) != "old" or given.now - began.at > STILL:
            continue
        words = (
            f"The {sign} that was new on {began.at:%d %B} is still there. If nobody has looked at it yet, have it seen."
        )
        reason = "Numbness or weakness that has come lately and stays is a matter for a professional."
        data = (Datum(began.at, f"{sign}: new"), Datum(last.at, f"{sign}: still there"))
        found.append(Advice("signs_remain", "see", (words,), reason, data))
    return tuple(found)


def further_down(given: Facts) -> tuple[Advice, ...]:
    """After the last visit the pain was further down the leg, and nobody knows which exercise did it."""
    known = [one for one in given.outcomes if one.further_down is not None]
    if not known or not known[-1].further_down or _only_exercise(known[-1]) is not None:
        return ()
    if any(report.further_down and report.at >= known[-1].at for report in _last_reports(given).values()):
        return ()  # it has been found since: `stop_exercise` names it
    words = (
        "The pain has moved further down your leg. Please stop the exercises for now and talk to a physiotherapist or "
        "doctor about it.",
        "If you know which exercise did it, say so in a check-in on that exercise.",
    )
    reason = "Pain that spreads down the leg is the programme's sign to stop and to ask a professional."
    return (Advice("further_down", "stop", words, reason, (known[-1].datum(),)),)


def worse_running(given: Facts) -> tuple[Advice, ...]:
    """Worse after than before, RUNNING visits in a row or more, unsaid ones left aside."""
    answered = [one for one in given.outcomes if one.worse is not None]
    row: list[Outcome] = []
    for one in reversed(answered):
        if not one.worse:
            break
        row.insert(0, one)
    if len(row) < RUNNING:
        return ()
    data = tuple(one.datum() for one in row)
    reason = "A session may be felt, but it should not leave you worse each time: then it is too much for now."
    if len(row) == RUNNING:
        words = (
            "After your last two sessions you felt worse than before them. Rest until it has calmed down.",
            "Then begin again with half: half the repetitions, half the sets.",
        )
        return (Advice("worse_running", "ease", words, reason, data),)
    words = (
        f"After your last {len(row)} sessions you felt worse than before them.",
        "Please rest, and see a physiotherapist or doctor before you go on.",
    )
    return (Advice("worse_running", "see", words, reason, data),)


def glide_lingers(given: Facts) -> tuple[Advice, ...]:
    """The last report on a nerve glide says that its pain stayed."""
    last: dict[str, CheckIn] = {}
    for checkin in given.recent:
        if checkin.exercise is not None and GLIDE in checkin.exercise and checkin.lingering is not None:
            last[checkin.exercise] = checkin
    words = "Make the glide smaller: straighten the knee less, and stop well before the pull becomes pain."
    reason = (
        "A short, light zing that is gone when the leg comes down is fine; pain that stays or grows is too much range."
    )
    return tuple(
        Advice("glide_lingers", "ease", (words,), reason, (Datum(one.at, sentence(one)),), exercise=name)
        for name, one in sorted(last.items())
        if one.lingering
    )


def _last_told(given: Facts, sign: _Sign) -> CheckIn | None:
    return next((c for c in reversed(given.checkins) if getattr(c, sign) is not None), None)


def _began(given: Facts, sign: _Sign) -> CheckIn | None:
    """The last check-in that called the sign new; None where none did since it was last gone."""
    began: CheckIn | None = None
    for checkin in given.checkins:
        onset: Onset | None = getattr(checkin, sign)
        if onset == "none":
            began = None
        elif onset == "new":
            began = checkin
    return began


def _last_reports(given: Facts) -> dict[str, Outcome]:
    """The last report on each exercise: of itself, or of a visit in which nothing else was done."""
    reports = [
        (c.exercise, Outcome(None, c, (c.exercise,)))
        for c in given.recent
        if c.exercise is not None and any(said is not None for said in (c.feel, c.numbness, c.weakness))
    ]
    for one in given.outcomes:
        only = _only_exercise(one)
        if only is not None and one.after.exercise in (None, only):
            reports.append((only, one))
    return dict(sorted(reports, key=lambda report: report[1].at))


def _only_exercise(one: Outcome) -> str | None:
    if one.after.exercise is not None:
        return one.after.exercise
    return one.exercises[0] if len(one.exercises) == 1 else None


def _bad(one: Outcome) -> str:
    """What was bad about it, in words; empty where nothing was."""
    after = one.after
    signs = [sign for sign, onset in (("numbness", after.numbness), ("weakness", after.weakness)) if onset == "new"]
    parts = ["pain further down the leg" if one.further_down else "", *(f"new {sign}" for sign in signs)]
    return " and ".join(part for part in parts if part)


def _what(bad: str) -> str:
    return f"With it came {bad}."
