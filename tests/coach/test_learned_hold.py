"""The own range of a position that is held: learned from comfortable holds, used for what counts and what warns."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from formcheck.coach.coach import Coach
from formcheck.coach.events import Event, RangeLearned, RepDone, WarningEnded
from formcheck.coach.learned_hold import as_calibrated, holds_needed, learned_hold
from formcheck.coach.learned_range import Done
from formcheck.coach.personal import OWN_CAP, OwnRange, Personal, own_limits, own_movement
from formcheck.coach.plateau import Stay
from formcheck.coach.travel import Outcome
from formcheck.specs.catalog import find
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec
from tests.coach.drives import measures
from tests.movements import times

CHILD, ELBOWS, FOUR, FLEXOR, SHOULDER, LYING = (
    find(name)
    for name in (
        "childs_pose",
        "prone_on_elbows",
        "seated_figure_four",
        "hip_flexor_stretch",
        "knee_to_opposite_shoulder",
        "prone_lying",
    )
)
HELD = (CHILD, ELBOWS, FOUR, FLEXOR, SHOULDER, LYING)


def hold(spread: float = 0.0, **values: float) -> Done:
    span = {name: (value - spread, value + spread) for name, value in values.items()}
    outcome = Outcome(True, 0.0, 0.0, 20.0, math.nan, math.nan, (Stay(0, 20),), math.nan, math.nan, values, span)
    return Done(math.nan, outcome)


def child(*hips: float, knee: float = 30.0, spread: float = 0.0) -> OwnRange:
    own = learned_hold(CHILD, None, [hold(spread, hip=hip, knee=knee) for hip in hips], 2)
    assert own is not None
    return own


def test_usual_is_the_middle_and_the_cap_lies_the_uncertainty_further_in() -> None:
    """Hips of 40 and 44: 42, and 7 further folded is 35."""
    own = child(40, 44)
    assert (own.drive, own.reps, own.usual) == ("hip", 2, {"hip": 42, "knee": 30})
    assert math.isnan(own.rest)
    assert own.caps == {"hip": {"below": 35}}


def test_how_far_somebody_sank_within_a_comfortable_hold_moves_the_cap() -> None:
    """Ten either way around 42 was comfortable: 32; twenty is cut at twice the uncertainty: 28."""
    assert child(42, 42, spread=10).caps == {"hip": {"below": 32}}
    assert child(42, 42, spread=20).caps == {"hip": {"below": 28}}


def test_who_comes_far_is_asked_for_what_everybody_is_and_never_more() -> None:
    assert child(30, 30).target == {"hip": 75, "knee": 80}


def test_who_is_stiff_counts_from_their_own_and_never_from_less_than_is_the_position() -> None:
    """A usual hip of 76 eased by 7 is 83; of 82 would be 89, past the 85 that still is a child's pose."""
    assert child(76, 76).target["hip"] == 83
    assert child(82, 82).target["hip"] == 85
    end = own_movement(CHILD, child(82, 82)).ends[0]
    assert Condition("hip", high=85) in end.conditions
    assert Condition("knee", high=80) in end.conditions


def test_further_is_the_way_that_the_least_says() -> None:
    """On the elbows further is more propped: usual 30. The uncertainty of two inclinations is 9.9, taken one and a half
    times, and that of an upper arm's height 0.06, taken twenty times.
    """
    own = learned_hold(ELBOWS, None, [hold(propped=30.0)] * 2, 2)
    assert own is not None
    assert own.target == {"propped": 13}
    assert own.caps == {"propped": {"above": pytest.approx(30 + math.hypot(1.5 * 7 * math.sqrt(2), 1.2))}}
    assert own_movement(ELBOWS, own) == ELBOWS.movement, "a band keeps its far end, and 13 is what is asked for"


def test_no_cap_lies_past_the_general_limit_and_it_joins_that_limit() -> None:
    """A lean of 0.65 and 0.06 more would be past the 0.68 at which everybody is warned."""
    own = learned_hold(FOUR, "left", [hold(lean=0.65)] * 2, 2)
    assert own is not None
    assert own.caps == {"lean": {"above": 0.68}}
    (limit,) = (limit for limit in own_limits(FOUR, own) if limit.id == "leaning_too_far")
    assert limit.own == (Condition("lean", low=0.68),)


def test_a_condition_that_only_qualifies_a_limit_is_not_its_bound() -> None:
    """The child's pose warns of hips far from the heels while the hip is folded: no cap belongs there."""
    limits = own_limits(CHILD, child(42, 42))
    assert limits[1:] == CHILD.limits, "too far comes before what is only untidy"
    assert (limits[0].id, limits[0].during, limits[0].own) == (OWN_CAP, "end", (Condition("hip", high=35),))


def test_lying_is_learned_from_one_hold_for_its_own_limit() -> None:
    """A chest that rests at 3: ten more is 13. At 12 it would be 22: the general 19 is nearer."""
    assert holds_needed(LYING, calibrating=False) == 1
    low, high = (learned_hold(LYING, None, [hold(chest=chest)], 1) for chest in (3.0, 12.0))
    assert low is not None
    assert high is not None
    assert (low.caps, high.caps) == ({"chest": {"above": 13}}, {"chest": {"above": 19}})
    assert low.target == {}


