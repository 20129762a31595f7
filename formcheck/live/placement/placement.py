"""Placement over time: settles on one instruction, and draws where to be."""

from __future__ import annotations

from formcheck.live.placement.advice import PlacementAdvice
from formcheck.live.placement.dwell import Dwell
from formcheck.live.placement.ghost import Facing, ghost_in
from formcheck.live.placement.light import PictureStats
from formcheck.live.placement.rules import ON_THE_FLOOR, Finding, before_a_pose, finding_of, words_of
from formcheck.measure.body import Body, BodyTracker
from formcheck.measure.geometry import minus, unit
from formcheck.pose.pose import Pose
from formcheck.specs.model import ExerciseSpec

LOADING: Finding = ("loading", "")
"""Nothing is known since the model is not there yet."""

LOOKING: Finding = ("looking", "")
"""It is there, and nothing has lasted yet: said of nobody, neither right nor wrong."""

CLEAR = 0.5
"""Share of the trunk along the floor (or of the front's direction) from which it is clear which way somebody points."""


class Placement:
    """Watches, frame by frame, whether one person can be measured for one exercise, and says what to change."""

    def __init__(self, spec: ExerciseSpec) -> None:
        self._spec = spec
        self._tracker = BodyTracker()
        self._finding: Dwell[Finding] = Dwell(LOADING)
        self._looks = False
        self._facing: Dwell[Facing] = Dwell("left")

    def push(self, pose: Pose | None, picture: PictureStats, t: float) -> PlacementAdvice:
        """Feed one frame; gives what to say now.

        Args:
            pose: the frame's pose; None while the model is still loading: then only the light is looked at.
            picture: the frame's brightness, from `picture_stats`.
            t: the frame's time in seconds, never falling.
        """
        if pose is None:
            finding = before_a_pose(picture)
        else:
            self._begin_to_look()
            body = self._tracker.update(pose)
            finding = finding_of(self._spec, body, picture)
            self._turn(body, t)
        silent = self._finding.settled[0] in ("loading", "looking", "ok")
        settled = self._finding.push(finding, t, at_once=silent)
        words, sentence = words_of(settled, self._spec)
        ghost = ghost_in(self._spec.start, self._facing.settled, picture.width, picture.height)
        return PlacementAdvice(settled[0] == "ok", settled[0], words, sentence, ghost)

    def _begin_to_look(self) -> None:
        """With the first pose nothing is loading any more; what was found of the light stays."""
        if not self._looks and self._finding.settled == LOADING:
            self._finding = Dwell(LOOKING)
        self._looks = True

    def _turn(self, body: Body | None, t: float) -> None:
        if body is None:
            return
        along = unit(minus(body.mid("shoulder"), body.mid("hip")))
        lying = bool(self._spec.start) and self._spec.start[0] in ON_THE_FLOOR
        ahead = along[0] if lying else -along[1] * body.chirality
        if abs(ahead) > CLEAR:
            self._facing.push("right" if ahead > 0 else "left", t, at_once=True)
