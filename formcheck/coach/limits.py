"""All limits of an exercise, each watched for the side that it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from formcheck.coach.events import WarningEnded, WarningStarted
from formcheck.coach.limit import LimitWatch, ReferenceOf, Watched, of_a_side
from formcheck.coach.personal import OwnRange, own_limits
from formcheck.pose.landmarks import SIDES, Side
from formcheck.specs.model import ExerciseSpec, Level

GRAVEST_FIRST: tuple[Level, ...] = ("stop", "warning", "info")


class Limits:
    """Watches the limits of `spec`; what concerns neither limb is kept under no side.

    Args:
        spec: the exercise.
        sides: those that are worked apart, or (None,).
        reference: what a condition is counted from.
    """

    def __init__(self, spec: ExerciseSpec, sides: Sequence[Side | None], reference: ReferenceOf) -> None:
        self._spec = spec
        self._reference = reference
        self._of_side: dict[Side | None, list[LimitWatch]] = {side: [] for side in (None, *SIDES)}
        if None not in sides:
            whole = (limit for limit in spec.limits if not of_a_side(spec, limit))
            self._of_side[None] = [LimitWatch(limit, reference) for limit in whole]

    def watch(self, side: Side | None, own: OwnRange | None) -> None:
        """Watch what concerns `side`; a limit that is watched already goes on, with the person's own cap."""
        watched = {watch.spec.id: watch for watch in self._of_side[side]}
        limits = [limit for limit in own_limits(self._spec, own) if limit.id in watched or of_a_side(self._spec, limit)]
        for limit in limits:
            if limit.id in watched:
                watched[limit.id].spec = limit
        self._of_side[side] = [watched.get(limit.id) or LimitWatch(limit, self._reference) for limit in limits]

    def push(self, now: Watched) -> Iterator[WarningStarted | WarningEnded]:
        """Feed one moment of a side; gives the warnings that it starts or ends."""
        for watch in self._of_side[now.side]:
            warning = watch.push(now)
            if warning is not None:
                yield warning

    def warns(self, side: Side | None) -> bool:
        """Whether anything that concerns `side` is being warned of."""
        return any(watch.active for watch in self._of_side[side])

    def past_general(self, side: Side | None) -> bool:
        """Whether any of these warnings is of a general limit, and not only of the person's own."""
        return any(watch.past_general for watch in self._of_side[side])

    def overstepped(self, side: Side | None) -> bool:
        """Whether a movement goes further than anybody's should, and is being warned of it.

        A limit of how far one goes is one of the drive, or one that people have a cap of their own for.
        """
        drive = self._spec.movement.drive
        warned = (watch for watch in self._concerning(side) if watch.active and watch.past_general)
        grave = (watch.spec for watch in warned if watch.spec.level != "info")
        return any(limit.own or drive in [c.measure for c in limit.conditions] for limit in grave)

    def excuses(self, side: Side | None) -> bool:
        """Whether a limit is being passed that does not end a hold."""
        named = self._spec.movement.despite
        return any(watch.passing and watch.spec.id in named for watch in self._concerning(side))

    def _concerning(self, side: Side | None) -> tuple[LimitWatch, ...]:
        """Those of a side and those of the whole body."""
        return (*self._of_side[side], *(self._of_side[None] if side is not None else ()))

    def active(self) -> list[LimitWatch]:
        """All that are being warned of, the gravest first."""
        found = [watch for watches in self._of_side.values() for watch in watches if watch.active]
        return sorted(found, key=lambda watch: GRAVEST_FIRST.index(watch.spec.level))

    def end(self, t: float) -> list[WarningEnded]:
        """The source has ended or the posture was left: so have the warnings."""
        ended = [watch.end(t) for watches in self._of_side.values() for watch in watches]
        return [event for event in ended if event is not None]
