"""What is true of the body as a whole: its points by name, which side is near, which way its front lies, its size.

Chirality ties the last three together. In a picture that is not mirrored, a body seen from its right side has its
front clockwise of the direction hip to shoulder; from its left side, counter-clockwise. So the side that is nearer
(from the model's coarse depth and from what hides what) and the way knees, elbows, feet and nose point all vote on
one number, which is smoothed over time and must be clearly contradicted before it flips.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from formcheck.measure.geometry import NOWHERE, Point, cross, distance, dot, middle, minus, unit
from formcheck.measure.jumps import STAYS_S, Jumps
from formcheck.measure.legs import SteadyLegs, exchanged
from formcheck.measure.running_mean import weight_of
from formcheck.measure.trembling import Trembling
from formcheck.pose.landmarks import EARS, NOSE, PAIRED, Side
from formcheck.pose.pose import Pose

SEEN = 0.25
"""Visibility below which a landmark is a guess: in recorded side-on people, hidden far limbs lie at 0.1 to 0.6 and
limbs in plain sight above 0.9."""

FLIP = 0.35
"""How strongly the smoothed vote must contradict the settled side, of a possible 1."""

MEMORY_S = 0.6
"""Time constant of the vote: longer than the model's swaps of left and right, shorter than turning round."""

SIZE_MEMORY_S = 20.0
"""Time constant of the trunk's length, against which distances are measured: much longer than a rep, so that a
flattening back (3 to 4 % shorter in a pelvic tilt) is not measured away."""

GAP_S = 1.5
"""Seconds unseen after which a size is learned anew: whoever comes back may be nearer or further off."""


@dataclass(frozen=True, slots=True)
class Body:
    """One pose's person, in pixels.

    Attributes:
        left, right: landmark name to point, NOWHERE where unseen.
        chirality: +1 seen from the right side, -1 from the left, 0 unknown.
        trunk: reference length shoulder to hip in pixels.
        side_on: 0 to 1, see Measures.
        pose: what it was made of.
        guessed: indices of the landmarks that tremble as no joint does, see `measure/trembling.py`.
    """

    left: dict[str, Point]
    right: dict[str, Point]
    chirality: int
    trunk: float
    side_on: float
    pose: Pose
    guessed: frozenset[int] = frozenset()

    @property
    def near(self) -> Side | None:
        """The side nearer to the camera."""
        return _near(self.chirality)

    def point(self, name: str, side: Side) -> Point:
        """A landmark of one side."""
        return (self.left if side == "left" else self.right)[name]

    def mid(self, name: str) -> Point:
        """Half way between the left and right landmark; the one that is seen where the other is not."""
        a, b = self.left[name], self.right[name]
        if math.isnan(a[0]):
            return b
        if math.isnan(b[0]):
            return a
        return middle(a, b)


class BodyTracker:
    """Turns poses, in order, into bodies; carries over what is settled only with time."""

    def __init__(self) -> None:
        self._legs = SteadyLegs()
        self._jumps = Jumps()
        self._trembling = Trembling()
        self._vote = 0.0
        self._settled = 0
        self._trunk = math.nan
        self._age = 0.0
        self._another_for = 0.0
        self._last_t: float | None = None

    @property
    def near(self) -> Side | None:
        """The side that was nearer to the camera when somebody was last seen."""
        return _near(self._settled)

    def update(self, pose: Pose) -> Body | None:
        """The body in `pose`; None where nobody was found."""
        if pose.landmarks is None or pose.visibility is None or pose.depth is None:
            return None
        points: list[list[float]] = pose.landmarks.tolist()
        seen: list[float] = pose.visibility.tolist()
        depth: list[float] = pose.depth.tolist()
        raw = _named(points, [1.0] * len(seen))
        trunk_now = _trunk(raw)
        if self._legs.swapped(pose.t, points, trunk_now):
            points, seen, depth = exchanged(points), exchanged(seen), exchanged(depth)
            raw = _named(points, [1.0] * len(seen))
        guessed = self._trembling.guessed(pose.t, points, trunk_now)
        for i in self._jumps.jumped(pose.t, points, trunk_now):
            seen[i] = 0.0
        dt = 0.0 if self._last_t is None else max(0.0, pose.t - self._last_t)
        first = self._last_t is None
        self._last_t = pose.t
        self._settle(_vote(raw, points, depth, seen, trunk_now), dt, first=first)
        self._measure_trunk(trunk_now, dt)
        left, right = _named(points, seen)
        return Body(left, right, self._settled, self._trunk, _side_on(points, depth), pose, guessed)

    def _settle(self, vote: float, dt: float, *, first: bool) -> None:
        if math.isnan(vote):
            return
        weight = 1.0 if first else 1 - math.exp(-dt / MEMORY_S)
        self._vote += weight * (vote - self._vote)
        threshold = 0.05 if self._settled == 0 else FLIP
        wanted = 1 if self._vote > 0 else -1
        if wanted != self._settled and abs(self._vote) > threshold:
            self._settled = wanted

    def _measure_trunk(self, length: float, dt: float) -> None:
        if not length > 0:
            return
        if dt > GAP_S:
            self._age, dt = 0.0, 0.0
        self._age += dt
        # A trunk that seems two thirds longer, or shorter by that, is believed as a joint that has jumped is.
        another = math.isnan(self._trunk) or not 0.6 < length / self._trunk < 1.67
        self._another_for = self._another_for + dt if another else 0.0
        if another:
            if math.isnan(self._trunk) or self._another_for >= STAYS_S:
                self._trunk, self._age = length, 0.0
            return
        self._trunk += weight_of(dt, self._age, SIZE_MEMORY_S) * (length - self._trunk)


