"""What the coach says happened; in a live session pauses too. Every time is the source's own, in seconds; events come
in the order found.

An event may come later than the times it names: a rep is known when it is over, a hold when it has ended.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from formcheck.pose.landmarks import Side
from formcheck.specs.model import Level, Posture

PauseReason = Literal["asked", "away"]
"""`asked`: by a key, or because the computer slept. `away`: the person left the picture or the position."""


@dataclass(frozen=True, slots=True)
class PostureChanged:
    """From `t` on the person is in `posture`."""

    t: float
    posture: Posture


@dataclass(frozen=True, slots=True)
class TrackingChanged:
    """From `t` on the person is seen (`ok`) or not well enough to be measured, and what to change.

    `state` is one of `ok`, `nobody`, `wrong_view`, `hidden`, `too_far`; and where there are pictures `too_dark`, which
    the poses alone do not show (see analysis/darkness.py).
    """

    t: float
    state: str
    message: str


@dataclass(frozen=True, slots=True)
class RestLearned:
    """The person's own rest of the drive, learned or refined at `t`."""

    t: float
    side: Side | None
    value: float


@dataclass(frozen=True, slots=True)
class RangeLearned:
    """The first comfortable movements have shown this person's own range on one side; see OwnRange.

    Attributes:
        t: when it was known.
        side, reps, drive, rest, usual, target, caps: as in OwnRange.
    """

    t: float
    side: Side | None
    reps: int
    drive: str
    rest: float
    usual: dict[str, float]
    target: dict[str, float]
    caps: dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class RangeOutgrown:
    """The set is over, and most of its comfortable movements went clearly further than the range that is known.

    Attributes:
        t: the end of the set.
        side: of the range.
        usual: that of the range, end by end (of a held position, measure by measure).
        now: where the movements of this set came to, of those ends where it is clearly further; a length or a curve as
            if they had begun from the rest of the range, so that it can be compared with `usual`.
    """

    t: float
    side: Side | None
    usual: dict[str, float]
    now: dict[str, float]


@dataclass(frozen=True, slots=True)
class RepDone:
    """A rep (or a full cycle, or a hold of a pure-hold exercise) that counts.

    Attributes:
        t: when it was known.
        n: 1, 2, ... over the session; the sides count together.
        side: the leg that was worked; None where the sides are not worked apart.
        start_s, peak_s, end_s: leaving rest, the furthest point, back at rest.
        hold_s: seconds held at the end.
        out_s, back_s: seconds of the way out and back.
        out_smoothness, back_smoothness: how evenly those ways were gone, by the spectral arc length of the speed (see
            coach/smoothness.py); NaN where it is not known: of holds and cycles, and where the drive is the mean of two
            limbs, or moved too little for its noise.
        start_value, peak_value: the drive at rest and at the furthest point (NaN for a pure hold).
    """

    t: float
    n: int
    side: Side | None
    start_s: float
    peak_s: float
    end_s: float
    hold_s: float
    out_s: float
    back_s: float
    start_value: float
    peak_value: float
    out_smoothness: float = math.nan
    back_smoothness: float = math.nan


@dataclass(frozen=True, slots=True)
class PartialRep:
    """A movement that did not reach its target: logged, never counted."""

    t: float
    side: Side | None
    start_s: float
    end_s: float
    start_value: float
    peak_value: float


@dataclass(frozen=True, slots=True)
class HoldStarted:
    """The person reached the end of the movement and stays there, since `start_s`."""

    t: float
    side: Side | None
    start_s: float


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """A hold, with its final times.

    Attributes:
        complete: it lasted at least as long as the spec asks.
        cut: what was seen began or ended in the midst of it: how long it really was nobody knows.
    """

    t: float
    side: Side | None
    start_s: float
    end_s: float
    complete: bool
    cut: bool = False


@dataclass(frozen=True, slots=True)
class WarningStarted:
    """A limit was passed since `start_s` and stayed so for its dwell.

    `own`: it was the person's own cap, and not the general limit, which lies further on.
    """

    t: float
    id: str
    level: Level
    side: Side | None
    start_s: float
    message: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class WarningEnded:
    """The warning is over; `peak` is the worst value of the limit's first measure.

    `own`: only the person's own cap was passed, and never the general limit. `excess`: how far the peak lay past the
    bound that was passed, in the measure's unit; NaN where it is not known.
    """

    t: float
    id: str
    level: Level
    side: Side | None
    start_s: float
    end_s: float
    peak: float
    message: str
    own: bool = False
    excess: float = math.nan


@dataclass(frozen=True, slots=True)
class Cued:
    """Something to be said of what was just done."""

    t: float
    id: str
    side: Side | None
    message: str


@dataclass(frozen=True, slots=True)
class PauseStarted:
    """A live session pauses since `start_s`. The session says it, not the coach: poses do not show it."""

    t: float
    start_s: float
    why: PauseReason


@dataclass(frozen=True, slots=True)
class PauseEnded:
    """It goes on, or the set has ended.

    `lasted_s` is by the clock: while a clip stands in for the camera, the source's own time stands still.
    """

    t: float
    start_s: float
    end_s: float
    lasted_s: float
    why: PauseReason


Event = (
    PostureChanged
    | TrackingChanged
    | RestLearned
    | RangeLearned
    | RangeOutgrown
    | RepDone
    | PartialRep
    | HoldStarted
    | HoldEnded
    | WarningStarted
    | WarningEnded
    | Cued
    | PauseStarted
    | PauseEnded
)


@dataclass(frozen=True, slots=True)
class CoachState:
    """Where things stand now, for a screen or a voice.

    Attributes:
        t: the time this is true of.
        posture: the settled posture.
        in_position: whether the exercise may be counted now.
        tracking: as in TrackingChanged.
        reps, reps_left, reps_right: counted so far.
        side: the side being worked now, or None.
        phase: `out_of_position`, `rest`, `moving` (towards the end), `end`, `leaving` it, on the way `back`.
        progress: the drive's way from rest to target, 0 at rest, 1 at the target, may go past; NaN unseen.
        drive_value: the drive now, in its unit; NaN unseen.
        rest, target: of the drive, for this person; NaN where unknown.
        hold_s: seconds held so far; 0.0 while not holding.
        warnings: ids of the limits passed now, gravest first; of one level in the order of the spec.
        past_own: those of which only the person's own cap is passed.
        near: the side of the body that is measured (nearer to the camera); None until known.
    """

    t: float
    posture: Posture
    in_position: bool
    tracking: str
    reps: int
    reps_left: int
    reps_right: int
    side: Side | None
    phase: str
    progress: float
    drive_value: float
    rest: float
    target: float
    hold_s: float
    warnings: tuple[str, ...]
    near: Side | None = None
    past_own: tuple[str, ...] = ()
