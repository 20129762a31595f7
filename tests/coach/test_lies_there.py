"""A limb that is not moved but lies where a movement ends."""

from __future__ import annotations

from dataclasses import replace

from formcheck.coach.lies_there import LIES_S, OTHERWISE_S, LiesThere
from formcheck.coach.rep import RepTracker
from formcheck.coach.travel import Moment
from formcheck.specs.model import Movement
from tests.coach.drives import STILL, follow, rep
from tests.movements import Course, times

HELD = rep(typical=90, band=(50, 120), target=140)
GLIDE = replace(HELD, ends=(replace(HELD.ends[0], hold=None),))
"""As a nerve glide is: the knee straightens from about 90 to 140 and bends again, and nobody holds it there."""


def phases(movement: Movement, course: Course) -> list[str]:
    tracker = RepTracker(movement)
    seen = []
    for t in times(course.seconds):
        tracker.push(Moment(t, {"drive": course(t)}, STILL))
        seen.append(tracker.phase)
    return seen


def test_a_leg_that_is_straight_from_the_start_is_not_at_the_end_of_a_glide() -> None:
    """Nobody has seen it come; after two seconds it lies there, and is at rest as far as anybody else is concerned."""
    seen = phases(GLIDE, Course.at(178).stay(20))
    assert "end" not in seen
    assert set(seen[90:]) == {"rest"}


def test_where_the_end_is_held_the_source_may_begin_in_the_hold() -> None:
    assert "end" in phases(HELD, Course.at(178).stay(5))


def test_a_leg_that_lay_there_is_counted_once_it_works() -> None:
    course = Course.at(178).stay(20).to(90, 2).stay(3).reps(3, 150, out=2, hold=0, back=2, rest=1)
    assert [o.counted for o in follow(RepTracker(GLIDE), course, times(course.seconds))] == [True] * 3


def test_where_somebody_was_seen_to_come_it_takes_longer_or_to_be_there_otherwise() -> None:
    lying = LiesThere(GLIDE.ends[0])
    for t in times(30):
        lying.look(t, at_end=t >= 1, as_asked=True)
        assert lying.found(t, way_out_seen=True) is (t - 1 > LIES_S)
    lying.restart()
    for t in times(5):
        lying.look(t, at_end=True, as_asked=False)
        assert lying.found(t, way_out_seen=True) is (t > OTHERWISE_S)
