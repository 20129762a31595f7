"""What the figures come to, worked out by hand."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import pytest

from formcheck.coach.events import (
    Event,
    HoldEnded,
    PostureChanged,
    RangeOutgrown,
    RepDone,
    RestLearned,
    TrackingChanged,
    WarningEnded,
)
from formcheck.coach.personal import OwnRange
from formcheck.pose.landmarks import Side
from formcheck.review.figure_rows import evenness_words
from formcheck.review.figures import SetFigures, figures_of
from formcheck.review.outgrown import outgrown_words
from formcheck.review.visit import one_set
from formcheck.session.aims import aims_of, main_measure
from formcheck.session.header import Visit
from formcheck.session.read import read_session, summary_of
from formcheck.specs.catalog import find
from formcheck.specs.model import ExerciseSpec
from tests.session.examples import write_session

NAN = math.nan


def rep(n: int, side: Side | None, to: float, start: float = 130.0, hold: float = 3.0) -> RepDone:
    at = 10.0 * n
    return RepDone(at, n, side, at - 8, at - 5, at - 1, hold, 2.0, 1.0, start, to)


def figures(
    folder: Path, spec: ExerciseSpec, *events: Event, only: Side | None = None, sides_planned: int | None = None
) -> SetFigures:
    write_session(folder, events, spec=spec, poses=())
    session = read_session(folder)
    visit = Visit("v", None, 1, 1, only, sides_planned=sides_planned)
    return figures_of(dataclasses.replace(session.header, visit=visit), summary_of(session), spec)


def test_first_furthest_average_and_evenness(tmp_path: Path) -> None:
    found = figures(tmp_path, find("glute_bridge"), rep(1, None, 170), rep(2, None, 180), rep(3, None, 175))
    (side,) = found.sides
    assert (side.reps, side.planned.low, found.unit) == (3, 10, "deg")
    assert (side.reach.first, side.reach.best, side.reach.mean) == (170, 180, 175)
    assert side.reach.deviation == pytest.approx(math.sqrt(50 / 3))
    assert side.start == 130


def test_evenness_of_two_is_not_told(tmp_path: Path) -> None:
    (side,) = figures(tmp_path, find("glute_bridge"), rep(1, None, 170), rep(2, None, NAN)).sides
    assert (side.reach.mean, side.reach.first) == (170, 170)
    assert math.isnan(side.reach.deviation)


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([(-1.4, -1.5), (-1.4, -2.6), (-1.6, -2.1)], "2 of 3 reps had stops and starts on the way back"),
        ([(-2.4, -1.5), (-2.2, NAN), (NAN, NAN)], "2 of 2 reps had stops and starts on the way out"),
        ([(-2.4, -1.5), (-1.4, -2.2)], "2 of 2 reps had stops and starts: let it flow"),
        ([(-1.4, -2.6), (-1.4, -1.5)], ""),
        ([(NAN, NAN), (NAN, NAN)], ""),
    ],
)
def test_uneven_reps_are_spoken_of_from_the_second_on(
    ways: list[tuple[float, float]], said: str, tmp_path: Path
) -> None:
    reps = [
        dataclasses.replace(rep(n, None, 170), out_smoothness=out, back_smoothness=back)
        for n, (out, back) in enumerate(ways, start=1)
    ]
    write_session(tmp_path, reps, spec=find("glute_bridge"), poses=())
    (review,) = one_set(tmp_path).sets
    words = evenness_words(review)
    assert words.startswith(said)
    assert bool(words) == bool(said)


def test_a_range_that_was_outgrown_is_told_with_what_to_do(tmp_path: Path) -> None:
    outgrown = RangeOutgrown(60.0, None, {"top": 155.0}, {"top": 175.0})
    write_session(tmp_path / "bridge", [rep(1, None, 175), outgrown], spec=find("glute_bridge"), poses=())
    (sentence,) = outgrown_words(one_set(tmp_path / "bridge").sets[0])
    assert sentence.startswith("You came further than your own range says (175° instead of 155°)")
    assert "'formcheck calibrate glute_bridge'" in sentence
    held = RangeOutgrown(60.0, None, {"hip": 80.0, "knee": 60.0}, {"hip": 60.0})
    write_session(tmp_path / "child", [held], spec=find("childs_pose"), poses=())
    assert "(hip 60° instead of hip 80°)" in outgrown_words(one_set(tmp_path / "child").sets[0])[0]
    write_session(tmp_path / "as_ever", [rep(1, None, 175)], spec=find("glute_bridge"), poses=())
    assert outgrown_words(one_set(tmp_path / "as_ever").sets[0]) == ()


def test_the_furthest_of_a_way_down_is_the_lowest(tmp_path: Path) -> None:
    (side,) = figures(tmp_path, find("glute_bridge"), rep(1, None, 80), rep(2, None, 60)).sides
    assert side.reach.best == 60


def test_a_cycle_is_as_wide_as_its_ends_are_apart(tmp_path: Path) -> None:
    (side,) = figures(tmp_path, find("cat_camel"), rep(1, None, -0.05, start=0.06)).sides
    assert side.reach.best == pytest.approx(0.11)


def test_a_pure_hold_is_as_long_as_it_was_held(tmp_path: Path) -> None:
    held = HoldEnded(30, None, 5, 28, complete=True)
    found = figures(tmp_path, find("childs_pose"), held, rep(1, None, NAN, NAN, hold=23))
    assert found.unit == "s"
    assert (found.sides[0].reach.best, found.sides[0].complete, found.sides[0].held) == (23, 1, 1)


def test_where_one_side_is_enough_the_other_is_not_asked_for(tmp_path: Path) -> None:
    spec = find("sciatic_nerve_glide")
    done = figures(tmp_path / "a", spec, rep(1, "right", 170), sides_planned=1)
    assert [side.side for side in done.sides] == ["right"]
    assert [side.side for side in figures(tmp_path / "b", spec, sides_planned=1).sides] == [None]
    older = figures(tmp_path / "c", spec, rep(1, "right", 170))
    assert [side.side for side in older.sides] == ["left", "right"]


def test_sides_that_were_planned_are_there_and_the_others_not(tmp_path: Path) -> None:
    spec = find("bird_dog")
    both = figures(tmp_path / "a", spec, rep(1, "left", 170))
    only = figures(tmp_path / "b", spec, rep(1, "left", 170), only="left")
    wrong = figures(tmp_path / "c", spec, rep(1, "left", 170), only="right")
    assert [(side.side, side.reps) for side in both.sides] == [("left", 1), ("right", 0)]
    assert [(side.side, side.reps) for side in only.sides] == [("left", 1)]
    assert [(side.side, side.reps) for side in wrong.sides] == [("left", 1), ("right", 0)]


@pytest.mark.parametrize(("right", "surely"), [(160, False), (150, True)])
def test_a_difference_counts_from_twice_the_cameras_uncertainty(tmp_path: Path, right: float, surely: bool) -> None:
    found = figures(tmp_path, find("bird_dog"), rep(1, "left", 170), rep(2, "right", right)).difference
    assert found is not None
    assert (found.reach, found.surely) == (170 - right, surely)


def test_warnings_are_grouped_with_the_furthest_of_each(tmp_path: Path) -> None:
    def warned(start: float, peak: float, id_: str = "over_arched") -> WarningEnded:
        return WarningEnded(start + 3, id_, "warning", None, start, start + 2, peak, "Lower a little.")

    near = WarningEnded(40, "feet_too_near", "info", None, 38, 39, 60, "Move your feet.")
    found = figures(tmp_path, find("glute_bridge"), near, warned(1, 197), warned(10, 205), warned(20, NAN)).warnings
    assert [(group.id, len(group.warnings)) for group in found] == [("over_arched", 3), ("feet_too_near", 1)]
    assert (found[0].furthest.peak, found[0].lasted_s) == (205, 6)


def test_time_out_of_position_and_unseen_is_added_up(tmp_path: Path) -> None:
    events = (
        PostureChanged(0, "supine"),
        PostureChanged(10, "seated"),
        PostureChanged(14, "supine"),
        TrackingChanged(20, "hidden", ""),
        TrackingChanged(23, "ok", ""),
        TrackingChanged(24, "hidden", ""),
        TrackingChanged(25, "ok", ""),
        rep(3, None, 170),
    )
    found = figures(tmp_path, find("glute_bridge"), *events)
    assert found.out_of_position_s == 4
    assert found.lost_s == {"hidden": 4}
    assert math.isnan(found.seen)


def test_who_is_not_in_the_picture_is_not_out_of_position_as_well(tmp_path: Path) -> None:
    """Four seconds in no known posture, three of them with nobody there."""
    events = (
        PostureChanged(0, "supine"),
        PostureChanged(10, "unknown"),
        TrackingChanged(10.5, "nobody", ""),
        TrackingChanged(13.5, "ok", ""),
        PostureChanged(14, "supine"),
        rep(3, None, 170),
    )
    found = figures(tmp_path, find("glute_bridge"), *events)
    assert (found.out_of_position_s, found.lost_s) == (1, {"nobody": 3})


def test_rest_target_and_limit_are_those_of_this_person(tmp_path: Path) -> None:
    spec = find("glute_bridge")
    write_session(tmp_path, (RestLearned(1, None, 140),), spec=spec, poses=())
    summary = summary_of(read_session(tmp_path))
    end = spec.movement.ends[0]
    aims = aims_of(spec, summary, None)
    assert aims.rest == 140
    assert [band.low for band in aims.targets] == [end.target(140)]
    general = [(cap.id, cap.low, cap.own) for cap in aims.caps]
    assert general == [("over_arched", spec.limits[0].when[0].low, False)]

    own = OwnRange(None, 3, "hip", 140, {"top": 170}, {"top": 160}, {"hip": {"above": 182}})
    mine = aims_of(spec, summary, None, (own,))
    assert [band.low for band in mine.targets] == [160]
    assert (182, True) in [(cap.low, cap.own) for cap in mine.caps]


def test_a_hold_aims_at_its_first_condition(tmp_path: Path) -> None:
    spec = find("childs_pose")
    write_session(tmp_path, (), spec=spec, poses=())
    measure = main_measure(spec)
    condition = spec.movement.ends[0].conditions[0]
    assert measure is not None
    assert measure.name == condition.measure
    (target,) = aims_of(spec, summary_of(read_session(tmp_path)), None).targets
    assert (target.low, target.high) == (condition.low, condition.high)
