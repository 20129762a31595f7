"""What the terminal says of what was done."""

from __future__ import annotations

import math
from dataclasses import replace

from formcheck.coach.events import HoldEnded, RepDone
from formcheck.live.console import line_of

REP = RepDone(9.0, 2, "left", 5.0, 6.0, 9.0, 1.5, 1.0, 1.0, 131.0, 176.0)


def test_a_rep_and_a_hold_are_called_what_they_are() -> None:
    assert line_of(REP) == "0:09.0  rep 2 left, held 1.5 s"
    assert line_of(replace(REP, hold_s=24.0, peak_value=math.nan)) == "0:09.0  hold 2 left, held 24.0 s"


def test_the_clock_goes_on_to_the_next_minute() -> None:
    assert line_of(replace(REP, end_s=59.97)) == "1:00.0  rep 2 left, held 1.5 s"


def test_a_hold_of_which_the_end_was_not_seen_is_not_called_short() -> None:
    short = HoldEnded(14.5, None, 2.0, 14.5, complete=False)
    assert line_of(short) == "0:14.5  hold of 12.5 s, shorter than asked for"
    assert line_of(replace(short, cut=True)) == "0:14.5  hold of 12.5 s, as far as it was seen"
    assert line_of(replace(short, complete=True)) is None
