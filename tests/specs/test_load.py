"""What a file says is what the spec holds."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from formcheck.errors import SpecError
from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec, RestSpec
from formcheck.specs.load import LARGEST, load_spec, parse_spec
from formcheck.specs.model import Dose
from formcheck.specs.range import Range
from tests.specs.examples import CYCLE, HOLD, REP, changed


def test_a_rep_is_read_whole() -> None:
    spec = parse_spec(REP, "here")
    assert (spec.id, spec.name, spec.source, spec.text) == ("heel_raise", "Heel raise", "here", REP)
    assert spec.how == ("Stand tall and rise onto your toes.",)
    assert spec.start == spec.within == ("standing",)
    assert (spec.view, spec.sides) == ("side", "both")
    assert spec.movement.kind == "rep"
    assert spec.movement.drive == "foot"
    assert spec.movement.rest == RestSpec(typical=100, low=80, high=115)
    assert spec.movement.ends == (EndSpec("top", 160, 0.6, None, None, (Condition("knee", low=150),), Range(1, 2)),)
    assert spec.movement.ends[0].target(100) == pytest.approx(136)
    assert spec.dose == Dose(Range(1, 2), Range(12, 12), Range(1, 1), per_side=False)


def test_measures_have_their_kind_points_and_unit() -> None:
    spec = parse_spec(REP, "here")
    foot, hip, rise = spec.measure("foot"), spec.measure("hip"), spec.measure("rise")
    assert (foot.kind, foot.points, foot.unit, foot.signed) == ("angle", ("knee", "ankle", "toe"), "deg", False)
    assert foot.why == "The ankle opens."
    assert hip.signed
    assert (rise.kind, rise.points, rise.unit, rise.side) == ("height", ("heel",), "trunk", "near")


def test_a_limit_has_its_conditions_and_defaults() -> None:
    knees, back = parse_spec(REP, "here").limits
    assert knees.when == (Condition("knee", high=140),)
    assert (knees.during, knees.for_s, knees.level) == ("any", 0.5, "warning")
    assert knees.release == 3
    assert back.when == (Condition("hip", low=195), Condition("rise", low=0.1, of="rest"))


def test_a_release_follows_the_unit_of_the_first_measure() -> None:
    swapped = changed(REP, "{hip: {above: 195}, rise: {above: 0.1, of: rest}}", "{rise: {above: 0.3}}")
    assert parse_spec(swapped, "here").limits[1].release == pytest.approx(0.03)


def test_a_cycle_keeps_the_order_of_its_ends() -> None:
    spec = parse_spec(CYCLE, "here")
    assert [end.name for end in spec.movement.ends] == ["back", "forth"]
    assert spec.movement.ends[0].target(0.05) == pytest.approx(-0.25)
    assert spec.within == ("hands_and_knees", "childs_pose")


def test_a_hold_keeps_all_conditions_and_takes_the_working_side_through_combinations() -> None:
    spec = parse_spec(HOLD, "here")
    (kept,) = spec.movement.ends
    assert spec.movement.drive is None
    assert kept.hold == Range(20, 30)
    assert spec.movement.shortest_hold_s == 2
    assert kept.conditions == (Condition("knee", 60, 120), Condition("apart", -20, 20, outside=True))
    assert spec.measure("apart").side == "working"
    assert spec.measure("apart").terms == (("knee", 1.0), ("other", -1.0))


@pytest.mark.parametrize(
    ("written", "low", "high", "outside"),
    [
        ("at_least: 100", 100, math.inf, False),
        ("above: 100", 100, math.inf, False),
        ("at_most: 100", -math.inf, 100, False),
        ("below: 100", -math.inf, 100, False),
        ("between: [90, 100]", 90, 100, False),
        ("within: 12, of: rest", -12, 12, False),
        ("outside: 12, of: rest", -12, 12, True),
        ("outside: [90, 100]", 90, 100, True),
    ],
)
def test_every_comparison(written: str, low: float, high: float, outside: bool) -> None:
    text = changed(REP, "when: {knee: {below: 140}}", f"when: {{knee: {{{written}}}}}")
    (condition,) = parse_spec(text, "here").limits[0].when
    assert (condition.low, condition.high, condition.outside) == (low, high, outside)
    assert condition.of == ("rest" if "rest" in written else "zero")


@pytest.mark.parametrize(("target", "rest", "reached"), [("at_least: 130", 99, 130), ("change: 20", 99, 119)])
def test_absolute_and_relative_ends(target: str, rest: float, reached: float) -> None:
    text = changed(REP, "way_to: 160, share: 0.6", target)
    assert parse_spec(text, "here").movement.ends[0].target(rest) == reached


def test_a_spec_is_read_again_from_the_text_that_it_keeps() -> None:
    first = parse_spec(REP, "here")
    assert parse_spec(first.text, first.source) == first


def test_words_that_yaml_would_take_for_something_else_are_text() -> None:
    spec = parse_spec(changed(REP, "name: Heel raise", "name: yes"), "here")
    assert spec.name == "yes"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "heel_raise.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + REP.replace("\n", "\r\n").encode())
    assert load_spec(file).id == "heel_raise"
    assert load_spec(str(file)).source == str(file)


def test_bad_files_are_told_and_never_traced_back(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "binary.yaml").write_bytes(b"\x89PNG\r\n\0\0")
    (tmp_path / "latin.yaml").write_bytes("id: x\nname: Brücke\n".encode("latin-1"))
    (tmp_path / "huge.yaml").write_bytes(b"# padding\n" * (LARGEST // 10 + 1))
    for name, told in [
        ("empty.yaml", "the file is empty"),
        ("binary.yaml", "not a text file"),
        ("latin.yaml", ":2: this is not UTF-8"),
        ("huge.yaml", "larger than 256 KiB"),
        ("absent.yaml", "no such file"),
        ("", "is a folder"),
        ("nul\0.yaml", "cannot be read"),
        ("empty.yaml/below.yaml", "cannot be read"),
    ]:
        with pytest.raises(SpecError) as raised:
            load_spec(f"{tmp_path}/{name}")
        assert told in str(raised.value), name
        assert raised.value.exit_code == 2


def test_an_unreadable_file_and_a_device_are_told(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="not a regular file"):
        load_spec("/dev/null")
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    with pytest.raises(SpecError, match="cannot be read"):
        load_spec(loop)
