"""The session as it runs: a frame, its pose, what the flow makes of it, the picture, the voice; again until it ends.

A slow model lowers the rate but never adds to the delay, since every round takes the newest frame. Only the model works
aside (`live/ahead.py`): while a picture is drawn and shown, the next frame is awaited and its pose estimated.
What comes next is decided in `live/flow/`, what is counted in the coach; here are the hands that do it.
"""

from __future__ import annotations

import time
from functools import partial

from formcheck.capture.brightness import brightness
from formcheck.capture.frame import Frame, Image
from formcheck.coach.events import CoachState, Event
from formcheck.home import home
from formcheck.live.ahead import LookAhead
from formcheck.live.flow.inputs import ClipOver, Coached, Finished, Input, Pressed, Slept, Tick
from formcheck.live.flow.machine import advance, first
from formcheck.live.flow.orders import BeginSet, EndSet, KeepAnswers, LookAnew, NextClip, Order, Say
from formcheck.live.flow.plan import PlannedSet
from formcheck.live.flow.scene import Shown, scene
from formcheck.live.flow.sentences import say
from formcheck.live.flow.state import FlowState, Turn
from formcheck.live.keys import Command, heeded
from formcheck.live.lookout import Lookout
from formcheck.live.pace import Pace
from formcheck.live.parts import Parts
from formcheck.live.picture import Moment, picture_of, unlooked
from formcheck.live.running_set import How, RunningSet
from formcheck.live.screenshots import Screenshots
from formcheck.live.troubles import Troubles
from formcheck.live.wake import WakeWatch
from formcheck.pose.estimator import PoseEstimator
from formcheck.pose.pose import Pose

TICK_S = 0.05
"""How long to wait for a frame before keys are looked at again."""

KEYS_S = 0.001
"""How long to look for keys after a frame: as short as the window allows."""


