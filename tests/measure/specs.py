"""Specs with the measures that a test asks for, and nothing to count."""

from __future__ import annotations

import math

from formcheck.measure.measurer import Measurer
from formcheck.measure.measures import Measures
from formcheck.pose.pose import Pose
from formcheck.specs.load import parse_spec
from formcheck.specs.model import ExerciseSpec

FRAME = """\
id: measured
name: Measured
how: [Keep still.]
feel: [Nothing much.]
cautions: [None.]
posture: supine
view: side
sides: {sides}
measures:
{measures}
movement:
  hold:
    when: {{{first}: {{at_least: 0}}}}
    hold: [20, 30]
    shortest_s: 2
limits: []
cues: []
dose: {{sets: [1, 1], reps: 1, times_a_day: [1, 2], per_side: {each}}}
"""


def spec_with(sides: str = "both", **measures: str) -> ExerciseSpec:
    """A spec whose measures are the YAML given for each name."""
    lines = "\n".join(f"  {name}: {text}" for name, text in measures.items())
    first = next(iter(measures))
    each = "true" if sides == "each" else "false"
    return parse_spec(FRAME.format(sides=sides, measures=lines, first=first, each=each), "test.yaml")


def measured(pose: Pose, sides: str = "both", **measures: str) -> Measures:
    """The measures of one pose, the first that is seen."""
    return Measurer(spec_with(sides, **measures)).measure(pose)


def value(pose: Pose, measure: str) -> float:
    """One measure of one pose."""
    return measured(pose, it=measure).values.get("it", math.nan)
