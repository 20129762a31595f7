"""The pauses of a running set, as events of its log: asked for by a key, or taken because the person has gone."""

from __future__ import annotations

from collections.abc import Callable

from formcheck.coach.events import Event, PauseEnded, PauseReason, PauseStarted
from formcheck.live.flow.state import FlowState


def why_paused(state: FlowState) -> tuple[PauseReason, float] | None:
    """Why a set that runs is paused now, and since when by the flow's clock; None where it goes on.

    Who has not been in position yet does not pause: nothing has begun.
    """
    if state.paused_at is not None:
        return "asked", state.paused_at
    if state.stage == "away" and state.was_there:
        return "away", state.t if state.absent_since is None else state.absent_since
    return None


class Pauses:
    """Tell it where the flow stands (`note`) and of every frame that is counted (`seen`); at the end `close` it.

    A pause ends, in the source's time, with the first frame that is counted again: a camera's time goes on meanwhile,
    a clip's does not.
    """

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self._publish = publish
        self._t = 0.0
        self._going_on: tuple[PauseStarted, float] | None = None
        self._over: tuple[PauseStarted, float] | None = None

    def note(self, state: FlowState) -> None:
        """The flow stands so now."""
        why, since = why_paused(state) or (None, state.t)
        if self._going_on is not None and self._going_on[0].why != why:
            started, began = self._going_on
            self._going_on, self._over = None, (started, state.t - began)
        if why is not None and self._going_on is None:
            self._tell_over()
            started = PauseStarted(self._t, max(self._t - (state.t - since), 0.0), why)
            self._going_on = (started, since)
            self._publish(started)

    def seen(self, t: float) -> None:
        """A frame of the set's time `t` is counted."""
        self._t = t
        self._tell_over()

    def close(self, state: FlowState) -> None:
        """The set is over, and any pause with it."""
        if self._going_on is not None:
            started, began = self._going_on
            self._going_on, self._over = None, (started, max(state.t - began, 0.0))
        self._tell_over()

    def _tell_over(self) -> None:
        if self._over is not None:
            (started, lasted_s), self._over = self._over, None
            self._publish(PauseEnded(self._t, started.start_s, self._t, lasted_s, started.why))
