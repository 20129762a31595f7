"""The profile on disk: it comes back as it was, is written whole, and what is wrong in it is told and left out."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.coach.events import Event, RangeLearned, RangeOutgrown
from formcheck.coach.personal import OwnRange, Personal
from formcheck.errors import SessionError
from formcheck.pose.landmarks import Side
from formcheck.session import profile_text
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.profile import (
    doubted,
    has_outgrown,
    keep_learned,
    load_profile,
    personal_for,
    profile_path,
    save_profile,
)
from formcheck.session.ranges import Freer, Known, Profile
from formcheck.session.read import Session, read_session
from formcheck.specs.catalog import find
from tests.session.examples import SESSION_EVENTS, write_session

WHEN = datetime(2026, 11, 22, 15, 4, 5, tzinfo=timezone(timedelta(hours=1)))
BRIDGE = OwnRange(None, 3, "hip", 134.2, {"top": 177.1}, {"top": 166.5}, {"hip": {"above": 184.1}})
CAT = OwnRange(
    None,
    5,
    "curve",
    -0.05,
    {"round": 0.05, "hollow": -0.1},
    {"round": -0.02, "hollow": -0.07},
    {"curve": {"above": 0.06, "below": -0.11}},
)
LEFT = OwnRange("left", 4, "knee", 90, {"out": 140}, {"out": 120}, {})
PROFILE = Profile(
    (
        Known("glute_bridge", BRIDGE, WHEN, "session", "2026-11-22T15-04-05"),
        Known("cat_camel", CAT, WHEN, "calibration", freer=Freer(WHEN, 2, {"round": 0.07}, "2026-11-23T09-00-00")),
        Known("sciatic_nerve_glide", LEFT, WHEN, "calibration"),
        Known("sciatic_nerve_glide", replace(LEFT, side="right"), WHEN, "session"),
    )
)


def problems_of(text: str) -> str:
    return "\n".join(profile_text.parse(text, "p.yaml").problems)


def test_there_is_none_at_first() -> None:
    assert load_profile() == Profile()


def test_it_comes_back_as_it_was_and_explains_itself() -> None:
    save_profile(PROFILE)
    assert load_profile() == PROFILE
    text = profile_path().read_text(encoding="utf-8")
    assert text.startswith("# Your own ranges")
    assert "formcheck calibrate EXERCISE" in text
    assert [path.name for path in profile_path().parent.iterdir()] == ["profile.yaml"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["glute_bridge", "bird_dog"]),
            st.sampled_from([None, "left", "right"]),
            st.floats(-400, 400),
        ),
        unique_by=lambda item: item[:2],
    )
)
def test_any_profile_comes_back_to_a_thousandth(items: list[tuple[str, Side | None, float]]) -> None:
    known = tuple(
        Known(name, OwnRange(side, 3, "hip", x, {"top": x}, {"top": x}, {"hip": {"below": x}}), WHEN, "session")
        for name, side, x in items
    )
    read = profile_text.parse(profile_text.dump(Profile(known)), "p.yaml")
    assert read.problems == ()
    assert {(k.exercise, k.own.side) for k in read.known} == {(k.exercise, k.own.side) for k in known}
    for each in read.known:
        (written,) = (k for k in known if (k.exercise, k.own.side) == (each.exercise, each.own.side))
        assert each.own.rest == pytest.approx(written.own.rest, abs=6e-4)
        assert each.own.caps["hip"]["below"] == pytest.approx(written.own.rest, abs=6e-4)


def test_a_side_learned_anew_takes_the_place_of_its_own_only() -> None:
    anew = Known("sciatic_nerve_glide", replace(LEFT, reps=9), WHEN, "session")
    profile = PROFILE.with_ranges((anew,))
    assert [known.own.reps for known in profile.of("sciatic_nerve_glide")] == [4, 9]
    assert len(profile.known) == 4


def test_forgetting_leaves_the_others() -> None:
    assert {known.exercise for known in PROFILE.without("cat_camel").known} == {"glute_bridge", "sciatic_nerve_glide"}
    assert [k.own.side for k in PROFILE.without("sciatic_nerve_glide", "left").of("sciatic_nerve_glide")] == ["right"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("rest: 134.2", "rest: high", 'p.yaml:20:7: exercises.glute_bridge.both.rest is "high": must be a number'),
        ("drive: hip\n", "\n", "p.yaml:14:5: exercises.glute_bridge.both: 'drive' is missing"),
        ("    both:\n      learned", "    booth:\n      learned", "no side is called 'booth'; did you mean 'both'?"),
        ("2026-11-22T15:04:05+01:00", "yesterday", "must be a date and time with its offset"),
        ("source: session", "source: guess", "not a word that is known here"),
        ("reps: 3", "reps: 0", "reps is 0: must be 1 or more"),
        ("above: 184.1", "over: 184.1", "caps.hip.over: unknown key; did you mean"),
    ],
)
def test_a_wrong_range_is_left_out_alone_and_told_with_its_place(old: str, new: str, expected: str) -> None:
    text = profile_text.dump(PROFILE).replace(old, new, 1)
    assert text != profile_text.dump(PROFILE)
    read = profile_text.parse(text, "p.yaml")
    assert expected in "\n".join(read.problems)
    assert [known.exercise for known in read.known] == ["cat_camel", "sciatic_nerve_glide", "sciatic_nerve_glide"]


@pytest.mark.parametrize("text", ["exercises: 3", "- a", "hello", "exercises: {a: 3}", "a: [", "version: 1"])
def test_what_is_no_profile_is_said_and_not_used(text: str) -> None:
    assert profile_text.parse(text, "p.yaml").known == ()
    assert problems_of(text).startswith("p.yaml:")


def test_an_empty_file_is_an_empty_profile() -> None:
    assert profile_text.parse("\n", "p.yaml") == Profile()
    assert profile_text.parse(profile_text.dump(Profile()), "p.yaml") == Profile()


def test_a_held_position_has_no_rest_and_may_have_no_target() -> None:
    lying = OwnRange(None, 1, "chest", math.nan, {"chest": 3.0}, {}, {"chest": {"above": 13.0}})
    text = profile_text.dump(Profile((Known("prone_lying", lying, WHEN, "calibration"),)))
    assert "rest:" not in text.split("exercises:")[1]
    read = profile_text.parse(text, "p.yaml")
    (known,) = read.known
    assert read.problems == ()
    assert math.isnan(known.own.rest)
    assert replace(known.own, rest=0.0) == replace(lying, rest=0.0)
    assert known.own.fits(find("prone_lying"))
    assert not replace(BRIDGE, rest=math.nan).fits(find("glute_bridge")), "what travels has a rest"


def test_a_key_of_a_newer_version_is_passed_over() -> None:
    text = profile_text.dump(PROFILE).replace("      reps: 3\n", "      reps: 3\n      mood: good\n")
    assert profile_text.parse(text, "p.yaml") == PROFILE


def test_a_newer_file_is_not_used_and_not_written_over(home: Path) -> None:
    profile_path().write_text("version: 2\nexercises: []\n", encoding="utf-8")
    assert load_profile().known == ()
    with pytest.raises(SessionError, match="newer formcheck"):
        save_profile(PROFILE)
    assert profile_path().read_text(encoding="utf-8") == "version: 2\nexercises: []\n"


def test_what_could_not_be_read_is_kept_beside_before_it_is_written_over(home: Path) -> None:
    broken = profile_text.dump(PROFILE).replace("rest: 134.2", "rest: high")
    profile_path().write_text(broken, encoding="utf-8")
    assert save_profile(load_profile().with_ranges(())) == home / "profile.unread.yaml"
    assert load_profile().problems == ()
    assert (home / "profile.unread.yaml").read_text(encoding="utf-8") == broken
    assert save_profile(load_profile()) is None
    profile_path().write_text("exercises: 3\n", encoding="utf-8")
    assert save_profile(PROFILE) == home / "profile.unread-2.yaml"
    assert (home / "profile.unread.yaml").read_text(encoding="utf-8") == broken


def test_a_file_that_is_no_text_says_what_to_do(home: Path) -> None:
    profile_path().write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SessionError, match="not UTF-8 text"):
        load_profile()


def test_a_place_that_cannot_be_written_is_an_error_in_words(home: Path) -> None:
    (home / "file").write_text("", encoding="utf-8")
    with pytest.raises(SessionError):
        save_profile(PROFILE, home / "file" / "profile.yaml")


def test_a_coach_is_given_what_fits_its_spec() -> None:
    assert personal_for(find("glute_bridge"), PROFILE, ()) == Personal((BRIDGE,))
    assert personal_for(find("pelvic_tilt"), PROFILE, ()) == Personal()
    older = Profile((replace(PROFILE.known[0], own=replace(BRIDGE, drive="thigh")),))
    assert personal_for(find("glute_bridge"), older, ()) == Personal()


def test_what_made_somebody_worse_was_not_comfortable() -> None:
    bridge = PROFILE.known[0]
    at = WHEN + timedelta(minutes=20)
    for checkin in (
        CheckIn(at, "after", bridge.visit, feel="worse"),
        CheckIn(at, "after", bridge.visit, feel="further_down"),
        CheckIn(at, "after", bridge.visit, exercise="glute_bridge", lingering=True),
    ):
        assert doubted(bridge, (checkin,))
        assert personal_for(find("glute_bridge"), PROFILE, (checkin,)) == Personal()
    for checkin in (
        CheckIn(at, "after", bridge.visit, feel="same"),
        CheckIn(at, "after", "2026-11-23T09-00-00", feel="worse"),
        CheckIn(at, "after", bridge.visit, exercise="cat_camel", feel="worse"),
        CheckIn(at, "before", bridge.visit, feel="worse"),
    ):
        assert not doubted(bridge, (checkin,))
    assert not doubted(PROFILE.known[1], (CheckIn(at, "after", None, feel="worse"),))


def test_what_a_set_has_learned_is_kept(tmp_path: Path) -> None:
    learned = RangeLearned(9.0, None, 3, "hip", 134.2, {"top": 177.1}, {"top": 166.5}, {"hip": {"above": 184.1}})
    write_session(tmp_path / "set", [*SESSION_EVENTS, learned])
    session = read_session(tmp_path / "set")
    (known,) = keep_learned(session)
    assert load_profile().known == (known,)
    assert (known.exercise, known.own, known.source) == ("glute_bridge", BRIDGE, "session")
    assert (
        known.learned == session.header.started_at.replace(microsecond=0) or known.learned == session.header.started_at
    )


OUTGROWN = RangeOutgrown(9.0, None, {"top": 177.1}, {"top": 192.0})
EARLIER = WHEN - timedelta(days=30)


def a_set(tmp_path: Path, *events: Event, known: bool = True) -> Session:
    write_session(tmp_path / "set", [*SESSION_EVENTS, *events])
    session = read_session(tmp_path / "set")
    return replace(session, header=replace(session.header, personal=(BRIDGE,) if known else ()))


def test_a_range_that_was_outgrown_keeps_since_when_and_how_often(tmp_path: Path) -> None:
    save_profile(Profile((Known("glute_bridge", BRIDGE, EARLIER, "calibration"),)))
    session = a_set(tmp_path, OUTGROWN)
    keep_learned(session)
    keep_learned(session)
    (known,) = load_profile().known
    assert known.freer == Freer(session.header.started_at.replace(microsecond=0), 2, {"top": 192.0})
    assert has_outgrown(known, ())


def test_a_set_as_ever_takes_it_back_and_one_without_that_side_does_not(tmp_path: Path) -> None:
    freer = Freer(EARLIER, 3, {"top": 192.0})
    save_profile(Profile((Known("glute_bridge", BRIDGE, EARLIER, "calibration", freer=freer),)))
    keep_learned(a_set(tmp_path / "unknown", known=False))
    assert load_profile().known[0].freer == freer, "that set was not compared with it"
    keep_learned(a_set(tmp_path))
    assert load_profile().known[0].freer is None


def test_who_felt_worse_after_going_further_is_not_told_to_calibrate() -> None:
    (cat,) = PROFILE.of("cat_camel")
    at = WHEN + timedelta(days=1)
    assert has_outgrown(cat, (CheckIn(at, "after", "2026-11-23T09-00-00", feel="better"),))
    assert not has_outgrown(cat, (CheckIn(at, "after", "2026-11-23T09-00-00", feel="worse"),))


def test_calibrating_again_forgets_it() -> None:
    assert PROFILE.with_ranges((Known("cat_camel", CAT, WHEN, "calibration"),)).of("cat_camel")[0].freer is None


def test_a_set_that_has_learned_nothing_leaves_the_file_alone(tmp_path: Path) -> None:
    write_session(tmp_path / "set")
    assert keep_learned(read_session(tmp_path / "set")) == ()
    assert not profile_path().exists()
