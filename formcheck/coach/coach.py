"""The coach: measures in, events and a state out. It reads no clock; `t` comes with each frame."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from formcheck.coach.events import CoachState, Event, PostureChanged, RangeOutgrown, RestLearned
from formcheck.coach.held_side import HeldSide
from formcheck.coach.hold_begun import HoldBegun
from formcheck.coach.learner import RangeLearner
from formcheck.coach.limit import Watched
from formcheck.coach.limits import Limits
from formcheck.coach.personal import OwnRange, Personal
from formcheck.coach.position import PostureOverTime
from formcheck.coach.readiness import Readiness
from formcheck.coach.references import References
from formcheck.coach.reports import Reports
from formcheck.coach.seeing import Seeing
from formcheck.coach.sides import OneSideAtATime, working_side
from formcheck.coach.smoothing import CentredSmoother, Sample
from formcheck.coach.stays_put import StaysPut
from formcheck.coach.stillness import STILL_SPEED, UNKNOWN, Motion
from formcheck.coach.telling import holds_in
from formcheck.coach.trackers import trackers_of, works
from formcheck.coach.travel import Moment, Outcome, Tracker
from formcheck.measure.measures import Measures, on_side, without_doubted
from formcheck.pose.landmarks import SIDES, Side, other
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec

LONG_GONE_S = 20.0
"""Seconds without anybody after which whoever is there may be somebody else, or lie elsewhere: a glass of water takes
as long, and nothing that hides somebody who stays. They may have lost count, too."""


class Coach:
    """Watches one exercise. Feed `step` with every frame's measures in order, then call `finish` once.

    Args:
        spec: the exercise.
        personal: what is known of this person, whose own range is then watched too, and learned where it is not
            known; None for anybody.
    """

    def __init__(self, spec: ExerciseSpec, personal: Personal | None = None) -> None:
        self._spec = spec
        self._personal = personal
        self._learner = RangeLearner(spec, personal)
        self._smoother = CentredSmoother()
        self._motion = Motion()
        self._posture = PostureOverTime(spec)
        self._seeing = Seeing()
        self._references = References(spec.movement.kind)
        sides: tuple[Side | None, ...] = SIDES if spec.sides == "each" else (None,)
        own = {side: personal.of(side) if personal else None for side in sides}
        self._trackers = trackers_of(spec, personal, sides)
        self._limits = Limits(spec, sides, self._references.of)
        for side in sides:
            self._limits.watch(side, own[side])
        self._sides = OneSideAtATime()
        self._held_side = HeldSide(self._trackers)
        self._hold_begun = HoldBegun(spec)
        self._stays_put = StaysPut(self._trackers, spec.within)
        self._reports = Reports(
            spec,
            learner=self._learner,
            limits=self._limits,
            references=self._references,
            hold_begun=self._hold_begun,
        )
        self._readiness = Readiness(spec)
        self._found_at = math.inf
        self._worked: Side | None = None
        self._sample: Sample | None = None
        self._speed = UNKNOWN

    def step(self, measures: Measures) -> list[Event]:
        """Feed one frame; returns what became known with it (of moments up to 0.15 s ago)."""
        return [event for sample in self._smoother.push(measures) for event in self._look(sample)]

    def finish(self) -> list[Event]:
        """The source has ended: close what can be closed. Call once."""
        events = [event for sample in self._smoother.flush() for event in self._look(sample)]
        for side, tracker in self._trackers.items():
            outcome = tracker.finish()
            if outcome is not None:
                events += self._over(outcome, side)
            else:
                events += holds_in(self._spec, tracker.stays_so_far(), side, cut=True)
        events += self._settle(math.inf)
        events += self._end_warnings()
        t = self._sample.t if self._sample else 0.0
        events += [RangeOutgrown(t, own.side, own.usual, now) for own, now in self._learner.outgrown()]
        return events

    def state(self) -> CoachState:
        """Where things stand at the latest smoothed frame."""
        side = self._worked or self._working()
        tracker = self._trackers[side]
        t = self._sample.t if self._sample else 0.0
        active = self._limits.active()
        general = {watch.spec.id for watch in active if watch.past_general}
        return CoachState(
            t=t,
            posture=self._posture.settled,
            in_position=self._posture.in_position,
            tracking=self._seeing.state,
            reps=self._reports.total,
            reps_left=self._reports.counts["left"],
            reps_right=self._reports.counts["right"],
            side=side,
            phase=tracker.phase if self._posture.in_position else "out_of_position",
            progress=tracker.progress,
            drive_value=tracker.value,
            rest=tracker.rest,
            target=tracker.target,
            hold_s=tracker.held_s(t),
            warnings=tuple(dict.fromkeys(watch.spec.id for watch in active)),
            past_own=tuple(dict.fromkeys(watch.spec.id for watch in active if watch.spec.id not in general)),
            near=self._sample.source.near if self._sample else None,
        )

    def reference(self, condition: Condition, side: Side | None) -> float:
        """The number that `condition` is counted from now, for a side; NaN while it is unknown."""
        return self._references.of(condition, side)

    # -- this person's own range

    def own_ranges(self) -> tuple[OwnRange, ...]:
        """What the comfortable movements so far show of this person; nothing where `personal` is None."""
        return self._learner.ranges()

    # -- one moment

    def _look(self, sample: Sample) -> Iterator[Event]:
        self._sample = sample
        source = sample.source
        self._speed = self._motion.push(sample.t, source.still_points, source.size)
        if source.found:
            yield from self._look_who_is_where(sample)
        seen = self._seeing.push(source, self._drive_seen(sample))
        if seen is not None:
            yield seen
        if self._readiness.look(self._posture, self._speed):
            yield from self._look_what_is_done(sample)

    def _look_who_is_where(self, sample: Sample) -> Iterator[Event]:
        """Somebody is there: whether it may be somebody else by now, and in which posture they are."""
        if sample.t - self._found_at > LONG_GONE_S:
            yield from self._meet_anew()
        self._found_at = sample.t
        self._stays_put.look(sample.source, lambda side: self._called(sample, side))
        was_in = self._posture.in_position
        stays = self._stays_put.now or self._stays_put.unrecognised
        posture = self._posture.settled if stays else sample.source.posture
        changed = self._posture.push(sample.t, posture)
        if changed is not None:
            yield PostureChanged(self._posture.since, changed)
            yield from self._moved(was_in=was_in)

    def _look_what_is_done(self, sample: Sample) -> Iterator[Event]:
        """They are in position: follow the movement of every side, and believe what no other contradicts."""
        self._held_side.look(sample.t, lambda side: self._called(sample, side), stays_put=self._stays_put.now)
        for side in self._trackers:
            yield from self._follow(sample, side)
        if None not in self._trackers and self._spec.movement.kind == "rep":
            self._sides.watch(sample.t, self._progress())
            self._worked = working_side(self._progress(), self._worked)
        yield from self._settle(sample.t)
        if None not in self._trackers:
            yield from self._watch_whole_body(sample)

    def _moved(self, *, was_in: bool) -> Iterator[Event]:
        """The settled posture has changed: leaving pauses, coming back waits for rest."""
        if self._posture.in_position == was_in:
            return
        if self._posture.in_position:
            self._readiness.came(self._posture)
        else:
            yield from self._leave()

    def _meet_anew(self) -> Iterator[Event]:
        """Whoever is there has to keep still first, and has a rest of their own; what is counted stays."""
        yield from self._leave()
        self._learner.met_anew()
        self._trackers = trackers_of(self._spec, self._personal, self._trackers, from_the_start=False)
        self._held_side, self._stays_put = HeldSide(self._trackers), StaysPut(self._trackers, self._spec.within)
        self._readiness.met_anew()

    def _leave(self) -> Iterator[Event]:
        """The position has been left, and with it whatever was going on."""
        for side, tracker in self._trackers.items():
            outcome = tracker.finish() if self._spec.movement.kind == "hold" else None
            if outcome is not None:
                yield from self._over(outcome, side)
            tracker.leave()
            self._references.forget(side)
        yield from self._settle(math.inf)
        self._references.forget(None)
        self._hold_begun.restart()
        yield from self._end_warnings()

    def _follow(self, sample: Sample, side: Side | None) -> Iterator[Event]:
        tracker = self._trackers[side]
        starting = self._posture.settled in self._spec.start
        moment = Moment(
            t=sample.t,
            values=self._resolved(sample, side),
            speed=self._speed,
            excused=self._limits.excuses(side),
            starting=starting,
            other_works=side is not None and works(self._trackers[other(side)]),
            after_gap=sample.source.after_gap,
            overstepped=self._limits.overstepped(side),
            stays_put=self._stays_put.now,
        )
        knew_rest = tracker.rest_known
        outcome = tracker.push(moment)
        if tracker.rest_known and not knew_rest:
            yield RestLearned(sample.t, side, tracker.rest)
        if knew_rest and not tracker.rest_known:
            self._references.forget(side)
        if self._rests(tracker) and tracker.rest_known and not moment.other_works:
            self._references.at_rest(moment, side)
        begun = self._hold_begun.look(sample.t, side, tracker.held_since)
        if begun is not None:
            yield begun
        if outcome is not None:
            yield from self._over(outcome, side)
        yield from self._warn(sample, moment.values, tracker.phase, side)

    def _rests(self, tracker: Tracker) -> bool:
        """Whether what is measured now is this person's rest: between holds only while they keep still."""
        if self._spec.movement.kind == "hold":
            return tracker.phase != "end" and self._speed.body <= STILL_SPEED
        return tracker.phase == "rest"

    def _watch_whole_body(self, sample: Sample) -> Iterator[Event]:
        """Where the sides are worked apart: the limits that are of neither."""
        moment = Moment(sample.t, self._resolved(sample, None), self._speed)
        phase = self._trackers[self._working()].phase
        if all(map(self._rests, self._trackers.values())):
            self._references.at_rest(moment, None)
        yield from self._warn(sample, moment.values, phase, None)

    def _warn(self, sample: Sample, values: Mapping[str, float], phase: str, side: Side | None) -> Iterator[Event]:
        # What is only guessed may count, and is no reproach.
        trusted = without_doubted(values, sample.source.doubted, self._seen_as(side))
        yield from self._limits.push(Watched(sample.t, trusted, phase, side, self._posture.leaving(sample.t)))
        if self._limits.warns(side):
            self._learner.warned(sample.t, general=self._limits.past_general(side))

    def _resolved(self, sample: Sample, side: Side | None) -> dict[str, float]:
        return self._called(sample, self._seen_as(side))

    def _seen_as(self, side: Side | None) -> Side | None:
        """The side on which the model sees what is on `side`."""
        return other(side) if side is not None and self._held_side.exchanged else side

    def _called(self, sample: Sample, side: Side | None) -> dict[str, float]:
        return {m.name: on_side(sample.values, m.name, side) for m in self._spec.measures}

    def _drive_seen(self, sample: Sample) -> bool:
        """Whether what counts can be measured, on one side at least: the drive, or all that a hold asks for.

        Elsewhere it need not be; but a posture that is not known may be so because of what is hidden.
        """
        movement = self._spec.movement
        if not self._posture.in_position and self._posture.settled != "unknown":
            return True
        asked = [condition.measure for condition in movement.ends[0].conditions]
        names = asked if movement.drive is None else [movement.drive]
        return any(not any(math.isnan(on_side(sample.values, name, side)) for name in names) for side in self._trackers)

    # -- what is said

    def _over(self, outcome: Outcome, side: Side | None) -> Iterator[Event]:
        """A movement is over; where the sides are worked apart it waits for the other's word."""
        if side is None:
            yield from self._report(outcome, side)
        else:
            self._sides.push(outcome, self._held_side.whose(side))

    def _settle(self, t: float) -> Iterator[Event]:
        """Report what neither side contradicts any more."""
        going_on = {side: tracker.going_on for side, tracker in self._trackers.items() if side is not None}
        for done in self._sides.settled(t, going_on):
            yield from self._report(done.outcome, done.side)

    def _report(self, outcome: Outcome, side: Side | None) -> Iterator[Event]:
        t = self._sample.t if self._sample else outcome.end_s
        yield from self._reports.over(outcome, side, t, self._trackers[side].rest)

    def _end_warnings(self) -> list[Event]:
        return list(self._limits.end(self._sample.t if self._sample else 0.0))

    def _working(self) -> Side | None:
        """The side that is further from rest; None where sides are not worked apart."""
        if None in self._trackers:
            return None
        return working_side(self._progress())

    def _progress(self) -> dict[Side, float]:
        return {side: self._trackers[side].progress for side in SIDES}
