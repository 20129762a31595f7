"""The rules on what was answered, case by case."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from formcheck.session.checkins.checkin import CheckIn, Place, RedFlagAnswer
from formcheck.session.checkins.red_flags import STOP
from formcheck.session.checkins.rules import advice
from tests.session.checkins.diary import NOW, after, before, leg, on, said, told, visit

YES = RedFlagAnswer("full", ("bladder_or_bowel",))
NO = RedFlagAnswer("full")


def test_without_a_checkin_nothing_is_said() -> None:
    assert advice([], [], NOW) == ()
    assert advice([], [visit(-day) for day in range(30)], NOW) == ()


def test_a_quiet_diary_calls_for_nothing() -> None:
    diary = [before(-1, 3), after(-1, 3, feel="same"), before(0, 3), after(0, 2, feel="better")]
    assert told(diary) == {}


class TestRedFlag:
    def test_a_yes_calls_for_urgent_care_and_says_what_it_rests_on(self) -> None:
        (one,) = advice([before(0, 3, red_flags=YES)], [], NOW)
        assert (one.id, one.level, one.words) == ("red_flag", "urgent", STOP)
        assert one.data[0].at == on(0, 9)
        assert "bladder" in one.data[0].what

    def test_it_is_told_alone(self) -> None:
        diary = [after(-2, feel="worse"), after(-1, feel="worse", numbness="new"), said(0, red_flags=YES)]
        assert set(told(diary)) == {"red_flag"}

    def test_it_stands_until_the_questions_are_answered_with_no(self) -> None:
        assert set(told([said(-20, red_flags=YES), said(-1, 3)])) == {"red_flag"}
        assert told([said(-20, red_flags=YES), said(-1, red_flags=NO)]) == {}
        assert set(told([said(-20, red_flags=NO), said(-1, red_flags=YES)])) == {"red_flag"}


class TestStopExercise:
    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ({"feel": "further_down"}, "pain further down the leg"),
            ({"numbness": "new"}, "new numbness"),
            ({"weakness": "new"}, "new weakness"),
            ({"feel": "further_down", "weakness": "new"}, "pain further down the leg and new weakness"),
        ],
    )
    def test_an_exercise_that_does_harm_is_named(self, answer: dict[str, str], words: str) -> None:
        one = told([after(0, exercise="prone_press_up", **answer)])["stop_exercise"]
        assert (one.level, one.exercise) == ("stop", "prone_press_up")
        assert "prone press up" in one.words[0]
        assert one.data[0].what == words

    @pytest.mark.parametrize(
        "answer", [{"feel": "worse"}, {"feel": "same"}, {"numbness": "old", "weakness": "none"}, {"feel": "better"}]
    )
    def test_what_is_no_harm_to_the_leg_does_not_stop_it(self, answer: dict[str, str]) -> None:
        assert "stop_exercise" not in told([after(0, exercise="prone_press_up", **answer)])

    def test_each_exercise_stands_for_itself(self) -> None:
        diary = [
            after(0, exercise="prone_press_up", feel="further_down"),
            after(0, exercise="cat_camel", feel="further_down"),
            after(0, exercise="pelvic_tilt", feel="same"),
        ]
        stopped = [one.exercise for one in advice(diary, [], NOW) if one.id == "stop_exercise"]
        assert stopped == ["cat_camel", "prone_press_up"]

    def test_the_last_report_on_it_counts(self) -> None:
        bad, good = {"feel": "further_down"}, {"feel": "same"}
        diary = [after(-3, exercise="bird_dog", **bad), after(-1, exercise="bird_dog", **good)]
        assert "stop_exercise" not in told(diary)
        diary = [after(-3, exercise="bird_dog", **good), after(-1, exercise="bird_dog", **bad)]
        assert "stop_exercise" in told(diary)

    def test_a_report_on_another_exercise_or_the_day_does_not_lift_it(self) -> None:
        diary = [after(-3, exercise="bird_dog", feel="further_down"), after(-1, feel="better"), said(0, 2)]
        assert "stop_exercise" in told([*diary, after(0, exercise="cat_camel", feel="same")])

    def test_a_visit_of_one_exercise_speaks_of_that_exercise(self) -> None:
        said_after = told([after(0, feel="further_down")], [visit(0, "prone_press_up")])
        assert set(said_after) == {"stop_exercise"}
        assert said_after["stop_exercise"].exercise == "prone_press_up"

    @pytest.mark.parametrize(("age", "stands"), [(timedelta(21), True), (timedelta(21, seconds=1), False)])
    def test_it_stands_for_three_weeks(self, age: timedelta, stands: bool) -> None:
        report = CheckIn(at=NOW - age, exercise="bird_dog", feel="further_down")
        assert ("stop_exercise" in told([report])) is stands


class TestNewSigns:
    @pytest.mark.parametrize("sign", ["numbness", "weakness"])
    def test_new_means_stop(self, sign: str) -> None:
        one = told([said(0, 3, **{sign: "new"})])["new_signs"]
        assert one.level == "stop"
        assert sign in one.words[0]
        assert (one.data[0].at, one.data[0].what) == (on(0, 8), f"{sign}: new")

    def test_both_are_told(self) -> None:
        assert len(advice([said(0, numbness="new", weakness="new")], [], NOW)) == 2

    @pytest.mark.parametrize("onset", ["none", "old"])
    def test_known_or_none_is_no_reason_to_stop(self, onset: str) -> None:
        assert told([said(0, 3, numbness=onset, weakness=onset)]) == {}

    def test_it_stands_until_something_else_is_said_of_it(self) -> None:
        new = said(-5, weakness="new")
        assert "new_signs" in told([new, said(-1, 2)])
        assert "new_signs" in told([new, said(-1, numbness="none")])  # the other sign
        assert told([new, said(-1, weakness="none")]) == {}

    def test_what_is_new_and_stays_is_to_be_looked_at(self) -> None:
        found = told([said(-5, weakness="new"), said(-1, weakness="old")])
        assert set(found) == {"signs_remain"}
        assert found["signs_remain"].level == "see"
        assert "15 March" in found["signs_remain"].words[0]
        assert [datum.what for datum in found["signs_remain"].data] == ["weakness: new", "weakness: still there"]

    @pytest.mark.parametrize(("age", "young"), [(timedelta(14), True), (timedelta(14, seconds=1), False)])
    def test_after_two_weeks_a_known_sign_is_a_known_sign(self, age: timedelta, young: bool) -> None:
        diary = [CheckIn(at=NOW - age, numbness="new"), said(0, numbness="old")]
        assert ("signs_remain" in told(diary)) is young

    def test_what_was_gone_in_between_is_not_the_same(self) -> None:
        assert told([said(-5, numbness="new"), said(-3, numbness="none"), said(-1, numbness="old")]) == {}


class TestFurtherDown:
    def test_the_persons_word_after_several_exercises_stops_them_all(self) -> None:
        one = told([before(0, 3), after(0, 3, feel="further_down")], [visit(0)])["further_down"]
        assert (one.level, one.exercise) == ("stop", None)
        assert one.data[0].what == "pain 3 before, 3 after; felt further down the leg"

    def test_so_does_the_body_map(self) -> None:
        diary = [before(0, 4, places=leg("thigh")), after(0, 4, places=leg("calf"))]
        one = told(diary)["further_down"]
        assert "before in left thigh, after in left calf" in one.data[0].what

    @pytest.mark.parametrize(
        ("then", "now"),
        [
            (leg("calf"), leg("calf")),
            (leg("calf"), leg("thigh")),
            ((), leg("low_back")),  # the back is no leg
            (leg("foot"), ()),
            (None, leg("foot")),  # nobody said where it was before
            (leg("thigh"), None),
        ],
    )
    def test_nothing_else_does(self, then: tuple[Place, ...] | None, now: tuple[Place, ...] | None) -> None:
        assert "further_down" not in told([before(0, 4, places=then), after(0, 4, places=now)])

    def test_one_leg_is_enough(self) -> None:
        both = (*leg("calf", "left"), *leg("buttock", "right"))
        worse = (*leg("thigh", "left"), *leg("thigh", "right"))
        assert "further_down" in told([before(0, places=both), after(0, places=worse)])

    def test_the_last_visit_counts(self) -> None:
        assert "further_down" not in told([after(-2, feel="further_down"), after(0, feel="same")])
        assert "further_down" in told([after(-2, feel="same"), after(0, feel="further_down")])

    def test_once_the_exercise_is_found_it_is_named_instead(self) -> None:
        diary = [after(-1, feel="further_down"), said(0, exercise="bird_dog", feel="further_down")]
        found = told(diary, [visit(-1)])
        assert "further_down" not in found
        assert found["stop_exercise"].exercise == "bird_dog"

    def test_good_news_waits_while_something_says_stop(self) -> None:
        found = told([said(-1, progress=("sleep",)), after(0, feel="further_down")])
        assert "progress" not in found


class TestWorseRunning:
    def test_once_is_not_twice(self) -> None:
        assert told([after(0, feel="worse")]) == {}

    def test_exactly_twice_running_calls_for_rest_and_half(self) -> None:
        one = told([before(-1, 3), after(-1, 5), before(0, 4), after(0, 5, feel="worse")])["worse_running"]
        assert one.level == "ease"
        assert "half" in one.words[1]
        assert [datum.what for datum in one.data] == ["pain 3 before, 5 after", "pain 4 before, 5 after; felt worse"]

    def test_three_times_calls_for_a_professional(self) -> None:
        one = told([after(-day, feel="worse") for day in range(3)])["worse_running"]
        assert one.level == "see"
        assert "last 3 sessions" in one.words[0]
        assert len(one.data) == 3

    @pytest.mark.parametrize("feel", ["same", "better"])
    def test_a_better_one_in_between_ends_the_row(self, feel: str) -> None:
        diary = [after(-2, feel="worse"), after(-1, feel=feel), after(0, feel="worse")]
        assert "worse_running" not in told(diary)
        assert "worse_running" not in told([after(-2, feel="worse"), after(-1, feel="worse"), after(0, feel=feel)])

    def test_a_visit_without_an_answer_neither_counts_nor_ends_it(self) -> None:
        diary = [after(-2, feel="worse"), before(-1, 3), after(0, feel="worse")]
        assert "worse_running" in told(diary, [visit(-2), visit(-1), visit(0)])
        assert "worse_running" not in told([after(-2, feel="worse"), before(-1, 3), before(0, 3)])

    @pytest.mark.parametrize(
        ("pain", "feel", "worse"),
        [
            ((3, 4), None, True),  # no word: any rise
            ((3, 3), None, False),
            ((3, 2), None, False),
            ((3, 4), "same", False),  # the word counts against one point
            ((3, 5), "same", True),  # two points are a real change, whatever is said
            ((3, 5), "better", True),
            ((5, 3), "worse", True),
            ((None, 8), None, False),  # nobody said what it was before
            ((3, None), None, False),
        ],
    )
    def test_what_worse_means(self, pain: tuple[int | None, int | None], feel: str | None, worse: bool) -> None:
        diary = []
        for day in (-1, 0):
            diary += [before(day, pain[0]), after(day, pain[1], feel=feel)]
        assert ("worse_running" in told(diary)) is worse

    def test_the_last_answer_after_a_visit_counts(self) -> None:
        first = [after(-1, feel="worse"), CheckIn(at=on(-1, 20), moment="after", visit="v-1", feel="same")]
        assert "worse_running" not in told([*first, after(0, feel="worse")])

    def test_two_answers_after_one_visit_are_one_visit(self) -> None:
        assert told([after(0, feel="worse"), CheckIn(at=on(0, 12), moment="after", visit="v0", feel="worse")]) == {}

    def test_two_visits_of_one_day_are_two(self) -> None:
        diary = [after(0, feel="worse", visit="morning"), after(0, feel="worse", visit="noon")]
        assert "worse_running" in told(diary)

    def test_a_visit_across_midnight_is_one(self) -> None:
        late = CheckIn(at=on(-1, 23.9), moment="before", visit="night", intensity=3)
        early = CheckIn(at=on(0, 0.2), moment="after", visit="night", intensity=6)
        one = told([after(-2, feel="worse"), late, early])["worse_running"]
        assert one.data[-1].what == "pain 3 before, 6 after"

    def test_answers_that_name_no_visit_belong_to_their_day(self) -> None:
        diary = [
            CheckIn(at=on(day, hour), moment=moment, intensity=pain)
            for day in (-1, 0)
            for hour, moment, pain in ((8, "before", 2), (9, "after", 5))
        ]
        assert "worse_running" in told(diary)

    def test_the_order_is_that_of_the_moments_across_zones(self) -> None:
        tokyo = timezone(timedelta(hours=9))
        last = after(0, feel="same")
        earlier = CheckIn(at=on(0, 11, tokyo), moment="after", visit="t", feel="worse")  # 03:00 in Berlin
        assert "worse_running" not in told([after(-1, feel="worse"), earlier, last])
        assert "worse_running" in told([after(-1, feel="worse"), earlier])

    @pytest.mark.parametrize(("age", "counts"), [(timedelta(21), True), (timedelta(21, seconds=1), False)])
    def test_a_gap_of_more_than_three_weeks_ends_it(self, age: timedelta, counts: bool) -> None:
        first = CheckIn(at=NOW - age, moment="after", visit="old", feel="worse")
        assert ("worse_running" in told([first, after(0, feel="worse")])) is counts

    def test_answers_on_single_exercises_speak_for_a_visit_that_has_no_other(self) -> None:
        diary = [after(day, exercise="cat_camel", feel="worse") for day in (-1, 0)]
        assert "worse_running" in told(diary, [visit(-1), visit(0)])


class TestGlideLingers:
    @pytest.mark.parametrize("glide", ["sciatic_nerve_glide", "seated_nerve_glide"])
    def test_pain_that_stays_means_less_range(self, glide: str) -> None:
        one = told([after(0, exercise=glide, lingering=True)])["glide_lingers"]
        assert (one.level, one.exercise) == ("ease", glide)
        assert "smaller" in one.words[0]

    def test_it_speaks_of_glides_only_and_of_the_last_report(self) -> None:
        glide = "sciatic_nerve_glide"
        assert told([after(0, exercise="bird_dog", lingering=True)]) == {}
        assert told([after(0, exercise=glide, lingering=False)]) == {}
        assert told([after(-1, exercise=glide, lingering=True), after(0, exercise=glide, lingering=False)]) == {}
        assert told([after(-1, exercise=glide, lingering=True), after(0, exercise=glide)]) != {}
        assert told([after(-22, exercise=glide, lingering=True)]) == {}


def test_the_gravest_comes_first() -> None:
    diary = [
        after(-1, feel="worse"),
        after(0, feel="worse"),
        said(0, exercise="sciatic_nerve_glide", lingering=True),
        said(0, exercise="bird_dog", feel="further_down"),
    ]
    assert [one.level for one in advice(diary, [], NOW)] == ["stop", "ease", "ease"]


def test_every_advice_has_words_a_reason_and_data() -> None:
    diary = [
        after(-1, feel="worse"),
        after(0, feel="worse", numbness="new", exercise="seated_nerve_glide", lingering=True),
    ]
    found = advice(diary, [], NOW)
    assert len(found) >= 3
    for one in found:
        assert all(one.words)
        assert one.reason
        assert all(datum.what for datum in one.data)
        assert one.data


def test_now_needs_its_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        advice([], [], NOW.replace(tzinfo=None))
