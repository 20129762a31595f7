"""What is spoken is one short sentence; the exercises that ship keep to eight words, the safest limit first."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.errors import SpecError
from formcheck.specs.catalog import find
from formcheck.specs.load import check_spec, load_spec
from tests.specs.examples import EXERCISE_SPECS

FILES = sorted(EXERCISE_SPECS.glob("*.yaml"))
BRIDGE = find("glute_bridge").text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_ships_is_said_in_eight_words_and_one_breath(path: Path) -> None:
    spec = load_spec(path)
    for say in [*(limit.say for limit in spec.limits), *(cue.say for cue in spec.cues)]:
        assert len(say.split()) <= 8, say
        assert say.endswith("."), say
        assert not any(word in say.lower() for word in ("don't", "never", "wrong", "bad", "!")), "calm and kind"


@pytest.mark.parametrize(
    ("exercise", "first"),
    [
        ("bird_dog", "leg_too_high"),
        ("cat_camel", "hollow_too_deep"),
        ("double_knees_to_chest", "knees_together"),
        ("prone_on_elbows", "arms_straight"),
        ("prone_press_up", "too_deep_arch"),
        ("sciatic_nerve_glide", "knee_too_far"),
        ("knee_to_opposite_shoulder", "pelvis_rolling"),
        ("glute_bridge", "over_arched"),
        ("hip_flexor_stretch", "back_arching"),
    ],
)
def test_what_may_strain_the_back_comes_before_what_is_only_untidy(exercise: str, first: str) -> None:
    assert find(exercise).limits[0].id == first


@pytest.mark.parametrize(
    ("say", "text"),
    [
        ("Lower a little. Your back is arching.", "more than one sentence"),
        ("Now please lower your hips again by a little bit more than that.", "has 13 words, and 10 are"),
    ],
)
def test_more_than_that_is_refused_by_the_check_and_not_by_what_reads_old_logs(
    say: str, text: str, tmp_path: Path
) -> None:
    file = tmp_path / "glute_bridge.yaml"
    file.write_text(BRIDGE.replace('"Lower a little: your back is arching."', f'"{say}"'), encoding="utf-8")
    with pytest.raises(SpecError, match=text) as raised:
        check_spec(file)
    assert "limits[over_arched].say" in str(raised.value)
    assert load_spec(file).limits[0].say == say
