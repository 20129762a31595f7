from __future__ import annotations

from pathlib import Path

from formcheck.coach.events import PauseEnded, PostureChanged, TrackingChanged
from formcheck.review.page.build import page_of
from formcheck.review.page.lanes import lanes_of
from formcheck.review.visit import one_set
from formcheck.session.corrections import store
from formcheck.session.corrections.model import MissedRep, NotARep
from formcheck.specs.catalog import find
from tests.review.page.examples import STARTED_AT
from tests.session.examples import SESSION_EVENTS, write_session


def lanes(folder: Path) -> dict[str, list[tuple[str, str, float, float]]]:
    found = lanes_of(one_set(folder).sets[0], 20)
    return {lane.name: [(m.kind, m.short, m.left, m.width) for m in lane.marks] for lane in found}


def test_everything_lies_at_its_time(tmp_path: Path) -> None:
    write_session(tmp_path, (*SESSION_EVENTS, PostureChanged(14.0, "standing")), spec=find("glute_bridge"))
    found = lanes(tmp_path)
    assert found["reps"] == [("rep", "1", 5.5, 19.5), ("partial", "-", 40.0, 4.5), ("rep", "2", 47.5, 17.0)]
    assert found["holds"] == [("short_hold", "2", 12.0, 10.0)]
    assert found["warnings"] == [("warning", "!", 30.5, 4.5)]
    lost = found["not measured"]
    assert [mark[:3] for mark in lost] == [("lost", "", 0.5), ("lost", "", 70.0)]


def test_a_pause_has_a_lane_and_says_how_long_it_was(tmp_path: Path) -> None:
    paused = PauseEnded(12.0, 10.0, 12.0, 2.0, "away")
    write_session(tmp_path, (*SESSION_EVENTS, paused), spec=find("glute_bridge"))
    assert lanes(tmp_path)["paused"] == [("pause", "", 50.0, 10.0)]
    page = page_of(one_set(tmp_path))
    assert "At 0:10.0 for 2.0 s: away from the mat" in page
    assert "· paused 2.0 s" in page


def test_what_was_corrected_is_marked(tmp_path: Path) -> None:
    write_session(tmp_path, spec=find("glute_bridge"))
    made = NotARep("a", STARTED_AT, 1.1, 5.0, None), MissedRep("b", STARTED_AT, 15.0, None)
    store.append(tmp_path, made)
    lane = next(lane for lane in lanes_of(one_set(tmp_path).sets[0], 20) if lane.name == "reps")
    corrected = [(mark.kind, mark.start_s) for mark in lane.marks if mark.corrected]
    assert corrected == [("removed", 1.1), ("rep", 15.0)]
    assert [mark.told for mark in lane.marks if mark.kind == "rep"][-1].endswith("added by you")


def test_a_mark_never_leaves_the_lane(tmp_path: Path) -> None:
    write_session(tmp_path, (*SESSION_EVENTS, TrackingChanged(17.0, "hidden", "")), spec=find("glute_bridge"))
    for lane in lanes_of(one_set(tmp_path).sets[0], 10):
        assert all(mark.left >= 0 and mark.left + mark.width <= 100 for mark in lane.marks)
