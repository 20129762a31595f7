from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.session.checkins.checkin import (
    LONGEST_TEXT,
    PROGRESS,
    REGIONS,
    CheckIn,
    Place,
    RedFlagAnswer,
)
from formcheck.session.checkins.lines import LineError, TakenBack, dump, parse

GOOD: dict[str, Any] = {"type": "checkin", "schema": 1, "at": "2026-03-20T09:00:00+01:00"}

_PLACES = st.one_of(
    st.just(Place("low_back", "middle")),
    st.builds(Place, st.sampled_from(REGIONS), st.sampled_from(("left", "right"))),
)
_ONSETS = st.sampled_from((None, "none", "old", "new"))
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=LONGEST_TEXT)
CHECKINS = st.builds(
    CheckIn,
    at=st.datetimes(
        datetime(2020, 1, 2),
        datetime(2090, 1, 1),
        timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    ),
    moment=st.sampled_from(("before", "after", "any")),
    visit=st.one_of(st.none(), _TEXT),
    exercise=st.one_of(st.none(), st.just("pelvic_tilt")),
    intensity=st.one_of(st.none(), st.integers(0, 10)),
    places=st.one_of(st.none(), st.lists(_PLACES, max_size=5).map(tuple)),
    numbness=_ONSETS,
    weakness=_ONSETS,
    feel=st.sampled_from((None, "better", "same", "worse", "further_down")),
    lingering=st.sampled_from((None, True, False)),
    made_better=_TEXT,
    made_worse=_TEXT,
    progress=st.lists(st.sampled_from(PROGRESS), max_size=3).map(tuple),
    red_flags=st.one_of(st.none(), st.just(RedFlagAnswer("line")), st.just(RedFlagAnswer("full", ("accident",)))),
)


@given(CHECKINS)
def test_a_checkin_comes_back_as_it_was(checkin: CheckIn) -> None:
    raw = dump(checkin)
    assert raw.count(b"\n") == 1
    read = parse(raw)
    assert read == checkin
    assert isinstance(read, CheckIn)
    assert read.at.utcoffset() == checkin.at.utcoffset()


def test_what_was_taken_back_comes_back_as_it_was() -> None:
    moment = datetime(2026, 3, 20, 9, 0, 0, 123456, tzinfo=timezone.utc)
    line = TakenBack(at=moment, of=moment - timedelta(hours=1))
    assert parse(dump(line)) == line


def test_what_a_newer_version_adds_is_left_out() -> None:
    assert parse(_line(mood="good")) == parse(_line())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "mood"}, "type 'mood' is not known"),
        ({"type": None}, "no type"),
        ({"schema": 2}, "newer formcheck"),
        ({"schema": None}, "does not say its schema"),
        ({"schema": True}, "does not say its schema"),
        ({"at": "2026-03-20T09:00:00"}, "offset"),
        ({"at": "yesterday"}, "at: "),
        ({"at": 1774000000}, "at: "),
        ({"intensity": 11}, "from 0 to 10"),
        ({"intensity": "4"}, "intensity: "),
        ({"intensity": 4.5}, "intensity: "),
        ({"intensity": True}, "intensity: "),
        ({"places": [{"region": "toe", "side": "left"}]}, "places.0.region"),
        ({"places": [{"region": "calf", "side": "middle"}]}, "left or right"),
        ({"places": "calf"}, "places: "),
        ({"numbness": "a bit"}, "numbness: "),
        ({"feel": ""}, "feel: "),
        ({"lingering": "no"}, "lingering: "),
        ({"made_worse": "x" * 201}, "at most 200"),
        ({"red_flags": {"asked": "twice"}}, "red_flags.asked"),
    ],
)
def test_a_wrong_value_is_refused_and_named(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(LineError, match=reason):
        parse(_line(**change))


@pytest.mark.parametrize("raw", [b"", b"\n", b"{", b"[]", b"null", b"3", b"\xff{}", b'{"type":"checkin"', b"{}"])
def test_what_is_no_line_is_refused(raw: bytes) -> None:
    with pytest.raises(LineError):
        parse(raw)


def test_a_line_without_offset_in_what_it_takes_back_is_refused() -> None:
    with pytest.raises(LineError, match="offset"):
        parse(_line(type="taken_back", of="2026-03-20T09:00:00"))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    _read_or_refuse(raw)


@given(CHECKINS, st.data())
def test_any_damage_is_read_or_refused(checkin: CheckIn, data: st.DataObject) -> None:
    raw = bytearray(dump(checkin))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    _read_or_refuse(bytes(raw))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([*GOOD, "intensity", "places", "progress", "red_flags", "visit", "lingering"]), _JSON)
def test_any_json_in_any_field_is_read_or_refused(field: str, value: Any) -> None:
    _read_or_refuse(json.dumps({**GOOD, field: value}).encode())


def _read_or_refuse(raw: bytes) -> None:
    try:
        line = parse(raw)
    except LineError as error:
        assert str(error)
    else:
        assert parse(dump(line)) == line


def _line(**change: Any) -> bytes:
    return json.dumps({**GOOD, **change}).encode()
