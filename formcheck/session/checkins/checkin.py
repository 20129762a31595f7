"""What a check-in is: pain, where it is, what else was felt, at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from formcheck.pose.landmarks import Side

Region = Literal["low_back", "buttock", "thigh", "calf", "foot"]
PlaceSide = Literal["left", "right", "middle"]
Moment = Literal["before", "after", "any"]
"""Before a visit (see `session/header.py`), after it, or at any other time."""
Onset = Literal["none", "old", "new"]
"""Of numbness or weakness: none, the known kind, or one that was not there before."""
Feel = Literal["better", "same", "worse", "further_down"]
"""After a visit, or after one exercise, compared with before it."""
Progress = Literal["sleep", "morning_stiffness", "sitting_and_standing", "flare_ups", "out_of_leg"]
"""The article's five signs that a programme helps: each is named when it has become better."""
RedFlag = Literal["bladder_or_bowel", "worsening_weakness", "difficulty_walking", "accident", "unspecified"]
"""The article's four, and a yes to the short question, which does not say to which."""
Asked = Literal["full", "line"]

REGIONS: tuple[Region, ...] = get_args(Region)
"""From the spine down the leg: the order that centralisation speaks of."""
PROGRESS: tuple[Progress, ...] = get_args(Progress)

WORST = 10
LONGEST_TEXT = 200
"""Characters of a free text: a short note, not a diary."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it hurts. `side` is the person's own; `middle` is for the low back alone. Raises ValueError."""

    region: Region
    side: PlaceSide

    def __post_init__(self) -> None:
        if self.side == "middle" and self.region != "low_back":
            raise ValueError(f"a {self.region} is left or right, not in the middle")


@dataclass(frozen=True, slots=True)
class RedFlagAnswer:
    """The red flags were asked about, in `full` or in one `line`; `yes` names those that are there."""

    asked: Asked
    yes: tuple[RedFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How it is, at one moment. Everything but the time may be left unsaid, and unsaid is never taken for none.

    Attributes:
        at: when, with its offset from UTC; its date is the person's own day.
        moment: before or after a visit, or at any time.
        visit: id of that visit; None where it belongs to none.
        exercise: id of the exercise that the answers speak of; None for the visit or the day as a whole.
        intensity: pain now, 0 (none) to 10 (the worst that can be imagined); None unsaid.
        places: where it hurts, () nowhere; None unsaid.
        numbness, weakness: in the leg or foot; None unsaid.
        feel: compared with before; None unsaid.
        lingering: whether pain that an exercise brought stayed after it; None unsaid.
        made_better, made_worse: in the person's words, at most LONGEST_TEXT characters; may be empty.
        progress: signs of progress that the person has noticed.
        red_flags: what was answered about them; None where nobody asked.

    Raises ValueError where a value is out of its range.
    """

    at: datetime
    moment: Moment = "any"
    visit: str | None = None
    exercise: str | None = None
    intensity: int | None = None
    places: tuple[Place, ...] | None = None
    numbness: Onset | None = None
    weakness: Onset | None = None
    feel: Feel | None = None
    lingering: bool | None = None
    made_better: str = ""
    made_worse: str = ""
    progress: tuple[Progress, ...] = ()
    red_flags: RedFlagAnswer | None = None

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("the time of a check-in needs its offset from UTC")
        if self.intensity is not None and not 0 <= self.intensity <= WORST:
            raise ValueError(f"pain is a number from 0 to {WORST}, not {self.intensity}")
        for text in (self.made_better, self.made_worse):
            if len(text) > LONGEST_TEXT:
                raise ValueError(f"a note has at most {LONGEST_TEXT} characters, not {len(text)}")

    @property
    def pain_places(self) -> tuple[Place, ...] | None:
        """Where it hurts; nowhere where the pain is 0 and nothing else was said; None unsaid."""
        return () if self.places is None and self.intensity == 0 else self.places


def furthest(places: tuple[Place, ...], side: Side) -> Region | None:
    """The lowest region of that leg's side in which it hurts; None for nowhere.

    Pain in the middle of the low back belongs to both sides.
    """
    regions = {place.region for place in places if place.side in (side, "middle")}
    return max(regions, key=REGIONS.index) if regions else None
