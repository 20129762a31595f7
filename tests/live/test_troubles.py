from __future__ import annotations

from formcheck.live.troubles import LASTS_S, REPEAT_S, Troubles

LOST = ("Camera lost", "Plug it in again.")
BLACK = ("Black picture", "Open the camera's shutter.")


def said(troubles: Troubles, trouble: tuple[str, str] | None, start: float, seconds: float) -> list[str]:
    """In a tenth of a second each, from `start`."""
    pushed = (troubles.push(start + number / 10, trouble) for number in range(round(seconds * 10)))
    return [utterance.text for utterance in pushed if utterance is not None]


def test_what_is_over_at_once_is_not_spoken_of() -> None:
    troubles = Troubles()
    assert said(troubles, ("Opening the camera", ""), 0.0, LASTS_S - 0.2) == []
    assert said(troubles, None, 3.0, 5.0) == []


def test_what_lasts_is_said_and_its_end_too() -> None:
    troubles = Troubles()
    assert said(troubles, LOST, 0.0, REPEAT_S) == ["Camera lost. Plug it in again."]
    assert said(troubles, LOST, REPEAT_S, LASTS_S + 1) == ["Camera lost. Plug it in again."], "it may have been missed"
    assert said(troubles, None, 50.0, 5.0) == ["The camera is back."]


def test_another_trouble_is_another_sentence() -> None:
    troubles = Troubles()
    assert said(troubles, LOST, 0.0, 4.0) == ["Camera lost. Plug it in again."]
    assert said(troubles, BLACK, 4.0, 4.0) == ["Black picture. Open the camera's shutter."]
    assert said(troubles, None, 8.0, 1.0) == ["The camera is back."]
