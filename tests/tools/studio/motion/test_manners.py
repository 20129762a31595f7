"""The exercises in other people's manners: the options of each movement, and the descriptions that use them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tools.studio
from tests.tools.studio.motion.watching import check_contacts
from tools.studio.body.skeleton import Body
from tools.studio.motion import Performance, plan
from tools.studio.spec import read_specs

OTHERS = Path(tools.studio.__file__).parent / "other_manners" / "others.yaml"
FEET = ("foot_l", "foot_r")
HANDS = ("hand_l", "hand_r")

MANNERS: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("pelvic_tilt", {"arms": "belly", "hollow_first": 0.6}, FEET),
    ("pelvic_tilt", {"arms": "overhead"}, FEET + HANDS),
    ("glute_bridge", {"arms": "overhead", "hover": 0.15}, FEET + HANDS),
    ("double_knees_to_chest", {"legs": "straight", "hold_s": 4.0}, ()),
    ("knee_to_opposite_shoulder", {"legs": "straight", "hold_s": 4.0, "side": "left"}, ("foot_r",)),
    ("sciatic_nerve_glide", {"legs": "straight", "side": "left"}, ("foot_r",)),
    ("cat_camel", {"flowing": True, "hollow_first": True}, FEET + HANDS),
    ("childs_pose", {"start": "kneeling", "hold_s": 4.0}, FEET),
    ("hip_flexor_stretch", {"arms": "knee", "hold_s": 4.0, "side": "left"}, ("calf_l", "foot_l", "foot_r")),
    ("hip_flexor_stretch", {"arms": "raised", "hold_s": 4.0, "side": "left"}, ("calf_l", "foot_l", "foot_r")),
    ("prone_press_up", {"top_elbow": 40.0, "hold_s": 0.3}, ("foot_l", *HANDS)),
]


def in_manner(exercise: str, body: Body, **options: Any) -> Performance:
    return plan(exercise, body, np.random.default_rng(2), **{"reps": 2, **options})


@pytest.mark.parametrize(("exercise", "options", "planted"), MANNERS)
def test_contacts_stay_planted_and_nothing_sinks_or_hovers(
    exercise: str, options: dict[str, Any], planted: tuple[str, ...], woman: Body
) -> None:
    check_contacts(woman, in_manner(exercise, woman, reps=1, **options), planted)


@pytest.mark.parametrize(("exercise", "options", "planted"), MANNERS)
def test_all_reps_are_counted_one_after_the_other(
    exercise: str, options: dict[str, Any], planted: tuple[str, ...], man: Body
) -> None:
    performance = in_manner(exercise, man, **options)
    reps = performance.truth.reps
    assert len(reps) == performance.truth.reps_total == 2
    assert all(rep.start_s <= rep.top_start_s <= rep.top_end_s <= rep.end_s for rep in reps)
    assert all(one.end_s <= two.start_s + 1e-6 for one, two in pairwise(reps))


def test_flowing_cycles_go_through_both_ends_each(woman: Body) -> None:
    """Within each, the spine is bent by 46 or more one way and by 28 or more the other, as in any cat-camel."""
    performance = in_manner("cat_camel", woman, flowing=True, hollow_first=True)
    for rep in performance.truth.reps:
        bent = [performance.pose_at(t).angles["control.spine"] for t in np.linspace(rep.start_s, rep.end_s, 60)]
        assert max(bent) > 45.0
        assert min(bent) < -27.0


def test_an_unknown_manner_is_refused_with_what_there_is(woman: Body) -> None:
    with pytest.raises(ValueError, match="alongside, overhead, belly"):
        in_manner("glute_bridge", woman, arms="folded")


def test_every_description_of_the_file_can_be_performed(woman: Body) -> None:
    specs = read_specs(OTHERS)
    assert len({spec.name for spec in specs}) == len(specs) > 10
    for spec in specs:
        performance = plan(spec.exercise, woman, np.random.default_rng(spec.seed), **spec.options)
        assert performance.truth.reps_total > 0
        assert not {name for name, _, _ in performance.truth.faults} - {"hold_short"}
