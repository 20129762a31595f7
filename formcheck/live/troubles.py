"""What is said of a camera that gives no good picture: whoever lies on the mat does not look at the screen."""

from __future__ import annotations

from formcheck.live.utterance import Priority, Utterance

LASTS_S = 2.5
"""Seconds that a trouble must last before it is spoken of: most cameras are open, or back, sooner."""

REPEAT_S = 30.0
"""Seconds after which it is said again."""

FRESH_S = 6.0


class Troubles:
    """Is told the camera's state in every round."""

    def __init__(self) -> None:
        self._now: tuple[str, str] | None = None
        self._since = 0.0
        self._told_at: float | None = None

    def push(self, t: float, trouble: tuple[str, str] | None) -> Utterance | None:
        """What to say at `t` seconds; None where there is nothing new. `trouble` is a headline and a sentence."""
        if trouble != self._now:
            was_told, self._now, self._since = self._told_at is not None, trouble, t
            if trouble is None:
                self._told_at = None
                return _said("The camera is back.") if was_told else None
        if trouble is None or t - self._since < LASTS_S:
            return None
        if self._told_at is not None and self._told_at >= self._since and t - self._told_at < REPEAT_S:
            return None
        self._told_at = t
        return _said(f"{trouble[0]}. {trouble[1]}".strip())


def _said(text: str) -> Utterance:
    return Utterance(text, Priority.COUNT, "camera", FRESH_S)
