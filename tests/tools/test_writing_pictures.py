"""The pictures of docs/writing-an-exercise.md: that they are there, small, and of what the document says."""

from __future__ import annotations

import re

from formcheck.specs.catalog import find
from tools.studio.spec import read_specs
from tools.writing_pictures import HERE, LARGEST, PICTURES, drawings

DOCUMENT = HERE.parent / "docs" / "writing-an-exercise.md"


def test_the_document_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"\(pictures/(\w+)\.png\)", DOCUMENT.read_text(encoding="utf-8"))
    assert shown == [drawing.name for drawing in drawings()]
    for name in shown:
        assert 0 < (PICTURES / f"{name}.png").stat().st_size <= LARGEST


def test_every_picture_is_of_a_clip_that_can_be_rendered() -> None:
    clips = {clip.name: clip.exercise for clip in read_specs(HERE / "writing_clips.yaml")}
    assert [clips[drawing.clip] for drawing in drawings()] == [drawing.spec.id for drawing in drawings()]


def test_the_first_try_asks_for_more_than_the_squat_does() -> None:
    first, *_ = drawings()
    assert first.spec.movement.ends[0].share > find("squat").movement.ends[0].share


def test_the_document_names_the_numbers_that_the_specs_have() -> None:
    """Whoever changes a number in a spec finds here what is to be written anew, and drawn."""
    text = DOCUMENT.read_text(encoding="utf-8")
    end, limits = find("squat").movement.ends[0], {limit.id: limit for limit in find("squat").limits}
    assert f"way_to: {end.way_to:g}, share: {end.share:g}" in text
    assert f"below {limits['leaning_forward'].when[0].high:g} degrees" in text
    sagging = next(limit for limit in find("push_up").limits if limit.id == "hips_sagging")
    assert f"limit of {sagging.when[0].low:g}" in text
    assert f"change: {find('push_up').movement.ends[0].change:g}" in text
