"""What a checked exercise spec is: plain frozen dataclasses, read by measure and coach.

`specs/schema.py` describes the YAML that people write; `specs/load.py` turns it into these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec, RestSpec
from formcheck.specs.range import Range

Posture = Literal[
    "supine",
    "prone",
    "hands_and_knees",
    "childs_pose",
    "seated",
    "half_kneeling",
    "standing",
    "unknown",
]
MeasureKind = Literal[
    "angle", "inclination", "height", "distance", "ahead", "offset", "spine_curve", "trunk_length", "combine"
]
MeasureSide = Literal["near", "far", "both", "left", "right", "working", "resting"]
"""`both` is the mean of the two sides; `working` and `resting` are the limb that moves and the other one."""
Level = Literal["info", "warning", "stop"]
Phase = Literal["any", "rest", "moving", "end"]
"""When a limit is watched: always, while at rest, while moving towards the end, or while at it (the hold)."""
MovementKind = Literal["rep", "cycle", "hold"]
Sides = Literal["both", "each"]
"""`both`: the body moves as one. `each`: left and right are worked apart, alternating or one after the other."""

QUALITIES: dict[str, str] = {
    "hold_s": "seconds held at the end of the movement",
    "out_s": "seconds from rest to the end",
    "back_s": "seconds from the end back to rest",
    "moving_s": "seconds from leaving rest to being back, without the holds",
    "total_s": "seconds from leaving rest to being back",
    "travel": "how far the drive went from rest, in its own unit",
}
"""What a cue may speak of: the qualities of a finished rep, cycle or hold."""


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """One named number, computed from each pose.

    Attributes:
        name: the word that phases, limits and plots use.
        kind: `angle` at the middle of three points, degrees, 0 to 180, or 0 to 360 through the body's front
            when `signed`; `inclination` of the line between two points above the horizontal, degrees, -90 to
            90; `height` of the first point above the second, or above the floor where there is one point;
            `distance` between two points; `ahead`, how far the first point lies before the second in the
            direction the body's head or face points along the floor; `offset` of the first point from the
            line through the other two, positive to the body's front: all four in trunk lengths;
            `spine_curve` of the silhouette's back, in trunk lengths, positive when rounded; `trunk_length`, from
            shoulder to hip by what lies on them, about 1 and exact in its changes; `combine`, a
            weighted sum of other measures.
        points: landmark names, as many as the kind takes.
        side: whose limb is measured.
        signed: for an angle: counted through the body's front, so that past straight is past 180.
        terms: for `combine`: (measure name, weight) pairs.
        optional: for `combine`: those of its terms that are left out while they are not seen.
        unit: `deg` or `trunk` (trunk lengths); a combination's is that of its terms, `mixed` where they differ.
        why: the reason given in the spec, may be empty.
    """

    name: str
    kind: MeasureKind
    points: tuple[str, ...]
    side: MeasureSide
    signed: bool
    terms: tuple[tuple[str, float], ...]
    unit: str
    why: str
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """What counts.

    Attributes:
        kind: `rep` (rest, one end, rest), `cycle` (two ends, either side of rest), `hold` (conditions kept).
        drive: the measure that travels; None for a hold.
        rest: of the drive; None for a hold.
        ends: one for a rep or a hold, two for a cycle, whichever is come to first.
        least: the smallest travel of the drive that is a movement at all (a partial rep), in its unit.
        least_s: seconds that a rep or cycle takes at the very least; faster is a jump of the landmarks.
        shortest_hold_s: a hold below this is not a hold.
        throughout: of a rep, what is true all the way there and back: else it was another movement.
        to_begin: what must be true beside the end's conditions for a hold to begin, though not for it to go on.
        goes_on: of a hold, what is true while it goes on once the pose was taken: wider bounds in place of the end's
            own, and what else tells that it was not left.
        least_kept: of a hold, how little of it is still this position for somebody stiffer: one-sided conditions on
            measures of the end's own, the first of which is the one that a person may go too far in.
        despite: ids of the limits that do not end a hold: it goes on once they are mended, and is warned of.
        settles: the measures that must come to rest for a hold to begin; empty: the whole body.
        arrives: those of the end's conditions whose measure begins and ends a hold near where it is kept, and not
            already where its bound is passed on the way.
        near: of a hold, bands around where this person is in it: who has gone further from there has left it.
    """

    kind: MovementKind
    drive: str | None
    rest: RestSpec | None
    ends: tuple[EndSpec, ...]
    least: float
    least_s: float
    shortest_hold_s: float
    throughout: tuple[Condition, ...] = ()
    to_begin: tuple[Condition, ...] = ()
    goes_on: tuple[Condition, ...] = ()
    least_kept: tuple[Condition, ...] = ()
    despite: tuple[str, ...] = ()
    settles: tuple[MeasureSpec, ...] = ()
    arrives: tuple[Condition, ...] = ()
    near: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitSpec:
    """Something to be warned of while it lasts.

    Attributes:
        id: the word in logs and in the JSON.
        when: all must be met at once: the general limit, for everybody.
        or_when: another way in which it is passed, all at once as well. May be empty.
        own: the person's own limit, counted from what is usual for them; met, it warns as well. May be empty.
        during: the phase in which it is watched.
        for_s: seconds that it must last before the warning comes.
        release: how far inside the bound the value must come back to end the warning, in the measure's unit.
        level: how grave.
        say: one short, calm sentence.
        why: the reason for the number.
    """

    id: str
    when: tuple[Condition, ...]
    during: Phase
    for_s: float
    release: float
    level: Level
    say: str
    why: str
    own: tuple[Condition, ...] = ()
    or_when: tuple[Condition, ...] = ()

    @property
    def ways(self) -> tuple[tuple[Condition, ...], ...]:
        """The ways in which the general limit is passed."""
        return (self.when, self.or_when) if self.or_when else (self.when,)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All of them, the person's own too."""
        return (*self.when, *self.or_when, *self.own)


