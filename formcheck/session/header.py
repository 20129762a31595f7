"""What a session's log says first and last: who made it, of what, when, and how it ended."""

from __future__ import annotations

import dataclasses
import math
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from formcheck import __version__
from formcheck.capture.frame import SourceInfo
from formcheck.coach.personal import OWN_CAP, OwnRange, Personal
from formcheck.pose.landmarks import Side
from formcheck.specs.model import Dose, ExerciseSpec, MovementKind, Sides
from formcheck.specs.range import Range
from formcheck.specs.uncertainty import uncertainty

SCHEMA = 1
"""Of the log; see docs/session-log.md. Raised when a reader of the old one would misread the new one."""

CUT_OFF = "cut_off"
"""How a later scoring ended whose set was killed: it has an end of its own, and the set had none."""

_PACKAGES = {"mediapipe": "mediapipe", "opencv": "opencv-contrib-python", "numpy": "numpy"}


@dataclass(frozen=True, slots=True)
class Units:
    """In what the values are given: `deg`, `trunk` (trunk lengths) or `mixed`.

    Attributes:
        drive: of the movement's measure; None for a pure hold.
        limits: id of a limit to the unit of its peak, that of its first measure.
        drive_off_by, limits_off_by: by how much those values may be off, in these units (see specs/uncertainty.py);
            None and nothing in a log that does not tell.
    """

    drive: str | None = None
    limits: Mapping[str, str] = field(default_factory=dict)
    drive_off_by: float | None = None
    limits_off_by: Mapping[str, float] = field(default_factory=dict)

    def of_limit(self, limit: str) -> str | None:
        """The unit of that limit's peaks; a person's own cap stands on the drive, unless it is told otherwise."""
        return self.limits.get(limit, self.drive if limit == OWN_CAP else None)

    def limit_off_by(self, limit: str) -> float | None:
        """By how much those may be off; None where it is not known."""
        return self.limits_off_by.get(limit, self.drive_off_by if limit == OWN_CAP else None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the exercise's spec asks for: enough to read the log without understanding the spec.

    Attributes:
        id, name, kind, sides, dose: as in ExerciseSpec.
        hold: seconds to hold; None where the movement only passes.
        units: of the values in the events.
    """

    id: str
    name: str
    kind: MovementKind
    sides: Sides
    hold: Range | None
    dose: Dose
    units: Units


@dataclass(frozen=True, slots=True)
class SpecCopy:
    """The spec as it was: where it came from, and its YAML."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Which sitting on the mat a set belongs to: each set has a log of its own.

    Attributes:
        id: the same for all sets, and the check-ins, of one sitting: its local start, `2026-11-22T15-04-05`.
        routine: id of the routine that was followed; None for one exercise alone.
        set: 1, 2, ... of this exercise (and side) in the visit.
        sets: how many were planned.
        side: the only side that was to be worked in this set; None for both or neither.
        reps: how many were planned in it, for each side that is worked; None where it had no end.
        sides_planned: on how many sides the exercise was to be done, in this set or in another of the visit: 2, or 1
            where one was enough; None where the sides are not worked apart, or in a log that does not tell.
        step: 1, 2, ... of the routine's steps; None for one exercise alone, or in a log that does not tell.
    """

    id: str
    routine: str | None
    set: int
    sets: int
    side: Side | None
    reps: int | None = None
    sides_planned: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a log.

    Attributes:
        schema: of the log.
        formcheck: the version that wrote it.
        started_at: with its offset from UTC.
        exercise: what was to be done.
        model: name and version of the pose model.
        outline: whether the silhouette's outline is in the recording.
        source: the camera, video or picture.
        spec: a copy of the spec.
        versions: of Python and the packages that numbers depend on.
        visit: the sitting that this set belongs to; None for a set on its own (a video that was analysed).
        rescored_at: when the poses were scored again, with the offset from UTC; None in the log of the set itself.
        personal: the person's own ranges that were watched too; None where nobody's were.
    """

    schema: int
    formcheck: str
    started_at: datetime
    exercise: Plan
    model: str
    outline: bool
    source: SourceInfo
    spec: SpecCopy
    versions: Mapping[str, str]
    visit: Visit | None = None
    rescored_at: datetime | None = None
    personal: tuple[OwnRange, ...] | None = None


@dataclass(frozen=True, slots=True)
class End:
    """The last line of a log that was ended and not killed.

    Attributes:
        t: time of the last frame in seconds; 0.0 where there was none.
        how: `done`, `interrupted` (by the person) or `failed`; in a later scoring of a log without an end, CUT_OFF.
        frames, posed: frames seen, and those with a person.
        fps: frames a second as they came; 0.0 where unknown.
        duration_s: seconds of the source that were seen.
        near_side: the side towards the camera at the end.
        message: what failed, else empty.
    """

    t: float
    how: str
    frames: int
    posed: int
    fps: float
    duration_s: float
    near_side: Side | None
    message: str = ""


def header_of(
    spec: ExerciseSpec,
    source: SourceInfo,
    *,
    model: str,
    outline: bool,
    started_at: datetime,
    visit: Visit | None = None,
    personal: Personal | None = None,
) -> Header:
    """The header of a session that begins at `started_at`, which must know its offset from UTC."""
    if started_at.tzinfo is None:
        raise ValueError("a session's start needs its offset from UTC")
    return Header(
        schema=SCHEMA,
        formcheck=__version__,
        started_at=started_at,
        exercise=plan_of(spec),
        model=model,
        outline=outline,
        source=source if math.isfinite(source.fps) else dataclasses.replace(source, fps=0.0),
        spec=SpecCopy(spec.source, spec.text),
        versions={"python": platform.python_version(), **{k: _version(p) for k, p in _PACKAGES.items()}},
        visit=visit,
        personal=None if personal is None else personal.ranges,
    )


def plan_of(spec: ExerciseSpec) -> Plan:
    """What `spec` asks for, without how it is measured."""
    unit = {measure.name: measure.unit for measure in spec.measures}
    movement, limited = spec.movement, _limited(spec)
    return Plan(
        id=spec.id,
        name=spec.name,
        kind=movement.kind,
        sides=spec.sides,
        hold=next((end.hold for end in movement.ends if end.hold is not None), None),
        dose=spec.dose,
        units=Units(
            drive=None if movement.drive is None else unit.get(movement.drive, "mixed"),
            limits={name: unit.get(measure, "mixed") for name, measure in limited.items()},
            drive_off_by=None if movement.drive is None else uncertainty(spec, movement.drive),
            limits_off_by={name: uncertainty(spec, measure) for name, measure in limited.items()},
        ),
    )


def _limited(spec: ExerciseSpec) -> dict[str, str]:
    """Id of each limit to the measure that its peak is of; with the own cap of a hold, which has no drive."""
    found = {limit.id: limit.when[0].measure for limit in spec.limits}
    if spec.movement.least_kept:
        found[OWN_CAP] = spec.movement.least_kept[0].measure
    return found


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
