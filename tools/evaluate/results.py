"""What scoring one clip gives: found against true, part by part. Nothing is summed up here yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HOLD_S = 0.4
HOLD_SHARE = 0.05
"""A hold is right within 0.4 s or 5 % of its true length, whichever is more."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Reps in all and of each side; a side is None where it is not known."""

    total: int
    left: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class RepError:
    """How much later than the truth a rep was found to start and to end, seconds."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class RepScore:
    """Reps and partial reps.

    Attributes:
        true, found: how many.
        errors: of the reps that could be matched with a true one.
        missed, extra: when true reps began that none was found for, and when found ones peaked that are none; empty
            where the true reps' times are not known.
        out_of_place: times of reps counted while the person was getting ready, pausing or away.
        true_partials, found_partials: movements that stop short; the true number is None where unknown.
    """

    true: Counts
    found: Counts
    errors: tuple[RepError, ...]
    missed: tuple[float, ...]
    extra: tuple[float, ...]
    out_of_place: tuple[float, ...]
    true_partials: int | None
    found_partials: int

    @property
    def exact(self) -> bool:
        """Whether every count that is known is right, and not because a missed rep makes up for one that is none."""
        return self.off == 0 and not self.missed and not self.extra

    @property
    def off(self) -> int:
        """The largest difference of the known counts."""
        pairs = (
            (self.true.total, self.found.total),
            (self.true.left, self.found.left),
            (self.true.right, self.found.right),
        )
        return max(abs(true - (found or 0)) for true, found in pairs if true is not None)


@dataclass(frozen=True, slots=True)
class HoldError:
    """One true hold, and how much longer than it the hold found there was, seconds.

    `error_s`, `start_s` and `end_s` (later than the truth) are None where none was found.
    """

    at_s: float
    true_s: float
    error_s: float | None
    start_s: float | None
    end_s: float | None
    right_side: bool

    @property
    def right(self) -> bool:
        """Whether it was found, on the right side and nearly as long as it was."""
        allowed = max(HOLD_S, HOLD_SHARE * self.true_s)
        return self.error_s is not None and self.right_side and abs(self.error_s) <= allowed


@dataclass(frozen=True, slots=True)
class HoldScore:
    """Every true hold, and the times of holds that are none."""

    holds: tuple[HoldError, ...]
    extra: tuple[float, ...]

    @property
    def worst_s(self) -> float | None:
        """The largest error in seconds of those found."""
        return max((abs(hold.error_s) for hold in self.holds if hold.error_s is not None), default=None)


@dataclass(frozen=True, slots=True)
class Said:
    """Something the coach said or logged: a warning, a cue (from the start of its rep on) or a partial rep."""

    id: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """A fault of the truth, and whether the coach spoke of it."""

    id: str
    start_s: float
    end_s: float
    found: bool


@dataclass(frozen=True, slots=True)
class FaultScore:
    """`clean`: no fault is planted. `unfounded`: warnings and cues that no planted fault explains.

    Where the faults are not known, `known` is False and `unfounded` is all that was said.
    """

    known: bool
    planted: tuple[PlantedFault, ...]
    unfounded: tuple[Said, ...]

    @property
    def clean(self) -> bool:
        """Whether it is known that no fault is planted."""
        return self.known and not self.planted


@dataclass(frozen=True, slots=True)
class PostureScore:
    """Frames at rest: how many, in how many the posture is right, and what was taken for what how often."""

    frames: int
    right: int
    mistaken: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class FalseCount:
    """Reps that the spec of an exercise counted in a clip that is not that exercise, and when (seconds)."""

    spec: str
    count: int
    at_s: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """What it took: frames, seconds of video, seconds to extract the poses (once), and to score them once."""

    frames: int
    posed: int
    video_s: float
    extracting_s: float
    scoring_s: float


@dataclass(frozen=True, slots=True)
class ClipScore:
    """One clip. `failed` says why it could not be scored; parts that do not apply are None.

    `angles`: joint to the errors of each frame, in degrees, found less true.
    """

    name: str
    video: str
    exercise: str | None
    failed: str | None = None
    reps: RepScore | None = None
    holds: HoldScore | None = None
    angles: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    faults: FaultScore | None = None
    posture: PostureScore | None = None
    false_counts: tuple[FalseCount, ...] = ()
    effort: Effort | None = None
