"""Limits that are closer to a clean movement than the measure's uncertainty are refused by the check."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from formcheck.errors import SpecError
from formcheck.specs.catalog import Entry, available, find
from formcheck.specs.load import check_spec, load_spec, parse_spec
from formcheck.specs.uncertainty import too_close, too_small, uncertainty
from tests.specs.examples import CYCLE, HOLD, REP, changed

LIMIT = "limits: [{{id: far, when: {when}, during: {during}, say: Less., why: Test.}}]\n"


def complaints(text: str, when: str, during: str = "any") -> str:
    """What is said of `text` with one more limit."""
    spec = parse_spec(text + LIMIT.format(when=when, during=during), "my.yaml")
    return "; ".join(found.text for found in too_close(spec))


@pytest.mark.parametrize(
    ("when", "close"),
    [
        ("{hips: {below: -0.35, of: rest}}", True),
        ("{hips: {below: -0.36, of: rest}}", False),
        ("{hips: {above: 0.25, of: rest}}", True),
        ("{hips: {above: 0.27, of: rest}}", False),
        ("{hips: {outside: 0.35, of: rest}}", True),
        ("{hips: {outside: 0.4, of: rest}}", False),
        ("{hips: {below: -0.35}}", True),
        ("{hips: {above: 0.05, of: usual}}", True),
        ("{hips: {above: 0.06, of: usual}}", False),
    ],
)
def test_a_limit_keeps_the_uncertainty_from_the_ends_of_a_cycle(when: str, close: bool) -> None:
    assert bool(complaints(CYCLE, when, "end" if "usual" in when else "any")) == close


def test_a_limit_keeps_the_uncertainty_from_the_end_of_a_rep(tmp_path: Path) -> None:
    file = tmp_path / "heel_raise.yaml"
    text = changed(REP, "{knee: {below: 140}}", "{foot: {above: 166}}")
    file.write_text(text)
    assert load_spec(file).id == "heel_raise"
    with pytest.raises(SpecError) as raised:
        check_spec(file)
    assert f"{file}:21:5: limits[knees_bending].when" in str(raised.value)
    assert "only 6 from the end 'top' (160)" in str(raised.value)
    assert "Cosoli 2026" in str(raised.value)
    file.write_text(changed(text, "above: 166", "above: 167"))
    assert check_spec(file).id == "heel_raise"


def test_a_limit_that_a_clean_movement_passes_is_refused() -> None:
    text = changed(REP, "{knee: {below: 140}}", "{foot: {above: 150}}")
    (found,) = too_close(parse_spec(text, "my.yaml"))
    assert found.position == 0
    assert "foot is met by the end 'top' (160)" in found.text


@pytest.mark.parametrize(("bound", "close"), [(130, False), (142, False), (144, True), (149, True), (155, False)])
def test_a_limit_may_ask_for_more_than_the_count_does_but_not_for_almost_the_same(bound: float, close: bool) -> None:
    """The count asks for a knee of 150 or more; 155 lies inside of that, and is a stricter wish."""
    text = changed(REP, "{knee: {below: 140}}", f"{{knee: {{below: {bound}}}}}")
    assert bool(too_close(parse_spec(text, "my.yaml"))) == close


def test_a_limit_near_the_person_s_own_rest_is_refused_only_where_rest_is_watched() -> None:
    held = HOLD.replace("sides: each", "sides: both").replace("working", "near").replace("resting", "far")
    held = held.replace(", per_side: true", "")
    assert "the person's own rest" in complaints(held, "{other: {outside: 5, of: rest}}")
    assert not complaints(held, "{other: {outside: 5, of: rest}}", "end")
    assert not complaints(held, "{other: {outside: 7, of: rest}}")


def test_of_several_measures_one_that_is_clear_is_enough() -> None:
    assert complaints(CYCLE, "{hips: {below: -0.31, of: rest}}")
    assert not complaints(CYCLE, "[{hips: {below: -0.31, of: rest}}, {hips: {above: -2}}, {hips: {below: -1}}]")


def test_the_uncertainty_of_a_combination_is_that_of_its_terms_together() -> None:
    spec = parse_spec(HOLD, "my.yaml")
    assert uncertainty(spec, "knee") == 7
    assert uncertainty(spec, "apart") == pytest.approx(7 * math.sqrt(2))
    with pytest.raises(KeyError):
        uncertainty(spec, "elbow")


@pytest.mark.parametrize(("above", "close"), [(6, True), (7, False)])
def test_a_person_s_own_limit_keeps_the_uncertainty_from_what_is_usual_for_them(above: int, close: bool) -> None:
    text = changed(
        REP, "when: {knee: {below: 140}}", f"when: {{foot: {{above: 170}}}}\n    own: {{foot: {{above: {above}}}}}"
    )
    found = too_close(parse_spec(text, "my.yaml"))
    assert [each.part for each in found] == (["own"] if close else [])
    if close:
        assert "only 6 from the person's usual end" in found[0].text


def test_an_own_limit_that_is_too_close_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "heel_raise.yaml"
    file.write_text(
        changed(REP, "when: {knee: {below: 140}}", "when: {foot: {above: 170}}\n    own: {foot: {above: 3}}")
    )
    with pytest.raises(SpecError, match=r"heel_raise\.yaml:22:5: limits\[knees_bending\]\.own"):
        check_spec(file)


def test_an_end_that_no_camera_can_tell_from_rest_is_refused_with_its_line(tmp_path: Path) -> None:
    """Two degrees at a hip that may be off by seven."""
    file = tmp_path / "nod.yaml"
    nod = find("glute_bridge").text.replace("way_to: 180, share: 0.7", "change: 2").replace("least: 8", "least: 1")
    file.write_text(nod)
    with pytest.raises(
        SpecError, match=r"nod.yaml:\d+:\d+: movement.rep.top: that is 2 from rest, and hip may be off by 7"
    ):
        check_spec(file)
    file.write_text(nod.replace("change: 2", "change: 30"))
    assert check_spec(file).movement.ends[0].change == 30


@pytest.mark.parametrize("entry", available(), ids=lambda entry: entry.id)
def test_no_exercise_of_the_package_asks_for_less_than_can_be_seen(entry: Entry) -> None:
    assert entry.spec is not None and too_small(entry.spec) == ()
