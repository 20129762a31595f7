"""A posed figure before it is skinned: local rotations, and where the pelvis is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from tools.studio.motion.turns import Floats, between_turns

TRUNK = ("pelvis", "spine_01", "spine_02", "spine_03")
SIDES = ("l", "r")


@dataclass(frozen=True, slots=True)
class Figure:
    """Local rotations (3, 3) per bone, the root's rotation (3, 3) and the pelvis' place (3,) in metres."""

    rotations: Mapping[str, Floats]
    root: Floats
    offset: Floats

    def moved(self, by: Floats) -> Figure:
        """The same pose, shifted by `by` (3,) metres."""
        return replace(self, offset=self.offset + by)

    def turned(self, rotations: Mapping[str, Floats]) -> Figure:
        """The same figure with some bones' local rotations replaced."""
        return replace(self, rotations={**self.rotations, **rotations})

    def local(self, bone: str) -> Floats:
        """The local rotation of `bone`; bones never mentioned are straight."""
        return self.rotations.get(bone, np.eye(3))

    def world(self, *chain: str) -> Floats:
        """World rotation of the last bone of `chain`, which starts below the root."""
        turn = self.root
        for bone in chain:
            turn = turn @ self.local(bone)
        return turn

    @property
    def chest(self) -> Floats:
        """World rotation of the chest (the uppermost spine bone)."""
        return self.world(*TRUNK)

    @property
    def pelvis(self) -> Floats:
        """World rotation of the pelvis."""
        return self.world("pelvis")


def blended(start: Figure, end: Figure, share: float) -> Figure:
    """The pose `share` (0 to 1) of the way from `start` to `end`, every bone by its shorter way round."""
    bones = sorted(set(start.rotations) | set(end.rotations))
    return Figure(
        {bone: between_turns(start.local(bone), end.local(bone), share) for bone in bones},
        between_turns(start.root, end.root, share),
        start.offset + share * (end.offset - start.offset),
    )
