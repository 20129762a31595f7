"""Somebody else in the picture, looked for now and then while a person takes their place."""

from __future__ import annotations

import contextlib

from formcheck.capture.frame import Frame
from formcheck.pose.others import OtherPeople
from formcheck.pose.pose import Pose

EVERY_S = 1.0
"""Seconds between two looks, which take 10 ms each: a hundredth of the time."""


class Bystanders:
    """A context manager that counts people; the detector is loaded when it is first needed."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()
        self._others: OtherPeople | None = None
        self._looked_at: float | None = None
        self._people: int | None = None

    def __enter__(self) -> Bystanders:
        return self

    def __exit__(self, *exc: object) -> None:
        self._others = None
        self._open.close()

    def people(self, frame: Frame, pose: Pose) -> int | None:
        """How many people were in the picture when it was last looked at; None before anybody was seen in it."""
        due = self._looked_at is None or not 0 <= frame.t - self._looked_at < EVERY_S
        if pose.found and due:
            if self._others is None:
                self._others = self._open.enter_context(OtherPeople())
            self._looked_at = frame.t
            self._people = self._others.people(frame.image, pose)
        return self._people