class LiveLoop:
    """Runs a session until the flow, the camera or Ctrl-C ends it.

    Attributes:
        pace: whether the machine kept up with the camera.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._plan = parts.plan
        self.pace = Pace()
        self._began = parts.clock()
        self._wake = WakeWatch()
        self._state = FlowState()
        self._ahead = LookAhead()
        self._lookout: Lookout | None = None
        self._set: RunningSet | None = None
        self._still: tuple[Pose, ...] = ()
        self._now: Moment | None = None
        self._clip_over_told = False
        self._help = False
        self._mirrored = parts.mirrored
        self._screenshots = Screenshots()
        self._troubles = Troubles()
        self._folder = home()

    @property
    def state(self) -> FlowState:
        """Where the session stands."""
        return self._state

    @property
    def coached(self) -> CoachState | None:
        """Where the running set stands; None where none runs."""
        return self._set.state if self._set is not None else None

    def run(self) -> How:
        """Run to the end; the log is ended whatever happens. Raises what the source or the model raises."""
        how: How = "failed"
        try:
            with self._ahead:
                self._take(first(self._plan))
                while not self._over():
                    self._round()
            how = "interrupted" if self._parts.stop() else "done"
        except KeyboardInterrupt:
            how = "interrupted"
        finally:
            self._end_set(how)
        return how

    def _round(self) -> None:
        self._give(Slept(self._t()) if self._slept() else Tick(self._t()))
        if not self._ahead.busy:
            self._look_at_next()
        if not self._ahead.busy:
            time.sleep(TICK_S / 2)
        taken = self._ahead.take()
        if taken is not None:
            self._use(*taken)
        self._note_clip_over()
        self._speak_of_trouble()
        if taken is not None and not self._over():
            self._look_at_next()
        if self._parts.screen.shows:
            self._parts.screen.show(self._picture())
        for command in self._parts.screen.commands(KEYS_S):
            self._obey(command)

    def _over(self) -> bool:
        closed = self._parts.clips is None and self._parts.feed.ended and not self._ahead.busy
        return self._state.stage == "over" or closed or self._parts.stop()

    def _t(self) -> float:
        return self._parts.clock() - self._began

    def _slept(self) -> bool:
        return self._wake.slept(self._parts.sleepless_clock()) > 0

    # -- frames

    def _wants_frames(self) -> bool:
        """A camera is always looked at; a clip waits while questions are asked."""
        waits = self._state.stage in ("asking", "stopped", "asking_after", "summary")
        return self._parts.clips is None or not waits

    def _look_at_next(self) -> None:
        if self._wants_frames():
            self._ahead.begin(partial(self._parts.feed.take, TICK_S), self._estimator())

    def _estimator(self) -> PoseEstimator | None:
        """What looks at a frame now: nothing where it is only shown, or while the model is still loaded."""
        if not self._state.counting and not self._gets_ready():
            return None
        spec, models = self._planned().spec, self._parts.models
        ask = models.wait if self._state.counting else models.ready
        return ask(outline=spec.needs_silhouette, surface=spec.needs_surface)

    def _gets_ready(self) -> bool:
        return self._state.stage in ("placing", "readying") and self._state.paused_at is None

    def _use(self, frame: Frame, pose: Pose | None) -> None:
        """Count the frame, or look at whoever gets ready, or only show it: always so while the camera is in trouble."""
        if self._parts.feed.trouble is not None:
            self._now = unlooked(frame)
        elif self._state.counting and pose is not None:
            self.pace.push(frame.index, frame.t)
            self._now = Moment(frame, pose)
            self._count(pose, brightness(frame.image))
        elif self._gets_ready():
            self._now = unlooked(frame) if pose is None else Moment(frame, pose)
            self._give(self._looker().look(self._t(), frame, pose))
        else:
            self._now = unlooked(frame)

    def _looker(self) -> Lookout:
        if self._lookout is None:
            spec, placement = self._planned().spec, self._plan.around.placement
            self._lookout = Lookout(spec, placement=placement, bystanders=self._parts.bystanders)
        return self._lookout

    def _count(self, pose: Pose, light: float) -> None:
        earlier: tuple[Event, ...] = ()
        if self._set is None:
            self._set, earlier = self._new_set()
        running = self._set
        events = running.push(pose, light)
        if running.state is not None:
            self._give(Coached(self._t(), events, running.state, earlier))

    def _new_set(self) -> tuple[RunningSet, tuple[Event, ...]]:
        """A set's log is begun with its first frame; the stillness before belongs to it: rest is learned there, and
        what else became known is given beside it."""
        spec, parts = self._planned().spec, self._parts
        running = RunningSet(spec, parts.new_log(self._planned()), parts.tell, parts.personal(spec))
        self._folder = running.log.folder
        earlier = tuple(event for pose in self._still for event in running.push(pose))
        self._still = ()
        return running, earlier

    def _planned(self) -> PlannedSet:
        return self._plan.sets[self._state.at]

    def _note_clip_over(self) -> None:
        clips = self._parts.clips
        if clips is None or self._ahead.busy:
            return
        if clips.ended and not self._clip_over_told and self._wants_frames():
            self._clip_over_told = True
            self._give(ClipOver(self._t(), clips.last))

    def _speak_of_trouble(self) -> None:
        if self._state.paused_at is not None:
            return  # looked at again when it goes on: what is not told must not count as told
        said = self._troubles.push(self._t(), self._parts.feed.trouble)
        if said is not None:
            self._parts.voice.say(said)

    # -- the flow

    def _give(self, given: Input) -> None:
        self._take(advance(self._plan, self._state, given))

    def _take(self, turn: Turn) -> None:
        before, (self._state, orders) = self._state, turn
        if self._set is not None:
            self._set.note(self._state)
        for order in orders:
            self._do(order)
        if (before.paused_at is None) != (self._state.paused_at is None):
            self._parts.feed.pause(self._state.paused_at is not None)

    def _do(self, order: Order) -> None:
        match order:
            case Say(utterance):
                self._parts.voice.say(utterance)
            case BeginSet(from_rest):
                watched = self._lookout if from_rest else None
                self._still = watched.poses_of_the_set() if watched is not None else ()
                self._lookout = None
            case EndSet():
                self._end_set("done")
            case NextClip(step):
                self._next_clip(step)
            case LookAnew():
                self._lookout = None
            case KeepAnswers(answers, before):
                self._parts.keep(answers, before)

    def _next_clip(self, step: int) -> None:
        self._lookout = None
        self._ahead.settle()
        if self._parts.clips is not None and self._parts.clips.go_to(step):
            self._ahead.forget()
            self._clip_over_told = False
            self._parts.models.renew()

    def _end_set(self, how: How) -> None:
        if self._set is None:
            return
        running, self._set = self._set, None
        events = running.finish(self._state)
        self._parts.end_log(running.log, how, running.near)
        if running.state is not None:
            self._give(Finished(self._t(), events, running.state))

    # -- the picture

    def _picture(self) -> Image:
        view = scene(self._plan, self._state, self._shown())
        return picture_of(self._now, view, self._parts.feed.trouble, self._parts.screen.size)

    def _shown(self) -> Shown:
        return Shown(
            coach=self.coached,
            cue=self._set.cue if self._set is not None else "",
            mirrored=self._mirrored,
            muted=self._parts.voice.muted,
            keys=self._help,
            trouble=self._parts.feed.trouble,
            note=self._screenshots.note(self._t()),
            advice=self._parts.advice(),
        )

    # -- the keys

    def _obey(self, command: Command) -> None:
        meant, self._help = heeded(command, listed=self._help)
        match meant:
            case None:
                return
            case "mute":
                self._parts.voice.muted = not self._parts.voice.muted
                self._screenshots.read()
                self._give(Pressed(self._t(), meant))
            case "flip":
                self._mirrored = not self._mirrored
            case "screenshot":
                self._screenshot()
            case "full_screen":
                self._parts.screen.toggle_full_screen()
            case _:
                self._give(Pressed(self._t(), meant))

    def _screenshot(self) -> None:
        """Kept beside the set's log, or the last one's; before any set in formcheck's home."""
        words = self._screenshots.keep(self._picture(), self._folder, self._t())
        self._do(say(words, "screenshot", fresh_s=3.0))
