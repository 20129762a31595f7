from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.live.utterance import Priority, SpeechQueue, Utterance, no_more_of


def count(n: int, fresh_s: float = 1.5) -> Utterance:
    return Utterance(str(n), Priority.COUNT, "count", fresh_s)


WARNING = Utterance("Lower a little.", Priority.WARNING, "warning over_arched", 2.0, 6.0)


def test_a_warning_overtakes_a_count() -> None:
    queue = SpeechQueue()
    queue.add(count(3), 10.0)
    queue.add(WARNING, 10.1)
    assert [queue.pop(10.2), queue.pop(10.3)] == [WARNING, count(3)]


def test_what_is_stale_is_dropped() -> None:
    queue = SpeechQueue()
    queue.add(count(3), 10.0)
    assert queue.pop(11.6) is None


def test_a_newer_count_takes_the_older_ones_place() -> None:
    queue = SpeechQueue()
    queue.add(count(3), 10.0)
    queue.add(count(4), 10.5)
    assert queue.pop(10.6) == count(4)
    assert queue.pop(10.6) is None


def test_a_warning_is_not_repeated_too_soon_but_later_it_is() -> None:
    queue = SpeechQueue()
    for added, popped, expected in ((0.0, 0.1, WARNING), (3.0, 3.1, None), (6.2, 6.3, WARNING)):
        queue.add(WARNING, added)
        assert queue.pop(popped) == expected


def test_what_is_offered_again_for_one_occasion_is_said_once() -> None:
    """The voice says something else until 5 s; the warning, true all the while, is offered anew in time."""
    queue = SpeechQueue()
    first = replace(WARNING, occasion=0.5)
    for offered in (0.5, 2.0, 3.5):
        queue.add(first, offered)
    assert queue.pop(5.0) == first
    queue.add(first, 12.0)
    assert queue.pop(12.0) is None
    second = replace(WARNING, occasion=12.5)
    queue.add(second, 12.5)
    assert queue.pop(12.6) == second


def test_what_is_cleared_is_never_said() -> None:
    queue = SpeechQueue()
    queue.add(count(3), 10.0)
    queue.clear()
    assert queue.pop(10.1) is None


def test_equals_go_in_their_order() -> None:
    queue = SpeechQueue()
    first, second = (Utterance(word, Priority.GUIDE, word, 5.0) for word in ("first", "second"))
    queue.add(second, 1.0)
    queue.add(first, 0.5)
    assert [queue.pop(2.0), queue.pop(2.0)] == [first, second]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 20), st.sampled_from(list(Priority)), st.sampled_from("abc"), st.floats(0.1, 5)),
        max_size=20,
    ),
    st.floats(0, 30),
)
def test_whatever_comes_out_is_fresh_and_the_gravest(
    added: list[tuple[float, Priority, str, float]], now: float
) -> None:
    queue = SpeechQueue()
    since: dict[Utterance, float] = {}
    for when, priority, topic, fresh_s in sorted(added, key=lambda entry: entry[0]):
        utterance = Utterance(f"{topic} at {when}", priority, topic, fresh_s)
        since[utterance] = when
        queue.add(utterance, when)
    said = []
    while (utterance := queue.pop(now)) is not None:
        assert now - since[utterance] <= utterance.fresh_s
        said.append(utterance)
    assert [one.priority for one in said] == sorted(one.priority for one in said)
    assert len({one.topic for one in said}) == len(said)


def test_what_is_over_with_a_word_is_no_longer_said() -> None:
    queue = SpeechQueue()
    for topic in ("coming", "how 1", "advice"):
        queue.add(Utterance(topic, Priority.GUIDE, topic, 30.0), 0.0)
    queue.add(Utterance("Go", Priority.COUNT, "ready", 1.0, ends=("coming", "how 1")), 1.0)
    assert [said.text for said in (queue.pop(1.0), queue.pop(1.1)) if said] == ["Go", "advice"]
    assert queue.pop(1.2) is None


def test_what_is_taken_back_is_not_said_and_nothing_in_its_place() -> None:
    queue = SpeechQueue()
    queue.add(WARNING, 0.0)
    queue.add(count(3), 0.0)
    queue.add(no_more_of(WARNING.topic), 0.5)
    assert [queue.pop(0.6), queue.pop(0.7)] == [count(3), None]
    queue.add(WARNING, 1.0)
    assert queue.pop(1.1) == WARNING, "when it is true again, it is said"
