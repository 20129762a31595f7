from __future__ import annotations

from dataclasses import replace

from formcheck.live.flow.answers import Answers
from formcheck.live.flow.plan import Around
from formcheck.live.terminal import ask_after, ask_before

AROUND = Around(red_flags="line", pain=True, after=True)


class Person:
    """Answers in a terminal, one line after the other, then leaves."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.heard: list[str] = []

    def __call__(self, question: str) -> str:
        self.heard.append(question)
        if not self.lines:
            raise EOFError
        return self.lines.pop(0) + "\n"


def test_pain_and_places() -> None:
    answers = ask_before(AROUND, Person("n", "10", "1 3", "1"))
    assert (answers.flags, answers.pain) == ((), 10)
    assert answers.places is not None
    assert [(place.region, place.side) for place in answers.places] == [("low_back", "left"), ("thigh", "left")]


def test_going_on_against_the_rules_is_chosen() -> None:
    against = replace(AROUND, advice="Please leave out bird dog for now.")
    person = Person("", "no")
    assert ask_before(against, person).declined
    assert person.heard[0] == "Please leave out bird dog for now.\nGo on all the same? (y/n) "
    assert ask_before(against, Person("yes", "n", "0")).pain == 0


def test_a_yes_ends_the_questions() -> None:
    person = Person("yes", "5")
    assert ask_before(AROUND, person).flags == ("unspecified",)
    assert person.lines == ["5"]


def test_nonsense_is_asked_again_and_red_flags_must_be_answered() -> None:
    person = Person("", "what", "n", "eleven", "12", "1 2", "4", "9", "")
    answers = ask_before(AROUND, person)
    assert (answers.asked, answers.pain, answers.places) == ("line", 4, None)
    assert len(person.heard) == 9 and person.lines == []


def test_letters_of_other_alphabets_are_no_answers() -> None:
    """A Cyrillic letter, an Armenian and an ancient one, whose codes end in those of y, n and n."""
    person = Person("\u0479", "\u056e", "\U0001006e", "n", "")
    assert ask_before(AROUND, person) == Answers(asked="line") and person.lines == []


def test_enter_passes_over() -> None:
    assert ask_before(AROUND, Person("n", "")) == Answers(asked="line")


def test_whoever_leaves_has_said_nothing_more() -> None:
    assert ask_before(AROUND, Person("n")) == Answers(asked="line")
    assert ask_before(AROUND, Person("n", "4")) == Answers(asked="line", pain=4)
    assert ask_after(AROUND, Answers(pain=3), Person("2")) == Answers(pain=3, feel="same")


def test_red_flags_that_were_not_all_asked_about_were_not_asked_about() -> None:
    in_full = replace(AROUND, red_flags="full")
    for lines in ((), ("n",), ("n", "n", "n"), ("n", "what")):
        assert ask_before(in_full, Person(*lines)) == Answers(left=True)
    assert not ask_before(in_full, Person("n", "n", "n", "n")).left
    assert ask_before(replace(AROUND, advice="Please rest."), Person()) == Answers(left=True)


def test_afterwards() -> None:
    assert ask_after(AROUND, Answers(pain=3), Person("4", "6")) == Answers(pain=3, feel="further_down", pain_after=6)
    assert ask_after(AROUND, Answers(), Person("1")) == Answers(feel="better")
