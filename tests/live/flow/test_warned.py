"""Warnings that stay true are spoken in the end, whatever is said meanwhile; those that are over are not."""

from __future__ import annotations

from formcheck.coach.events import WarningStarted
from formcheck.live.flow.inputs import Coached
from formcheck.live.flow.orders import Say
from formcheck.live.flow.plan import Around, SessionPlan, sets_of_exercise
from formcheck.live.flow.warned import AGAIN_S, OFFERED_S, WARN_GAP_S
from formcheck.live.utterance import Priority, SpeechQueue, Utterance
from tests.live.figures import BRIDGE
from tests.live.flow.acting import FRAME_S, Actor, state_of

ONE, TWO, THREE = (WarningStarted(1.0, name, "warning", None, 1.0, name) for name in ("one", "two", "three"))


def in_a_set() -> Actor:
    return Actor(SessionPlan(sets_of_exercise(BRIDGE, 1, 12), Around(placement=False))).get_ready()


def warned(actor: Actor) -> list[str]:
    """The warnings in the order in which they were first offered to the voice."""
    return list(dict.fromkeys(word for word in actor.said if word in ("one", "two", "three")))


def test_one_that_comes_on_another_s_heels_is_said_after_the_gap() -> None:
    actor = in_a_set().do(1.0, ONE, warnings=("one",)).do(WARN_GAP_S - 1.2, TWO, warnings=("one", "two"))
    assert warned(actor) == ["one"]
    assert warned(actor.do(1.0)) == ["one", "two"]


def test_three_at_once_are_said_one_after_the_other() -> None:
    actor = in_a_set().do(FRAME_S, ONE, TWO, THREE, warnings=("one", "two", "three"))
    assert warned(actor) == ["one"]
    assert warned(actor.do(WARN_GAP_S)) == ["one", "two"]
    assert warned(actor.do(WARN_GAP_S)) == ["one", "two", "three"]


def test_one_that_is_over_by_then_is_not_said() -> None:
    actor = in_a_set().do(1.0, ONE, warnings=("one",)).do(1.0, TWO, warnings=("one", "two")).do(9.0, warnings=())
    assert warned(actor) == ["one"] and actor.said.count("one") <= 2


def test_a_stop_waits_for_no_gap() -> None:
    actor = in_a_set().do(1.0, ONE, warnings=("one",))
    assert (
        actor.do(FRAME_S, WarningStarted(1.0, "four", "stop", None, 1.0, "four"), warnings=("four",)).said[-1] == "four"
    )


def test_a_hint_is_offered_again_as_well_and_lets_nothing_wait() -> None:
    hint = WarningStarted(1.0, "three", "info", None, 1.0, "three")
    actor = in_a_set().do(FRAME_S, hint, warnings=("three",)).do(2.0, ONE, warnings=("one", "three"))
    assert warned(actor) == ["three", "one"] and actor.said.count("three") == 2


def heard_of(actor: Actor, *, free_s: float, over_s: float, last_s: float = 20.0) -> list[str]:
    """What is heard of a warning that begins at 0.5 s and is over at `over_s`, while the voice speaks of the camera
    until `free_s`."""
    queue, began, heard = SpeechQueue(), actor.t, list[str]()
    queue.add(Utterance("Camera lost.", Priority.COUNT, "camera", 6.0), began)
    assert queue.pop(began) is not None
    known = len(actor.orders)
    for tenth in range(round(last_s * 10)):
        true = 5 <= tenth < round(over_s * 10)
        actor.do(FRAME_S, *((ONE,) if tenth == 5 else ()), warnings=("one",) if true else ())
        for order in actor.orders[known:]:
            if isinstance(order, Say):
                queue.add(order.utterance, actor.t)
        known = len(actor.orders)
        said = queue.pop(actor.t) if actor.t - began >= free_s else None
        heard += [] if said is None else [f"{said.text} at {actor.t - began:.0f}"]
    return heard


def test_a_busy_voice_says_it_when_it_is_free_and_once() -> None:
    assert heard_of(in_a_set(), free_s=5.0, over_s=20.0) == ["one at 5"]


def test_one_that_is_over_before_the_voice_is_free_is_not_said() -> None:
    """Offered at 0.5, 2.0 and 3.5 s, each time fresh for two; over at 4.5 s."""
    assert heard_of(in_a_set(), free_s=5.0, over_s=4.5) == []


def test_one_that_waits_when_the_set_ends_is_over_with_it() -> None:
    actor, queue = in_a_set().do(0.3, ONE, warnings=("one",)).press("next"), SpeechQueue()
    for order in actor.orders:
        if isinstance(order, Say):
            queue.add(order.utterance, actor.t)
    waiting = iter(lambda: queue.pop(actor.t), None)
    assert "one" in actor.said and "one" not in [one.text for one in waiting if one]


def test_what_is_surely_said_is_offered_no_longer() -> None:
    actor = in_a_set().do(60.0, ONE, warnings=("one",))
    assert 2 < actor.said.count("one") <= OFFERED_S / AGAIN_S


def test_one_that_began_in_the_stillness_before_go_counts_and_is_said_if_it_is_true_still() -> None:
    actor = in_a_set()
    actor.give(Coached(actor.t, (), state_of(warnings=("two",)), earlier=(ONE, TWO)))
    assert warned(actor) == ["two"] and actor.state.tally.warnings == 2


def test_nothing_of_it_is_left_when_the_set_is_over_or_paused() -> None:
    actor = in_a_set().do(1.0, ONE, warnings=("one",)).press("pause")
    known = len(actor.said)
    assert "one" not in actor.wait(5.0).said[known:]
    assert "one" not in actor.press("next").lie(5.0).said[known:]
