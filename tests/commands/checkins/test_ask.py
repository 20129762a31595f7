"""A check-in by questions: what is asked, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from formcheck.commands.checkins.ask import asked
from formcheck.session.checkins.checkin import CheckIn, Place, RedFlagAnswer


def answered(*lines: str, moment: str = "any", exercise: str | None = None) -> tuple[CheckIn, str]:
    """What comes of these lines, and what was shown meanwhile."""
    left: Iterator[str] = iter(lines)
    shown: list[str] = []

    def ask(question: str) -> str:
        shown.append(question)
        return next(left)

    begun = CheckIn(at=datetime.now().astimezone(), moment="after" if moment == "after" else "any", exercise=exercise)
    checkin = asked(begun, ask, shown.append)
    assert list(left) == []
    return checkin, "\n".join(shown)


class TestByQuestions:
    def test_numbers_are_enough(self) -> None:
        checkin, shown = answered("4", "2 8", "1", "2", "1, 5", " a  walk ", "")
        assert checkin == CheckIn(
            at=checkin.at,
            intensity=4,
            places=(Place("low_back", "middle"), Place("calf", "left")),
            numbness="none",
            weakness="old",
            progress=("sleep", "out_of_leg"),
            made_better="a walk",
        )
        assert "left is your left" in shown
        assert "calf           | 8" in shown

    def test_enter_leaves_everything_out(self) -> None:
        checkin, _ = answered("", "", "", "", "", "", "")
        assert checkin == CheckIn(at=checkin.at)

    def test_without_pain_nobody_asks_where(self) -> None:
        checkin, shown = answered("0", "", "", "", "", "")
        assert (checkin.intensity, checkin.places) == (0, ())
        assert "Where?" not in shown

    def test_nowhere_is_an_answer(self) -> None:
        assert answered("2", "0", "", "", "", "", "")[0].places == ()

    def test_after_a_session_it_is_compared(self) -> None:
        assert answered("", "", "", "", "4", "", "", "", moment="after")[0].feel == "further_down"

    def test_of_one_exercise_it_is_asked_what_it_did(self) -> None:
        checkin, shown = answered("", "", "", "", "3", "y", "", "", "", exercise="sciatic_nerve_glide")
        assert (checkin.feel, checkin.lingering) == ("worse", True)
        assert "stay after it?" in shown

    def test_what_is_new_brings_the_red_flags_and_a_yes_ends_it(self) -> None:
        checkin, shown = answered("", "", "", "3", "n", "yes", "n", "N")
        assert checkin.red_flags == RedFlagAnswer("full", ("worsening_weakness",))
        assert "bladder" in shown
        assert "What made it better" not in shown

    def test_a_red_flag_that_is_left_open_is_not_answered(self) -> None:
        assert answered("", "", "3", "", "n", "", "n", "n", "", "", "")[0].red_flags is None
        assert answered("", "", "3", "", "n", "n", "n", "n", "", "", "")[0].red_flags == RedFlagAnswer("full")

    @pytest.mark.parametrize("wrong", ["11", "-1", "4.5", "four", "²", "9" * 5000])
    def test_a_wrong_number_is_asked_for_again(self, wrong: str) -> None:
        checkin, shown = answered(wrong, "3", "", "", "", "", "", "")
        assert checkin.intensity == 3
        assert "A number from 0 to 10, please" in shown

    @pytest.mark.parametrize("wrong", ["12", "0 3", "left", "1;2"])
    def test_a_wrong_place_is_asked_for_again(self, wrong: str) -> None:
        checkin, _ = answered("3", wrong, "3", "", "", "", "", "")
        assert checkin.places == (Place("low_back", "right"),)

    def test_a_long_note_is_asked_for_again(self) -> None:
        assert answered("", "", "", "", "", "x" * 201, "walking", "")[0].made_better == "walking"
