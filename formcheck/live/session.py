"""Puts a live session together: camera or clips, models, log, window and voice, all of them closed again at the end."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from formcheck.capture.choice import CameraChoice, chosen_camera
from formcheck.capture.open import open_source
from formcheck.coach.events import Event
from formcheck.coach.personal import Personal
from formcheck.errors import SessionError
from formcheck.live import checkins
from formcheck.live.awake import Awake
from formcheck.live.bystanders import Bystanders
from formcheck.live.console import line_of
from formcheck.live.estimators import Estimators
from formcheck.live.feed import CameraFeed, Feed
from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import SessionPlan
from formcheck.live.interrupts import Interrupts
from formcheck.live.logs import Logs, leave, nobodys
from formcheck.live.loop import LiveLoop
from formcheck.live.parts import Parts
from formcheck.live.picture import notice
from formcheck.live.playlist import Playlist
from formcheck.live.screen import NoScreen, Screen
from formcheck.live.utterance import Priority, Utterance
from formcheck.live.voice import Silence, SpokenVoice, Voice
from formcheck.live.window import Window
from formcheck.pose.models import ModelName
from formcheck.specs.model import ExerciseSpec

ADVICE_FRESH_S = 60.0
"""What the programme's rules say may wait for a voice that has to be started, and for what is being said."""

SPEAK_TO = "FORMCHECK_SPEAK_TO"
"""Environment variable: a folder for the speech as WAV files and text, rather than the loudspeaker."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a person asked for.

    Attributes:
        plan: what is to be done.
        sources: clips in the camera's place, one for each exercise; empty for the camera.
        camera: which camera, as it was asked for.
        window: whether to show one.
        mute: whether to keep quiet.
        save: folder for the sessions' folders; None for the usual place.
        model: which pose model.
        began: when the visit began, with its offset from UTC.
        personal: the person's own range of an exercise; None where nobody's is watched.
        after_set: is given the folder of each set that has ended, before the next one begins.
        practice: whether a person does it; the demo's log names no visit, so that no history counts it.
        last_words: what to say once the questions afterwards have been answered; may be empty.
    """

    plan: SessionPlan
    sources: tuple[Path, ...] = ()
    camera: CameraChoice = field(default_factory=CameraChoice)
    window: bool = True
    mute: bool = False
    save: Path | None = None
    model: ModelName = "full"
    began: datetime = field(default_factory=lambda: datetime.now().astimezone())
    personal: Callable[[ExerciseSpec], Personal | None] = nobodys
    after_set: Callable[[Path], None] = leave
    practice: bool = True
    last_words: Callable[[], str] = str

    @property
    def first_words(self) -> str:
        """Said before all else; may be empty."""
        return self.plan.around.first_words

    @property
    def visit(self) -> str:
        """The visit's id: its local start."""
        return self.began.strftime("%Y-%m-%dT%H-%M-%S")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it.

    Attributes:
        folders: of the sets' logs, oldest first.
        interrupted: whether Ctrl-C ended it.
        problems: what went wrong on the way without ending it, in sentences.
        answers: what was answered in the window.
        visit: id of the visit; None where its logs do not lie in the usual place.
        unkept: whether a set was not kept, or not all of it.
    """

    folders: tuple[Path, ...]
    interrupted: bool
    problems: tuple[str, ...]
    answers: Answers = field(default_factory=Answers)
    visit: str | None = None
    unkept: bool = False


def hold_session(setup: Setup) -> Result:
    """Hold a session from its first frame to its last.

    Raises:
        CaptureError, PoseError, DisplayError, SessionError: what is missing, and what to do.
    """
    with contextlib.ExitStack() as stack:
        interrupts = stack.enter_context(Interrupts())
        stack.enter_context(Awake())
        screen: Screen = Window() if setup.window else NoScreen()
        stack.enter_context(screen)
        _show_at_once(screen)
        feed, clips = _open_feed(setup, stack)
        models = stack.enter_context(Estimators(setup.model))
        models.preload(outline=setup.plan.sets[0].spec.needs_silhouette)
        voice = stack.enter_context(_voice(setup))
        visit = setup.visit if setup.practice else None
        logs = Logs(setup.plan, visit, setup.save, lambda: feed.info, models.name, setup.personal, setup.after_set)
        _say(voice, setup.first_words)
        kept = Kept(setup.visit, setup.last_words, lambda words: _say(voice, words))
        parts = Parts(
            plan=setup.plan,
            feed=feed,
            clips=clips,
            models=models,
            screen=screen,
            voice=voice,
            new_log=logs.begin,
            end_log=logs.end,
            keep=kept.keep,
            tell=_tell,
            stop=lambda: interrupts.asked,
            mirrored=clips is None,
            personal=setup.personal,
            bystanders=stack.enter_context(Bystanders()),
            advice=lambda: kept.last_words,
        )
        loop = LiveLoop(parts)
        how = loop.run()
    return Result(
        folders=tuple(logs.folders),
        interrupted=how == "interrupted",
        problems=(*logs.problems, *kept.problems, *loop.pace.problems),
        answers=kept.answers,
        visit=visit if setup.save is None else None,
        unkept=logs.unkept,
    )


class Kept:
    """The answers of a session, kept as they come. What can't be kept is a problem, and no reason to stop.

    Args:
        visit: their id.
        words: what the rules say of the answers afterwards, once these are kept; may be empty.
        say: is given that.
        now: the time.

    Attributes:
        answers: the latest.
        last_words: what the rules said; empty before.
        problems: what could not be kept, in sentences.
    """

    def __init__(
        self,
        visit: str,
        words: Callable[[], str] = str,
        say: Callable[[str], None] = lambda _: None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._visit = visit
        self._words = words
        self._say = say
        self._now = now
        self.answers = Answers()
        self.last_words = ""
        self.problems: list[str] = []

    def keep(self, answers: Answers, before: bool) -> None:
        """Keep them as a check-in."""
        self.answers = answers
        try:
            checkins.keep(answers, self._visit, self._now(), before=before)
        except SessionError as error:
            self.problems.append(f"Your answers were not kept. {error}")
        if not before:
            self.last_words = self._words()
            self._say(self.last_words)


def say_last(setup: Setup) -> None:
    """The last words of a session whose questions were answered in the terminal, when its voice had ended already."""
    words = setup.last_words()
    if words:
        with _voice(setup) as voice:
            _say(voice, words)


def _say(voice: Voice, sentence: str) -> None:
    if sentence:
        voice.say(Utterance(sentence, Priority.GUIDE, "advice", ADVICE_FRESH_S))


def _show_at_once(screen: Screen) -> None:
    """A picture before anything is loaded, which takes a second or two."""
    if screen.shows:
        screen.show(notice("One moment", "Getting ready to watch."))
        screen.commands(0.05)


def _open_feed(setup: Setup, stack: contextlib.ExitStack) -> tuple[Feed, Playlist | None]:
    if setup.sources:
        for source in setup.sources:
            open_source(source)  # what can't be opened is told now, not when its exercise comes
        clips = stack.enter_context(Playlist([partial(open_source, source) for source in setup.sources]))
        return clips, clips
    return CameraFeed(stack.enter_context(chosen_camera(setup.camera))), None


def _voice(setup: Setup) -> Voice:
    if setup.mute:
        return Silence()
    folder = os.environ.get(SPEAK_TO, "")
    return SpokenVoice(Path(folder) if folder else None)


def _tell(event: Event) -> None:
    line = line_of(event)
    if line is not None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
