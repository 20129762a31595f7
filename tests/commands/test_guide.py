from __future__ import annotations

from pathlib import Path

import pytest

from tests.commandline import called, formcheck


def test_it_tells_everything_without_a_word(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    done = called("guide")
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("The programme\n", "How to know that it helps\n", "When to stop", "What else helps at home\n"):
        assert words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 60
    assert done.stdout.endswith("\n")


def test_it_tells_how_one_exercise_is_done_and_who_should_not(home: Path) -> None:
    out = called("guide", "sciatic_nerve_glide").stdout
    for words in (
        "1. Lie on your back",
        "How much\n- 1 to 2 sets of 10 to 15 a side",
        "What to feel",
        "Who should not",
    ):
        assert words in out
    assert "Facts from" in out


def test_an_exercise_outside_the_programme_claims_no_source(home: Path) -> None:
    out = called("guide", "squat").stdout
    assert "not part of the programme" in out
    assert "Facts from" not in out


def test_it_tells_one_chapter(home: Path) -> None:
    out = called("guide", "home").stdout
    assert out.startswith("What else helps at home\n")
    assert "The programme\n" not in out


def test_it_knows_an_exercise_of_ones_own(home: Path) -> None:
    (home / "exercises").mkdir()
    text = (Path(__file__).parents[2] / "exercise_specs" / "squat.yaml").read_text()
    (home / "exercises" / "mine.yaml").write_text(text.replace("id: squat", "id: mine").replace("Squat", "My own", 1))
    assert called("guide", "mine").stdout.startswith("My own\n")


def test_what_it_does_not_know_leaves_with_code_2_and_a_guess(home: Path) -> None:
    done = formcheck("guide", "glute_brigde", home=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean 'glute_bridge'?" in done.stderr
