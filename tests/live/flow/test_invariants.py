"""Whatever is done in whatever order, a session stays sound."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.coach.events import RepDone, WarningStarted
from formcheck.live.flow.inputs import ClipOver, Coached, Input, Pressed, Sighted, Slept, Tick
from formcheck.live.flow.machine import advance, first
from formcheck.live.flow.orders import BeginSet, EndSet, Order
from formcheck.live.flow.plan import Around, PlannedSet, SessionPlan
from formcheck.live.flow.scene import Shown, scene
from formcheck.live.flow.state import COUNTING, FlowState, Stage
from formcheck.live.keys import Command
from tests.live.figures import BRIDGE, EACH_SIDE, RESTING
from tests.live.flow.acting import RIGHT, TOO_DARK

COMMANDS: tuple[Command, ...] = get_args(Command)
ENDING_KEYS = 4
"""A set, the questions after it, the summary, and one to spare."""


def plans() -> st.SearchStrategy[SessionPlan]:
    sets = st.lists(
        st.builds(
            PlannedSet,
            spec=st.sampled_from((BRIDGE, EACH_SIDE)),
            reps=st.sampled_from((1, 2, None)),
            order=st.sampled_from(("none", "alternating", "one")),
            rest_s=st.sampled_from((0.0, 3.0, 60.0)),
        ),
        min_size=1,
        max_size=4,
    )
    around = st.builds(
        Around,
        red_flags=st.sampled_from((None, "line", "full")),
        pain=st.booleans(),
        after=st.booleans(),
        placement=st.booleans(),
        by_posture=st.booleans(),
        summary_s=st.sampled_from((0.0, 20.0)),
    )
    return st.builds(lambda some, about: SessionPlan(_numbered(some), about), sets, around)


def _numbered(sets: list[PlannedSet]) -> tuple[PlannedSet, ...]:
    return tuple(replace(one, step=number, steps=len(sets)) for number, one in enumerate(sets))


def inputs() -> st.SearchStrategy[Input]:
    t = st.just(0.0)
    seen = st.builds(
        Sighted,
        t,
        found=st.booleans(),
        posture=st.sampled_from(("supine", "standing")),
        fits=st.booleans(),
        still=st.booleans(),
        advice=st.sampled_from((None, RIGHT, TOO_DARK)),
        begun=st.booleans(),
    )
    reps = st.integers(0, 3)
    state = st.builds(
        lambda n, m, there: replace(RESTING, reps=n + m, reps_left=n, reps_right=m, in_position=there),
        reps,
        reps,
        st.booleans(),
    )
    events = st.sampled_from(
        (
            (),
            (RepDone(1.0, 1, "left", 0.0, 1.0, 2.0, 1.0, 1.0, 1.0, 130.0, 170.0),),
            (WarningStarted(1.0, "over_arched", "warning", None, 1.0, "Lower."),),
        )
    )
    return st.one_of(
        st.builds(Tick, t),
        seen,
        st.builds(Sighted, t, st.just(True), st.just("supine"), st.just(True), st.just(True), st.just(RIGHT)),
        st.builds(Coached, t, events, state),
        st.builds(Pressed, t, st.sampled_from(COMMANDS)),
        st.builds(ClipOver, t, st.booleans()),
        st.builds(Slept, t),
    )


def steps() -> st.SearchStrategy[list[tuple[float, Input]]]:
    return st.lists(st.tuples(st.sampled_from((0.0, 0.1, 0.5, 2.0, 30.0)), inputs()), max_size=60)


class Ledger:
    """Whether a set runs, by the orders alone."""

    def __init__(self, orders: tuple[Order, ...]) -> None:
        self.running = False
        self.take(orders)

    def take(self, orders: tuple[Order, ...]) -> None:
        for order in orders:
            if isinstance(order, BeginSet):
                assert not self.running, "a set began within a set"
                self.running = True
            if isinstance(order, EndSet):
                assert self.running, "a set ended that had not begun"
                self.running = False


@settings(deadline=None, max_examples=150)
@given(plans(), steps())
def test_a_set_runs_exactly_in_its_own_stages(plan: SessionPlan, todo: list[tuple[float, Input]]) -> None:
    state, orders = first(plan)
    ledger, t = Ledger(orders), 0.0
    for wait, given_ in todo:
        t += wait
        state, orders = advance(plan, state, replace(given_, t=t))
        ledger.take(orders)
        assert ledger.running == (state.stage in COUNTING)
        assert state.stage in get_args(Stage)
        assert 0 <= state.at < len(plan.sets)
        assert not (state.stage in ("resting", "asking", "asking_after", "summary", "over") and state.counting)


@settings(deadline=None, max_examples=150)
@given(plans(), steps())
def test_every_state_can_be_ended_by_the_end_key(plan: SessionPlan, todo: list[tuple[float, Input]]) -> None:
    state, t = _after(plan, todo)
    for _ in range(ENDING_KEYS):
        state, _orders = advance(plan, state, Pressed(t, "end"))
    assert state.stage == "over"
    assert advance(plan, state, Tick(t + 9.0)) == (state, ())


@settings(deadline=None, max_examples=100)
@given(plans(), steps())
def test_what_is_counted_comes_from_counted_frames_only(plan: SessionPlan, todo: list[tuple[float, Input]]) -> None:
    state, _ = first(plan)
    t = 0.0
    for wait, given_ in todo:
        t += wait
        before, counting = state, state.counting
        state, _orders = advance(plan, state, replace(given_, t=t))
        if not (counting and isinstance(given_, Coached)) and state.stage == before.stage:
            assert state.tally == before.tally


@settings(deadline=None, max_examples=100)
@given(plans(), steps())
def test_every_state_has_a_picture_with_words(plan: SessionPlan, todo: list[tuple[float, Input]]) -> None:
    state, _ = _after(plan, todo)
    view = scene(plan, state, Shown(coach=RESTING if state.stage in COUNTING else None))
    assert view.headline or (view.card is not None and view.card.title)


def _after(plan: SessionPlan, todo: list[tuple[float, Input]]) -> tuple[FlowState, float]:
    state, _ = first(plan)
    t = 0.0
    for wait, given_ in todo:
        t += wait
        state, _orders = advance(plan, state, replace(given_, t=t))
    return state, t
