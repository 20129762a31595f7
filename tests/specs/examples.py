"""A small exercise of each kind of movement, to be changed by the tests."""

from __future__ import annotations

from pathlib import Path

EXERCISE_SPECS = Path(__file__).parents[2] / "exercise_specs"

REP = """\
id: heel_raise
name: Heel raise
how: Stand tall and rise onto your toes.
posture: standing
measures:
  foot: {angle: [knee, ankle, toe], why: The ankle opens.}
  knee: {angle: [hip, knee, ankle]}
  hip:
    angle: [shoulder, hip, knee]
    signed: true
  rise:
    height: heel
movement:
  rep:
    drive: foot
    rest: {typical: 100, between: [80, 115]}
    top: {way_to: 160, share: 0.6, hold: [1, 2], also: {knee: {at_least: 150}}}
    least: 10
limits:
  - id: knees_bending
    when: {knee: {below: 140}}
    for: 0.5
    say: Keep your knees straight.
    why: Straight is 180.
  - id: leaning_back
    when: {hip: {above: 195}, rise: {above: 0.1, of: rest}}
    say: Stay upright.
    why: Straight is 180.
cues:
  - id: hold_short
    when: {hold_s: {below: 1}}
    say: Stay up a little longer.
dose: {sets: [1, 2], reps: 12, times_a_day: 1}
"""

CYCLE = """\
id: rocking
name: Rocking
how: Rock back and forth.
posture: {start: hands_and_knees, within: [childs_pose]}
measures:
  hips: {ahead: [hip, knee]}
movement:
  cycle:
    drive: hips
    rest: {typical: 0, between: [-0.1, 0.1]}
    back: {change: -0.3}
    forth: {change: 0.2}
    least: 0.1
dose: {sets: 1, reps: [8, 12], times_a_day: [1, 2]}
"""

HOLD = """\
id: chair_sit
name: Chair sit
how: [Sit., Keep sitting.]
posture: [seated, half_kneeling]
sides: each
measures:
  knee: {angle: [hip, knee, ankle], side: working}
  other: {angle: [hip, knee, ankle], side: resting}
  apart: {combine: {knee: 1, other: -1}}
movement:
  hold:
    when: [{knee: {between: [60, 120]}}, {apart: {outside: 20}}]
    hold: [20, 30]
dose: {sets: 1, reps: 3, times_a_day: 1, per_side: true}
"""


def changed(text: str, old: str, new: str) -> str:
    """`text` with its only `old` replaced; fails where that is not exactly one."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the example"
    return text.replace(old, new)
