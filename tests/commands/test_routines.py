"""`formcheck routines` as a person uses it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.commandline import called, formcheck
from tests.specs.test_routines import OWN


def test_the_list_names_every_routine_and_where_one_s_own_go(tmp_path: Path) -> None:
    done = formcheck("routines", "list", home=tmp_path)
    assert done.returncode == 0
    assert all(name in done.stdout for name in ("whole_programme", "gentle_start", "extension_bias", "flexion_bias"))
    assert str(tmp_path / "routines") in done.stdout.replace("\n", "")


def test_one_is_shown_with_doses_sides_and_rests(tmp_path: Path) -> None:
    done = formcheck("routines", "show", "flexion_bias", home=tmp_path)
    assert done.returncode == 0
    for words in (
        "Double knees to chest",
        "1-2 x 4-6, 15-20 s; 30 s rest between sets",
        "30 s between two exercises",
        "1 to 2 times a day",
    ):
        assert words in " ".join(done.stdout.split())


def test_a_routine_of_one_s_own_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "my_mornings.yaml"
    file.write_text(OWN, encoding="utf-8")
    done = formcheck("routines", "check", str(file), home=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("ok  my_mornings: My mornings\n    bird_dog: 2 x 5-6 a side, 3-5 s\n")


def test_a_wrong_one_is_wrong_usage_and_says_where(tmp_path: Path) -> None:
    file = tmp_path / "my_mornings.yaml"
    file.write_text(OWN.replace("bird_dog", "brid_dog"), encoding="utf-8")
    done = formcheck("routines", "check", str(file), home=tmp_path)
    assert done.returncode == 2
    assert f"{file}:6:6: steps[brid_dog].exercise" in done.stderr
    assert formcheck("routines", "show", "nothing", home=tmp_path).returncode == 2


def test_the_routine_that_was_agreed_on_is_named_shown_and_left(home: Path) -> None:
    assert called("routines", "use").stdout.startswith("No programme is named")
    done = called("routines", "use", "gentle_start", "--since", "2026-11-01")
    assert done.returncode == 0, done.stderr
    assert "Knee to opposite shoulder: 1 x 2 a side, 1-2 times a day" in done.stdout
    assert "your programme" in called("routines", "list").stdout
    assert "A gentle start (gentle_start), since 2026-11-01" in called("routines", "use").stdout
    assert called("routines", "use", "--none").returncode == 0
    assert called("routines", "use").stdout.startswith("No programme is named")


def test_a_programme_that_begins_later_is_shown_with_its_day(home: Path) -> None:
    monday = (datetime.now().astimezone() + timedelta(days=7)).date()
    done = called("routines", "use", "gentle_start", "--since", str(monday))
    assert f"A gentle start (gentle_start), begins on {monday}" in done.stdout
    shown = called("routines", "use").stdout
    assert shown.startswith("No programme holds yet")
    assert f"A gentle start (gentle_start), begins on {monday}" in shown
    listed = called("routines", "list").stdout
    assert "your programme from" in listed and f"{monday} on" in listed
    today = called("routines", "use", "flexion_bias")
    assert f"What you had named from {monday} on (A gentle start) no longer holds." in today.stdout
    assert str(monday) not in called("routines", "use").stdout
    assert called("routines", "use", "--none", "--since", str(monday)).returncode == 0
    shown = called("routines", "use").stdout
    assert "(flexion_bias), since" in shown
    assert f"From {monday} on no programme holds." in shown


def test_a_programme_that_can_not_be_read_hides_no_routine(home: Path) -> None:
    (home / "programme.yaml").write_text("nonsense: [", encoding="utf-8")
    for words in (["list"], ["show", "gentle_start"]):
        done = called("routines", *words)
        assert done.returncode == 0 and "gentle_start" in done.stdout
        assert done.stderr.count("programme.yaml cannot be read") == 1
    assert called("routines", "use").returncode == 1


def test_a_programme_that_was_changed_is_told_of(home: Path) -> None:
    own = home / "routines" / "my_mornings.yaml"
    own.parent.mkdir()
    own.write_text(OWN, encoding="utf-8")
    called("routines", "use", "my_mornings")
    assert "It has changed" not in called("routines", "show", "my_mornings").stdout
    own.write_text(OWN.replace("reps: [5, 6]", "reps: [9, 9]"), encoding="utf-8")
    assert "It has changed since you named it" in called("routines", "show", "my_mornings").stdout


@pytest.mark.parametrize(
    "words", [["gentle_start", "--none"], ["--since", "2026-11-01"], ["nothing"], ["gentle_start", "--since", "soon"]]
)
def test_words_for_a_programme_that_do_not_fit(home: Path, words: list[str]) -> None:
    done = called("routines", "use", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert not (home / "programme.yaml").exists()
