"""The rules on days and weeks, case by case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.session.checkins.advice import LEVELS, Practised
from formcheck.session.checkins.checkin import PROGRESS, REGIONS, CheckIn
from formcheck.session.checkins.rules import RULES, advice
from formcheck.session.checkins.spoken import SPOKEN
from tests.session.checkins.diary import NOW, after, leg, on, said, told, visit


def daily(first: int, pain: int = 4) -> list[CheckIn]:
    """The same pain every day, from the day `first` (negative) to today."""
    return [said(day, pain) for day in range(first, 1)]


def visits_on(days: Iterable[int]) -> list[Practised]:
    return [visit(day) for day in days]


class TestUnchanged:
    @pytest.mark.parametrize(
        ("first", "told_of"), [(-13, None), (-14, "Two weeks"), (-20, "Two weeks"), (-21, "Three weeks")]
    )
    def test_it_is_told_after_two_weeks_and_again_after_three(self, first: int, told_of: str | None) -> None:
        found = told(daily(first), visits_on(range(first, 1)))
        assert ("unchanged" in found) is (told_of is not None)
        if told_of:
            assert found["unchanged"].level == "see"
            assert found["unchanged"].words[0].startswith(told_of)

    def test_the_data_are_the_days_and_the_practice(self) -> None:
        (one,) = advice(daily(-14), visits_on(range(-14, 1)), NOW)
        assert [datum.at for datum in one.data[:-1]] == [on(day, 8) for day in (*range(-14, -9), *range(-4, 1))]
        assert {datum.what for datum in one.data[:-1]} == {"pain 4"}
        assert one.data[-1].what == "practised on 14 of the last 14 days"

    @pytest.mark.parametrize(("count", "regular"), [(7, False), (8, True)])
    def test_practice_is_regular_from_four_days_in_seven(self, count: int, regular: bool) -> None:
        """Of the last 14 days, four sevenths are 8."""
        visits = visits_on([-14, *range(-13, -13 + count)])
        assert ("unchanged" in told(daily(-14), visits)) is regular

    def test_who_got_better_before_is_told_so_first(self) -> None:
        """Seven weeks ago pain 6, for the last four weeks 3: nothing new in three weeks, and much since then."""
        diary = [said(day, 6 if day < -28 else 3) for day in range(-49, 1)]
        words = told(diary, visits_on(range(-49, 1)))["unchanged"].words
        assert words[0] == "By your own notes you are better than when you began."
        assert words[1].startswith("Three weeks")
        level = told(daily(-49), visits_on(range(-49, 1)))["unchanged"].words
        assert level[0].startswith("Three weeks")

    def test_two_visits_of_a_day_are_one_day(self) -> None:
        visits = visits_on([-14, *range(-7, 0)])
        again = [Practised(f"{one.visit} again", one.at + timedelta(hours=8), one.exercises) for one in visits]
        assert "unchanged" not in told(daily(-14), [*visits, *again])

    def test_a_visit_before_midnight_is_of_the_day_before(self) -> None:
        late = [Practised(f"late {day}", on(day, 23.9), ("bird_dog",)) for day in range(-14, 0)]
        assert "unchanged" in told(daily(-14), late)
        just_after = [Practised(f"early {day}", on(day, 0.1), ("bird_dog",)) for day in range(-13, 1)]
        assert "unchanged" not in told(daily(-13), just_after)

    def test_without_practice_nothing_can_be_said_of_it(self) -> None:
        assert told(daily(-30)) == {}

    def test_practice_that_began_lately_after_a_long_gap_is_not_two_weeks_of_it(self) -> None:
        visits = visits_on([*range(-60, -40), *range(-9, 1)])
        assert told(daily(-60), visits) == {}

    @pytest.mark.parametrize(
        ("then", "now", "told_of"), [(4, 4, True), (7, 5, False), (7, 6, True), (3, 2, False), (4, 3, True)]
    )
    def test_two_points_or_a_third_less_is_a_change(self, then: int, now: int, told_of: bool) -> None:
        """3 to 2 is a third less; 4 to 3 is a quarter, and 7 to 6 a seventh."""
        diary = [*(said(day, then) for day in range(-14, -5)), *(said(day, now) for day in range(-5, 1))]
        assert ("unchanged" in told(diary, visits_on(range(-14, 1)))) is told_of

    def test_pain_that_has_drawn_back_is_a_change(self) -> None:
        diary = [*(said(day, 4, places=leg("calf")) for day in range(-14, -5))]
        diary += [said(day, 4, places=leg("buttock")) for day in range(-5, 1)]
        assert "unchanged" not in told(diary, visits_on(range(-14, 1)))

    def test_a_sign_of_progress_is_a_change(self) -> None:
        diary = [*daily(-14), said(-1, progress=("sleep",))]
        assert "unchanged" not in told(diary, visits_on(range(-14, 1)))

    def test_without_pain_there_is_nothing_to_change(self) -> None:
        assert told(daily(-21, pain=0), visits_on(range(-21, 1))) == {}

    @pytest.mark.parametrize(("then", "last", "told_of"), [(0, (0, 0, 0, 0, 3), False), (1, (0, 0, 1, 1, 1), True)])
    def test_one_day_with_pain_among_days_without_is_still_free_of_it(
        self, then: int, last: tuple[int, ...], told_of: bool
    ) -> None:
        diary = [*(said(day, then) for day in range(-14, -4)), *(said(n - 4, pain) for n, pain in enumerate(last))]
        assert ("unchanged" in told(diary, visits_on(range(-14, 1)))) is told_of

    def test_places_alone_can_be_unchanged_or_free(self) -> None:
        visits = visits_on(range(-14, 1))
        assert "unchanged" in told([said(day, places=leg("calf")) for day in range(-14, 1)], visits)
        assert told([said(day, places=()) for day in range(-14, 1)], visits) == {}

    def test_too_few_days_with_an_answer_say_nothing(self) -> None:
        visits = visits_on(range(-14, 1))
        assert told([said(-14, 4), said(0, 4), said(-1, 4)], visits) == {}
        assert "unchanged" in told([said(-14, 4), said(-13, 4), said(-1, 4), said(0, 4)], visits)

    def test_a_days_worth_is_not_taken_from_after_the_session(self) -> None:
        diary = [*daily(-14), *(after(day, 1) for day in range(-4, 1))]
        assert "unchanged" in told(diary, visits_on(range(-14, 1)))

    def test_a_day_is_the_persons_own_wherever_they_are(self) -> None:
        """The same diary, kept in Auckland: midnight there is noon of the day before in London."""
        auckland = timezone(timedelta(hours=13))
        diary = [CheckIn(at=on(day, 0.5, auckland), intensity=4) for day in range(-14, 1)]
        visits = [Practised(f"{day}", on(day, 1, auckland), ("bird_dog",)) for day in range(-14, 1)]
        found = told(diary, visits, on(0, 23.5, auckland))
        assert found["unchanged"].data[-1].what == "practised on 14 of the last 14 days"
        assert "unchanged" not in told(diary[1:], visits[1:], on(0, 23.5, auckland))


class TestWorseOverDays:
    def test_two_points_more_over_five_days_call_for_somebody_who_looks(self) -> None:
        diary = [*(said(day, 3) for day in range(-9, -4)), *(said(day, 5) for day in range(-4, 1))]
        one = told(diary)["worse_over_days"]
        assert one.level == "see"
        assert "5 to 9 days ago" in one.words[0]
        assert [datum.what for datum in one.data] == ["pain 3"] * 5 + ["pain 5"] * 5

    def test_it_needs_no_practice_but_two_points(self) -> None:
        diary = [*(said(day, 3) for day in range(-9, -4)), *(said(day, 4) for day in range(-4, 1))]
        assert told(diary) == {}

    def test_one_bad_day_is_no_course(self) -> None:
        assert told([*daily(-10, 3)[:-1], said(0, 9)]) == {}

    def test_a_slow_rise_is_seen_over_three_weeks(self) -> None:
        pains = {-21: 2, -20: 2, -14: 3, -13: 3, -9: 3, -8: 3, -1: 4, 0: 4}
        one = told([said(day, pain) for day, pain in pains.items()])["worse_over_days"]
        assert "17 to 21 days ago" in one.words[0]

    def test_the_leg_speaks_before_the_number(self) -> None:
        nearer = [said(day, 3, places=leg("calf")) for day in range(-9, -4)]
        nearer += [said(day, 6, places=leg("low_back")) for day in range(-4, 1)]
        assert "worse_over_days" not in told(nearer)
        further = [said(day, 6, places=leg("buttock")) for day in range(-9, -4)]
        further += [said(day, 3, places=leg("calf")) for day in range(-4, 1)]
        found = told(further)
        assert "worse_over_days" in found
        assert found["worse_over_days"].data[-1].what == "pain 3, as far as the calf"


class TestMovingDown:
    def test_one_day_further_down_calls_for_less(self) -> None:
        diary = [said(-2, places=leg("thigh")), said(-1, places=leg("thigh")), said(0, places=leg("calf"))]
        one = told(diary)["moving_down"]
        assert one.level == "ease"
        assert [datum.what for datum in one.data] == [f"left: furthest point {r}" for r in ("thigh", "thigh", "calf")]

    def test_a_second_day_of_it_calls_for_a_stop(self) -> None:
        diary = [said(-2, places=leg("thigh")), said(-1, places=leg("calf")), said(0, places=leg("calf"))]
        assert told(diary)["moving_down"].level == "stop"


class TestTowardsSpine:
    DIARY = (
        said(-3, 4, places=leg("calf", "right")),
        said(-2, 4, places=leg("thigh", "right")),
        said(-1, 5, places=leg("buttock", "right")),
        said(0, 6, places=leg("low_back", "right")),
    )

    def test_it_is_good_even_if_the_back_is_felt_more(self) -> None:
        found = told(list(self.DIARY))
        assert set(found) == {"towards_spine"}
        assert found["towards_spine"].level == "good"
        assert "right" in found["towards_spine"].words[0]
        assert "even if" in found["towards_spine"].words[1]

    def test_it_is_not_told_while_the_other_leg_goes_down(self) -> None:
        other = CheckIn(at=on(0, 9), places=(*leg("low_back", "right"), *leg("calf", "left")))
        assert set(told([*self.DIARY, other])) == {"moving_down"}


class TestGoodNews:
    def test_a_rule_is_good_news_where_all_that_it_says_is(self) -> None:
        """What a voice has for each rule on each level is all that there is to say of it: see SPOKEN."""
        grave = {rule for rule, level in SPOKEN if level != "good"}
        assert {rule.id for rule in RULES if rule.good} == {rule.id for rule in RULES} - grave

    def test_better_days_are_told(self) -> None:
        diary = [*(said(day, 7) for day in range(-14, -4)), *(said(day, 4) for day in range(-4, 1))]
        one = told(diary)["improving"]
        assert one.level == "good"
        assert [datum.what for datum in one.data] == ["pain 7"] * 5 + ["pain 4"] * 5

    @pytest.mark.parametrize(("age", "lately"), [(timedelta(7), True), (timedelta(7, seconds=1), False)])
    def test_a_sign_of_progress_is_told_back_for_a_week(self, age: timedelta, lately: bool) -> None:
        found = told([CheckIn(at=NOW - age, progress=("sleep", "flare_ups"))])
        assert ("progress" in found) is lately
        if lately:
            assert len(found["progress"].words) == 2

    def test_a_sign_is_told_for_what_it_often_is_and_not_as_a_finding(self) -> None:
        words = told([CheckIn(at=NOW, progress=PROGRESS)])["progress"].words
        assert len(words) == len(PROGRESS)
        assert all("often a sign that" in one or "usually a good sign" in one for one in words)
        assert not any("nerve" in one or "centralising" in one for one in words)


_SAID = st.builds(
    said,
    st.integers(-30, 0),
    st.one_of(st.none(), st.integers(0, 10)),
    places=st.one_of(st.none(), st.sampled_from(REGIONS).map(leg)),
    feel=st.sampled_from((None, "same", "worse", "further_down")),
    numbness=st.sampled_from((None, "none", "old", "new")),
    exercise=st.sampled_from((None, "bird_dog", "sciatic_nerve_glide")),
    lingering=st.sampled_from((None, True, False)),
    moment=st.sampled_from(("any", "before", "after")),
)


@given(st.lists(_SAID, max_size=12), st.lists(st.integers(-30, 0), max_size=20))
def test_any_diary_gets_advice_in_order_that_rests_on_data(diary: list[CheckIn], days: list[int]) -> None:
    found = advice(diary, visits_on(days), NOW)
    assert {one.id for one in found} <= {rule.id for rule in RULES}
    assert [LEVELS.index(one.level) for one in found] == sorted(LEVELS.index(one.level) for one in found)
    assert all(one.data and all(datum.what for datum in one.data) for one in found)
    instants = [checkin.at for checkin in diary]
    if len(set(instants)) == len(instants):
        assert advice(diary[::-1], visits_on(days[::-1]), NOW) == found


def test_no_rule_has_the_id_of_another() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
