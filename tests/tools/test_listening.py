"""A whole session with the model, of people who do not wait for "Go": what is counted, and what they hear."""

from __future__ import annotations

from itertools import pairwise

import pytest

from formcheck.coach.events import Event, RepDone
from tools.listening import listen, plan_of


@pytest.mark.parametrize(
    ("clip", "name", "warned"),
    [("glute_bridge_over_arched", "Glute bridge.", "Lower a little"), ("cat_camel_clean", "Cat-camel.", "")],
)
def test_the_first_rep_counts_though_nobody_waited(clip: str, name: str, warned: str) -> None:
    events: list[Event] = []
    voice = listen((clip,), plan_of((clip,), 1, 8), events.append, 60.0, again=False)
    said = [one.text for one in voice.heard]
    assert sum(isinstance(event, RepDone) for event in events) == 2
    assert said[0] == name and said[-1] == "That's it for today."
    assert [text for text in said if text in ("1", "2")] == ["1", "2"]
    assert any(text.startswith(warned) for text in said)
    assert all(one.late_s < 2.0 for one in voice.heard), "nothing stale is said"
    for one, other in pairwise(voice.heard):
        assert other.at >= one.at + 0.3 * len(one.text.split()), "no sentence comes over another one"