@dataclass(frozen=True, slots=True)
class CueSpec:
    """Something to be said of a rep, cycle or hold after it is done: what was short, fast or long.

    `when` speaks of QUALITIES; all conditions must be met.
    """

    id: str
    when: tuple[Condition, ...]
    say: str
    why: str


@dataclass(frozen=True, slots=True)
class Dose:
    """How much, as the article gives it.

    Attributes:
        sets, reps, times_a_day: ranges; `reps` counts holds in an exercise that is a pure hold.
        per_side: whether `reps` is for each side.
    """

    sets: Range
    reps: Range
    times_a_day: Range
    per_side: bool


@dataclass(frozen=True, slots=True)
class ExerciseSpec:
    """One exercise, checked.

    Attributes:
        id: lower-case words joined by underscores; a contract.
        name: for people.
        how: two or three sentences on how to do it.
        feel: what is expected and what means stop, one sentence each.
        cautions: who or what to be careful with.
        start: the postures in which the person starts and in which rest is learned.
        within: the postures in which the movement may be counted (includes `start`).
        view: how the camera must see the person; only `side` for now.
        sides: whether left and right are worked apart.
        source: path or `package:` name that it was loaded from.
        text: the YAML as it was read, copied into the session's log.
    """

    id: str
    name: str
    how: tuple[str, ...]
    feel: tuple[str, ...]
    cautions: tuple[str, ...]
    start: tuple[Posture, ...]
    within: tuple[Posture, ...]
    view: Literal["side"]
    sides: Sides
    measures: tuple[MeasureSpec, ...]
    movement: Movement
    limits: tuple[LimitSpec, ...]
    cues: tuple[CueSpec, ...]
    dose: Dose
    source: str
    text: str

    @property
    def needs_silhouette(self) -> bool:
        """Whether a measure reads the silhouette."""
        return any(m.kind == "spine_curve" for m in self.measures)

    @property
    def needs_surface(self) -> bool:
        """Whether a measure reads where what lies on chest and pelvis is."""
        return any(m.kind == "trunk_length" for m in self.measures)

    def measure(self, name: str) -> MeasureSpec:
        """The measure of that name; KeyError where there is none."""
        for spec in self.measures:
            if spec.name == name:
                return spec
        raise KeyError(name)

    def with_parts(self, measure: MeasureSpec) -> tuple[MeasureSpec, ...]:
        """A measure of this spec after those that it is combined of."""
        parts = [part for name, _ in measure.terms for part in self.with_parts(self.measure(name))]
        return tuple(dict.fromkeys([*parts, measure]))
