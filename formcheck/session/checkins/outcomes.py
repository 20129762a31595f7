"""What a visit did: how the person felt after it, compared with before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from formcheck.pose.landmarks import SIDES
from formcheck.session.checkins.advice import Datum, Practised
from formcheck.session.checkins.centralisation import depth
from formcheck.session.checkins.checkin import CheckIn, furthest
from formcheck.session.checkins.sitting import placed
from formcheck.session.checkins.wording import FEEL, places

REAL_CHANGE = 2
"""Points of 0 to 10 that a pain must differ by to be called another one, whatever else was said: Ostelo et al. 2008
(Spine 33:90-94), on low back pain."""
REAL_SHARE = 0.3
"""The same as a share of where it began, same source."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One visit, or one check-in `after` something that belongs to no visit.

    Attributes:
        before: the last answer before it; None where there is none.
        after: the answer that counts.
        exercises: what was done, as far as it is known.
    """

    before: CheckIn | None
    after: CheckIn
    exercises: tuple[str, ...]

    @property
    def at(self) -> datetime:
        """When it was known."""
        return self.after.at

    @property
    def worse(self) -> bool | None:
        """Worse after than before; None unsaid. The person's word counts, unless the number rose by REAL_CHANGE."""
        rise = self._rise()
        if self.after.feel in ("worse", "further_down") or (rise is not None and rise >= REAL_CHANGE):
            return True
        if self.after.feel is not None:
            return False
        return None if rise is None else rise > 0

    @property
    def further_down(self) -> bool | None:
        """Whether the pain has gone further down a leg than it was before; None unsaid."""
        if self.after.feel == "further_down":
            return True
        now, then = self.after.pain_places, None if self.before is None else self.before.pain_places
        if now is None or then is None:
            return None if self.after.feel is None else False
        return any(depth(furthest(now, side)) > max(depth(furthest(then, side)), depth("low_back")) for side in SIDES)

    @property
    def new_signs(self) -> bool | None:
        """Whether new numbness or weakness was there after it; None unsaid."""
        said = [sign for sign in (self.after.numbness, self.after.weakness) if sign is not None]
        return "new" in said if said else None

    def datum(self) -> Datum:
        """`pain 3 before, 5 after; felt worse`."""
        numbers = [
            f"{checkin.intensity} {when}"
            for checkin, when in ((self.before, "before"), (self.after, "after"))
            if checkin is not None and checkin.intensity is not None
        ]
        parts = ["pain " + ", ".join(numbers) if numbers else ""]
        if self.further_down and self.after.feel != "further_down" and self.before is not None:
            parts.append(f"before in {places(self.before.places)}, after in {places(self.after.places)}")
        if self.after.feel is not None:
            parts.append(f"felt {FEEL[self.after.feel]}")
        return Datum(self.at, "; ".join(part for part in parts if part) or "asked after the session")

    def _rise(self) -> int | None:
        if self.before is None or self.before.intensity is None or self.after.intensity is None:
            return None
        return self.after.intensity - self.before.intensity


def outcomes(checkins: Iterable[CheckIn], visits: Iterable[Practised]) -> tuple[Outcome, ...]:
    """Every visit after which something was said, in the order of the answers."""
    practised = tuple(visits)
    done = {visit.visit: visit.exercises for visit in practised}
    sat: dict[str, list[CheckIn]] = {}
    for checkin in checkins:
        if checkin.moment != "any":
            for sitting in _sittings(checkin, practised):
                sat.setdefault(sitting, []).append(checkin)
    found = [_outcome(said, done.get(key, ())) for key, said in sat.items()]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.at))


def _sittings(checkin: CheckIn, visits: tuple[Practised, ...]) -> Iterator[str]:
    """What belongs together: a visit, or what was said of one day without naming a visit.

    A `before` that names none is of the visit that it came before, and of its day too: an `after` that was given so
    late that it names none either is compared with it.
    """
    if checkin.visit is None:
        yield f"day {checkin.at.date()}"
    (found,) = placed((checkin,), visits)
    if found.visit is not None:
        yield found.visit


def _outcome(said: list[CheckIn], exercises: tuple[str, ...]) -> Outcome | None:
    """The last answer on the whole visit counts; where there are answers on single exercises only, the worst does."""
    answered = [c for c in said if c.moment == "after" and _answers(c)]
    if not answered:
        return None
    whole = [c for c in answered if c.exercise is None]
    before = next((c for c in reversed(said) if c.moment == "before" and _pain(c)), None)
    if whole:
        return Outcome(before, whole[-1], exercises)
    named = tuple(dict.fromkeys(c.exercise for c in answered if c.exercise is not None))
    every = [Outcome(before, c, exercises or named) for c in answered]
    return max(every, key=lambda one: (bool(one.further_down), bool(one.worse), one.at))


def _answers(checkin: CheckIn) -> bool:
    said = (checkin.feel, checkin.numbness, checkin.weakness)
    return _pain(checkin) or any(answer is not None for answer in said)


def _pain(checkin: CheckIn) -> bool:
    return checkin.intensity is not None or checkin.pain_places is not None
