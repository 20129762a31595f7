"""Every mistake is told with its line, field, value, what is allowed, and a guess; all at once, never a traceback."""

from __future__ import annotations

import pytest

from formcheck.errors import SpecError
from formcheck.specs.load import parse_logged_spec
from tests.specs.complaints import the_one, told
from tests.specs.examples import CYCLE, HOLD, REP, changed

pytestmark = pytest.mark.usefixtures("loader")

MISTAKES = {
    "unknown key at the top": (
        ("how:", "hwo:"),
        ("my.yaml:3:1: hwo: unknown key; did you mean 'how'? Allowed: id, name, how,", "'how' is missing"),
    ),
    "unknown key in a limit": (
        ("    for: 0.5", "    fro: 0.5"),
        ("my.yaml:22:5: limits[knees_bending].fro: unknown key; did you mean 'for'?",),
    ),
    "unknown comparison": (
        ("{knee: {below: 140}}", "{knee: {blow: 140}}"),
        ("limits[knees_bending].when.knee.blow: unknown key; did you mean 'below'? Allowed: at_least",),
    ),
    "two comparisons": (
        ("{knee: {below: 140}}", "{knee: {below: 140, at_least: 2}}"),
        ("write exactly one of at_least, at_most, above", "(this has at_least and below)"),
    ),
    "unknown measure in a limit": (
        ("{knee: {below: 140}}", "{kne: {below: 140}}"),
        ("my.yaml:21:12: limits[knees_bending].when.kne: there is no measure 'kne'; did you mean 'knee'?",),
    ),
    "unknown measure at the end": (
        ("also: {knee:", "also: {elbow:"),
        ("movement.rep.top.also.elbow: there is no measure 'elbow'; allowed: foot, knee, hip, rise",),
    ),
    "unknown drive": (
        ("drive: foot", "drive: fot"),
        ("my.yaml:15:5: movement.rep.drive: there is no measure 'fot'; did you mean 'foot'?",),
    ),
    "unknown landmark": (
        ("[hip, knee, ankle]", "[hip, knie, ankle]"),
        ("measures.knee.angle[1] is \"knie\": not a word that is known here; did you mean 'knee'? Allowed: nose",),
    ),
    "the same landmark twice": (("[hip, knee, ankle]", "[hip, knee, hip]"), ("the same point stands here twice",)),
    "too few landmarks": (("[hip, knee, ankle]", "[hip, knee]"), ("measures.knee.angle is [hip, knee]: ", "3")),
    "two kinds of measure": (
        ("    height: heel", "    height: heel\n    distance: [hip, heel]"),
        ("my.yaml:11:3: measures.rise", "exactly one of angle, inclination", "(this has height and distance)"),
    ),
    "no kind of measure": (("    height: heel", "    side: near"), ("exactly one of", "(this has none of them)")),
    "signed, but not an angle": (("    height: heel", "    height: heel\n    signed: true"), ("an angle only",)),
    "unknown posture": (
        ("posture: standing", "posture: stand"),
        ('my.yaml:4:1: posture is "stand": not a word', "did you mean 'standing'? Allowed: supine, prone"),
    ),
    "a number in quotes": (("below: 140", 'below: "140"'), ('knee.below is "140": must be a number, without quotes',)),
    "a number that is a word": (("below: 140", "below: .inf"), ('knee.below is ".inf": must be a number',)),
    "a number with a unit": (("for: 0.5", "for: 500ms"), ('limits[knees_bending].for is "500ms": must be a number',)),
    "a boolean for a number": (("below: 140", "below: true"), ("below is true: must be a number, not true or false",)),
    "an overflowing number": (("below: 140", "below: 1e999"), ("must be a finite number",)),
    "a number for a boolean": (("    signed: true", "    signed: 1"), ("hip.signed is 1: must be true or false",)),
    "a fraction of a repetition": (("reps: 12", "reps: 12.5"), ("must be a whole number, not a fraction",)),
    "a negative time": (("for: 0.5", "for: -0.5"), ("limits[knees_bending].for is -0.5: must be 0 or more",)),
    "an angle past 180, unsigned": (
        ("{knee: {below: 140}}", "{knee: {above: 190}}"),
        ("my.yaml:21:19: limits[knees_bending].when.knee.above is 190: can never be: ", "between 0 and 180 degrees"),
    ),
    "an angle above 180 itself, unsigned": (
        ("{knee: {below: 140}}", "{knee: {above: 180}}"),
        ("knee.above is 180: can never be passed: an angle without 'signed: true' lies between 0 and 180",),
    ),
    "another way that begins with another measure": (
        ("{knee: {below: 140}}", "{knee: {below: 140}}\n    or: {hip: {above: 195}}"),
        ("my.yaml:22:5: limits[knees_bending].or: begins with another measure than 'when' does: put 'knee' first",),
    ),
    "a signed angle past 360": (
        ("{hip: {above: 195}", "{hip: {above: 400}"),
        ("hip.above is 400: can never be: a signed angle lies between 0 and 360 degrees",),
    ),
    "a height beyond reach": (
        ("{above: 0.1, of: rest}", "{above: 60}"),
        ("rise.above is 60: can never be: the height",),
    ),
    "a reversed band": (
        ("{knee: {below: 140}}", "{knee: {between: [140, 90]}}"),
        ("between is [140, 90]: the first number must be smaller than the second",),
    ),
    "a warning that can never end": (
        ("{knee: {below: 140}}", "{knee: {outside: [90, 95]}}"),
        ("limits[knees_bending]: the warning could never end", "from 90 to 95"),
    ),
    "a reversed hold": (("hold: [1, 2]", "hold: [2, 1]"), ("top.hold is [2, 1]: the two numbers are the wrong way",)),
    "a negative hold": (("hold: [1, 2]", "hold: [-1, 2]"), ("movement.rep.top.hold[0] is -1: must be 0 or more",)),
    "a share above one": (("share: 0.6", "share: 60"), ("movement.rep.top.share is 60: must be 1 or less",)),
    "no share": (("way_to: 160, share: 0.6", "way_to: 160"), ("way_to needs a share",)),
    "two targets": (("way_to: 160,", "way_to: 160, change: 5,"), ("(this has way_to and change)",)),
    "no target": (("way_to: 160, share: 0.6, ", ""), ("the end of a movement needs one target",)),
    "a target within rest": (
        ("way_to: 160", "way_to: 110"),
        ("movement.rep.top.way_to is 110: lies within rest, which is anywhere in [80, 115]",),
    ),
    "a target on the wrong side": (
        ("way_to: 160, share: 0.6", "at_least: 60"),
        ("top.at_least is 60: lies below rest [80, 115], so that it is always met: write at_most",),
    ),
    "a target that the drive cannot have": (("way_to: 160", "way_to: 200"), ("top.way_to is 200: can never be",)),
    "a share that stays within rest": (("share: 0.6", "share: 0.2"), ("itself within rest", "less than least")),
    "a target nearer than the least": (
        ("least: 10", "least: 40"),
        ("way_to is 160: from a rest of 115 it is only 27 away, less than least: 40",),
    ),
    "what tells rest, counted from rest": (
        ("between: [80, 115]}", "between: [80, 115], also: {knee: {above: 20, of: rest}}}"),
        ("movement.rep.rest.also.knee.of", "what tells rest itself counts from zero"),
    ),
    "rest told by a measure that is not there": (
        ("between: [80, 115]}", "between: [80, 115], also: {kne: {above: 20}}}"),
        ("movement.rep.rest.also.kne: there is no measure 'kne'; did you mean 'knee'?",),
    ),
    "a typical rest outside of its band": (
        ("typical: 100", "typical: 120"),
        ("movement.rep.rest.typical is 120: lies outside between: [80, 115]",),
    ),
    "a rest that cannot be": (
        ("between: [80, 115]", "between: [-20, 115]"),
        ("rest.between is [-20, 115]: can never be",),
    ),
    "a mistyped key beside an end": (
        ("    least: 10", "    least: 10\n    lest_s: 3"),
        ("movement.rep.lest_s: unknown key; did you mean 'least_s'? Allowed: drive, rest, least",),
    ),
    "two ends of a rep": (
        ("    least: 10", "    least: 10\n    bottom: {change: -20}"),
        ("movement.rep: a rep has one end, named by you", "found 2: top, bottom"),
    ),
    "no movement": (("  rep:", "  repp:"), ("movement.repp: unknown key; did you mean 'rep'? Allowed: rep, cycle",)),
    "nothing said": (("    say: Stay upright.\n", ""), ("limits[leaning_back]: 'say' is missing",)),
    "an empty sentence": (("say: Stay upright.", "say: '  '"), ("leaning_back].say", "must not be empty")),
    "a long sentence": (
        ("say: Stay upright.", f"say: Stay {'very ' * 20}upright."),
        ("has 113 letters; make it shorter, 90 at most",),
    ),
    "no value": (("say: Stay upright.", "say:"), ("limits[leaning_back].say: it has no value", "'say' is missing")),
    "the same id twice": (
        ("id: leaning_back", "id: knees_bending"),
        ('my.yaml:25:5: limits[knees_bending].id is "knees_bending": the same id twice',),
    ),
    "a cue called like a limit": (
        ("id: hold_short", "id: leaning_back"),
        ("cues[leaning_back].id", "the same id twice"),
    ),
    "an id with a space": (
        ("id: hold_short", "id: Hold short"),
        ("must be lower-case words joined by underscores, such as hold_short",),
    ),
    "a measure with a bad name": (("  rise:", "  Heel rise:"), ("measures.Heel rise", "such as heel_rise")),
    "an unknown phase": (("for: 0.5", "during: always"), ('during is "always"', "allowed: any, rest, moving, end")),
    "an unknown quality": (
        ("{hold_s: {below: 1}}", "{holds: {below: 1}}"),
        ("cues[hold_short].when.holds: no quality of a rep is called 'holds'; did you mean 'hold_s'?",),
    ),
    "a quality below zero": (("{hold_s: {below: 1}}", "{hold_s: {below: 0}}"), ("hold_s is never below zero",)),
    "a quality counted from rest": (("{below: 1}}", "{below: 1, of: rest}}"), ("a cue counts from zero",)),
    "what counts does not follow what is usual": (
        ("{at_least: 150}", "{at_least: 0, of: usual}"),
        ("counts from zero or from rest",),
    ),
    "a short hold where nothing is held": ((", hold: [1, 2]", ""), ("speaks of a short hold, but no end has one",)),
    "working limb without sides": (
        ("knee: {angle: [hip, knee, ankle]}", "knee: {angle: [hip, knee, ankle], side: working}"),
        ('measures.knee.side is "working": with sides: both, no limb is the working one',),
    ),
    "a list for a mapping": (
        ("dose: {sets: [1, 2], reps: 12, times_a_day: 1}", "dose: [1, 2]"),
        ("my.yaml:33:1: dose is [1, 2]: must be a mapping with the keys sets, reps, times_a_day, per_side",),
    ),
    "a number for a sentence": (
        ("how: Stand tall and rise onto your toes.", "how: 3"),
        ("must be text, not a number",),
    ),
    "no repetitions": (("reps: 12", "reps: 0"), ("dose.reps", "must be 1 or more")),
    "another view": (("posture: standing", "posture: standing\nview: front"), ('view is "front"', "allowed: side")),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_told_in_full(name: str) -> None:
    (old, new), words = MISTAKES[name]
    lines = "\n".join(told(changed(REP, old, new)))
    for word in words:
        assert word in lines


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("forth: {change: 0.2}", "forth: {change: -0.2}", "on either side of rest; back and forth are on the same"),
        ("    forth: {change: 0.2}\n", "", "a cycle has two ends, named by you, such as top: {...}; found 1: back"),
        ("forth: {change: 0.2}", "forth: {change: 0.05}", "is less than least: 0.1"),
        ("forth: {change: 0.2}", "forth: {change: 0}", "change: 0 is no movement"),
        ("-0.1, 0.1]}", "-0.1, 0.1], also: {hips: {above: 0}}}", "rest.also: belongs to a rep"),
        ("forth: {change: 0.2}", "drve: {change: 0.2}\n    drive2: {change: 1}", "did you mean 'drive' by 'drve'?"),
    ],
)
def test_mistakes_in_a_cycle(old: str, new: str, word: str) -> None:
    assert word in "\n".join(told(changed(CYCLE, old, new)))


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("{knee: 1, other: -1}", "{knee: 1, apart: -1}", "'apart' is made of itself"),
        ("{knee: 1, other: -1}", "{knee: 1, othr: -1}", "there is no measure 'othr'; did you mean 'other'?"),
        ("{knee: 1, other: -1}", "{}", "measures.apart.combine"),
        ("{combine: {knee: 1, other: -1}}", "{combine: {knee: 1, other: -1}, optional: [kne]}", "did you mean 'knee'?"),
        (
            "{combine: {knee: 1, other: -1}}",
            "{combine: {knee: 1, other: -1}, optional: [knee, other]}",
            "with nothing seen there is no number",
        ),
        (
            "{combine: {knee: 1, other: -1}}",
            "{distance: [hip, ankle], optional: [knee]}",
            "'optional' belongs to a combination only",
        ),
        ("side: working}", "side: near}", "the limb that moves tells left from right"),
        ("{combine: {knee: 1, other: -1}}", "{spine_curve: false}", "write spine_curve: true"),
        ("{combine: {knee: 1, other: -1}}", "{spine_curve: true, side: far}", "'side' means nothing for spine_curve"),
        ("[seated, half_kneeling]", "[]", "posture"),
        ("hold: [20, 30]", "settles: [kne]\n    hold: [20, 30]", "there is no measure 'kne'; did you mean 'knee'?"),
        ("hold: [20, 30]", "arrives: [lean]\n    hold: [20, 30]", "'lean' is no measure of 'when'"),
        ("hold: [20, 30]", "near: {kne: {within: 5}}\n    hold: [20, 30]", "there is no measure 'kne'"),
        (
            "hold: [20, 30]",
            "near: {knee: {below: 5}}\n    hold: [20, 30]",
            "is written as 'within: NUMBER', without 'of'",
        ),
        ("hold: [20, 30]", "despite: [slump]\n    hold: [20, 30]", "despite[0]: there is no limit 'slump'"),
        ("hold: [20, 30]", "settles: [apart]\n    hold: [20, 30]", 'settles[0] is "apart": a combination has no unit'),
    ],
)
def test_mistakes_in_a_hold(old: str, new: str, word: str) -> None:
    text = HOLD if old != "side: working}" else HOLD.replace("side: resting", "side: near")
    assert word in "\n".join(told(changed(text, old, new)))


