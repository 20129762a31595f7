"""The coach with a person's own range: learned from comfortable reps, and told apart from the general limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from formcheck.coach.coach import Coach
from formcheck.coach.events import Event, PartialRep, RangeLearned, RepDone, WarningEnded, WarningStarted
from formcheck.coach.personal import OwnRange, Personal
from formcheck.measure.measures import Measures
from formcheck.specs.catalog import find
from tests.coach.drives import measures
from tests.movements import Course, times


def watched(frames: Iterable[Measures], personal: Personal | None, exercise: str = "glute_bridge") -> list[Event]:
    coach = Coach(find(exercise), personal)
    events = [event for frame in frames for event in coach.step(frame)]
    return events + coach.finish()


def bridging(course: Course) -> list[Measures]:
    return [measures(t, hip=course(t), knee=80.0) for t in times(course.seconds)]


def of(kind: type[Event], events: list[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def own(**caps: dict[str, float]) -> OwnRange:
    return OwnRange(None, 3, "hip", 135, {"top": 150}, {"top": 147}, caps)


THREE = Course.at(135).stay(2).reps(3, 170)


def test_three_comfortable_reps_set_the_range() -> None:
    (found,) = of(RangeLearned, watched(bridging(THREE), Personal()))
    assert isinstance(found, RangeLearned)
    assert (found.side, found.reps, found.drive) == (None, 3, "hip")
    assert found.rest == pytest.approx(135, abs=0.5)
    assert found.usual == {"top": pytest.approx(170, abs=0.5)}
    assert found.caps == {"hip": {"above": pytest.approx(177, abs=0.5)}}


@pytest.mark.parametrize(("gone_s", "learned"), [(10.0, 1), (40.0, 0)])
def test_what_somebody_else_may_have_done_is_not_learned(gone_s: float, learned: int) -> None:
    """Two reps, nobody for a while, and two more."""
    two = bridging(Course.at(135).stay(2).reps(2, 170))
    back = two[-1].t + gone_s
    frames = [*two, measures(back - 1.0, found=False), *(replace(frame, t=back + frame.t) for frame in two)]
    events = watched(frames, Personal())
    assert len(of(RepDone, events)) == 4 and len(of(RangeLearned, events)) == learned
    coach = Coach(find("glute_bridge"), Personal(calibrating=True))
    for frame in frames:
        coach.step(frame)
    assert coach.own_ranges()[0].reps == 4, "a calibration takes all that is done in it"


def test_nobody_s_range_is_learned_unless_asked() -> None:
    assert of(RangeLearned, watched(bridging(THREE), None)) == []
    assert of(RangeLearned, watched(bridging(THREE), Personal((own(),)))) == []


def test_a_rep_with_a_warning_is_none_of_the_comfortable_ones() -> None:
    """The second of four goes to 200, past the general 195: the range is that of the other three."""
    course = Course.at(135).stay(2).reps(1, 170).reps(1, 200).reps(2, 170)
    events = watched(bridging(course), Personal())
    (found,) = of(RangeLearned, events)
    assert isinstance(found, RangeLearned)
    assert found.usual == {"top": pytest.approx(170, abs=0.5)}
    assert events.index(found) > events.index(of(RepDone, events)[3])


def test_from_then_on_one_s_own_cap_warns_as_one_s_own() -> None:
    """After three to 170 the cap is 177; a fourth to 185 passes it and not the general limit of 195."""
    events = watched(bridging(THREE.reps(1, 185)), Personal())
    started, ended = (*of(WarningStarted, events), *of(WarningEnded, events))
    assert isinstance(started, WarningStarted)
    assert isinstance(ended, WarningEnded)
    assert (started.id, started.own, ended.own) == ("over_arched", True, True)
    assert ended.peak == pytest.approx(185, abs=0.5)
    assert of(WarningStarted, watched(bridging(THREE.reps(1, 185)), None)) == []


def test_the_general_limit_stays_above_everything() -> None:
    """To 205: past both. It may begin as one's own on the way, and ends as general; with no cap it is general."""
    ends = [
        [
            event.own
            for event in of(WarningEnded, watched(bridging(THREE.reps(1, 205)), who))
            if isinstance(event, WarningEnded)
        ]
        for who in (Personal(), Personal((own(hip={"above": 180}),)), None)
    ]
    assert ends == [[False], [False], [False]]


def test_a_stiff_person_s_rep_counts_by_their_own_target() -> None:
    """135 to 150 is half of what the bridge asks for, and all that this person can: with a target of 147 it counts."""
    course = Course.at(135).stay(2).reps(2, 150)
    assert len(of(RepDone, watched(bridging(course), Personal((own(),))))) == 2
    nobody = watched(bridging(course), None)
    assert (of(RepDone, nobody), len(of(PartialRep, nobody))) == ([], 2)


def test_sides_are_learned_apart() -> None:
    """Left three times to 140, right three times to 160, one side after the other."""
    rest, left, right = Course.at(90).stay(2), Course.at(90).reps(3, 140), Course.at(90).reps(3, 160)
    whole = rest.seconds + left.seconds

    def frame(t: float) -> Measures:
        knees = {"knee@left": left(t - rest.seconds), "knee@right": right(t - whole)}
        hips = {"hip@left": 90.0, "hip@right": 90.0}
        return measures(t, **knees, **hips)

    events = watched([frame(t) for t in times(whole + right.seconds)], Personal(), "sciatic_nerve_glide")
    found = {event.side: event.usual["out"] for event in of(RangeLearned, events) if isinstance(event, RangeLearned)}
    assert found == {"left": pytest.approx(140, abs=1), "right": pytest.approx(160, abs=1)}