def _near(chirality: int) -> Side | None:
    if chirality == 0:
        return None
    return "right" if chirality > 0 else "left"


def _named(points: Sequence[Sequence[float]], seen: Sequence[float]) -> tuple[dict[str, Point], dict[str, Point]]:
    sides: tuple[dict[str, Point], dict[str, Point]] = ({}, {})
    for k in (0, 1):
        for name, pair in PAIRED.items():
            i = pair[k]
            sides[k][name] = (points[i][0], points[i][1]) if seen[i] >= SEEN else NOWHERE
        sides[k]["nose"] = (points[NOSE][0], points[NOSE][1]) if seen[NOSE] >= SEEN else NOWHERE
    return sides


def _trunk(sides: tuple[dict[str, Point], dict[str, Point]]) -> float:
    left, right = sides
    return (distance(left["shoulder"], left["hip"]) + distance(right["shoulder"], right["hip"])) / 2


def _vote(
    sides: tuple[dict[str, Point], dict[str, Point]],
    points: Sequence[Sequence[float]],
    depth: Sequence[float],
    seen: Sequence[float],
    trunk: float,
) -> float:
    """From -1 (seen from the left) to 1 (from the right); NaN where the trunk has no length."""
    if not trunk > 0:
        return math.nan
    total = 3.0 * _depth_vote(depth, trunk) + 1.0 * _seen_vote(seen)
    weights = 4.0
    for side in sides:
        for vote, weight in _limb_votes(side):
            if not math.isnan(vote):
                total += vote * weight
                weights += weight
    vote = _nose_vote(sides, points)
    if not math.isnan(vote):
        total += vote
        weights += 1
    return total / weights


def _depth_vote(depth: Sequence[float], trunk: float) -> float:
    """Positive where the right shoulder and hip are nearer."""
    gap = sum(depth[left] - depth[right] for left, right in (PAIRED["shoulder"], PAIRED["hip"])) / 2
    return math.tanh(2 * gap / trunk)


def _seen_vote(seen: Sequence[float]) -> float:
    """Positive where the right arm and leg are seen better."""
    pairs = [PAIRED[name] for name in ("elbow", "wrist", "knee", "ankle")]
    return sum(seen[right] - seen[left] for left, right in pairs) / len(pairs)


def _limb_votes(side: dict[str, Point]) -> tuple[tuple[float, float], ...]:
    """(vote, weight) of the joints that bend one way only: knees backwards, elbows and feet forwards."""
    thigh = unit(minus(side["knee"], side["hip"]))
    shank = unit(minus(side["ankle"], side["knee"]))
    upper = unit(minus(side["elbow"], side["shoulder"]))
    fore = unit(minus(side["wrist"], side["elbow"]))
    foot = unit(minus(side["toe"], side["heel"]))
    down = unit(minus(side["hip"], side["shoulder"]))
    hip = cross(down, thigh)
    folded = dot(down, thigh) < 0.75  # the hip bends backwards by 30 degrees at most (normal extension 10 to 20)
    return (
        (cross(thigh, shank), 1.0),
        (-cross(upper, fore), 0.5),
        (-cross(shank, foot), 0.5),
        (-hip if folded else math.nan, 1.0),
    )


def _nose_vote(sides: tuple[dict[str, Point], dict[str, Point]], points: Sequence[Sequence[float]]) -> float:
    """Positive where the face points to the right side's front."""
    ear = ((points[EARS[0]][0] + points[EARS[1]][0]) / 2, (points[EARS[0]][1] + points[EARS[1]][1]) / 2)
    nose = (points[NOSE][0], points[NOSE][1])
    up = unit(minus(middle(sides[0]["shoulder"], sides[1]["shoulder"]), middle(sides[0]["hip"], sides[1]["hip"])))
    return cross(up, unit(minus(nose, ear)))


def _side_on(points: Sequence[Sequence[float]], depth: Sequence[float]) -> float:
    """Share of the gap between left and right shoulder and hip that goes into the picture rather than across it."""
    into = across = 0.0
    for left, right in (PAIRED["shoulder"], PAIRED["hip"]):
        into += abs(depth[left] - depth[right])
        across += math.dist(points[left], points[right])
    return into / (into + across) if into + across > 0 else math.nan
