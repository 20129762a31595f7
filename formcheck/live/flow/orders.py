"""What the flow asks of those who have hands: the log, the voice, the clips."""

from __future__ import annotations

from dataclasses import dataclass

from formcheck.live.flow.answers import Answers
from formcheck.live.utterance import Utterance


@dataclass(frozen=True, slots=True)
class BeginSet:
    """Count from now on, or (`from_rest`) from when the person came to rest: their own rest is learned there."""

    from_rest: bool


@dataclass(frozen=True, slots=True)
class EndSet:
    """Count no longer: the set's log is complete."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speak."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class NextClip:
    """The exercise of `step` comes: where clips stand in for the camera, go on to its own, unless it plays already."""

    step: int


@dataclass(frozen=True, slots=True)
class LookAnew:
    """Forget what was seen of somebody who gets ready: it belongs to the set before."""


@dataclass(frozen=True, slots=True)
class KeepAnswers:
    """Keep what was answered `before` the sets, or after them."""

    answers: Answers
    before: bool


Order = BeginSet | EndSet | Say | NextClip | LookAnew | KeepAnswers
