"""Exercises by name: the package's, the user's before them, and files by path."""

from __future__ import annotations

from pathlib import Path

import pytest

import formcheck
from formcheck.errors import SpecError
from formcheck.specs.catalog import available, find, package_folder, user_folder
from tests.specs.examples import EXERCISE_SPECS, REP, changed


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of exercises, empty."""
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))
    folder = tmp_path / "exercises"
    folder.mkdir()
    return folder


def test_an_id_finds_the_package_s_exercise(own: Path) -> None:
    spec = find("glute_bridge")
    assert (spec.id, spec.source) == ("glute_bridge", "package:glute_bridge")


def test_a_person_s_own_exercise_comes_before_the_package_s(own: Path) -> None:
    file = own / "glute_bridge.yaml"
    file.write_text(changed(REP, "id: heel_raise", "id: glute_bridge"))
    assert find("glute_bridge").source == str(file)
    (entry,) = [each for each in available() if each.id == "glute_bridge"]
    assert entry.name == "Heel raise"


def test_a_path_finds_a_file_anywhere(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "any_name.yml"
    file.write_text(REP)
    assert find(str(file)).id == "heel_raise"
    monkeypatch.chdir(tmp_path)
    assert find("any_name.yml").source == "any_name.yml"


def test_an_unknown_exercise_is_told_with_a_guess_and_the_list(own: Path) -> None:
    with pytest.raises(SpecError) as raised:
        find("glute-brigde")
    assert "Did you mean 'glute_bridge'?" in str(raised.value)
    assert "cat_camel, childs_pose, " in str(raised.value)
    with pytest.raises(SpecError, match="Did you mean 'glute_bridge'"):
        find("glute")
    with pytest.raises(SpecError) as unsure:
        find("seated")  # two begin so, and each is as likely
    assert "Did you mean" not in str(unsure.value)


def test_a_routine_is_called_one(own: Path) -> None:
    with pytest.raises(
        SpecError, match="'gentle_start' is a routine, not an exercise: formcheck run --routine gentle_start"
    ):
        find("gentle_start")


@pytest.mark.parametrize("word", ["", ".", "..", "routine", "GLUTE", "a b", "\0", "x" * 5000])
def test_odd_words_are_unknown_exercises(own: Path, word: str) -> None:
    with pytest.raises(SpecError, match="there is no exercise") as raised:
        find(word)
    assert len(str(raised.value)) < 700


def test_a_broken_file_of_one_s_own_is_an_entry_with_its_error(own: Path) -> None:
    (own / "broken.yaml").write_text("id: broken\n")
    (own / "other_name.yaml").write_text(REP)
    (own / "ignored.txt").write_text("no exercise")
    entries = {entry.id: entry for entry in available()}
    assert entries["broken"].spec is None
    assert entries["broken"].name == "broken"
    assert "'movement' is missing" in entries["broken"].error
    assert "rename it to heel_raise.yaml" in entries["other_name"].error
    assert entries["cat_camel"].spec is not None
    assert "ignored" not in entries
    with pytest.raises(SpecError, match="'movement' is missing"):
        find("broken")


def test_everything_available_can_be_found(own: Path) -> None:
    (own / "heel_raise.yaml").write_text(REP)
    entries = available()
    assert [entry.id for entry in entries] == sorted(entry.id for entry in entries)
    assert {entry.id: find(entry.id) for entry in entries} == {entry.id: entry.spec for entry in entries}


def test_without_a_folder_of_one_s_own_the_package_s_exercises_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path / "nowhere"))
    assert find("squat").id == "squat"


def test_the_own_folder_follows_the_platform_where_no_home_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORMCHECK_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: str(tmp_path / name))
    assert user_folder() == tmp_path / "formcheck" / "exercises"


def test_an_installed_package_has_its_exercises_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert package_folder() == EXERCISE_SPECS
    inside = tmp_path / "formcheck" / "data" / "exercise_specs"
    inside.mkdir(parents=True)
    monkeypatch.setattr(formcheck, "__file__", str(tmp_path / "formcheck" / "__init__.py"))
    assert package_folder() == inside
