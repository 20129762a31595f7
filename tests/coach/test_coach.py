"""The coach as a whole on made-up measures: position before counting, sides, state, and what is said when."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.coach import Coach
from formcheck.coach.events import (
    CoachState,
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
from formcheck.measure.measures import Measures
from formcheck.specs.catalog import find
from formcheck.specs.condition import Condition
from formcheck.specs.model import Level, LimitSpec, Posture
from tests.coach.drives import measures
from tests.movements import Course, times

BRIDGES = Course.at(135).stay(2).reps(2, 177)


def coach(frames: Iterable[Measures], exercise: str = "glute_bridge") -> tuple[list[Event], list[CoachState]]:
    watching = Coach(find(exercise))
    events: list[Event] = []
    states = []
    for frame in frames:
        events += watching.step(frame)
        states.append(watching.state())
    return events + watching.finish(), states


def bridging(
    course: Course = BRIDGES,
    posture: Callable[[float], Posture] = lambda _: "supine",
    still: Callable[[float], bool] = lambda _: True,
) -> list[Measures]:
    return [measures(t, posture(t), still=still(t), hip=course(t), knee=80.0) for t in times(course.seconds)]


def of(kind: type[Event], events: list[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def test_a_session_is_told_in_order() -> None:
    events, _ = coach(bridging())
    kinds = [type(event) for event in events]
    rep = [HoldStarted, HoldEnded, RepDone]
    assert kinds == [PostureChanged, RestLearned, *rep, *rep]
    assert [event.n for event in events if isinstance(event, RepDone)] == [1, 2]


def test_what_is_shown_while_a_rep_is_done() -> None:
    """At rest, on the way, half a second into the stay, at its end, and after it."""
    _, states = coach(bridging())

    def at(t: float) -> CoachState:
        return min(states, key=lambda state: abs(state.t - t))

    assert (at(1.5).phase, at(1.5).reps, at(1.5).hold_s) == ("rest", 0, 0.0)
    assert at(1.5).progress == pytest.approx(0, abs=0.02)
    assert at(2.75).phase == "moving"
    assert 0.3 < at(2.75).progress < 1
    assert at(6.9).phase == "end"
    assert at(6.9).hold_s == pytest.approx(3.4 + 0.25, abs=0.3)
    assert at(6.9).progress >= 1
    assert (at(9.5).reps, at(9.5).phase) == (1, "rest")
    assert at(1.5).target == pytest.approx(135 + 0.7 * 45, abs=0.5)
    assert at(1.5).rest == pytest.approx(135, abs=0.5)


def test_out_of_position_nothing_counts() -> None:
    events, states = coach(bridging(posture=lambda _: "standing"))
    assert [type(event) for event in events] == [PostureChanged]
    assert {state.phase for state in states} == {"out_of_position"}
    assert not any(state.in_position for state in states)


def test_getting_into_position_waits_for_stillness() -> None:
    """On the back after 3 s, wriggling about until 6 with the hip going up and down, then two reps."""
    wriggle = Course.at(135).stay(3).to(175, 0.8).to(135, 0.8).to(175, 0.7).to(135, 0.7).stay(0.5).stay(2).reps(2, 177)
    events, _ = coach(
        bridging(wriggle, posture=lambda t: "standing" if t < 3 else "supine", still=lambda t: not 2 < t < 6.5)
    )
    assert len(of(RepDone, events)) == 2
    assert of(PartialRep, events) == []


def test_leaving_position_drops_the_rep_that_had_begun() -> None:
    """At the top of the first rep the person gets up; what follows is not a way down."""
    events, _ = coach(bridging(posture=lambda t: "supine" if t < 4.5 else "standing"))
    assert of(RepDone, events) == []
    assert of(HoldEnded, events) == []


def test_leaving_and_coming_back_goes_on_counting() -> None:
    course = Course.at(135).stay(2).reps(1, 177).stay(8).reps(1, 177)
    events, _ = coach(bridging(course, posture=lambda t: "seated" if 11 < t < 15 else "supine"))
    assert [event.n for event in events if isinstance(event, RepDone)] == [1, 2]


def test_a_warning_ends_with_the_source() -> None:
    course = Course.at(135).stay(2).to(177, 1.5).stay(1).to(200, 1).stay(4)
    events, states = coach(bridging(course))
    assert [type(event) for event in events[-2:]] != [WarningStarted, WarningStarted]
    assert [event.id for event in of(WarningStarted, events) if isinstance(event, WarningStarted)] == ["over_arched"]
    assert len(of(WarningEnded, events)) == 1
    assert states[-1].warnings == ("over_arched",)


@pytest.mark.parametrize(("doubted", "warned"), [((), True), (("hip",), False), (("elbow",), True)])
def test_nothing_is_warned_of_that_hangs_on_a_guess_and_it_counts_all_the_same(
    doubted: tuple[str, ...], warned: bool
) -> None:
    course = Course.at(135).stay(2).to(177, 1.5).stay(1).to(200, 1).stay(4).to(135, 2).stay(2)
    events, _ = coach(replace(frame, doubted=frozenset(doubted)) for frame in bridging(course))
    assert len(of(RepDone, events)) == 1
    assert bool(of(WarningStarted, events)) == warned


def test_the_gravest_warning_stands_first() -> None:
    """An info, a stop and a warning, in this order in the spec, all passed all the time."""
    spec = find("glute_bridge")
    levels: tuple[Level, ...] = ("info", "stop", "warning")
    limits = tuple(LimitSpec(level, (Condition("knee", low=50),), "any", 0.3, 1, level, "", "") for level in levels)
    watching = Coach(replace(spec, limits=limits))
    for frame in bridging():
        watching.step(frame)
    assert watching.state().warnings == ("stop", "warning", "info")


def test_a_short_hold_is_said_after_its_rep() -> None:
    events, _ = coach(bridging(Course.at(135).stay(2).reps(1, 177, hold=0.5)))
    assert [type(event) for event in events[-2:]] == [RepDone, Cued]


def kneeling(t: float, folded: bool) -> Measures:
    """On all fours, or sat back in the child's pose."""
    hip, knee, reach = (45.0, 40.0, 0.5) if folded else (95.0, 90.0, 1.1)
    return measures(t, "childs_pose" if folded else "hands_and_knees", hip=hip, knee=knee, trunk=0.0, reach=reach)


