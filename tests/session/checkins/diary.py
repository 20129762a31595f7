"""Diaries to test rules with: short words for days, check-ins and visits. Day 0 is TODAY."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from formcheck.pose.landmarks import Side
from formcheck.session.checkins.advice import Advice, Practised
from formcheck.session.checkins.checkin import CheckIn, Place, Region
from formcheck.session.checkins.rules import advice
from formcheck.session.checkins.spoken import foremost

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 3, 20, 18, 0, tzinfo=BERLIN)


def on(day: float, hour: float = 9.0, zone: timezone = BERLIN) -> datetime:
    """The time `hour` of the day that lies `day` days from today (negative: before it), by the clocks of `zone`."""
    midnight = datetime(NOW.year, NOW.month, NOW.day, tzinfo=zone)
    return midnight + timedelta(days=day, hours=hour)


def leg(region: Region, side: Side = "left") -> tuple[Place, ...]:
    """Pain in one place."""
    return (Place(region, side),)


def before(day: float, pain: int | None = None, visit: str | None = None, **more: Any) -> CheckIn:
    return CheckIn(at=on(day, 9), moment="before", visit=visit or f"v{day:g}", intensity=pain, **more)


def after(day: float, pain: int | None = None, visit: str | None = None, **more: Any) -> CheckIn:
    return CheckIn(at=on(day, 10), moment="after", visit=visit or f"v{day:g}", intensity=pain, **more)


def said(day: float, pain: int | None = None, **more: Any) -> CheckIn:
    return CheckIn(at=on(day, 8), intensity=pain, **more)


def visit(day: float, *exercises: str) -> Practised:
    return Practised(f"v{day:g}", on(day, 9.2), exercises or ("pelvic_tilt", "cat_camel"))


def told(checkins: list[CheckIn], visits: list[Practised] | None = None, now: datetime = NOW) -> dict[str, Advice]:
    """What the rules say, by their ids (the last of those with the same id); each has words for the voice too."""
    said = advice(checkins, visits or [], now)
    assert all(foremost([one]) for one in said)
    return {one.id: one for one in said}
