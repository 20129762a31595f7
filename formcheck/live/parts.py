"""What a session is made of, each part behind the little that the loop needs of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from formcheck.coach.events import Event
from formcheck.coach.personal import Personal
from formcheck.live.bystanders import Bystanders
from formcheck.live.feed import Feed
from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import PlannedSet, SessionPlan
from formcheck.live.logs import nobodys
from formcheck.live.running_set import How, Log
from formcheck.live.screen import Screen
from formcheck.live.voice import Voice
from formcheck.live.wake import sleepless_clock
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.landmarks import Side
from formcheck.specs.model import ExerciseSpec


class Clips(Protocol):
    """Clips in the camera's place; see formcheck.live.playlist."""

    @property
    def ended(self) -> bool:
        """Whether the clip that plays has ended."""
        ...

    @property
    def last(self) -> bool:
        """Whether no other one comes after it."""
        ...

    def go_to(self, number: int) -> bool:
        """Play the clip of that number, unless it plays already; whether it begins."""
        ...


class Models(Protocol):
    """Where estimators come from; see formcheck.live.estimators."""

    def ready(self, *, outline: bool, surface: bool) -> PoseEstimator | None:
        """The estimator; None while it is being loaded."""
        ...

    def wait(self, *, outline: bool, surface: bool) -> PoseEstimator:
        """The estimator, as soon as it is loaded."""
        ...

    def renew(self) -> None:
        """Forget who was followed so far."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session is made of.

    Attributes:
        plan: what is to be done.
        feed: where the frames come from.
        clips: the same, where clips stand in for the camera; None for a camera.
        models: entered already.
        screen: entered already.
        voice: entered already.
        new_log: begins the log of a set, once its first frame is there.
        end_log: ends it, with what is known of the near side.
        keep: keeps answers, before the sets (True) or after them.
        tell: hears of every event, for the terminal.
        stop: whether Ctrl-C was pressed.
        mirrored: whether the picture starts mirrored.
        personal: the person's own range of an exercise; None where nobody's is watched.
        clock: seconds that grow steadily; they stand still while the machine sleeps, or not.
        sleepless_clock: seconds that go on while it sleeps.
        advice: what the rules say after the questions afterwards, once they are answered; may be empty.
        bystanders: counts who else is in the picture while somebody takes their place; None to leave that.
    """

    plan: SessionPlan
    feed: Feed
    clips: Clips | None
    models: Models
    screen: Screen
    voice: Voice
    new_log: Callable[[PlannedSet], Log]
    end_log: Callable[[Log, How, Side | None], None]
    keep: Callable[[Answers, bool], None]
    tell: Callable[[Event], None]
    stop: Callable[[], bool]
    mirrored: bool
    personal: Callable[[ExerciseSpec], Personal | None] = nobodys
    clock: Callable[[], float] = time.monotonic
    sleepless_clock: Callable[[], float] = sleepless_clock
    bystanders: Bystanders | None = None
    advice: Callable[[], str] = str
