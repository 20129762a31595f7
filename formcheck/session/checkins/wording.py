"""What was said in a check-in, in words for a screen, a page or a voice."""

from __future__ import annotations

from formcheck.session.checkins.checkin import CheckIn, Feel, Moment, Onset, Place, Progress, Region

REGION: dict[Region, str] = {
    "low_back": "low back",
    "buttock": "buttock",
    "thigh": "thigh",
    "calf": "calf",
    "foot": "foot",
}
FEEL: dict[Feel, str] = {
    "better": "better",
    "same": "the same",
    "worse": "worse",
    "further_down": "further down the leg",
}
ONSET: dict[Onset, str] = {"none": "none", "old": "as known", "new": "new"}
MOMENT: dict[Moment, str] = {"before": "before", "after": "after", "any": ""}
PROGRESS: dict[Progress, str] = {
    "sleep": "sleeping better",
    "morning_stiffness": "less stiff in the morning",
    "sitting_and_standing": "sitting down and getting up is easier",
    "flare_ups": "flare-ups are rarer or shorter",
    "out_of_leg": "the pain is leaving the leg",
}
PROGRESS_MEANS: dict[Progress, str] = {
    "sleep": "often a sign that things are settling at night",
    "morning_stiffness": "often a sign that the back moves more easily",
    "sitting_and_standing": "often a sign that trunk and spine are getting steadier",
    "flare_ups": "often a sign that things are getting less sensitive",
    "out_of_leg": "usually a good sign, even if the back itself is felt more for a while",
}
"""What the article takes each sign for: what it often is, for nobody here knows what it is in this person."""


def place(where: Place) -> str:
    """`left calf`; `middle of the low back`; `left side of the low back`."""
    if where.region != "low_back":
        return f"{where.side} {REGION[where.region]}"
    return f"{where.side}{'' if where.side == 'middle' else ' side'} of the low back"


def places(where: tuple[Place, ...] | None) -> str:
    """`left buttock, left calf`; `nowhere`; empty where nothing was said."""
    if where is None:
        return ""
    return ", ".join(place(one) for one in where) or "nowhere"


def exercise(exercise_id: str) -> str:
    """An exercise's id as words."""
    return exercise_id.replace("_", " ")


def sentence(checkin: CheckIn) -> str:
    """All that was said, in one line: `pain 4 in left calf; numbness: new; felt worse`."""
    pain = "" if checkin.intensity is None else f"pain {checkin.intensity}"
    where = places(checkin.places)
    if where:
        pain = f"{pain or 'pain'} {'in ' if where != 'nowhere' else ''}{where}"
    parts = [
        f"on {exercise(checkin.exercise)}" if checkin.exercise else "",
        pain,
        f"numbness: {ONSET[checkin.numbness]}" if checkin.numbness else "",
        f"weakness: {ONSET[checkin.weakness]}" if checkin.weakness else "",
        f"felt {FEEL[checkin.feel]}" if checkin.feel else "",
        "" if checkin.lingering is None else "pain lingered" if checkin.lingering else "pain went at once",
        f"better with: {checkin.made_better}" if checkin.made_better else "",
        f"worse with: {checkin.made_worse}" if checkin.made_worse else "",
        ", ".join(PROGRESS[sign] for sign in checkin.progress),
        _red_flags(checkin),
    ]
    return "; ".join(part for part in parts if part) or "nothing was said"


def _red_flags(checkin: CheckIn) -> str:
    if checkin.red_flags is None:
        return ""
    return "red flag: yes" if checkin.red_flags.yes else "red flags: none"