@pytest.mark.parametrize(
    ("held", "called_short"),
    [((5, 15), True), ((0, 10), False), ((20, 31), False)],
    ids=["whole", "begun before the clip", "going on after it"],
)
def test_only_a_hold_that_was_seen_whole_is_called_short(held: tuple[float, float], called_short: bool) -> None:
    """Ten seconds where twenty are asked for, in a clip of thirty."""
    events, _ = coach((kneeling(t, held[0] <= t < held[1]) for t in times(30)), "childs_pose")
    assert len(of(RepDone, events)) == 1
    assert bool(of(Cued, events)) == called_short


def test_a_hold_in_the_posture_that_one_starts_in_is_called_short_wherever_the_source_ends() -> None:
    """Who lies down and stays for twenty seconds rests less than two minutes."""
    events, _ = coach((measures(t, "prone", chest=2.0, arch=1.0, roll=-0.1) for t in times(20)), "prone_lying")
    assert len(of(Cued, events)) == 1


def test_rest_between_holds_is_learned_from_somebody_who_keeps_still() -> None:
    """Lying down takes two seconds, in which the trunk sinks from 45 to 0; then still. At 12 the pelvis rolls."""

    def lying(t: float) -> Measures:
        trunk = max(0.0, 45 - 22.5 * t)
        held = t >= 6
        hips = {"hip@left": 50.0 if held else 130.0, "hip@right": 130.0, "other_hip@left": 130.0}
        rest = {"other_hip@right": hips["hip@left"], "knee@left": 60.0 if held else 85.0, "knee@right": 85.0}
        feet = {"other_foot@left": -0.1, "other_foot@right": 0.5 if held else -0.1}
        values = {**hips, **rest, **feet, "trunk": 12.0 if held else trunk}
        return measures(t, still=t > 2, **values)

    events, _ = coach(map(lying, times(16)), "knee_to_opposite_shoulder")
    assert "pelvis_rolling" in {event.id for event in events if isinstance(event, WarningStarted)}


def test_a_hold_that_runs_when_the_source_ends_is_told() -> None:
    events, _ = coach(bridging(Course.at(135).stay(2).to(177, 1.5).stay(4)))
    assert of(RepDone, events) == []
    (held,) = (event for event in events if isinstance(event, HoldEnded))
    assert held.end_s - held.start_s == pytest.approx(4.2, abs=0.4)