def test_too_few_holds_and_what_was_not_seen_teach_nothing() -> None:
    assert learned_hold(CHILD, None, [hold(hip=40, knee=30)], 2) is None
    assert learned_hold(CHILD, None, [hold(hip=40)] * 2, 2) is None
    nothing = replace(CHILD, movement=replace(CHILD.movement, least_kept=()))
    assert learned_hold(nothing, None, [hold(hip=40, knee=30)] * 2, 2) is None
    assert as_calibrated(nothing.movement) == nothing.movement


@pytest.mark.parametrize("spec", HELD, ids=lambda spec: spec.id)
def test_every_held_position_of_the_programme_can_be_learned_and_its_range_fits(spec: ExerciseSpec) -> None:
    """From the middle of what is asked for, and from 3 of what only a limit of one's own watches."""
    values = {c.measure: 3.0 for limit in spec.limits for c in limit.own}
    values |= {c.measure: (max(c.low, -18) + min(c.high, 140)) / 2 for c in spec.movement.ends[0].conditions}
    own = learned_hold(spec, None, [hold(**values)], 1)
    assert own is not None
    assert own.fits(spec)
    assert own.caps
    assert own_limits(spec, own) != spec.limits


def watched(course: dict[tuple[float, float], float], personal: Personal | None, seconds: float) -> list[Event]:
    """A child's pose whose hip is folded to a value in each span, and at 100 between them; knees go along."""

    def frame(t: float) -> dict[str, float]:
        hip = next((value for (a, b), value in course.items() if a <= t < b), 100.0)
        return {"hip": hip, "knee": 30.0 if hip < 90 else 90.0, "trunk": 5.0, "reach": 0.5}

    coach = Coach(CHILD, personal)
    frames = [
        measures(t, "childs_pose" if frame(t)["hip"] < 90 else "hands_and_knees", **frame(t)) for t in times(seconds)
    ]
    return [event for each in frames for event in coach.step(each)] + coach.finish()


TWICE = {(3.0, 15.0): 42.0, (20.0, 32.0): 42.0}


def of(kind: type[Event], events: list[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def test_the_first_two_comfortable_holds_set_the_range_and_the_third_is_warned_at_it() -> None:
    """The third folds to 28: past the cap of 35, and the general limits say nothing of it."""
    (learnt,) = of(RangeLearned, watched({**TWICE, (40.0, 52.0): 28.0}, Personal(), 60))
    assert isinstance(learnt, RangeLearned)
    assert learnt.caps == {"hip": {"below": pytest.approx(35, abs=0.1)}}
    (warned,) = of(WarningEnded, watched({**TWICE, (40.0, 52.0): 28.0}, Personal(), 60))
    assert isinstance(warned, WarningEnded)
    assert (warned.id, warned.own, warned.peak) == (OWN_CAP, True, pytest.approx(28, abs=0.1))
    assert of(WarningEnded, watched({**TWICE, (40.0, 52.0): 28.0}, None, 60)) == []


def test_a_hold_that_was_left_at_once_was_not_comfortable() -> None:
    assert of(RangeLearned, watched({(3.0, 15.0): 42.0, (20.0, 23.5): 42.0}, Personal(), 30)) == []


def test_somebody_stiff_is_calibrated_by_what_does_not_count_for_others_and_then_counts() -> None:
    """A hip of 80 is past the 75 that is asked of everybody, and within the 85 that still is the position."""
    stiff = {(3.0, 15.0): 80.0}
    assert of(RepDone, watched(stiff, Personal(), 25)) == []
    coach = Coach(CHILD, Personal(calibrating=True))
    for t in times(25):
        hip = 80.0 if 3 <= t < 15 else 100.0
        coach.step(
            measures(t, "childs_pose" if hip < 90 else "hands_and_knees", hip=hip, knee=30.0, trunk=5.0, reach=0.5)
        )
    coach.finish()
    (own,) = coach.own_ranges()
    assert own.target["hip"] == pytest.approx(85)
    assert len(of(RepDone, watched(stiff, Personal((own,)), 25))) == 1


def test_where_somebody_stiffer_arrives_is_their_own_as_well() -> None:
    """Whose lean counts from 0.10 on and is kept at 0.14 has left it near 0.10, and not near the general bound."""
    own = OwnRange("right", 2, "lean", math.nan, {"lean": 0.14}, {"lean": 0.1}, {})
    movement = own_movement(FOUR, own)
    assert [c.low for c in movement.arrives if c.measure == "lean"] == [0.1]
    assert [c.low for c in movement.ends[0].conditions if c.measure == "lean"] == [0.1]


def test_a_measure_that_is_asked_for_twice_is_eased_where_people_are_stiff() -> None:
    """Not below 10, and at most 75: only the latter is a matter of stiffness."""
    (end,) = CHILD.movement.ends
    twice = (Condition("hip", low=10), *end.conditions)
    spec = replace(CHILD, movement=replace(CHILD.movement, ends=(replace(end, conditions=twice),)))
    own = OwnRange(None, 2, "hip", math.nan, {"hip": 78.0}, {"hip": 80.0}, {})
    hips = [(c.low, c.high) for c in own_movement(spec, own).ends[0].conditions if c.measure == "hip"]
    assert hips == [(10, math.inf), (-math.inf, 80.0)]


def test_a_written_target_is_never_harder_than_what_is_asked() -> None:
    own = OwnRange("right", 2, "lean", math.nan, {"lean": 0.3}, {"lean": 9.0}, {})
    asked = [c.low for c in FOUR.movement.ends[0].conditions if c.measure == "lean"]
    assert [c.low for c in own_movement(FOUR, own).ends[0].conditions if c.measure == "lean"] == asked
