"""Rules on days and weeks: where the pain is going, and whether anything has changed."""

from __future__ import annotations

from datetime import timedelta

from formcheck.session.checkins.advice import Advice, AdviceLevel, Datum
from formcheck.session.checkins.centralisation import Course, courses
from formcheck.session.checkins.checkin import PROGRESS
from formcheck.session.checkins.course import Comparison, compare, free_of_pain, pain_days, practised_regularly
from formcheck.session.checkins.facts import Facts
from formcheck.session.checkins.wording import PROGRESS as PROGRESS_WORDS
from formcheck.session.checkins.wording import PROGRESS_MEANS, REGION

TWO_WEEKS, THREE_WEEKS = 14, 21
"""Days of regular practice after which the article takes stock."""
SHORTEST_DAYS = 9
"""The shortest time over which days can be compared: two windows of five days, one after the other."""
NOTICED = timedelta(days=7)
"""How long a sign of progress is told back."""

_STOCK = "The article gives an unhurried, regular programme two to three weeks; after that a professional should look."


def worse_over_days(given: Facts) -> tuple[Advice, ...]:
    """The last days are worse than days before them, by a real step."""
    for span in (SHORTEST_DAYS, TWO_WEEKS, THREE_WEEKS):
        found = compare(pain_days(given.checkins), given.today, span)
        if found is not None and found.change == "worse":
            words = (
                f"Your last days were worse than {span - 4} to {span} days ago. Please see a physiotherapist or "
                "another professional who knows about backs.",
                "Nobody is to blame for that.",
            )
            reason = "Complaints that get worse over days need somebody who looks, and not more of the same exercises."
            return (Advice("worse_over_days", "see", words, reason, found.data()),)
    return ()


def unchanged(given: Facts) -> tuple[Advice, ...]:
    """Two or three weeks of regular practice, and no real change."""
    for span in (THREE_WEEKS, TWO_WEEKS):
        days = practised_regularly(given.visits, given.today, span)
        found = compare(pain_days(given.checkins), given.today, span) if days else None
        if found is not None and found.change == "unchanged" and not free_of_pain(found):
            practice = Datum(given.now, f"practised on {len(days)} of the last {span} days")
            words = (*_better_than_at_first(given, span), *_unchanged_words(span))
            return (Advice("unchanged", "see", words, _STOCK, (*found.data(), practice)),)
    return ()


def _better_than_at_first(given: Facts, span: int) -> tuple[str, ...]:
    """Said first, where the weeks before brought what the last ones did not add to."""
    days = pain_days(given.checkins)
    since = (given.today - days[0].day).days
    found = compare(days, given.today, since) if since > span else None
    better = found is not None and found.change == "better"
    return ("By your own notes you are better than when you began.",) if better else ()


def moving_down(given: Facts) -> tuple[Advice, ...]:
    """Day by day, the furthest point has moved down a leg: one day calls for less, two for a stop."""
    reason = (
        "Pain that travels away from the spine is the opposite of centralisation: the programme's sign to stop and ask."
    )
    return tuple(
        Advice("moving_down", *_down_words(course), reason, _course_data(course))
        for course in courses(given.checkins, given.today)
        if course.direction == "down"
    )


def _down_words(course: Course) -> tuple[AdviceLevel, tuple[str, ...]]:
    if course.days_down == 1:
        return "ease", (
            f"On your {course.side} the pain reaches further down than on the days before. Do less, and leave out "
            "what brings it on.",
            "If it is still down there at your next check-in, stop the exercises and talk to a professional.",
        )
    return "stop", (
        f"On your {course.side} the pain has stayed further down the leg. Please stop the exercises for now.",
        "Talk to a physiotherapist or doctor about it before you go on.",
    )


def towards_spine(given: Facts) -> tuple[Advice, ...]:
    """Day by day, the furthest point has drawn back towards the spine, and on neither side down."""
    both = courses(given.checkins, given.today)
    if any(course.direction == "down" for course in both):
        return ()
    return tuple(
        Advice(
            "towards_spine",
            "good",
            (
                f"On your {course.side} the pain is drawing back towards the spine. That is usually a good sign.",
                "It is one even if you feel the back itself more for a while.",
            ),
            "Leg pain that comes closer to the spine (centralisation) is usually a sign that things are calming down.",
            _course_data(course),
        )
        for course in both
        if course.direction == "towards_spine"
    )


def improving(given: Facts) -> tuple[Advice, ...]:
    """The last days are better than days two weeks ago, by a real step."""
    found = compare(pain_days(given.checkins), given.today, TWO_WEEKS)
    if found is None or found.change != "better" or not _numbers_fell(found):
        return ()
    words = ("Your last days were better than those two weeks ago. Keep going as you do.",)
    reason = "Two points of ten, or a third less, is a change that people with back pain call a real one."
    return (Advice("improving", "good", words, reason, found.data()),)


def progress(given: Facts) -> tuple[Advice, ...]:
    """Signs of progress that were noticed lately."""
    lately = [c for c in given.checkins if c.progress and given.now - c.at <= NOTICED]
    signs = [sign for sign in PROGRESS if any(sign in c.progress for c in lately)]
    if not signs:
        return ()
    words = tuple(f"{PROGRESS_WORDS[sign].capitalize()}: {PROGRESS_MEANS[sign]}." for sign in signs)
    data = tuple(Datum(c.at, ", ".join(PROGRESS_WORDS[sign] for sign in c.progress)) for c in lately)
    return (Advice("progress", "good", words, "The article's signs that the programme helps.", data),)


def _unchanged_words(span: int) -> tuple[str, ...]:
    kind = "That is nobody's fault: some backs need hands-on care and a plan of their own."
    if span == THREE_WEEKS:
        return (
            "Three weeks of regular practice, and little has changed. Please let a physiotherapist, or another "
            "professional who knows about backs, have a look.",
            kind,
        )
    return (
        "Two weeks of regular practice, and little has changed. Think about seeing a physiotherapist; in another week "
        "without a change, do.",
        kind,
    )


def _course_data(course: Course) -> tuple[Datum, ...]:
    return tuple(
        Datum(day.at, f"{course.side}: furthest point {'nowhere' if day.furthest is None else REGION[day.furthest]}")
        for day in course.days
    )


def _numbers_fell(found: Comparison) -> bool:
    """Only a change in pain or place is told here; signs of progress are told by `progress`."""
    then = [day.intensity for day in found.then if day.intensity is not None]
    now = [day.intensity for day in found.now if day.intensity is not None]
    return bool(then and now) and sum(now) / len(now) < sum(then) / len(then)
