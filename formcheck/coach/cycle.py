"""A cycle: from neutral to one end, through neutral to the other end on the other side, and back.

Which end comes first is the person's choice: many begin with the hollow, as they were taught. Neutral is the person's
own; where it is, own_neutral.py learns.
"""

from __future__ import annotations

import math

from formcheck.coach.own_neutral import LEFT, OwnNeutral
from formcheck.coach.own_rest import direction
from formcheck.coach.plateau import Stay
from formcheck.coach.travel import GoingOn, Moment, Outcome
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import Movement

HALF_WAY = 0.5
"""Share of the way from an end back to neutral at which that end is over."""

UNSEEN_S = 3.0
"""Seconds unseen after which a cycle that had begun is dropped."""


class _Before:
    """What was seen before the first cycle, or part of one, was `over`: since when, and how far either way."""

    def __init__(self) -> None:
        self.since = math.nan
        self.over = False
        self._up: tuple[float, Moment] | None = None
        self._down: tuple[float, Moment] | None = None

    def take_in(self, moment: Moment, y: float) -> None:
        """Take in the drive at one moment."""
        if self.over:
            return
        if math.isnan(self.since):
            self.since = moment.t
        if self._up is None or y > self._up[0]:
            self._up = (y, moment)
        if self._down is None or y < self._down[0]:
            self._down = (y, moment)

    def furthest(self, towards: int) -> tuple[float, Moment] | None:
        """The furthest moment up (1) or down (-1); None once something was over."""
        return None if self.over else self._up if towards > 0 else self._down


