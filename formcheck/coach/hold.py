"""A pure hold: the pose is taken, and kept. The clock is the pose's own: it runs while the conditions are met.

It starts when they are met and the body has come to rest in them (arms still finding their place are not yet a hold),
and ends when one is broken for longer than a moment. Where the spec gives wider bounds to go on in, it is these that
must be broken.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from statistics import median

from formcheck.coach.hold_edges import Coming, HoldEdges
from formcheck.coach.let_go import LetGo
from formcheck.coach.own_place import OwnPlace
from formcheck.coach.plateau import Stay
from formcheck.coach.stillness import SPEED_S, STILL_SPEED, Settling
from formcheck.coach.to_begin import ToBegin
from formcheck.coach.travel import GoingOn, Moment, Outcome
from formcheck.coach.unsaid import Unsaid
from formcheck.measure.measures import is_doubted
from formcheck.pose.landmarks import SIDES
from formcheck.specs.condition import all_met
from formcheck.specs.model import Movement

BROKEN_S = 1.2
"""Seconds for which a condition must fail to end a hold: the landmarks slip for less, and nobody leaves a position
and is back in it in less."""

EXCUSED_S = 30.0
"""Seconds for which a limit that a hold outlives keeps it from ending: who is not back by then has given it up."""

UNSEEN_S = 2.0
"""Grace for lost frames: seconds unseen that a hold outlives; if it is longer, the hold ended at the last sight."""

LAG_S = 0.1
"""Seconds by which a body that comes to rest has done so before its speed over SPEED_S says so."""

RISE_S = 3.0
"""Seconds that a way out of the pose may take: a hold ends where that begins, not where a condition fails on it."""

FIDGET_S = 2.0
"""Seconds after which a body at rest is holding, though one joint does not come to rest (or is only guessed)."""


class HoldTracker:
    """Times one hold after another.

    `held_since` is when the one that goes on began, None without one; `held_s` how long it was surely kept, since a
    person may have left already while it is not yet over.

    Args:
        movement: what is to be held.
        from_the_start: whether it is told of the source from its start on: who is in the pose then has been in it; who
            is in it after a gap may be coming into it still.
    """

    rest = math.nan
    target = math.nan
    value = math.nan
    going_on: GoingOn | None = None
    rest_known = True

    def __init__(self, movement: Movement, *, from_the_start: bool = True) -> None:
        self._movement = movement
        self._from_the_start = from_the_start
        self._kept = movement.ends[0].conditions
        wider = {condition.measure: condition for condition in movement.goes_on}
        self._goes_on = tuple(wider.pop(condition.measure, condition) for condition in self._kept)
        self._left_by = tuple(wider.values())
        self._to_begin = ToBegin(movement.to_begin)
        self._settling = Settling(movement.settles) if movement.settles else None
        self._shortest = movement.shortest_hold_s
        self.held_since: float | None = None
        self._met_last = self._seen_last = self._within_last = math.nan
        self._held_until = math.nan
        self._met_since = math.nan
        self._still_since = math.nan
        self._still_last = math.nan
        self._first_t = math.nan
        self._failed_since: float | None = None
        self._kept_values: dict[str, list[float]] = {}
        self._edges = HoldEdges()
        self._unsaid = Unsaid(movement.arrives)
        self._coming = Coming()
        self._begun_before = False
        self._let_go = LetGo(movement.arrives, self._goes_on)
        self._place = OwnPlace(movement.near)
        self._met_now = False
        self._in_it = self._was_so = self._cut = False
        self._starts_there = True

    @property
    def phase(self) -> str:
        """`end` while held, `moving` on the way, `rest` is not told apart."""
        return "end" if self.held_since is not None else "moving"

    @property
    def progress(self) -> float:
        """1 while the conditions are met, else 0."""
        return 1.0 if self._met_now else 0.0

    def push(self, moment: Moment) -> Outcome | None:
        """Feed one moment; returns the hold that it ended."""
        self._starts_there = self._begins_there(moment)
        if moment.after_gap:
            return self._begin_anew()
        kept = self._keeps(moment)
        self._follow_the_pose(moment, kept)
        self._to_begin.look(moment.values, in_it=kept is True)
        if self._settling is not None:
            moment = replace(moment, speed=self._settling.push(moment.t, moment.values))
        met = self._is_met(moment, kept)
        self._met_now = met is True
        if self.held_since is None:
            self._wait_for_rest(moment, met=self._met_now)
            return None
        if moment.stays_put and not met:
            self._failed_since = None
            return None
        if met is None:
            return self._close(left=True) if moment.t - self._seen_last > UNSEEN_S else None
        self._seen_last = moment.t
        if met:
            self._met_last, self._failed_since = moment.t, None
            self._held_until = moment.t
            if all_met(self._kept, moment.values) is not False:
                self._within_last = moment.t
            self._note(moment)
            if moment.speed.body <= STILL_SPEED:
                self._still_last = moment.t
            return None
        if moment.excused and moment.t - self._met_last < EXCUSED_S:
            self._failed_since = None
            self._held_until = moment.t
            return None
        if self._failed_since is None:
            self._failed_since = moment.t
        if moment.t - self._failed_since < BROKEN_S:
            return None
        self._let_go.ended()
        return self._close(left=True)

    def _is_met(self, moment: Moment, kept: bool | None) -> bool | None:
        """Whether this moment belongs to a hold; None where what decides it was not seen."""
        if self.held_since is None:
            self._let_go.between(moment.values)
            return kept if self._to_begin.may and not self._let_go.resting else False
        return False if kept and self._let_go.gone(moment.values, moment.t - self.held_since) else kept

    def _begins_there(self, moment: Moment) -> bool:
        """Whether the pose is the posture in which the exercise starts: who is in it need not have come there."""
        return moment.starting and not self._movement.arrives

    def held_s(self, _t: float, /) -> float:
        """Seconds for which the hold that goes on was surely kept, whatever time it is; 0 without one."""
        return 0.0 if self.held_since is None else self._held_until - self.held_since

    def stays_so_far(self) -> tuple[Stay, ...]:
        """None: a hold that is not over is an outcome of its own once the source ends."""
        return ()

    def fits(self, values: Mapping[str, float]) -> bool | None:
        """Whether a hold would go on with these values, by its bounds; None where what decides it was not seen."""
        return False if all_met(self._left_by, values) is False else all_met(self._goes_on, values)

    def hangs_on(self, doubted: Collection[str]) -> bool:
        """Whether any number that decides on it, of either side, is among the `doubted`."""
        asked = {condition.measure for condition in (*self._goes_on, *self._left_by)}
        return any(is_doubted(doubted, name, side) for name in asked for side in SIDES)

    def finish(self) -> Outcome | None:
        """The source has ended, or the posture was left; a hold that was running ends with it."""
        if self.held_since is None:
            return None
        goes_on = self._met_now and not self._starts_there
        outcome = self._close()
        return replace(outcome, cut=outcome.cut or goes_on) if outcome else None

    def restart(self) -> None:
        """Forget a hold that was running, and the way into it."""
        self.held_since = None
        self._begun_before = self._to_begin.may
        self._unsaid.forget()
        self._coming.forget()
        self._failed_since = None
        self._met_since = self._still_since = math.nan
        self._to_begin.forget()
        self._in_it = False

    def leave(self) -> None:
        """The posture has been left, and with it the hold."""
        self.restart()
        self._place.forget()

    def _wait_for_rest(self, moment: Moment, *, met: bool) -> None:
        self._coming.push(moment, met=met)
        if not met:
            self._met_since = math.nan
        elif math.isnan(self._met_since):
            self._met_since = moment.t
        if math.isnan(self._first_t):
            self._first_t = moment.t
        still = met and moment.speed.body <= STILL_SPEED
        if not still:
            self._still_since = math.nan
            return
        if math.isnan(self._still_since):
            self._still_since = moment.t
        if moment.speed.limb <= STILL_SPEED:
            was_so = self._met_since == self._first_t and moment.t - self._first_t <= 2 * SPEED_S
            self._was_so = was_so and self._from_the_start
            self._cut = was_so and not self._begins_there(moment)
            self._begin(self._met_since if self._was_so else max(self._met_since, moment.t - LAG_S), moment)
        elif moment.t - self._still_since >= FIDGET_S:
            self._was_so = self._cut = False
            self._begin(self._still_since, moment)

    def _begin(self, since: float, moment: Moment) -> None:
        before = self._unsaid.since_still()[:-1]
        self._unsaid.forget()
        self.held_since = min(since, before[0].t - LAG_S) if before else since
        self._still_last = moment.t
        self._met_last = self._seen_last = self._within_last = self._held_until = moment.t
        self._failed_since, self._kept_values = None, {}
        self._edges = HoldEdges()
        for earlier in before or self._coming.before(since):
            self._edges.push(earlier.t, earlier.values)
        self._note(moment)

    def _note(self, moment: Moment) -> None:
        self._edges.push(moment.t, moment.values)
        self._place.held(moment.t, moment.values)
        for name, value in moment.values.items():
            if value == value:
                self._kept_values.setdefault(name, []).append(value)

    def _follow_the_pose(self, moment: Moment, kept: bool | None) -> None:
        """Remember the pose, which may turn out to be a hold that had begun with it."""
        if kept is False:
            self._unsaid.forget()
            self._begun_before = self._to_begin.may
        elif kept and self._movement.to_begin and not self._begun_before and self.held_since is None:
            self._unsaid.push(moment)

    def _keeps(self, moment: Moment) -> bool | None:
        """Whether the pose's own conditions are met; None where one that decides it was not seen."""
        met = all_met(self._goes_on if self._in_it else self._kept, moment.values)
        if all_met(self._left_by, moment.values) is False:
            met = False
        self._in_it = met is True or (self._in_it and met is None) or self.held_since is not None
        if met is False:
            return False
        return met if self._place.is_near(moment.t, moment.values) else False

    def _begin_anew(self) -> Outcome | None:
        """Nobody knows what was done in a gap: a hold that was running is over, and who is in the pose then may only be
        coming into it.
        """
        going_on = min(self._still_last, self._within_last) == self._met_last and not self._starts_there
        outcome = self._close(left=True) if self.held_since is not None else None
        self.restart()
        self._first_t, self._from_the_start, self._met_now = math.nan, False, False
        return replace(outcome, cut=outcome.cut or going_on) if outcome else None

    def _close(self, *, left: bool = False) -> Outcome | None:
        """End the hold; `left`: its pose was left or lost sight of, not the source's end."""
        start, end, kept = self.held_since, self._met_last, self._kept_values
        if left:
            way_out = (t for t in (self._still_last, self._within_last) if 0 <= end - t < RISE_S)
            end = min(way_out, default=end)
        if start is not None:
            start = start if self._was_so else self._edges.begin(start, self._movement.arrives)
            end = self._edges.end(end, self._movement.arrives)
        self.restart()
        if start is None or end - start < self._shortest:
            return None
        return Outcome(
            counted=True,
            start_s=start,
            peak_s=start,
            end_s=end,
            start_value=math.nan,
            peak_value=math.nan,
            stays=(Stay(start, end),),
            out_s=math.nan,
            back_s=math.nan,
            at_peak={name: median(values) for name, values in kept.items()},
            span={name: _deciles(values) for name, values in kept.items()},
            cut=self._cut,
        )


def _deciles(values: list[float]) -> tuple[float, float]:
    """The tenth and the ninetieth percentile."""
    ordered = sorted(values)
    tenth = len(ordered) // 10
    return ordered[tenth], ordered[-1 - tenth]
