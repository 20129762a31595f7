"""What the flow says aloud around the sets. What is said of reps, holds and warnings stands in `live/phrases.py`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from formcheck.live.flow.orders import Order, Say
from formcheck.live.flow.plan import PlannedSet, SessionPlan
from formcheck.live.phrases import CUE
from formcheck.live.speech_backends import WORDS_A_MINUTE
from formcheck.live.utterance import Priority, Utterance
from formcheck.pose.landmarks import Side

PATIENT_S = 12.0
"""How long a sentence on what comes next may wait: it is of use until the person has begun."""

HOW_S = 30.0
"""The same for how an exercise is done, which is said sentence by sentence."""

COMING = "coming"
"""The topic that names what comes next, and the leg."""

COMING_TOPICS = (COMING, "how 1", "how 2")
"""Of what comes next."""

BEFORE_TOPICS = (*COMING_TOPICS, "placed", "prompt")
"""Of all that is of no use once a set has begun."""

READY = "ready"
"""The topic of "Ready" and "Go"."""

OTHER_LEG = "other leg"
"""The topic that another leg is worked than the set is for."""

SET_TOPICS = (OTHER_LEG, "side", "short")
"""Of what is of no use once a set is over."""

CUE_AFTER_SET_S = 6.0
"""Seconds that a cue on a set's last rep may wait for what comes next to be said."""

BREATH_S = 0.3
"""Seconds that a voice needs beside its words."""


def say(text: str, topic: str, *, fresh_s: float = PATIENT_S, every_s: float = 0.0) -> Order:
    """A sentence that comes after counts and warnings."""
    return Say(Utterance(text, Priority.GUIDE, topic, fresh_s, every_s))


def say_now(text: str, topic: str, *, fresh_s: float = 1.5, every_s: float = 0.0, ends: tuple[str, ...] = ()) -> Order:
    """A word that is of use now or never; what waits to be said of the topics `ends` is of no use after it."""
    return Say(Utterance(text, Priority.COUNT, topic, fresh_s, every_s, ends))


def coming(plan: SessionPlan, at: int) -> tuple[Order, ...]:
    """What comes next: the exercise and two sentences on how, or only what is different from the set before."""
    planned = plan.sets[at]
    if is_first_of_step(plan, at):
        first = " first" if any(other.side != planned.side for other in plan.sets if other.step == planned.step) else ""
        side = f" Your {planned.side} leg{first}." if planned.side else ""
        sentences = (f"{planned.spec.name}.{side}", *planned.spec.how[:2])
        return tuple(say(text, topic, fresh_s=HOW_S) for text, topic in zip(sentences, COMING_TOPICS, strict=False))
    words = [] if changes_legs(plan, at) else [f"Set {planned.set} of {planned.sets}."]
    if planned.side is not None and planned.side != plan.sets[at - 1].side:
        words.append(f"{side_now(planned.side)}.")
    return (say(" ".join(words), COMING),)


def parted(orders: Iterable[Order]) -> tuple[tuple[Order, ...], tuple[Order, ...]]:
    """The cues among `orders`, which may wait for what is said of the set that they end, and the others."""
    cues: list[Order] = []
    others: list[Order] = []
    for order in orders:
        if isinstance(order, Say) and order.utterance.topic.startswith(CUE):
            cues.append(Say(replace(order.utterance, fresh_s=CUE_AFTER_SET_S)))
        else:
            others.append(order)
    return tuple(cues), tuple(others)


def spoken_s(orders: Iterable[Order]) -> float:
    """Seconds that it takes to say them."""
    said = [order.utterance.text for order in orders if isinstance(order, Say)]
    return sum(BREATH_S + 60.0 * len(text.split()) / WORDS_A_MINUTE for text in said)


def is_first_of_step(plan: SessionPlan, at: int) -> bool:
    """Whether a new exercise begins with this set."""
    return at == 0 or plan.sets[at - 1].step != plan.sets[at].step


def changes_legs(plan: SessionPlan, at: int) -> bool:
    """Whether the set before is this one with the other leg: there is no rest between them."""
    if is_first_of_step(plan, at):
        return False
    planned, before = plan.sets[at], plan.sets[at - 1]
    return planned.side is not None and planned.side != before.side and planned.set == before.set


def side_now(side: Side) -> str:
    """The leg that is to be worked from now on, as the person's own left or right."""
    return f"Now your {side} leg"


def resting(planned: PlannedSet, over: str) -> tuple[Order, ...]:
    """A set is over, of which `over` is said, and `planned` comes after a rest."""
    if planned.rest_s < 10:
        return (say(over, "set"),) if over else ()
    return (say(f"{over} Rest for {spoken_time(planned.rest_s)}.".strip(), "set"),)


def spoken_time(seconds: float) -> str:
    """Seconds or minutes, as people say them."""
    whole = round(seconds)
    if whole % 60:
        return f"{whole} seconds"
    return "one minute" if whole == 60 else f"{whole // 60} minutes"
