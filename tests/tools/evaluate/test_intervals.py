from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tools.evaluate.intervals import matched, shared_s, touches
from tools.evaluate.truth import TrueHold

spans = st.lists(
    st.tuples(st.floats(0, 60), st.floats(0.1, 10)).map(lambda pair: TrueHold(pair[0], pair[0] + pair[1])), max_size=7
)


def test_shared_time_is_the_overlap_or_less_than_nothing_for_a_gap() -> None:
    assert shared_s(TrueHold(1, 4), TrueHold(3, 9)) == 1
    assert shared_s(TrueHold(1, 4), TrueHold(6, 9)) == -2


def test_widening_reaches_over_a_gap() -> None:
    assert not touches(TrueHold(1, 4), TrueHold(5.5, 6), 1.4)
    assert touches(TrueHold(1, 4), TrueHold(5.5, 6), 1.5)


def test_the_largest_overlap_is_taken_first() -> None:
    true = [TrueHold(0, 10), TrueHold(12, 20)]
    found = [TrueHold(0, 2), TrueHold(3, 13), TrueHold(14, 19)]
    assert matched(true, found) == {0: 1, 1: 2}


def test_each_is_taken_once() -> None:
    assert matched([TrueHold(0, 4), TrueHold(5, 10)], [TrueHold(0, 10)]) == {1: 0}


def test_what_does_not_overlap_is_not_matched() -> None:
    assert matched([TrueHold(0, 4)], [TrueHold(4, 6)]) == {}


@given(spans, spans)
def test_pairs_overlap_and_no_better_pair_is_left(true: list[TrueHold], found: list[TrueHold]) -> None:
    pairs = matched(true, found)
    assert len(set(pairs.values())) == len(pairs)
    assert all(shared_s(true[i], found[j]) > 0 for i, j in pairs.items())
    for i, j in itertools.product(range(len(true)), range(len(found))):
        if i not in pairs and j not in pairs.values():
            assert shared_s(true[i], found[j]) <= 0


@given(spans)
def test_anything_matches_itself(true: list[TrueHold]) -> None:
    pairs = matched(true, true)
    assert all(shared_s(true[i], true[j]) > 0 for i, j in pairs.items())
    assert len(pairs) == len(true)