class CycleTracker:
    """Follows one drive between two ends; says when a full cycle, or a half one, is over."""

    def __init__(self, movement: Movement) -> None:
        if movement.drive is None or movement.rest is None or len(movement.ends) != 2:
            raise ValueError("a cycle needs a drive, a rest and two ends")
        self._movement = movement
        self._drive = movement.drive
        self._sign = direction(movement.ends[0], movement.rest)
        about = movement.rest.about
        self._ways = (self._distance(movement.ends[0], about), self._distance(movement.ends[1], about))
        self._neutral = OwnNeutral(movement.rest, self._sign, self._ways)
        self._y = math.nan
        self._before = _Before()
        self._last_seen: float | None = None
        self.restart()

    @property
    def rest(self) -> float:
        """Neutral, in the drive's unit."""
        return self._sign * self._neutral.at

    @property
    def rest_known(self) -> bool:
        """Whether the person has kept still at it, so that it is not assumed."""
        return self._neutral.known

    @property
    def target(self) -> float:
        """The end that comes next."""
        above = (self._towards > 0) != self._done_first
        return self._sign * (self._neutral.at + (self._ways[0] if above else -self._ways[1]))

    @property
    def progress(self) -> float:
        """0 at neutral, 1 at the first end, -1 at the second."""
        delta = self._y - self._neutral.at
        return delta / (self._ways[0] if delta >= 0 else self._ways[1])

    @property
    def value(self) -> float:
        """The drive now."""
        return self._sign * self._y

    @property
    def held_since(self) -> float | None:
        """A cycle passes through its ends; nothing is held."""
        return None

    going_on: GoingOn | None = None

    def held_s(self, _t: float, /) -> float:
        """Nothing, at any time."""
        return 0.0

    def stays_so_far(self) -> tuple[Stay, ...]:
        """None: nothing is held."""
        return ()

    @property
    def phase(self) -> str:
        """`rest` near neutral before a cycle, `end` at either end, else `moving`."""
        if abs(self.progress) >= 1:
            return "end"
        return "moving" if self._began is not None else "rest"

    def push(self, moment: Moment) -> Outcome | None:
        """Feed one moment; returns the cycle (or half of one) that it ended."""
        y = self._sign * moment.values.get(self._drive, math.nan)
        if y != y:
            self._unseen(moment.t)
            return None
        self._last_seen = moment.t
        self._y = y
        self._before.take_in(moment, y)
        self._learn_neutral(moment.t, y)
        outcome = self._follow(moment, y)
        self._before.over = self._before.over or outcome is not None
        return outcome

    def finish(self) -> Outcome | None:
        """The source has ended: a cycle whose second end was reached is done."""
        if self._began is None or self._last_seen is None:
            return None
        return self._close(self._last_seen) if self._done_second or self._first_over else None

    def restart(self) -> None:
        """Forget a cycle that had begun; neutral stays."""
        self._began: float | None = None
        self._neutral_at = math.nan
        self._towards = 1
        self._done_first = self._done_second = False
        self._first_over_at: float | None = None
        self._coming_from = 0
        self._far_up: tuple[float, Moment] | None = None
        self._far_down: tuple[float, Moment] | None = None

    def leave(self) -> None:
        """The posture has been left: whoever takes it again may kneel elsewhere, with another neutral."""
        self.restart()
        self._neutral.forget()
        self._before = _Before()

    def _distance(self, end: EndSpec, rest: float) -> float:
        return abs(end.target(rest) - rest)

    @property
    def _first_over(self) -> bool:
        """Whether the way back from the first end has been seen."""
        return self._first_over_at is not None

    def _left_towards(self, delta: float) -> int:
        """Where neutral has been left for: 1 up, -1 down, 0 not at all."""
        up, down = self._ways
        return 1 if delta >= LEFT * up else -1 if delta <= -LEFT * down else 0

    def _follow(self, moment: Moment, y: float) -> Outcome | None:
        t, delta = moment.t, y - self._neutral.at
        up, down = self._ways
        left = self._left_towards(delta)
        if not left or math.isnan(self._neutral_at):
            self._neutral_at = t
        if left != self._coming_from:
            self._coming_from = 0
        if not left and self._began is None:
            return None
        if self._began is None and self._coming_from:
            return None
        if left and (self._began is None or (left != self._towards and not self._done_first)):
            self._began, self._towards = self._neutral_at, left
        first, second = (up, down) if self._towards > 0 else (down, up)
        way = self._towards * delta
        if self._first_over and not self._done_second and way >= first:
            return self._begin_again(moment, y)
        self._note_furthest(moment, y)
        self._done_first = self._done_first or way >= first
        if self._done_first and not self._first_over and way < HALF_WAY * first:
            self._first_over_at = t
        self._done_second = self._done_second or (self._done_first and way <= -second)
        return self._over(t, delta, second)

    def _note_furthest(self, moment: Moment, y: float) -> None:
        """Keep the furthest moment on either side: of the first end until it is over, of the second from then on."""
        above = y >= self._neutral.at
        if self._first_over and above == (self._towards > 0):
            return
        if above and (self._far_up is None or y > self._far_up[0]):
            self._far_up = (y, moment)
        if not above and (self._far_down is None or y < self._far_down[0]):
            self._far_down = (y, moment)

    def _over(self, t: float, delta: float, second: float) -> Outcome | None:
        if self._done_second:
            far = self._far_down if self._towards > 0 else self._far_up
            went = 0.0 if far is None else abs(far[0] - self._neutral.at)
            return self._close(t) if -self._towards * delta < HALF_WAY * max(second, went) else None
        if not self._done_first and abs(delta) < 0.5 * LEFT * min(self._ways):
            return self._close(t)
        return None

    def _begin_again(self, moment: Moment, y: float) -> Outcome | None:
        """The first end is reached once more and the second never was: half a cycle is over, another begins."""
        began, towards = self._neutral_at, self._towards
        outcome = self._close(began)
        self._began, self._towards, self._done_first, self._coming_from = began, towards, True, 0
        self._note_furthest(moment, y)
        return outcome

    def _close(self, t: float) -> Outcome | None:
        began, over_at, up, down = self._began, self._first_over_at, self._far_up, self._far_down
        both = self._done_first and self._done_second
        went_up = up[0] - self._neutral.at if up else 0.0
        went_down = self._neutral.at - down[0] if down else 0.0
        one, other = (up, down) if self._towards > 0 else (down, up)
        proper = self._as_asked(0, up) and self._as_asked(1, down)
        delta = self._y - self._neutral.at
        self.restart()
        self._coming_from = self._left_towards(delta)
        if began is None or went_up + went_down < self._movement.least or (up is None and down is None):
            return None
        until = t if over_at is None else min(t, over_at)
        if not both and until - began < self._movement.least_s:
            return None
        last = other if both and other else one or other
        turned = last[1].t if last else began
        t = max(t, turned)
        return Outcome(
            counted=both and proper and t - began >= self._movement.least_s,
            start_s=began,
            peak_s=one[1].t if both and one else turned,
            end_s=t,
            start_value=self._sign * (up[0] if both and up else self._neutral.at),
            peak_value=self._sign * (down[0] if both and down else last[0] if last else math.nan),
            stays=(),
            out_s=turned - began,
            back_s=t - turned,
            at_peak=up[1].values if up else {},
        )

    def _as_asked(self, end: int, furthest: tuple[float, Moment] | None) -> bool:
        """Whether an end's further conditions were met there; what was not seen speaks neither for nor against."""
        values = furthest[1].values if furthest else {}
        seen = ((c, values.get(c.measure, math.nan)) for c in self._movement.ends[end].conditions)
        return all(condition.met(value) for condition, value in seen if value == value)

    def _learn_neutral(self, t: float, y: float) -> None:
        """Take in where neutral is; a cycle that was reckoned from another one is forgotten."""
        neutral = self._neutral
        neutral.look(t, y)
        was_known = neutral.known
        if neutral.put_in_between():
            if was_known:
                self.restart()
            self._begin_at_an_end()
        if neutral.look_elsewhere():
            self.restart()
        untouched = not self._done_first and not self._done_second
        if untouched and neutral.confirm():
            self.restart()

    def _begin_at_an_end(self) -> None:
        """Who was at one end before anything was known of neutral has that one behind them: the way back from it was
        taken for a way from neutral.
        """
        towards = 1 if self._y < self._neutral.at else -1
        end = self._before.furthest(towards)
        if end is None or towards * (end[0] - self._neutral.at) < (self._ways[0] if towards > 0 else self._ways[1]):
            return
        self._began, self._towards = self._before.since, towards
        self._done_first = True
        if not self._first_over:
            self._first_over_at = math.inf  # nobody saw when
        if towards > 0:
            self._far_up = end
        else:
            self._far_down = end

    def _unseen(self, t: float) -> None:
        self._y = math.nan
        self._neutral.forget_stillness()
        if self._last_seen is not None and t - self._last_seen > UNSEEN_S:
            self.restart()
