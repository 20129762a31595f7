"""Prints what somebody on the mat hears of a session, and when: `python -m tools.listening [--reps N] CLIP ...`.

A clip's name begins with its exercise's; several make a routine. The session is held as `formcheck run` would hold it
before a camera, by its own loop and queue of sentences, as fast as the clips can be read; a sentence takes as long as
the voice would need for it. What was dropped as stale is printed too, in brackets.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from formcheck.coach.events import Event
from formcheck.live.console import line_of
from formcheck.live.estimators import Estimators
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, sets_of_exercise
from formcheck.live.keys import Command
from formcheck.live.logs import NoLog
from formcheck.live.loop import LiveLoop
from formcheck.live.parts import Parts
from formcheck.live.screen import NoScreen
from formcheck.live.speech_backends import WORDS_A_MINUTE
from formcheck.live.utterance import SpeechQueue, Utterance
from formcheck.specs.catalog import available, find
from formcheck.specs.model import ExerciseSpec
from tools.unhurried import UnhurriedClips

ROUND_S = 0.05
BREATH_S = 0.25
"""Seconds that the voice needs beside its words."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence: when it began, and how long after it was asked for."""

    at: float
    late_s: float
    text: str


class Listener:
    """A voice in the session's own time that speaks as fast as the real one, and keeps what it says."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.muted = False
        self.heard: list[Heard] = []
        self.asked: list[tuple[float, Utterance]] = []
        self._now = now
        self._queue = SpeechQueue()
        self.free_at = 0.0

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *exc: object) -> None: ...

    def say(self, utterance: Utterance) -> None:
        if utterance.text:
            self.asked.append((self._now(), utterance))
        self._queue.add(utterance, self._now())
        self.speak()

    def speak(self) -> None:
        """Begin the next sentence if the last one is over; to be called in every round."""
        now = self._now()
        said = self._queue.pop(now) if now >= self.free_at else None
        if said is not None:
            since = max(at for at, asked in self.asked if asked is said)
            self.heard.append(Heard(now, now - since, said.text))
            self.free_at = now + BREATH_S + 60 * len(said.text.split()) / WORDS_A_MINUTE

    @property
    def unheard(self) -> list[tuple[float, str]]:
        """What was asked for and never said."""
        heard = [(round(one.at - one.late_s, 3), one.text) for one in self.heard]
        return [(at, one.text) for at, one in self.asked if (round(at, 3), one.text) not in heard]


class Rounds(NoScreen):
    """No screen: every round lets the voice go on, and ends the session when it is time."""

    def __init__(self, clips: UnhurriedClips, voice: Listener, most_s: float) -> None:
        self._clips, self._voice, self._most_s = clips, voice, most_s

    def commands(self, _: float) -> tuple[Command, ...]:
        self._voice.speak()
        return ("end",) if self._clips.now > self._most_s else ()


def listen(
    clips: tuple[str, ...], plan: SessionPlan, tell: Callable[[Event], None], most_s: float, *, again: bool
) -> Listener:
    """Hold one session and give what was heard."""
    feed = UnhurriedClips(clips, again=again)
    voice = Listener(lambda: feed.now)
    with Estimators("full") as models:
        for planned in plan.sets:
            models.wait(outline=planned.spec.needs_silhouette)
        parts = Parts(
            plan=plan,
            feed=feed,
            clips=feed,
            models=models,
            screen=Rounds(feed, voice, most_s),
            voice=voice,
            new_log=lambda _: NoLog(),
            end_log=lambda *_: None,
            keep=lambda *_: None,
            tell=tell,
            stop=lambda: False,
            mirrored=False,
            clock=lambda: feed.now,
            sleepless_clock=lambda: 0.0,
        )
        LiveLoop(parts).run()
    while feed.now < voice.free_at:
        feed.now += ROUND_S
        voice.speak()
    return voice


def plan_of(names: tuple[str, ...], sets: int, reps: int | None) -> SessionPlan:
    """An exercise for each clip, one after the other."""
    planned: list[PlannedSet] = []
    for step, name in enumerate(names):
        rest = 20.0 if planned else 0.0
        for number, one in enumerate(sets_of_exercise(_exercise_of(name), sets, reps)):
            planned.append(replace(one, step=step, steps=len(names), rest_s=one.rest_s if number else rest))
    return SessionPlan(tuple(planned), Around())


def _exercise_of(clip: str) -> ExerciseSpec:
    known = [entry.id for entry in available() if entry.spec is not None]
    return find(max((name for name in known if clip.startswith(name)), key=len))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.listening", description=__doc__)
    parser.add_argument("clip", nargs="+")
    parser.add_argument("--exercise", help="the first clip's exercise, where its name does not say so")
    parser.add_argument("--sets", type=int, default=1)
    parser.add_argument("--reps", type=int)
    parser.add_argument("--seconds", type=float, default=240.0)
    parser.add_argument("--again", action="store_true", help="begin a clip anew where it ends")
    args = parser.parse_args()
    clips = tuple(Path(clip).stem for clip in args.clip)
    plan = plan_of((args.exercise or clips[0], *clips[1:]), args.sets, args.reps)
    events: list[str] = []

    def tell(event: Event) -> None:
        line = line_of(event)
        if line is not None:
            events.append(line)

    voice = listen(clips, plan, tell, args.seconds, again=args.again)
    lines = [(one.at, f"{one.text}   (+{one.late_s:.1f} s)") for one in voice.heard]
    lines += [(at, f"[{text}]") for at, text in voice.unheard]
    for at, text in sorted(lines):
        print(f"{at:7.1f}  {text}")
    print("\n".join(["", "The log, in each set's own time:", *events]))


if __name__ == "__main__":
    main()
