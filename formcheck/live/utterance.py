"""What can be said aloud, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Priority(IntEnum):
    """Smaller goes first."""

    STOP = 0
    WARNING = 1
    COUNT = 2
    GUIDE = 3


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence for the voice.

    Attributes:
        text: what to say; empty: nothing, only what it ends is over.
        priority: among those that wait.
        topic: what it is about; a newer sentence on a topic takes the waiting one's place.
        fresh_s: seconds that it may wait; then it is stale and dropped.
        every_s: seconds that must pass before the topic is spoken of again; sooner it is dropped.
        ends: topics that are over with it: what waits of them is dropped.
        occasion: what makes it be said, such as when that began; offered again for the same one, it is said once. None:
            each time.
    """

    text: str
    priority: Priority
    topic: str
    fresh_s: float
    every_s: float = 0.0
    ends: tuple[str, ...] = ()
    occasion: float | None = None


def no_more_of(*topics: str) -> Utterance:
    """Nothing to say, but what waits of these topics is over; what is being said is finished."""
    return Utterance("", Priority.GUIDE, "", 0.0, ends=topics)


class SpeechQueue:
    """Utterances that wait to be spoken. Knows no clock: the time is handed in, in seconds."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Utterance, float]] = []
        self._spoken: dict[str, float] = {}
        self._occasions: dict[str, float | None] = {}

    def add(self, utterance: Utterance, now: float) -> None:
        """Let `utterance` wait, in place of an older one on its topic, and of all on topics that it ends."""
        over = (utterance.topic, *utterance.ends)
        self._waiting = [entry for entry in self._waiting if entry[0].topic not in over]
        if utterance.text:
            self._waiting.append((utterance, now))

    def clear(self) -> None:
        """Nothing of what waits is wanted any more."""
        self._waiting.clear()

    def pop(self, now: float) -> Utterance | None:
        """The one to say next, gravest first, then oldest; the stale and the repeated are dropped."""
        self._waiting = [(said, since) for said, since in self._waiting if self._wanted(said, since, now)]
        if not self._waiting:
            return None
        first = min(self._waiting, key=lambda entry: (entry[0].priority, entry[1]))
        self._waiting.remove(first)
        self._spoken[first[0].topic] = now
        self._occasions[first[0].topic] = first[0].occasion
        return first[0]

    def _wanted(self, utterance: Utterance, since: float, now: float) -> bool:
        if now - since > utterance.fresh_s:
            return False
        if utterance.occasion is not None and self._occasions.get(utterance.topic) == utterance.occasion:
            return False
        last = self._spoken.get(utterance.topic)
        return last is None or now - last >= utterance.every_s
