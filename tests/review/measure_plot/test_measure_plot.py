"""The picture of the measures: the lines and bars that it shows, and that it can be written."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.analysis.trace import Trace, trace_of
from formcheck.errors import SessionError
from formcheck.review.measure_plot.bounds import bounds_of, span_of
from formcheck.review.measure_plot.figure import found, ordered_measures, picture, save_picture
from formcheck.review.measure_plot.lanes import bars_of, lanes_of
from formcheck.review.measure_plot.panel import apart, phase_spans
from formcheck.specs.catalog import find
from tests.analysis.scenes import childs_pose_scene, glute_bridge
from tests.movements import Course, lost


@pytest.fixture(scope="module")
def bridges() -> Trace:
    """Two bridges, the second one to 203: past the limit of 195."""
    scene = glute_bridge(Course.at(135).stay(2).reps(1, 176).reps(1, 203))
    return trace_of(scene.spec, scene.poses())


def test_a_limit_is_a_line_where_it_lies_and_says_when_it_is_watched(bridges: Trace) -> None:
    (over,) = bounds_of(bridges, "hip", None)
    assert (over.label, over.kind, over.level, over.above) == ("over_arched, end", "limit", "warning", True)
    assert set(over.values) == {195.0}
    assert {(bound.label, bound.values[0], bound.above) for bound in bounds_of(bridges, "knee", None)} == {
        ("feet_too_far, rest", 118.0, True),
        ("feet_too_near, rest", 65.0, False),
        ("top asks for", 45.0, True),
        ("top asks for", 140.0, False),
    }


def test_a_limit_from_rest_lies_where_rest_was_learned() -> None:
    spec = find("pelvic_tilt")
    trace = trace_of(spec, glute_bridge(Course.at(135).stay(5)).poses())
    bound = next(bound for bound in bounds_of(trace, "hip", None) if bound.label.startswith("hips_lifting"))
    assert math.isnan(bound.values[0])
    known = [value for value in bound.values if not math.isnan(value)]
    (lifting,) = (limit for limit in spec.limits if limit.id == "hips_lifting")
    assert known == [] or known[-1] == pytest.approx(135 + lifting.when[0].low, abs=1)


def test_one_s_own_limit_is_told_apart() -> None:
    trace = trace_of(find("prone_press_up"), ())
    assert [bound.label for bound in bounds_of(trace, "hip", None)] == ["too_deep_arch", "too_deep_arch (own)"]


def test_all_that_was_seen_and_its_limits_are_in_sight(bridges: Trace) -> None:
    low, high = span_of(bridges, "hip", None)
    assert low < 135
    assert high > 203


def test_a_target_that_nobody_reaches_is_in_sight_too() -> None:
    """From 135 to 140 only; the target is 166.5."""
    trace = trace_of(find("glute_bridge"), glute_bridge(Course.at(135).stay(2).reps(1, 140)).poses())
    assert span_of(trace, "hip", None)[1] > 166.5


def test_the_lanes_tell_what_the_events_tell(bridges: Trace) -> None:
    bars = bars_of(bridges)
    assert lanes_of(bars) == ("posture", "reps", "holds", "over_arched")
    assert [bar.text for bar in bars if bar.lane == "reps"] == ["1", "2"]
    (warned,) = [bar for bar in bars if bar.lane == "over_arched"]
    second = [bar for bar in bars if bar.lane == "reps"][1]
    assert second.start_s < warned.start_s < warned.end_s < second.end_s


def test_what_did_not_count_is_hollow() -> None:
    trace = trace_of(find("glute_bridge"), glute_bridge(Course.at(135).stay(2).reps(1, 150)).poses())
    assert [(bar.text, bar.hollow) for bar in bars_of(trace) if bar.lane == "reps"] == [("partial", True)]


def test_phases_fill_the_time_without_a_gap(bridges: Trace) -> None:
    spans = list(phase_spans(bridges.states))
    assert {phase for phase, _, _ in spans} >= {"rest", "moving", "end"}
    assert all(before[2] == after[1] for before, after in itertools.pairwise(spans))


@given(st.lists(st.floats(-0.1, 1.1), max_size=7))
def test_labels_never_cover_each_other_and_keep_their_order(places: list[float]) -> None:
    found_places = apart(places, 0.1)
    pairs = sorted(zip(places, found_places, strict=True), key=lambda pair: pair[1])
    assert all(after[1] - before[1] >= 0.1 - 1e-9 for before, after in itertools.pairwise(pairs))
    assert all(before[0] <= after[0] for before, after in itertools.pairwise(pairs))


def test_what_counts_comes_first() -> None:
    names = [measure.name for measure in ordered_measures(trace_of(find("pelvic_tilt"), ()))]
    assert names[:3] == ["tilt", "length", "thigh"]
    assert [m.name for m in ordered_measures(trace_of(find("push_up"), ()))][:2] == ["chest", "elbow"]


def test_a_line_says_what_came_of_it(bridges: Trace) -> None:
    assert found(bridges) == "counted 2, partial 0, holds 2; warnings: over_arched 1"
    assert found(trace_of(find("bird_dog"), ())) == "counted 0 (0 left, 0 right), partial 0, holds 0; warnings: none"


@pytest.mark.parametrize("kind", ["rep", "hold", "nobody", "nothing"])
def test_a_picture_of_anything_is_written(kind: str, bridges: Trace, tmp_path: Path) -> None:
    traces = {
        "rep": lambda: bridges,
        "hold": lambda: trace_of(find("childs_pose"), childs_pose_scene().poses()),
        "nobody": lambda: trace_of(bridges.spec, lost(glute_bridge(Course.at(135).stay(1)).poses(), lambda _: True)),
        "nothing": lambda: trace_of(bridges.spec, ()),
    }
    file = tmp_path / "picture.png"
    save_picture(traces[kind](), "clip.mp4", file)
    assert file.read_bytes().startswith(b"\x89PNG")


def test_it_has_a_panel_for_each_measure_and_one_for_what_was_said(bridges: Trace) -> None:
    figure = picture(bridges, "clip.mp4")
    assert [axes.get_title(loc="left").split(":")[0] for axes in figure.axes] == [
        "hip (what counts)",
        "knee",
        "lifted",
        "feet",
        "",
    ]
    beside = [text.get_text() for text in figure.axes[0].texts]
    assert {"over_arched, end > 195", "rest 135"} <= {text.replace("rest 136", "rest 135") for text in beside}


def test_a_place_that_cannot_be_written_is_said_in_words(bridges: Trace, tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="cannot be written"):
        save_picture(bridges, "clip.mp4", tmp_path / "none" / "picture.png")


@pytest.mark.parametrize("exercise", ["pelvic_tilt", "bird_dog", "push_up", "glute_bridge"])
def test_all_of_what_counts_can_be_read_below(exercise: str) -> None:
    """A tilt's six conditions ran out of the picture."""
    figure = picture(trace_of(find(exercise), ()), "clip.mp4")
    figure.canvas.draw()
    below = next(text for text in figure.texts if text.get_text().startswith("counts:"))
    assert below.get_window_extent().x1 <= figure.bbox.x1
