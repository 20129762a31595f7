"""When a second look is taken: by hand, at ten frames a second."""

from __future__ import annotations

from formcheck.pose.doubt import CONVINCING, Doubt


def looks(seen: list[float], fps: float = 10, views: int = 3) -> list[int]:
    """The frames that are looked at a second time."""
    doubt = Doubt()
    return [i for i, part in enumerate(seen) if doubt.asks(i / fps, part, views)]


def test_whoever_is_seen_well_is_never_doubted() -> None:
    assert looks([CONVINCING] * 100) == []


def test_a_limb_hidden_for_a_moment_is_let_pass() -> None:
    assert looks(([0.5] * 4 + [0.9]) * 20) == []


def test_rounds_grow_rarer() -> None:
    """A look a frame, three a round; after half a second, then after pauses of 2, 4, 8 and 16 s and no longer."""
    found = looks([0.5] * 800)
    assert found[:9] == [5, 6, 7, 27, 28, 29, 69, 70, 71]
    assert [found[i] for i in (9, 12, 15)] == [151, 313, 475]


def test_after_being_seen_well_for_some_seconds_doubt_begins_anew() -> None:
    """At ten frames a second: two rounds, five seconds seen well, and again a round after half a second."""
    found = looks([0.5] * 40 + [0.9] * 51 + [0.5] * 40)
    assert found == [5, 6, 7, 27, 28, 29, 96, 97, 98, 118, 119, 120]


def test_a_round_ends_when_the_body_is_seen_again() -> None:
    assert looks([0.5] * 7 + [0.9] + [0.5] * 5) == [5, 6]
    assert looks([0.5] * 7 + [0.9] + [0.5] * 8) == [5, 6, 13, 14, 15]
