"""A spec, a header, a session and any events at all, for the tests of what is kept of them."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from formcheck.capture.frame import SourceInfo
from formcheck.coach.events import (
    Cued,
    Event,
    HoldEnded,
    HoldStarted,
    PartialRep,
    PostureChanged,
    RepDone,
    RestLearned,
    TrackingChanged,
    WarningEnded,
    WarningStarted,
)
from formcheck.pose.pose import Pose
from formcheck.session.header import Header, header_of
from formcheck.session.log import SessionLog
from formcheck.session.summary import Summary
from formcheck.specs.ends import EndSpec
from formcheck.specs.model import ExerciseSpec, Movement
from formcheck.specs.range import Range
from tests.bridge_spec import BRIDGE
from tests.pose.made_up_poses import lying_still

STARTED_AT = datetime(2026, 11, 22, 15, 4, 5, 250000, timezone(timedelta(hours=1)))
SOURCE = SourceInfo("bridge.mp4", 1280, 720, 30.0, 540, live=False)

PURE_HOLD = dataclasses.replace(
    BRIDGE,
    id="childs_pose",
    name="Child's pose",
    movement=Movement("hold", None, None, (EndSpec("rest", None, 1.0, None, None, (), Range(20, 30)),), 0, 0, 2),
)

SESSION_EVENTS: tuple[Event, ...] = (
    TrackingChanged(0.1, "nobody", "Step into the picture."),
    TrackingChanged(0.4, "ok", ""),
    PostureChanged(0.5, "supine"),
    RestLearned(1.0, None, 131.04),
    HoldStarted(2.9, None, 2.4),
    HoldEnded(4.6, None, 2.4, 4.4, complete=False),
    RepDone(5.2, 1, None, 1.1, 2.4, 5.0, 2.0, 1.3, 0.6, 131.04, 176.26, -1.41, -2.3),
    Cued(5.2, "hold_short", None, "Stay up a little longer."),
    WarningStarted(6.4, "over_arched", "warning", None, 6.1, "Lower a little."),
    WarningEnded(7.2, "over_arched", "warning", None, 6.1, 7.0, 193.44, "Lower a little."),
    PartialRep(9.0, None, 8.0, 8.9, 131.0, 150.26),
    RepDone(13.0, 2, None, 9.5, 11.0, 12.9, 3.2, 0.9, 0.8, 131.2, 177.0),
)
"""18 s of glute bridges: two reps, the second without fault."""


def header(spec: ExerciseSpec = BRIDGE, source: SourceInfo = SOURCE, *, started_at: datetime = STARTED_AT) -> Header:
    return header_of(spec, source, model="blazepose-full", outline=False, started_at=started_at)


def write_session(
    folder: Path,
    events: Iterable[Event] = SESSION_EVENTS,
    *,
    spec: ExerciseSpec = BRIDGE,
    poses: Iterable[Pose] | None = None,
    how: str = "done",
) -> Summary:
    """A whole session in `folder`, made where it is not there; 540 frames unless `poses` are given."""
    folder.mkdir(parents=True, exist_ok=True)
    with SessionLog(folder, header(spec)) as log:
        for pose in (lying_still(index) for index in range(540)) if poses is None else poses:
            log.pose(pose)
        for event in events:
            log.event(event)
        return log.end(how, "left")


def cut_off(folder: Path, lines_lost: int = 1) -> None:
    """What a kill leaves: the log without its last lines, and no summary."""
    log = folder / "events.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-lines_lost]))
    (folder / "summary.json").unlink()


@st.composite
def any_events(draw: st.DrawFn) -> list[Event]:
    """Any events with any numbers: `t` is finite, all other numbers may be NaN."""
    kinds = st.sampled_from(get_args(Event))
    return [draw(_any_event(draw(kinds))) for _ in range(draw(st.integers(0, 12)))]


@st.composite
def _any_event(draw: st.DrawFn, kind: type[Any]) -> Event:
    values: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        if hint is float:
            finite = st.floats(-1e9, 1e9)
            values[name] = draw(finite if name == "t" else st.one_of(finite, st.just(math.nan)))
        elif hint is int:
            values[name] = draw(st.integers(0, 10**9))
        elif hint is bool:
            values[name] = draw(st.booleans())
        elif hint is str:
            values[name] = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
        elif get_origin(hint) is dict:
            values[name] = draw(_any_numbers(hint))
        else:
            values[name] = draw(st.sampled_from(_choices(hint)))
    event: Event = kind(**values)
    return event


def _any_numbers(hint: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Names and finite numbers, or names and more of them."""
    inner = get_args(hint)[1]
    numbers = st.floats(-1e9, 1e9) if inner is float else _any_numbers(inner)
    return st.dictionaries(st.text("abc_", min_size=1, max_size=4), numbers, max_size=3)


def _choices(hint: Any) -> list[Any]:
    """All values of a Literal, of a union of them, and None."""
    if hint is type(None):
        return [None]
    inner = get_args(hint)
    return [choice for part in inner for choice in _choices(part)] if inner else [hint]


def same_events(one: Iterable[object], other: Iterable[object]) -> bool:
    """Equal, NaN being equal to NaN."""
    return [repr(event) for event in one] == [repr(event) for event in other]
