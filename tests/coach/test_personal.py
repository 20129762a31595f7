"""A person's own range: how it is learned, and what it changes. Numbers are derived in each test's own words."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.coach.learned_range import FIRST_REPS, Done, learned
from formcheck.coach.own_rest import direction
from formcheck.coach.personal import OWN_CAP, OwnRange, Personal, own_limits, own_movement
from formcheck.coach.plateau import Stay
from formcheck.coach.travel import Outcome
from formcheck.specs.catalog import find
from formcheck.specs.condition import Condition
from formcheck.specs.model import LimitSpec

BRIDGE, GLIDE, CAT, PRESS_UP, TILT = (
    find(name) for name in ("glute_bridge", "sciatic_nerve_glide", "cat_camel", "prone_press_up", "pelvic_tilt")
)


def rep(rest: float, peak: float, *, counted: bool = True, **others: float) -> Done:
    stays = (Stay(1.0, 2.0),)
    return Done(rest, Outcome(counted, 0.0, 1.0, 3.0, rest, peak, stays, 1.0, 1.0, {"drive": peak, **others}))


def cycle(rest: float, first: float, second: float) -> Done:
    return Done(rest, Outcome(True, 0.0, 1.0, 4.0, first, second, (), 2.0, 2.0, {}))


def bridge(*peaks: float, rest: float = 135.0) -> OwnRange:
    own = learned(BRIDGE, None, [rep(rest, peak) for peak in peaks])
    assert own is not None
    return own


def limit_of(limits: tuple[LimitSpec, ...], name: str) -> LimitSpec:
    return next(limit for limit in limits if limit.id == name)


def test_rest_and_usual_are_the_middle_ones() -> None:
    own = learned(BRIDGE, None, [rep(130, 170), rep(134, 178), rep(136, 174)])
    assert own is not None
    assert (own.rest, own.usual, own.reps, own.drive, own.side) == (134, {"top": 174}, 3, "hip", None)


def test_who_comes_as_far_as_the_spec_asks_keeps_its_target() -> None:
    """From 135 the bridge asks for 135 + 0.7 * 45 = 166.5; 0.8 of a usual way of 43 is 34.4, which is more: 166.5."""
    assert bridge(176, 178, 180).target == {"top": pytest.approx(166.5)}


def test_who_is_stiffer_has_a_target_of_their_own() -> None:
    """A usual way of 25 (135 to 160): 0.8 of it is 20, so 155 counts."""
    assert bridge(158, 160, 162).target == {"top": pytest.approx(155)}


def test_no_target_is_nearer_than_the_least_movement() -> None:
    """A usual way of 9: 0.8 of it is 7.2, below the bridge's least of 8, so 143 it is."""
    assert bridge(144, 144, 144).target == {"top": pytest.approx(143)}


@given(st.lists(st.floats(145, 200), min_size=3, max_size=8), st.floats(95, 136))
def test_a_target_is_a_movement_and_never_harder_than_the_spec_s(peaks: list[float], rest: float) -> None:
    own = bridge(*peaks, rest=rest)
    way = own.target["top"] - rest
    asked = BRIDGE.movement.ends[0].target(rest) - rest
    assert BRIDGE.movement.least - 1e-6 <= way <= asked + 1e-6


def test_a_cap_is_the_middle_one_of_comfortable_reps_and_the_uncertainty() -> None:
    """Middle 174, furthest 176: nearer than the uncertainty of 7, so 181."""
    assert bridge(172, 174, 176).caps == {"hip": {"above": 181}}


def test_a_comfortable_rep_that_went_further_moves_the_cap_but_not_far() -> None:
    """Middle 170: furthest 180 was comfortable, so 180; a jump to 199 by no more than twice seven: 184."""
    assert bridge(168, 170, 180).caps == {"hip": {"above": 180}}
    assert bridge(168, 170, 199).caps == {"hip": {"above": 184}}


def test_no_cap_lies_above_the_general_limit() -> None:
    """Middle 193: 200 would be past the 195 at which everybody is warned."""
    assert bridge(192, 193, 194).caps == {"hip": {"above": 195}}


