"""Has somebody come to rest where the exercise begins, and have they begun from there on their own?

A coach that nobody hears watches the person as if the set had begun when they came to rest. What it learns decides
whether they keep still in the movement as well as in the body (a back that rounds moves no joint), and whether a
movement leaves that rest before anybody said "Go": then the set begins with it.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace

from formcheck.coach.coach import Coach
from formcheck.coach.events import RestLearned
from formcheck.coach.stillness import STILL_S, STILL_SPEED, Speed
from formcheck.measure.measures import Measures, on_side
from formcheck.pose.landmarks import SIDES, Side
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec

KEPT_S = 4.0
"""Seconds of poses that are kept: a stillness that begins a set, and the slow beginning of a movement after it."""

LEAD_S = 0.5
"""Seconds before the stillness that go into the set as well: a body's speed is known only after that long."""

LEAVING_S = 2.5
"""Seconds that a slow movement may take from the stillness to having left rest: a third of a rise of seven seconds.
What comes later did not begin from there."""

BEGUN_S = 12.0
"""Seconds of a body that keeps still in its place while the movement never rests, after which it counts as begun:
somebody who did not wait, in a movement that no joint shows, or a measure too restless for a rest to be seen."""

GAP_S = 1.0
"""Seconds without a look after which everything begins anew: a pause, a camera that was gone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to see now.

    Attributes:
        still: whether the body keeps still, and the movement rests.
        begun: whether the movement has left a rest that had been kept, or has gone on for long without one; in a pure
            hold, whether it is held.
        moves: whether the body is seen to move.
        holding: the side that is held in a pure hold; None without one, or where the sides are not worked apart.
    """

    still: bool
    begun: bool
    moves: bool = False
    holding: Side | None = None


class ComingToRest:
    """Feed `push` with every look at somebody who gets ready.

    Args:
        spec: the exercise.
    """

    def __init__(self, spec: ExerciseSpec) -> None:
        self._spec = spec
        self._kept: deque[tuple[Pose, Measures]] = deque()
        self._coach = Coach(spec)
        self._origin = 0.0
        self._rest_known = False
        self._body_still = False
        self._forget(-math.inf)

    def push(self, pose: Pose, measures: Measures, speed: Speed, *, fits: bool) -> Standing:
        """Take in one look. `fits`: whether the person is where the set may begin."""
        if not fits or (self._kept and pose.t - self._kept[-1][0].t > GAP_S):
            self._forget(pose.t)
        self._keep(pose, measures)
        if not fits:
            return Standing(still=False, begun=False)
        still = speed.body <= STILL_SPEED
        came_to_rest, self._body_still = still and not self._body_still, still
        if came_to_rest and not self._rests():
            self._begin_anew(pose.t)
        else:
            self._follow(measures)
        return replace(self._standing(pose.t, measures), moves=speed.body > STILL_SPEED)

    def poses(self) -> tuple[Pose, ...]:
        """Those since a moment before the person came to rest: they belong to the set."""
        since = self._rests_since - LEAD_S
        return tuple(pose for pose, _ in self._kept if pose.t >= since)

    def _forget(self, t: float) -> None:
        """Nobody is there, or nobody looked: all begins at `t`."""
        self._body_still = self._rest_known = False
        self._there_since = self._body_moved = self._drive_seen = t
        self._rests_since = math.inf
        self._rested = -math.inf

    def _keep(self, pose: Pose, measures: Measures) -> None:
        self._kept.append((pose, measures))
        while pose.t - self._kept[0][0].t > KEPT_S:
            self._kept.popleft()

    def _begin_anew(self, t: float) -> None:
        """Watch from when the person came to rest, which is known only LEAD_S after."""
        self._coach, self._rest_known = Coach(self._spec), False
        recent = [measures for pose, measures in self._kept if pose.t >= t - LEAD_S]
        self._origin = recent[0].t
        for measures in recent:
            self._follow(measures)

    def _follow(self, measures: Measures) -> None:
        # A coach whose first frame is at nought takes whoever is in position there as ready.
        events = self._coach.step(replace(measures, t=measures.t - self._origin))
        self._rest_known = self._rest_known or any(isinstance(event, RestLearned) for event in events)

    def _standing(self, t: float, measures: Measures) -> Standing:
        self._body_moved = self._body_moved if self._body_still else t
        self._drive_seen = t if self._sees_drive(measures) else self._drive_seen
        unseen = self._spec.movement.drive is None or t - self._drive_seen > STILL_S
        rests = self._body_still and (unseen or self._rests())
        if rests:
            if t - self._rested > STILL_S:
                self._rests_since = t - (STILL_S if self._rest_known else 0.0)
            self._rested = t
        left = self._rest_known and not self._rests() and t - self._rested <= LEAVING_S
        holds = rests and self._coach.state().hold_s > 0 and self._spec.movement.kind == "hold"
        restless = t - max(self._there_since, self._body_moved, self._rested) >= BEGUN_S
        if restless:
            self._rests_since = t
        return Standing(rests, begun=left or holds or restless, holding=self._coach.state().side if holds else None)

    def _rests(self) -> bool:
        """Whether the movement is where it was learned to rest."""
        return self._rest_known and self._coach.state().phase == "rest"

    def _sees_drive(self, measures: Measures) -> bool:
        drive = self._spec.movement.drive
        return drive is not None and any(
            not math.isnan(on_side(measures.values, drive, side)) for side in (None, *SIDES)
        )
