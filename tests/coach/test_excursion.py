"""When somebody leaves rest, and what belongs to the movement that they leave it for; rest is 0, the target at 80."""

from __future__ import annotations

import math
from collections.abc import Iterable

from formcheck.coach.excursion import LOITER_S, Excursion
from formcheck.coach.travel import Moment
from tests.coach.drives import STILL


def moment(t: float) -> Moment:
    return Moment(t, {}, STILL)


def leaves(excursion: Excursion, samples: Iterable[tuple[float, float]]) -> list[bool]:
    return [excursion.leaves_rest(moment(t), y, rest=0.0, way=80.0) for t, y in samples]


def test_rest_is_left_from_a_quarter_of_the_way_and_since_a_tenth_of_it() -> None:
    """A tenth is 8, a quarter 20: seen at 7 it is still rest, at 9 not any more, at 21 it has been left."""
    excursion = Excursion()
    assert leaves(excursion, [(0.0, 0.0), (0.5, 7.0), (1.0, 9.0), (1.5, 19.0), (2.0, 21.0)]) == [False] * 4 + [True]
    assert excursion.left_at == 0.5
    assert excursion.samples == [(0.5, 7.0), (1.0, 9.0), (1.5, 19.0), (2.0, 21.0)]
    assert [seen.t for seen in excursion.moments] == [0.5, 1.0, 1.5, 2.0]


def test_who_is_out_when_they_are_first_seen_has_left_rest_no_sooner() -> None:
    excursion = Excursion()
    assert leaves(excursion, [(3.0, 60.0)]) == [True]
    assert (excursion.left_at, excursion.samples) == (3.0, [(3.0, 60.0)])


def test_who_sinks_back_leaves_it_anew() -> None:
    excursion = Excursion()
    leaves(excursion, [(0.0, 0.0), (1.0, 15.0), (2.0, 3.0), (3.0, 15.0)])
    assert excursion.left_at == 2.0
    assert excursion.samples == [(2.0, 3.0), (3.0, 15.0)]


def test_what_lay_long_before_is_no_part_of_the_movement() -> None:
    """At 12 and 15, which is neither rest nor away from it, until more than LOITER_S after the last moment at rest."""
    excursion = Excursion()
    leaves(excursion, [(0.0, 0.0), (1.0, 12.0), (LOITER_S, 12.0)])
    assert len(excursion.samples) == 3
    leaves(excursion, [(LOITER_S + 0.5, 15.0)])
    assert excursion.samples == [(LOITER_S + 0.5, 15.0)]
    assert len(excursion.moments) == 1
    assert excursion.left_at == 0.0


def test_who_hovers_above_rest_leaves_it_only_by_going_up_from_there() -> None:
    """The way back ended at 30, beyond a quarter; from the lowest point, 26, it takes more than a tenth of 80, 34."""
    excursion = Excursion()
    excursion.note_hovering(30.0)
    assert leaves(excursion, [(0.0, 30.0), (1.0, 26.0), (2.0, 33.5)]) == [False] * 3
    assert excursion.left_at == 2.0
    assert leaves(excursion, [(3.0, 34.5)]) == [True]
    assert excursion.samples == [(2.0, 33.5), (3.0, 34.5)]


def test_who_hovered_and_came_to_rest_hovers_no_more() -> None:
    excursion = Excursion()
    excursion.note_hovering(30.0)
    assert leaves(excursion, [(0.0, 30.0), (1.0, 5.0), (2.0, 22.0)]) == [False, False, True]


def test_what_comes_after_its_end_is_the_next_ones() -> None:
    excursion = Excursion()
    leaves(excursion, [(0.0, 0.0), (1.0, 40.0)])
    for t in (2.0, 3.0):
        excursion.add(moment(t), 30.0)
    excursion.end_at(2.0)
    assert [t for t, _ in excursion.samples] == [seen.t for seen in excursion.moments] == [0.0, 1.0, 2.0]


def test_one_that_is_over_leaves_nothing_behind() -> None:
    excursion = Excursion()
    leaves(excursion, [(0.0, 0.0), (1.0, 40.0)])
    excursion.restart()
    assert excursion.samples == excursion.moments == []
    assert math.isnan(excursion.left_at)


def test_a_gap_belongs_to_the_movement_that_it_lies_in() -> None:
    """One at rest is forgotten with the moments at rest, one after the movement's end is the next one's."""
    excursion = Excursion()
    excursion.note_gap(0.5)
    leaves(excursion, [(1.0, 0.0), (2.0, 40.0)])
    excursion.note_gap(3.5)
    excursion.add(moment(4.0), 60.0)
    assert excursion.gaps == [3.5]
    excursion.end_at(3.0)
    assert excursion.gaps == []