def test_an_angle_s_end_is_no_cap() -> None:
    """A squat's knee bends towards 0; a nerve glide's straightens towards 180, past which no plain angle goes."""
    own = learned(GLIDE, "left", [rep(90, 176) for _ in range(3)])
    assert own is not None
    assert own.caps == {"knee": {"above": 168}}, "the general limit is nearer"
    free = learned(replace(GLIDE, limits=()), "left", [rep(90, 176) for _ in range(3)])
    assert free is not None
    assert free.caps == {}


def test_a_cycle_has_two_ends_and_two_caps() -> None:
    """Neutral -0.05, round +0.05 and hollow -0.10: 0.10 and 0.05 from it. 0.8 of both is more than the 0.04 and 0.02
    that are asked for; the uncertainty is 0.0117, of the curve's 0.01 and a tenth of the head's 0.06.
    """
    own = learned(CAT, None, [cycle(-0.05, 0.05, -0.10)] * 3)
    assert own is not None
    assert own.target == {"round": pytest.approx(-0.01), "hollow": pytest.approx(-0.07)}
    assert own.caps == {"wave": {"above": pytest.approx(0.0617, abs=1e-4), "below": pytest.approx(-0.1117, abs=1e-4)}}


def test_half_cycles_teach_the_end_that_they_went_to() -> None:
    half = Done(-0.05, Outcome(False, 0, 1, 2, -0.05, 0.05, (), 1, 1, {}))
    own = learned(CAT, None, [half] * 3)
    assert own is not None
    assert set(own.usual) == {"round"}


def test_a_limit_that_speaks_of_the_usual_gives_the_cap() -> None:
    """The press-up warns 15 degrees of hip past the usual: usual 200, so 215; the chest has no cap beside it."""
    own = learned(PRESS_UP, None, [rep(0, 30, hip=hip) for hip in (198, 200, 203)])
    assert own is not None
    assert own.caps == {"hip": {"above": 215}}
    deep = learned(PRESS_UP, None, [rep(0, 30, hip=230) for _ in range(3)])
    assert deep is not None
    assert deep.caps == {"hip": {"above": 238}}, "the general limit is nearer"


def test_limits_in_both_directions_of_a_measure_give_two_caps_of_it() -> None:
    """Usual 200: 15 above it is 215, and 20 below it 180; each goes to the limit of its direction."""
    over = limit_of(PRESS_UP.limits, "too_deep_arch")
    under = replace(over, id="under", when=(Condition("hip", high=100),), own=(Condition("hip", high=-20, of="usual"),))
    spec = replace(PRESS_UP, limits=(*PRESS_UP.limits, under))
    own = learned(spec, None, [rep(0, 30, hip=hip) for hip in (198, 200, 203)])
    assert own is not None
    assert own.caps == {"hip": {"above": 215, "below": 180}}
    limits = own_limits(spec, own)
    assert limit_of(limits, over.id).own == (Condition("hip", low=215),)
    assert limit_of(limits, "under").own == (Condition("hip", high=180),)


def test_of_two_caps_in_one_direction_the_nearer_counts() -> None:
    """Usual 200: 15 above it is nearer than 25 above it, whichever limit stands first."""
    over = limit_of(PRESS_UP.limits, "too_deep_arch")
    later = replace(over, id="later", own=(Condition("hip", low=25, of="usual"),))
    for limits in ((over, later), (later, over)):
        own = learned(replace(PRESS_UP, limits=limits), None, [rep(0, 30, hip=200) for _ in range(3)])
        assert own is not None
        assert own.caps == {"hip": {"above": 215}}


def test_two_reps_a_hold_or_movements_that_are_none_teach_nothing() -> None:
    assert learned(BRIDGE, None, [rep(135, 175)] * (FIRST_REPS - 1)) is None
    assert learned(BRIDGE, None, [rep(135, 140)] * FIRST_REPS) is None
    assert learned(BRIDGE, None, [rep(math.nan, 175)] * FIRST_REPS) is None
    assert learned(find("childs_pose"), None, [rep(math.nan, math.nan)] * FIRST_REPS) is None, "see test_learned_hold"


def test_degrees_are_taken_as_they_are() -> None:
    """A target of 155 stays 155 from whatever rest; rest is assumed at 128 until it is learned."""
    movement = own_movement(BRIDGE, bridge(149, 153, 153, rest=128))
    assert movement.rest is not None
    assert movement.rest.typical == 128
    assert movement.ends[0].target(120) == movement.ends[0].target(140) == pytest.approx(128 + 0.8 * 25)
    assert movement.ends[0].conditions == BRIDGE.movement.ends[0].conditions


