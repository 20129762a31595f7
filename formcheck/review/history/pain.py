"""Pain day by day and week by week, as the check-ins tell it. What was not said is not known, and stays a gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from formcheck.pose.landmarks import Side
from formcheck.review.history.days import monday_of
from formcheck.session.checkins.checkin import REGIONS, CheckIn, Place, Region, furthest


@dataclass(frozen=True, slots=True)
class PainDay:
    """The check-ins of one day, by the clocks of the place.

    Attributes:
        date: local.
        least, most: pain, 0 to 10; None where nobody said.
        before, after: the last that was said before and after a visit; None unsaid.
        furthest: of each side the lowest place in which it hurt that day, None for nowhere; a side of which nothing
            is known is missing.
        places: everywhere that was named, each once; None where nobody said.
        checkins: how many.
    """

    date: date
    least: int | None
    most: int | None
    before: int | None
    after: int | None
    furthest: Mapping[Side, Region | None]
    places: tuple[Place, ...] | None
    checkins: int


@dataclass(frozen=True, slots=True)
class PainWeek:
    """The days of one week.

    Attributes:
        monday: of the week.
        least, most: pain, 0 to 10; None where nobody said.
        typical: median of the days' worst; None where nobody said.
        furthest: the lowest place on either side; None for nowhere, or where nobody said.
        days: days of which something is known.
    """

    monday: date
    least: int | None
    most: int | None
    typical: float | None
    furthest: Region | None
    days: int


def pain_days(checkins: Iterable[CheckIn]) -> tuple[PainDay, ...]:
    """Each day with a check-in, oldest first."""
    groups: dict[date, list[CheckIn]] = {}
    for checkin in sorted(checkins, key=lambda checkin: checkin.at):
        groups.setdefault(checkin.at.date(), []).append(checkin)
    return tuple(_day(day, groups[day]) for day in sorted(groups))


def pain_weeks(days: Iterable[PainDay], mondays: tuple[date, ...]) -> tuple[PainWeek, ...]:
    """The weeks that begin at `mondays`."""
    groups: dict[date, list[PainDay]] = {}
    for day in days:
        groups.setdefault(monday_of(day.date), []).append(day)
    return tuple(_week(monday, groups.get(monday, [])) for monday in mondays)


def _day(day: date, checkins: list[CheckIn]) -> PainDay:
    said = [checkin.intensity for checkin in checkins if checkin.intensity is not None]
    places = [places for checkin in checkins if (places := checkin.pain_places) is not None]
    all_places = tuple(dict.fromkeys(place for group in places for place in group))
    sides: tuple[Side, ...] = ("left", "right")
    return PainDay(
        date=day,
        least=min(said, default=None),
        most=max(said, default=None),
        before=_last(checkins, "before"),
        after=_last(checkins, "after"),
        furthest={side: furthest(all_places, side) for side in sides} if places else {},
        places=all_places if places else None,
        checkins=len(checkins),
    )


def _last(checkins: list[CheckIn], moment: str) -> int | None:
    said = [each.intensity for each in checkins if each.moment == moment and each.intensity is not None]
    return said[-1] if said else None


def _week(monday: date, days: list[PainDay]) -> PainWeek:
    worst = sorted(day.most for day in days if day.most is not None)
    least = [day.least for day in days if day.least is not None]
    regions = [region for day in days for region in day.furthest.values() if region is not None]
    return PainWeek(
        monday=monday,
        least=min(least, default=None),
        most=worst[-1] if worst else None,
        typical=_median(worst),
        furthest=max(regions, key=REGIONS.index, default=None),
        days=len(days),
    )


def _median(ordered: list[int]) -> float | None:
    if not ordered:
        return None
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
