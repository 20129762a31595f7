"""What the screen says in words: short, calm, for people who lie on a mat and can't come nearer."""

from __future__ import annotations

from formcheck.coach.events import CoachState
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec, Posture

HEADLINE_WORDS = 3
"""A headline has at most this many words where the sentence has a natural break after them."""

GET_INTO: dict[Posture, str] = {
    "supine": "Lie on your back",
    "prone": "Lie on your front",
    "hands_and_knees": "Hands and knees",
    "childs_pose": "Child's pose",
    "seated": "Sit down",
    "half_kneeling": "Half kneeling",
    "standing": "Stand up",
    "unknown": "Get ready",
}

IN_A_SENTENCE: dict[Posture, str] = {
    "hands_and_knees": "Go onto your hands and knees",
    "childs_pose": "Go into child's pose",
    "half_kneeling": "Kneel on one knee",
}
"""Of the postures whose words on the screen begin none."""

YOU_ARE: dict[Posture, str] = {
    "supine": "on your back",
    "prone": "on your front",
    "hands_and_knees": "on hands and knees",
    "childs_pose": "in child's pose",
    "seated": "seated",
    "half_kneeling": "half kneeling",
    "standing": "standing",
    "unknown": "getting into position",
}

TRACKING: dict[str, tuple[str, str]] = {
    "nobody": ("Can't see you", "Move into the picture, side-on to the camera."),
    "wrong_view": ("Turn side-on", "The camera must see you from the side."),
    "hidden": ("Part is hidden", "Something is in the way or outside of the picture."),
    "too_far": ("Come nearer", "You are too small in the picture to be measured."),
    "too_dark": ("Too dark", "Turn on a light, or open a curtain."),
}

UNSEEN = ("Can't measure", "Make sure that the camera sees all of you from the side.")


def split_sentence(sentence: str) -> tuple[str, str]:
    """A headline of two or three words, and what goes below it (empty where nothing is left).

    "Lower a little: your back is arching." gives ("Lower a little", "Your back is arching."). One without
    such a break is a headline as a whole.
    """
    for mark in (":", ",", ";"):
        head, found, tail = sentence.partition(mark)
        if found and tail.strip() and len(head.split()) <= HEADLINE_WORDS:
            rest = tail.strip()
            return head.strip(), rest[0].upper() + rest[1:]
    return sentence.rstrip("."), ""


def tracking_words(tracking: str) -> tuple[str, str]:
    """Headline and sentence for a tracking state other than `ok`."""
    return TRACKING.get(tracking, UNSEEN)


def position_words(state: CoachState, spec: ExerciseSpec) -> tuple[str, str]:
    """What to do to get into the exercise's posture, and what formcheck sees now."""
    wanted = GET_INTO[spec.start[0]] if spec.start else GET_INTO["unknown"]
    return wanted, f"{spec.name}. I see you {YOU_ARE[state.posture]}."


def get_into(posture: Posture) -> str:
    """How to get into a posture, as the beginning of a sentence."""
    return IN_A_SENTENCE.get(posture, GET_INTO[posture])


def phase_words(state: CoachState, spec: ExerciseSpec, title: str = "") -> tuple[str, str]:
    """What is going on, in a word, and below it `title`, or the exercise and the posture that is seen."""
    below = title or f"{spec.name}, {YOU_ARE[state.posture]}"
    if state.phase == "end":
        hold = spec.movement.ends[0].hold if spec.movement.ends else None
        if hold is None:
            return "Reached", below
        return ("Hold", below) if state.hold_s < hold.low else (_after_hold(spec), below)
    travels = spec.movement.kind != "hold" and state.phase in ("moving", "leaving", "back")
    return ("Moving" if travels else "Ready"), below


def side_words(side: Side | None) -> str:
    """The leg that is worked, as the person's own left or right."""
    return "" if side is None else f"{side.capitalize()} leg"


def _after_hold(spec: ExerciseSpec) -> str:
    if spec.movement.kind == "hold":
        return "Well held"
    return "And down" if goes_up(spec) else "And back"


def goes_up(spec: ExerciseSpec) -> bool:
    """Whether the end that is held is called the top, so that the way back is a way down."""
    return spec.movement.ends[0].name in ("top", "up")
