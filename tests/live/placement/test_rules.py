"""One thing wrong at a time, and which of two comes first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from formcheck.live.placement import PictureStats, picture_stats
from formcheck.live.placement.advice import SENTENCES, AdviceId
from formcheck.live.placement.rules import before_a_pose, finding_of, needed_landmarks, words_of
from formcheck.measure.body import BodyTracker
from formcheck.pose.pose import Pose
from formcheck.specs.catalog import find
from formcheck.specs.condition import Condition
from formcheck.specs.model import ExerciseSpec, LimitSpec, MeasureSpec
from tests.live.figures import BRIDGE, bridging, grey, nobody
from tests.live.placement.scenes import LIT, end_on, hiding, lit, moved, upright, with_landmark

HANDS = replace(
    BRIDGE,
    measures=(
        *BRIDGE.measures,
        MeasureSpec("elbow", "angle", ("shoulder", "elbow", "wrist"), "near", False, (), "deg", ""),
    ),
    limits=(LimitSpec("bent", (Condition("elbow", low=150),), "any", 0.3, 1, "warning", "Straighten your arm.", ""),),
)
"""A bridge whose arms are to stay straight."""
SQUAT = replace(BRIDGE, start=("standing",), within=("standing",))


def found(pose: Pose, picture: PictureStats = LIT, spec: ExerciseSpec = BRIDGE) -> tuple[AdviceId, str]:
    return finding_of(spec, BodyTracker().update(pose), picture)


def test_somebody_in_the_middle_from_the_side_in_good_light_is_right() -> None:
    assert found(bridging()) == ("ok", "")


@pytest.mark.parametrize(
    ("pose", "advice"),
    [
        (nobody(), "nobody"),
        (upright(), "posture"),
        (end_on(), "wrong_view"),
        (moved(scale=1.7), "move_back"),
        (moved(dy=0.22), "lid_forward"),
        (moved(dy=-0.5), "lid_back"),
        (moved(scale=0.1), "come_nearer"),
        (moved(dx=-0.16), "head"),
        (moved(dx=0.27), "feet"),
    ],
)
def test_each_way_of_lying_wrong(pose: Pose, advice: AdviceId) -> None:
    assert found(pose)[0] == advice


def test_feet_past_the_edge_are_told_by_the_toes_alone() -> None:
    assert found(with_landmark(bridging(), "toe", 0.995, 0.76))[0] == "feet"


def test_head_and_feet_outside_mean_too_near() -> None:
    pose = with_landmark(with_landmark(bridging(), "toe", 0.995, 0.76), "nose", 0.1, 0.66)
    assert found(with_landmark(pose, "ear", 0.005, 0.7))[0] == "move_back"


def test_hands_are_asked_for_only_where_they_are_judged() -> None:
    away = with_landmark(bridging(), "wrist", 0.9, 0.77)
    beyond = with_landmark(bridging(), "wrist", 1.0, 0.77)
    assert found(away, spec=HANDS)[0] == "ok"
    assert found(beyond, spec=HANDS)[0] == "hands"
    assert found(beyond)[0] == "ok"


def test_a_part_behind_something_is_named_if_it_is_needed() -> None:
    assert found(hiding(bridging(), "knee")) == ("hidden", "knee")
    assert found(hiding(bridging(), "elbow")) == ("ok", "")
    assert found(hiding(bridging(), "elbow"), spec=HANDS) == ("hidden", "elbow")


def test_somebody_upright_is_right_for_an_upright_exercise() -> None:
    assert found(upright(), spec=SQUAT)[0] != "posture"


def test_light_comes_before_everything_and_the_view_before_the_frame() -> None:
    assert found(nobody(), lit(10))[0] == "dark"
    assert found(moved(scale=1.7), lit(10))[0] == "dark"
    assert found(moved(scale=1.7), lit(120, people=2))[0] == "others"
    pose = end_on()
    assert pose.landmarks is not None
    assert found(replace(pose, landmarks=pose.landmarks + np.float32([0, 170])))[0] == "wrong_view"


def test_a_dark_person_before_a_bright_window_is_backlit_and_on_a_bright_mat_is_not() -> None:
    window = np.full((720, 1280, 3), 230, np.uint8)
    window[330:570, 180:960] = 15
    assert found(bridging(), picture_stats(window))[0] == "backlit"
    window[330:570, 180:960] = 90
    assert found(bridging(), picture_stats(window))[0] == "ok"


def test_a_picture_of_nothing_but_light_says_so() -> None:
    dazzled = grey()
    dazzled[:, :640] = 255
    assert found(nobody(), picture_stats(dazzled))[0] == "backlit"


def test_while_the_model_loads_only_the_light_is_judged() -> None:
    assert before_a_pose(lit(10)) == ("dark", "")
    assert before_a_pose(lit(120)) == ("loading", "")


def test_what_is_needed_is_what_tells_the_posture_and_what_is_judged() -> None:
    assert needed_landmarks(BRIDGE) == {"shoulder", "hip", "knee", "ankle"}
    assert needed_landmarks(HANDS) == {"shoulder", "hip", "knee", "ankle", "elbow", "wrist"}


def test_arms_by_which_lying_is_only_seen_to_be_left_may_be_hidden() -> None:
    assert needed_landmarks(find("prone_lying")) == {"shoulder", "hip", "knee", "ankle"}
    assert needed_landmarks(find("prone_on_elbows")) >= {"elbow"}


def test_the_words_are_short_and_the_sentences_speak_of_the_exercise() -> None:
    for words, sentence in [
        *SENTENCES.values(),
        words_of(("posture", ""), BRIDGE),
        words_of(("hidden", "knee"), BRIDGE),
    ]:
        assert 1 <= len(words.split()) <= 4
        assert sentence[0].isupper() and sentence[-1] in ".?"
    assert "on your back" in words_of(("posture", ""), BRIDGE)[1]
    on_all_fours = replace(BRIDGE, start=("hands_and_knees",))
    assert words_of(("posture", ""), on_all_fours) == (
        "Hands and knees",
        "Go onto your hands and knees, so that I see you from the side.",
    )
    assert "knees" in words_of(("hidden", "knee"), BRIDGE)[1]


def test_feet_so_far_outside_that_they_have_no_place_are_missed_as_others_are() -> None:
    assert found(with_landmark(with_landmark(bridging(), "toe", np.nan, np.nan), "heel", np.nan, np.nan)) == (
        "feet",
        "",
    )
