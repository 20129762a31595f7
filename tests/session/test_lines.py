from __future__ import annotations

import contextlib
import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.coach.events import Event, PartialRep, PostureChanged, RepDone
from formcheck.session.header import End
from formcheck.session.lines import EVENT_TYPES, DamagedLineError, UnknownLineError, dump, parse
from tests.session.examples import SESSION_EVENTS, any_events, header, same_events

REP = b'{"type":"rep","t":5,"n":1,"side":null,"start_s":1,"peak_s":2,"end_s":5,"hold_s":2,"out_s":1,"back_s":1'


@given(any_events())
def test_any_event_comes_back_as_it_was(events: list[Event]) -> None:
    assert same_events([parse(dump(event)) for event in events], events)


@given(any_events())
def test_a_line_is_one_line_of_strict_json(events: list[Event]) -> None:
    for event in events:
        raw = dump(event)
        assert raw.count(b"\n") == 1
        assert raw.endswith(b"\n")
        json.loads(raw, parse_constant=pytest.fail)


def test_every_event_has_a_type_of_its_own() -> None:
    assert set(EVENT_TYPES.values()) == set(Event.__args__)


def test_not_a_number_is_null() -> None:
    event = PartialRep(3.0, "left", 1.0, 2.0, math.nan, math.nan)
    assert json.loads(dump(event))["peak_value"] is None


def test_numpys_numbers_are_written_as_pythons() -> None:
    numbers: list[Any] = [np.float64(3.0), "left", np.float32(1.0), 2.0, 1.0, np.float32("nan")]
    event = PartialRep(*numbers)
    assert same_events([parse(dump(event))], [PartialRep(3.0, "left", 1.0, 2.0, 1.0, math.nan)])


def test_a_header_comes_back_as_it_was() -> None:
    written = header()
    read = parse(dump(written))
    assert read == written
    assert json.loads(dump(written))["started_at"] == "2026-11-22T15:04:05.250+01:00"


def test_an_end_comes_back_as_it_was() -> None:
    end = End(18.0, "done", 540, 538, 30.0, 18.0, "left")
    assert parse(dump(end)) == end


def test_fields_of_a_newer_version_are_left_out() -> None:
    raw = b'{"type":"posture","t":1.5,"posture":"supine","sureness":0.9}'
    assert parse(raw) == PostureChanged(1.5, "supine")


def test_a_type_of_a_newer_version_is_named() -> None:
    with pytest.raises(UnknownLineError, match="pain"):
        parse(b'{"type": "pain", "t": 1.0, "level": 3}')


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"{",
        b"null",
        b"[1, 2]",
        b'{"t": 1}',
        b'{"type": 3}',
        b'{"type": null, "t": 1}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"type":"posture","t":NaN,"posture":"supine"}',
        b'{"type":"posture","t":null,"posture":"supine"}',
        b'{"type":"posture","t":1e999,"posture":"supine"}',
        b'{"type":"posture","t":"1","posture":"supine"}',
        b'{"type":"posture","t":true,"posture":"supine"}',
        b'{"type":"posture","t":1,"posture":"asleep"}',
        b'{"type":"posture","t":1}',
        REP + b"}",
        REP + b',"start_value":1e999,"peak_value":1}',
        b'{"type":"header","schema":1}',
        b'{"type":"end","t":1}',
        b'{"type":"end","t":' + b"1" * 5000 + b"}",
        dump(header()).replace(b"+01:00", b""),
        dump(header()).replace(b'"fps": 30.0', b'"fps": 1e999'),
    ],
)
def test_what_is_damaged_is_said(raw: bytes) -> None:
    with pytest.raises(DamagedLineError):
        parse(raw)


def test_the_example_of_a_rep_that_is_whole_is_read() -> None:
    event = parse(REP + b',"start_value":null,"peak_value":1}')
    assert isinstance(event, RepDone)
    assert math.isnan(event.start_value)


@given(st.binary(max_size=200))
def test_bytes_are_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(DamagedLineError, UnknownLineError):
        parse(raw)


@given(st.sampled_from([dump(event) for event in SESSION_EVENTS] + [dump(header())]), st.data())
def test_a_changed_byte_is_read_or_refused(raw: bytes, data: st.DataObject) -> None:
    at, byte = data.draw(st.integers(0, len(raw) - 1)), data.draw(st.integers(0, 255))
    with contextlib.suppress(DamagedLineError, UnknownLineError):
        parse(raw[:at] + bytes([byte]) + raw[at + 1 :])
