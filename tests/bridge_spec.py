"""A glute bridge as its YAML would give it, small enough to be known by heart: the spec of many tests."""

from __future__ import annotations

from formcheck.specs.condition import Condition
from formcheck.specs.ends import EndSpec, RestSpec
from formcheck.specs.model import Dose, ExerciseSpec, LimitSpec, MeasureSpec, Movement
from formcheck.specs.range import Range

BRIDGE = ExerciseSpec(
    id="glute_bridge",
    name="Glute bridge",
    how=("Lie on your back with your knees bent.",),
    feel=(),
    cautions=(),
    start=("supine",),
    within=("supine",),
    view="side",
    sides="both",
    measures=(
        MeasureSpec("hip", "angle", ("shoulder", "hip", "knee"), "near", True, (), "deg", ""),
        MeasureSpec("lift", "height", ("hip",), "near", False, (), "trunk", ""),
    ),
    movement=Movement(
        kind="rep",
        drive="hip",
        rest=RestSpec(135, 90, 160),
        ends=(EndSpec("top", None, 1.0, None, 165.0, (), Range(3, 5)),),
        least=10,
        least_s=0.8,
        shortest_hold_s=2,
    ),
    limits=(
        LimitSpec(
            "over_arched",
            (Condition("hip", low=190.0),),
            "any",
            0.3,
            5.0,
            "warning",
            "Lower a little: your back is arching.",
            "",
        ),
        LimitSpec("too_high", (Condition("lift", low=1.2),), "any", 0.3, 0.1, "warning", "Not so high.", ""),
        LimitSpec("sharp", (Condition("hip", low=220.0),), "any", 0.3, 3.0, "stop", "Stop here.", ""),
    ),
    cues=(),
    dose=Dose(Range(1, 2), Range(10, 15), Range(1, 2), per_side=False),
    source="package:glute_bridge.yaml",
    text="id: glute_bridge\nname: Glute bridge  # ü\n",
)
