"""Which MakeHuman targets make each person's shape, and how much of each.

Sum of the weighted targets over the base mesh; "universal" ones carry sex, age and build, the second kind a face.
"""

from __future__ import annotations

from collections.abc import Mapping

Recipe = Mapping[str, float]


def _build(sex: str, age: str, muscle: str, weight: str, amount: float = 1.0) -> dict[str, float]:
    return {f"macrodetails/universal-{sex}-{age}-{muscle}muscle-{weight}weight": amount}


def _face(origin: str, sex: str, age: str, amount: float = 1.0) -> dict[str, float]:
    return {f"macrodetails/{origin}-{sex}-{age}": amount}


RECIPES: Mapping[str, Recipe] = {
    "woman_young_average": {
        **_build("female", "young", "average", "average"),
        **_face("caucasian", "female", "young"),
    },
    "woman_young_slim": {
        **_build("female", "young", "average", "min", 0.6),
        **_build("female", "young", "average", "average", 0.4),
        **_face("asian", "female", "young"),
        "legs/upperlegs-height-incr": 0.3,
    },
    "woman_middle_heavy": {
        **_build("female", "young", "average", "max", 0.45),
        **_build("female", "old", "average", "max", 0.25),
        **_build("female", "young", "average", "average", 0.3),
        **_face("african", "female", "young", 0.7),
        **_face("african", "female", "old", 0.3),
    },
    "woman_old_average": {
        **_build("female", "old", "average", "average", 0.8),
        **_build("female", "young", "average", "average", 0.2),
        **_face("caucasian", "female", "old"),
    },
    "woman_middle_strong": {
        **_build("female", "young", "max", "average", 0.7),
        **_build("female", "old", "max", "average", 0.3),
        **_face("african", "female", "young", 0.5),
        **_face("caucasian", "female", "young", 0.5),
    },
    "man_young_average": {
        **_build("male", "young", "average", "average"),
        **_face("asian", "male", "young"),
    },
    "man_young_strong": {
        **_build("male", "young", "max", "average", 0.8),
        **_build("male", "young", "average", "average", 0.2),
        **_face("african", "male", "young"),
    },
    "man_middle_heavy": {
        **_build("male", "young", "average", "max", 0.4),
        **_build("male", "old", "average", "max", 0.3),
        **_build("male", "young", "average", "average", 0.3),
        **_face("caucasian", "male", "young", 0.5),
        **_face("caucasian", "male", "old", 0.5),
    },
    "man_old_slim": {
        **_build("male", "old", "average", "min", 0.5),
        **_build("male", "old", "average", "average", 0.5),
        **_face("caucasian", "male", "old"),
    },
    "man_old_average": {
        **_build("male", "old", "average", "average", 0.7),
        **_build("male", "young", "average", "average", 0.3),
        **_face("asian", "male", "old"),
    },
}
