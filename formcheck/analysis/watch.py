"""One exercise being watched from the first pose to the figures, with or without a log on disk."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

from formcheck.analysis.darkness import Darkness
from formcheck.analysis.pipeline import Pipeline
from formcheck.capture.brightness import brightness
from formcheck.capture.frame import Frame, FrameSource
from formcheck.coach.events import CoachState, Event
from formcheck.coach.personal import Personal
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.pose import Pose
from formcheck.session.frames import FrameCount
from formcheck.session.header import plan_of
from formcheck.session.log import SessionLog
from formcheck.session.summary import Summary, Tracking, summarise
from formcheck.specs.model import ExerciseSpec

OnFrame = Callable[[Frame, Pose, CoachState], None]
"""Called with every frame, its pose and where things stand, for an overlay or a progress bar."""


class Watch:
    """Feed `step` with every pose, then call `finish` once.

    Args:
        spec: the exercise.
        name, fps: the source's, for the figures.
        log: an entered log, or None to keep nothing.
        personal: the person's own range, to be watched and learned too; None for anybody.
    """

    def __init__(
        self, spec: ExerciseSpec, name: str, fps: float, log: SessionLog | None, personal: Personal | None = None
    ) -> None:
        self._spec = spec
        self._name = name
        self._fps = fps
        self._log = log
        self._pipeline = Pipeline(spec, personal)
        self._count = FrameCount()
        self._darkness = Darkness()
        self._events: list[Event] = []

    def step(self, pose: Pose, light: float | None = None) -> None:
        """Score one pose, and keep it; `light` is its picture's brightness, 0 to 255, where there is one."""
        if light is not None:
            self._darkness.look(pose.t, light)
        events = self._darkness.explain(self._pipeline.step(pose))
        self._count.add(pose)
        if self._log is not None:
            self._log.pose(pose)
        self._keep(events)

    def state(self) -> CoachState:
        """Where things stand."""
        return self._darkness.shown(self._pipeline.state())

    def finish(self, how: str = "done") -> Summary:
        """The figures; `how` it ended is `done`, `interrupted` or `failed`."""
        self._keep(self._pipeline.finish())
        measures = self._pipeline.measures
        near = measures.near if measures is not None else None
        if self._log is not None:
            self._log.end(how, near)
        count = self._count
        return summarise(
            self._spec.id,
            count.source(self._name, self._fps),
            self._events,
            Tracking(count.frames, count.posed, count.last_t, near),
            plan_of(self._spec).units,
        )

    def _keep(self, events: Iterable[Event]) -> None:
        for event in events:
            self._events.append(event)
            if self._log is not None:
                self._log.event(event)


def watch_frames(
    spec: ExerciseSpec,
    source: FrameSource,
    estimator: PoseEstimator,
    log: SessionLog | None = None,
    on_frame: OnFrame | None = None,
    personal: Personal | None = None,
) -> Summary:
    """Every frame of an entered `source` through an entered `estimator`; the figures.

    Interrupted by Ctrl-C, it closes what it has and raises KeyboardInterrupt again.

    Raises:
        CaptureError, PoseError: as the source and the estimator do.
    """
    watch = Watch(spec, source.info.name, source.info.fps, log, personal)
    try:
        for frame in source:
            pose = estimator.estimate(frame)
            watch.step(pose, brightness(frame.image))
            if on_frame is not None:
                on_frame(frame, pose, watch.state())
    except KeyboardInterrupt:
        with contextlib.suppress(KeyboardInterrupt):
            watch.finish("interrupted")
        raise
    return watch.finish()


def watch_poses(
    spec: ExerciseSpec,
    name: str,
    fps: float,
    poses: Iterable[Pose],
    log: SessionLog | None = None,
    personal: Personal | None = None,
) -> Summary:
    """Recorded `poses` scored again; the figures."""
    watch = Watch(spec, name, fps, log, personal)
    for pose in poses:
        watch.step(pose)
    return watch.finish()
