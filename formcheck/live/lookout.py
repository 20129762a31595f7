"""Watching somebody who gets ready: where they are, in which posture, and whether they keep still. Counts nothing."""

from __future__ import annotations

from formcheck.capture.frame import Frame
from formcheck.coach.position import PostureOverTime
from formcheck.coach.stillness import Motion
from formcheck.live.bystanders import Bystanders
from formcheck.live.coming_to_rest import ComingToRest
from formcheck.live.flow.inputs import Sighted
from formcheck.live.placement import Placement, picture_stats
from formcheck.measure.measurer import Measurer
from formcheck.measure.measures import Measures, on_side
from formcheck.pose.landmarks import SIDES
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec


class Lookout:
    """Watches for one exercise.

    Args:
        spec: the exercise.
        placement: whether to look at light, distance and view as well.
        bystanders: counts who else is there; None to leave that.
    """

    def __init__(self, spec: ExerciseSpec, *, placement: bool, bystanders: Bystanders | None = None) -> None:
        self._spec = spec
        self._measurer = Measurer(spec)
        self._posture = PostureOverTime(spec)
        self._bystanders = bystanders
        self._motion = Motion()
        self._placement = Placement(spec) if placement else None
        self._rest = ComingToRest(spec)

    def look(self, t: float, frame: Frame, pose: Pose | None) -> Sighted:
        """What there is to see in one frame; `pose` is None while the model is being loaded."""
        advice = None
        if self._placement is not None:
            picture = picture_stats(frame.image, self._people(frame, pose))
            advice = self._placement.push(pose, picture, frame.t)
        if pose is None:
            return Sighted(t, found=False, posture="unknown", fits=False, still=False, advice=advice)
        measures = self._measurer.measure(pose)
        speed = self._motion.push(pose.t, measures.still_points, measures.size)
        if measures.found:
            self._posture.push(pose.t, measures.posture)
        fits = measures.found and self._may_begin()
        standing = self._rest.push(pose, measures, speed, fits=fits)
        return Sighted(
            t,
            found=measures.found,
            posture=self._posture.settled,
            fits=fits,
            still=standing.still,
            advice=advice,
            rested=self._rests(measures),
            begun=standing.begun,
            moves=standing.moves,
            holding=standing.holding,
        )

    def poses_of_the_set(self) -> tuple[Pose, ...]:
        """Those since the person came to rest, for a set that begins now."""
        return self._rest.poses()

    def _people(self, frame: Frame, pose: Pose | None) -> int | None:
        if self._bystanders is None or pose is None:
            return None
        return self._bystanders.people(frame, pose)

    def _may_begin(self) -> bool:
        """In the start posture; a pure hold may also begin in the held one."""
        if self._posture.settled in self._spec.start:
            return True
        return self._spec.movement.kind == "hold" and self._posture.in_position

    def _rests(self, measures: Measures) -> bool:
        """Whether the drive is where it may rest, on one side at least; a drive that is not seen is not judged.

        Somebody who has begun on their own and holds the movement's end is still as well: rest is not learned there.
        """
        movement = self._spec.movement
        if movement.drive is None or movement.rest is None:
            return True
        values = [on_side(measures.values, movement.drive, side) for side in (None, *SIDES)]
        seen = [value for value in values if value == value]
        return not seen or any(movement.rest.low <= value <= movement.rest.high for value in seen)
