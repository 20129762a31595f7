"""Somebody who acts before the flow: each word is an input, and what the flow asked for is kept."""

from __future__ import annotations

from dataclasses import replace

from formcheck.coach.events import CoachState, Event, RepDone
from formcheck.live.flow.inputs import ClipOver, Coached, Input, Pressed, Sighted, Tick
from formcheck.live.flow.machine import advance, first
from formcheck.live.flow.orders import BeginSet, Order, Say
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.flow.state import FlowState
from formcheck.live.keys import Command
from formcheck.live.placement import PlacementAdvice
from formcheck.pose.landmarks import Side
from tests.live.figures import RESTING

RIGHT = PlacementAdvice(True, "ok", "That's right", "Stay like that.", ())
TOO_DARK = PlacementAdvice(False, "dark", "Too dark", "Please turn on a light.", ())
FRAME_S = 0.1


READS_S = 3.0
"""What it takes to read a question before a key is pressed."""


class Actor:
    """Holds a session by hand. Every input takes a tenth of a second; what is asked or told is read first."""

    def __init__(self, plan: SessionPlan) -> None:
        self.plan = plan
        self.t = 0.0
        self.orders: list[Order] = []
        self.counted = RESTING
        self.state = FlowState()
        self.state, orders = first(plan)
        self.orders += orders

    @property
    def said(self) -> list[str]:
        """Everything said so far."""
        return [order.utterance.text for order in self.orders if isinstance(order, Say) and order.utterance.text]

    def asked_for(self, kind: type) -> list[Order]:
        """The orders of one kind so far."""
        return [order for order in self.orders if isinstance(order, kind)]

    def give(self, given: Input) -> Actor:
        self.state, orders = advance(self.plan, self.state, given)
        self.orders += orders
        if any(isinstance(order, BeginSet) for order in orders):
            self.counted = RESTING
        return self

    def _next(self) -> float:
        self.t = round(self.t + FRAME_S, 3)
        return self.t

    def press(self, *commands: Command) -> Actor:
        for command in commands:
            if self.state.stage in ("asking", "stopped", "asking_after"):
                self.t += READS_S
            self.give(Pressed(self._next(), command))
        return self

    def hold(self, command: Command, seconds: float, *, after: float = 0.5, every: float = 0.04) -> Actor:
        """Keep a key down: it comes once, and again and again `after` that."""
        begun = self.t
        self.give(Pressed(self.t, command))
        self.t += after
        while self.t < begun + seconds:
            self.give(Pressed(self.t, command))
            self.t += every
        return self

    def wait(self, seconds: float) -> Actor:
        for _ in range(round(seconds / FRAME_S)):
            self.give(Tick(self._next()))
        return self

    def lie(
        self,
        seconds: float,
        *,
        fits: bool = True,
        still: bool = True,
        found: bool = True,
        rested: bool = True,
        begun: bool = False,
        moves: bool = False,
        holding: Side | None = None,
        advice: PlacementAdvice | None = RIGHT,
    ) -> Actor:
        """Be seen while nothing is counted."""
        for _ in range(round(seconds / FRAME_S)):
            posture = "supine" if fits else "standing"
            self.give(Sighted(self._next(), found, posture, fits, still, advice, rested, begun, moves, holding))
        return self

    def get_ready(self) -> Actor:
        """As a person does who does everything right; ends with the first counted frame."""
        return self.lie(9.0)

    def do(self, seconds: float = FRAME_S, *events: Event, **change: object) -> Actor:
        """Frames that go into the count; the events come with the first one."""
        self.counted = replace(self.counted, **change)  # type: ignore[arg-type]  # one helper for every field
        for number in range(max(1, round(seconds / FRAME_S))):
            self.give(Coached(self._next(), events if number == 0 else (), self.counted))
        return self

    def rep(self, side: Side | None = None) -> Actor:
        """One rep that counts."""
        counted = self.counted
        done = replace(
            counted,
            hold_s=0.0,
            reps=counted.reps + 1,
            reps_left=counted.reps_left + (side == "left"),
            reps_right=counted.reps_right + (side == "right"),
        )
        self.counted = done
        event = RepDone(self.t, done.reps, side, 0.0, 1.0, 2.0, 1.0, 1.0, 1.0, 130.0, 170.0)
        self.give(Coached(self._next(), (event,), done))
        return self

    def reps(self, count: int, side: Side | None = None) -> Actor:
        for _ in range(count):
            self.rep(side)
        return self

    def clip_over(self, *, last: bool) -> Actor:
        return self.give(ClipOver(self._next(), last))


def state_of(**change: object) -> CoachState:
    return replace(RESTING, **change)  # type: ignore[arg-type]  # one helper for every field
