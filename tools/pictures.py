"""Makes the pictures of README and docs from the sample videos: `python -m tools.pictures [FOLDER] [NAME ...]`.

Each session is held as `formcheck run` would hold it, by its own loop, with clips in the camera's place, as fast as
they can be read. A picture is kept of the first round that shows what is wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2

from formcheck.capture.frame import Image
from formcheck.capture.watch import Condition
from formcheck.coach.events import CoachState
from formcheck.live.estimators import Estimators
from formcheck.live.feed import TROUBLES
from formcheck.live.flow.asking import HEEDS_S
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan, sets_of_exercise, sets_of_routine
from formcheck.live.flow.state import FlowState
from formcheck.live.keys import Command
from formcheck.live.logs import NoLog
from formcheck.live.loop import LiveLoop
from formcheck.live.parts import Parts
from formcheck.live.voice import Silence
from formcheck.specs.catalog import find
from formcheck.specs.routines import find_routine
from tools.unhurried import UnhurriedClips

REPOSITORY = Path(__file__).parent.parent
ROUND_S = 0.05
QUALITY = 82
LARGEST = 120 << 10

Wanted = Callable[[FlowState, CoachState | None], bool]


@dataclass(frozen=True, slots=True)
class Session:
    """One session to take pictures of.

    Attributes:
        clips: one for each exercise.
        plan: what is to be done.
        wanted: name of a picture to what is true in it.
        keys: pressed one after the other, each in the first round in which its condition is true.
        trouble: what the camera that the clips stand for suffers from, from the second second on.
    """

    clips: tuple[str, ...]
    plan: SessionPlan
    wanted: dict[str, Wanted]
    keys: tuple[tuple[Wanted, Command], ...] = ()
    trouble: Condition | None = None


@dataclass
class Photographer:
    """A screen that keeps the pictures that are wanted, and presses keys."""

    session: Session
    folder: Path
    clock: UnhurriedClips
    shows: bool = True
    size: tuple[int, int] | None = None
    written: list[Path] = field(default_factory=list)
    loop: LiveLoop | None = None

    def __post_init__(self) -> None:
        self._wanted = dict(self.session.wanted)
        self._keys = list(self.session.keys)

    def __enter__(self) -> Photographer:
        return self

    def __exit__(self, *exc: object) -> None: ...

    def toggle_full_screen(self) -> None: ...

    def show(self, image: Image) -> None:
        self.clock.now += ROUND_S if self._waits() else 0.0
        if self.session.trouble is not None and self.clock.now > 2.0:
            self.clock.trouble = TROUBLES[self.session.trouble]
        for name in [name for name, holds in self._wanted.items() if self._now(holds)]:
            del self._wanted[name]
            path = self.folder / f"{name}.jpg"
            write(path, image)
            self.written.append(path)

    def commands(self, _: float) -> tuple[Command, ...]:
        if self._keys and self._now(self._keys[0][0]):
            return (self._keys.pop(0)[1],)
        done = not self._wanted and not self._keys
        return ("end",) if done else ()

    def missing(self) -> list[str]:
        return list(self._wanted)

    def _waits(self) -> bool:
        return self.loop is not None and self.loop.state.stage in ("asking", "stopped", "asking_after", "summary")

    def _now(self, holds: Wanted) -> bool:
        return self.loop is not None and holds(self.loop.state, self.loop.coached)


class Unheard(Silence):
    """Says nothing, and does not look as if it were muted."""

    def __init__(self) -> None:
        super().__init__()
        self.muted = False


def write(path: Path, image: Image) -> None:
    """As JPEG, no larger than LARGEST bytes."""
    for quality in range(QUALITY, 20, -8):
        cv2.imwrite(str(path), image, [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1])
        if path.stat().st_size <= LARGEST:
            return


def take(session: Session, folder: Path) -> list[Path]:
    """Hold one session and write its pictures; an error names those that never came."""
    feed = UnhurriedClips(session.clips)
    screen = Photographer(session, folder, feed)
    with Estimators("full") as models:
        parts = Parts(
            plan=session.plan,
            feed=feed,
            clips=feed,
            models=models,
            screen=screen,
            voice=Unheard(),
            new_log=lambda _: NoLog(),
            end_log=lambda *_: None,
            keep=lambda *_: None,
            tell=lambda _: None,
            stop=lambda: False,
            mirrored=False,
            clock=lambda: feed.now,
            sleepless_clock=lambda: 0.0,
        )
        for planned in session.plan.sets:
            models.wait(outline=planned.spec.needs_silhouette)
        screen.loop = LiveLoop(parts)
        screen.loop.run()
    if screen.missing():
        raise SystemExit(f"{session.clips} never showed: {', '.join(screen.missing())}")
    return screen.written


def at_stage(stage: str, after_s: float = 0.0) -> Wanted:
    return lambda state, _: state.stage == stage and state.t - state.since >= after_s


def asked(number: int, chosen: int = 0) -> Wanted:
    """That question heeds keys, and so many answers to it have been chosen."""

    def holds(state: FlowState, _: CoachState | None) -> bool:
        here = state.stage == "asking" and (state.question, len(state.chosen)) == (number, chosen)
        return here and state.t - state.since >= HEEDS_S

    return holds


def coached(holds: Callable[[CoachState], bool]) -> Wanted:
    return lambda _, coach: coach is not None and holds(coach)


def _sets(exercise: str, sets: int, reps: int) -> tuple[PlannedSet, ...]:
    return sets_of_exercise(find(exercise), sets, reps)


AT_ONCE = Around(placement=False, by_posture=False, encourage=False)
PERSON = Around(summary_s=60.0)
BRIDGES = _sets("glute_bridge", 2, 10)


def _routine() -> SessionPlan:
    routine = find_routine("extension_bias")
    sets = tuple(
        planned for planned in sets_of_routine(routine, reps=1) if planned.spec.id in ("bird_dog", "glute_bridge")
    )
    first = replace(sets[0], step=0, rest_s=0.0)
    return SessionPlan((first, replace(sets[1], step=1)), PERSON, (routine.id, routine.name))


SESSIONS: tuple[Session, ...] = (
    Session(
        ("glute_bridge_clean",),
        SessionPlan(
            BRIDGES, replace(PERSON, advice="The pain moved further down: please stop, and ask a professional.")
        ),
        {"advice": asked(0)},
        ((asked(0), "next"),),
    ),
    Session(
        ("glute_bridge_clean",),
        SessionPlan(BRIDGES, replace(PERSON, red_flags="line", pain=True)),
        {
            "question_flags": asked(0),
            "question_pain": asked(1),
            "question_where": asked(2, 2),
        },
        (
            (asked(0), "next"),
            (asked(1), "4"),
            (asked(2), "1"),
            (asked(2, 1), "3"),
            (asked(2, 2), "go"),
            (asked(3), "1"),
        ),
    ),
    Session(
        ("glute_bridge_over_arched",),
        SessionPlan(BRIDGES, replace(PERSON, placement=False, spoken=False)),
        {
            "ready": lambda state, _: state.stage == "readying" and state.still_s > 0.6,
        },
    ),
    Session(
        ("glute_bridge_clean",),
        SessionPlan(BRIDGES, replace(PERSON, red_flags="line")),
        {"stopped": at_stage("stopped", 0.2)},
        ((asked(0), "yes"),),
    ),
    Session(
        ("hard_from_standing_high_table",),
        SessionPlan(BRIDGES, PERSON),
        {
            "placement": lambda state, _: state.stage == "placing" and state.found and state.t > 1.5,
            "placement_right": lambda state, _: state.stage == "placing" and state.good_since is not None,
        },
    ),
    Session(
        ("glute_bridge_over_arched",),
        SessionPlan(BRIDGES, AT_ONCE),
        {
            "resting": coached(lambda coach: coach.phase == "rest" and coach.in_position and coach.t > 1),
            "holding": coached(lambda coach: coach.hold_s > 2),
            "counted": coached(lambda coach: coach.reps == 1),
            "warning": coached(lambda coach: bool(coach.warnings) and coach.hold_s > 1),
            "paused": lambda state, _: state.paused_at is not None,
        },
        ((coached(lambda coach: coach.reps == 2), "pause"),),
    ),
    Session(
        ("hard_leaves_half_way",),
        SessionPlan(_sets("cat_camel", 1, 8), AT_ONCE),
        {"away": at_stage("away")},
    ),
    Session(
        ("bird_dog_clean", "glute_bridge_clean"),
        _routine(),
        {
            "side": coached(lambda coach: coach.hold_s > 1.5),
            "rest": at_stage("resting", 3.0),
            "summary": at_stage("summary", 1.0),
        },
        ((at_stage("resting", 4.0), "go"),),
    ),
    Session(
        ("glute_bridge_clean",),
        SessionPlan(_sets("glute_bridge", 1, 1), replace(AT_ONCE, after=True, summary_s=60.0)),
        {"feel": at_stage("asking_after", 0.5)},
    ),
    Session(
        ("glute_bridge_clean",),
        SessionPlan(BRIDGES, AT_ONCE),
        {"keys": lambda state, _: state.t > 2.0},
        ((lambda state, _: state.t > 1.0, "help"),),
    ),
    Session(
        ("glute_bridge_clean",),
        SessionPlan(BRIDGES, AT_ONCE),
        {"camera_lost": lambda state, _: state.t > 5.0},
        trouble=Condition.LOST,
    ),
)


def main(folder: Path, names: Iterable[str] = ()) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chosen = set(names)
    for session in SESSIONS:
        if not chosen or chosen & set(session.wanted):
            for path in take(session, folder):
                print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "docs" / "pictures", sys.argv[2:])