def test_a_hidden_drive_is_said_while_it_lasts() -> None:
    frames = [measures(t, "supine", hip=math.nan if 3 < t < 7 else 135.0, knee=80.0) for t in times(10)]
    events, _ = coach(frames)
    assert [event.state for event in events if isinstance(event, TrackingChanged)] == ["hidden", "ok"]


def test_sides_are_counted_apart() -> None:
    """Left, right, right: each with a stay."""
    left = Course.at(90).stay(2).reps(1, 178).stay(20)
    right = Course.at(90).stay(12).reps(2, 178).stay(2)
    ways = (("leg@left", left), ("leg@right", right))
    sway = {"leg@left": lambda t: math.sin(5 * t), "leg@right": lambda t: math.cos(5 * t)}
    knees = {"knee@left": 170.0, "knee@right": 170.0}
    frames = [
        replace(measures(t, "hands_and_knees"), values={name: way(t) + sway[name](t) for name, way in ways} | knees)
        for t in times(right.seconds)
    ]
    events, states = coach(frames, "bird_dog")
    assert [event.side for event in events if isinstance(event, RepDone)] == ["left", "right", "right"]
    assert (states[-1].reps, states[-1].reps_left, states[-1].reps_right) == (3, 1, 2)
    shown = [state.side for state in states]
    assert sum(a != b for a, b in itertools.pairwise(shown)) <= 2, "at rest it is not shown to and fro"


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["supine", "standing", "unknown"]),
            st.sampled_from([90.0, 135.0, 150.0, 177.0, 205.0, math.nan]),
            st.booleans(),
            st.floats(0.2, 4),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_happens_the_events_make_sense(parts: list[tuple[Posture, float, bool, float]]) -> None:
    """Postures, values, stillness and sight jump about: times are in order, warnings end, counts grow by one."""
    frames: list[Measures] = []
    t = 0.0
    for posture, hip, found, seconds in parts:
        for _ in range(int(seconds * 15)):
            frames.append(measures(t, posture, found=found, hip=hip, knee=80.0))
            t += 1 / 15
    events, _ = coach(frames)
    open_warnings: set[str] = set()
    n = 0
    for event in events:
        assert event.t <= t + 2
        if isinstance(event, RepDone):
            n += 1
            assert event.n == n
            assert 0 <= event.start_s <= event.peak_s <= event.end_s
        if isinstance(event, HoldEnded):
            assert 0 <= event.start_s < event.end_s <= t
        if isinstance(event, PartialRep):
            assert event.start_s <= event.end_s
        if isinstance(event, WarningStarted):
            assert event.id not in open_warnings
            open_warnings.add(event.id)
        if isinstance(event, WarningEnded):
            open_warnings.remove(event.id)
            assert 0 <= event.start_s <= event.end_s
    assert open_warnings == set()


@pytest.mark.parametrize(("gone_s", "met_anew"), [(10.0, False), (40.0, True)])
def test_after_a_long_time_without_anybody_whoever_is_there_has_a_rest_of_their_own(
    gone_s: float, met_anew: bool
) -> None:
    """One rests at 115 degrees; the other, with feet further away, at 163, which would be the first one's top."""
    one, other = (Course.at(rest).stay(2).reps(2, 179) for rest in (115, 163))
    back = one.seconds + gone_s
    away = [measures(one.seconds + s, found=False) for s in times(gone_s)[1:-1]]
    later = [replace(frame, t=back + frame.t) for frame in bridging(other)]
    events, _ = coach([*bridging(one), *away, *later])
    reps = [event for event in events if isinstance(event, RepDone)]
    held = [event.end_s - event.start_s for event in events if isinstance(event, HoldEnded)]
    assert (len(reps) == 4 and max(held) < 5) is met_anew
    assert next(event.value for event in events if isinstance(event, RestLearned)) == pytest.approx(115, abs=1)
    if met_anew:
        assert [rep.n for rep in reps] == [1, 2, 3, 4], "what was counted stays"
        assert [event.value for event in events if isinstance(event, RestLearned)][1] == pytest.approx(163, abs=1)


def test_after_a_long_time_without_anybody_nothing_counts_before_they_keep_still() -> None:
    """Whoever lies down begins somewhere on the way."""
    first = bridging()
    back = BRIDGES.seconds + 60.0
    down = Course.at(175).to(135, 2.0).reps(1, 177)
    later = [replace(frame, t=back + frame.t) for frame in bridging(down, still=lambda t: t > 1.9)]
    events, _ = coach([*first, *later])
    assert len(of(RepDone, events)) == 3
    assert of(PartialRep, events) == []