def test_lengths_and_curves_are_taken_from_the_rest_of_the_day() -> None:
    """0.8 of 0.025 is 0.02 up, from any neutral; 0.02 down, as everybody. The cap is 0.0117 further than usual."""
    own = learned(CAT, None, [cycle(-0.05, -0.025, -0.09)] * 3)
    assert own is not None
    up, down = own_movement(CAT, own).ends
    assert up.target(0.02) == pytest.approx(0.04)
    assert down.target(0.02) == pytest.approx(0.0)
    cap = limit_of(own_limits(CAT, own), OWN_CAP).own
    assert cap == (Condition("wave", low=pytest.approx(0.0367, abs=1e-4), of="rest"),)


def test_where_rest_differs_between_rooms_it_is_not_assumed() -> None:
    own = learned(TILT, None, [rep(-45, -43.4)] * 3)
    assert own is not None
    movement = own_movement(TILT, own)
    assert movement.rest is not None
    assert movement.rest.typical is None


def test_a_cap_joins_the_limit_of_its_direction_and_keeps_its_other_conditions() -> None:
    limit = limit_of(own_limits(BRIDGE, bridge(172, 174, 176)), "over_arched")
    assert limit.own == (Condition("hip", low=181),)
    assert limit.when == limit_of(BRIDGE.limits, "over_arched").when
    glide = learned(GLIDE, "right", [rep(90, 140)] * 3)
    assert limit_of(own_limits(GLIDE, glide), "knee_too_far").own == (
        Condition("knee", low=147),
        Condition("hip", high=118),
    )


def test_without_such_a_limit_the_cap_is_one_of_its_own() -> None:
    squat = find("squat")
    limits = own_limits(squat, learned(squat, None, [rep(1.65, 1.0)] * 3))
    assert [limit.id for limit in limits] == [OWN_CAP, "leaning_forward"]
    (cap,) = limits[0].own
    assert (cap.measure, cap.of) == ("height", "rest")
    assert cap.high == pytest.approx(1.0 - 1.65 - 0.06)
    assert limits[0].when[0].excess(0) == -math.inf


def test_a_range_of_an_older_spec_is_left_alone() -> None:
    own = bridge(150, 150, 150)
    older = replace(own, drive="knee")
    assert own_movement(BRIDGE, older) == BRIDGE.movement
    assert own_limits(BRIDGE, older) == BRIDGE.limits
    assert not replace(own, target={"summit": 150}).fits(BRIDGE)
    assert not replace(own, caps={"hips": {"above": 150}}).fits(BRIDGE)
    assert own_movement(BRIDGE, None) == BRIDGE.movement


def test_a_side_has_its_own() -> None:
    left, right = (replace(bridge(150, 150, 150), side=side) for side in ("left", "right"))
    assert Personal((left, right)).of("right") is right
    assert Personal((left,)).of("right") is None


def test_whose_rest_lies_beyond_the_middle_of_the_band_still_goes_the_same_way() -> None:
    """A phone that leans shows a flat chest at -8 and its furthest at 4: up is up, though 2.5 is the band's middle."""
    own = OwnRange(None, 3, "chest", -8.0, {"up": 4.0}, {"up": 1.6}, {})
    movement = own_movement(PRESS_UP, own)
    assert movement.rest is not None and movement.rest.typical == -8.0
    assert direction(movement.ends[0], movement.rest) == 1


@pytest.mark.parametrize("written", [1686.12, 100.0, 135.0])
def test_a_target_that_asks_for_more_or_for_the_other_way_is_none(written: float) -> None:
    """A slip in the profile: from 135 a bridge counts from 166.5 on, whatever is written there."""
    own = OwnRange(None, 3, "hip", 135.0, {"top": 178.0}, {"top": written}, {})
    movement = own_movement(BRIDGE, own)
    assert movement.ends[0].target(135.0) == pytest.approx(166.5)
    eased = replace(own, target={"top": 155.0})
    assert own_movement(BRIDGE, eased).ends[0].target(135.0) == pytest.approx(155.0)