def test_a_combination_of_combinations_in_a_ring_is_told() -> None:
    ring = "  apart: {combine: {knee: 1, ring: -1}}\n  ring: {combine: {apart: 1}}"
    lines = told(changed(HOLD, "  apart: {combine: {knee: 1, other: -1}}", ring))
    assert [line for line in lines if "'apart' is made of itself" in line]
    assert [line for line in lines if "'ring' is made of itself" in line]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = REP
    for old, new in [
        ("name:", "nmae:"),
        ("posture: standing", "posture: floating"),
        ("height: heel", "height: tail"),
        ("drive: foot", "drive: feet"),
        ("{knee: {below: 140}}", "{knee: {above: 200}}"),
        ("id: leaning_back", "id: knees_bending"),
        ("{hold_s: {below: 1}}", "{hold: {below: 1}}"),
        ("sets: [1, 2]", "sets: [2, 1]"),
    ]:
        text = changed(text, old, new)
    lines = told(text)
    numbers = [int(line.split(":")[1]) for line in lines]
    assert numbers == sorted(numbers)
    assert {1, 2, 4, 12, 15, 21, 25, 31, 33} <= set(numbers), lines


def test_no_complaint_is_made_twice() -> None:
    lines = told(changed(REP, "[hip, knee, ankle]", "[hip, knie, ankle]"))
    assert len(lines) == len(set(lines)) == 1


def test_reps_of_each_side_go_with_sides_that_are_worked_apart() -> None:
    told_apart = "with sides: each, reps are counted on each side: add per_side: true, or write sides: both"
    assert the_one(changed(HOLD, ", per_side: true", "")) == f"my.yaml:14:1: dose: {told_apart}"
    written = the_one(changed(HOLD, "per_side: true", "per_side: false"))
    assert written == f"my.yaml:14:42: dose.per_side: {told_apart}"
    both = the_one(changed(REP, "times_a_day: 1}", "times_a_day: 1, per_side: true}"))
    assert "dose.per_side is true: with sides: both, no side is counted apart: leave it out, or" in both


def test_a_log_keeps_a_dose_that_was_once_let_pass() -> None:
    text = changed(HOLD, ", per_side: true", "")
    assert parse_logged_spec(text, "my.yaml").dose.per_side is False
    with pytest.raises(SpecError, match="there is no measure"):
        parse_logged_spec(changed(text, "{apart: {outside", "{aprt: {outside"), "my.yaml")
