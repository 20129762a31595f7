"""The programme's rules, all of them: when each speaks, and what all of them say now. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from formcheck.session.checkins import session_rules, weeks_rules
from formcheck.session.checkins.advice import LEVELS, Advice, Practised
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.facts import Facts, facts


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `when` it speaks, `then` what it asks for, what finds it in the facts, and whether it is good news."""

    id: str
    when: str
    then: str
    find: Callable[[Facts], tuple[Advice, ...]]
    good: bool = False


RULES = (
    Rule("red_flag", "a red flag was answered with yes", "stop, and get urgent care", session_rules.red_flag),
    Rule(
        "stop_exercise",
        "an exercise drives pain down the leg, or brings numbness or weakness that is new",
        "stop that exercise",
        session_rules.stop_exercise,
    ),
    Rule("new_signs", "numbness or weakness is new", "stop, and have it looked at", session_rules.new_signs),
    Rule(
        "further_down",
        "after a session of several exercises the pain is further down the leg",
        "stop, and talk to a professional",
        session_rules.further_down,
    ),
    Rule(
        "worse_running",
        "worse after the session than before, twice running",
        "rest, then do half; from the third time on, see a professional",
        session_rules.worse_running,
    ),
    Rule(
        "glide_lingers",
        "pain stays after a nerve glide",
        "make the glide smaller",
        session_rules.glide_lingers,
    ),
    Rule(
        "signs_remain",
        "numbness or weakness that was new less than two weeks ago is still there",
        "have it looked at",
        session_rules.signs_remain,
    ),
    Rule(
        "moving_down",
        "the furthest point is further down the leg than on the days before",
        "do less; if it is still so the next day, stop and ask a professional",
        weeks_rules.moving_down,
    ),
    Rule(
        "worse_over_days",
        "the last five days are worse than five days before them, by two points or by a region of the leg",
        "see a physiotherapist",
        weeks_rules.worse_over_days,
    ),
    Rule(
        "unchanged",
        "regular practice (four days of seven) has changed little in two weeks, or in three",
        "see a physiotherapist",
        weeks_rules.unchanged,
    ),
    Rule(
        "towards_spine",
        "the furthest point draws back towards the spine for two days",
        "keep going: usually a good sign, even if the back itself is felt more",
        weeks_rules.towards_spine,
        good=True,
    ),
    Rule(
        "improving",
        "the last five days are better than five days two weeks ago",
        "keep going",
        weeks_rules.improving,
        good=True,
    ),
    Rule("progress", "a sign of progress was noticed", "keep going", weeks_rules.progress, good=True),
)


def advice(checkins: Iterable[CheckIn], visits: Iterable[Practised], now: datetime) -> tuple[Advice, ...]:
    """What the rules say at `now`, the gravest first.

    Args:
        checkins: all that there are, in any order.
        visits: in which something was done, in any order.
        now: with its offset from UTC, which also says what day it is for the person.

    A red flag is told alone: nothing may stand beside it. Good news waits while something says stop.
    Raises ValueError where `now` has no offset.
    """
    given = facts(checkins, visits, now)
    said = [one for rule in RULES for one in rule.find(given)]
    levels = {one.level for one in said}
    if "urgent" in levels:
        said = [one for one in said if one.level == "urgent"]
    elif "stop" in levels:
        said = [one for one in said if one.level != "good"]
    return tuple(sorted(said, key=lambda one: LEVELS.index(one.level)))
