"""Draws descriptions of clips that nobody has seen: the same seed gives the same clips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

from tools.studio.motion import EXERCISES, FAULTS
from tools.studio.people import PEOPLE
from tools.studio.rooms.rooms import ROOMS
from tools.studio.spec import EMPTY, CameraSpec, ClipSpec, Occluder, Passing

OTHERS = ("kneeling_talk", "push_up", "squat", "standing_idle")
"""Movements that are no exercise of the programme: nothing may be counted in them by any of its specs."""

PROGRAMME = tuple(sorted(set(FAULTS) - set(OTHERS)))
"""The exercises that a grid goes through in turn."""

FAULTY_SHARE = 0.5
EMPTY_SHARE = 0.04
OTHER_SHARE = 0.06

_SIZES: Sequence[tuple[int, int]] = ((640, 480), (1280, 720), (480, 640), (720, 1280))
_SIZE_SHARES = (0.45, 0.35, 0.10, 0.10)
_MATS: Sequence[tuple[float, float, float]] = (
    (0.22, 0.36, 0.42),
    (0.30, 0.12, 0.14),
    (0.16, 0.34, 0.20),
    (0.10, 0.10, 0.12),
    (0.45, 0.30, 0.40),
)
_UPRIGHT = ("seated_nerve_glide", "seated_figure_four", "hip_flexor_stretch")
_HIDDEN = ("hand_l", "hand_r", "foot_l", "foot_r")
_SETTLING_S = 12.0
"""Within this time something may already pass behind."""

Item = TypeVar("Item")


def drawn_specs(seed: int, count: int, exercises: Sequence[str] = ()) -> list[ClipSpec]:
    """`count` clips, the exercises in turn (all, or only those named); raises ValueError for unknown ones."""
    unknown = sorted(set(exercises) - set(EXERCISES))
    if unknown:
        raise ValueError(f"no movement is called {', '.join(unknown)}; known: {', '.join(sorted(EXERCISES))}")
    wanted = list(exercises) or PROGRAMME
    return [_drawn(seed, number, wanted[number % len(wanted)]) for number in range(count)]


def _drawn(seed: int, number: int, exercise: str) -> ClipSpec:
    rng = np.random.default_rng([seed, number])
    lot = rng.random()
    if lot < EMPTY_SHARE:
        exercise = EMPTY
    elif lot < EMPTY_SHARE + OTHER_SHARE:
        exercise = _one(rng, OTHERS)
    size = _SIZES[int(rng.choice(len(_SIZES), p=_SIZE_SHARES))]
    room = _one(rng, sorted(ROOMS))
    return ClipSpec(
        name=f"{exercise}_{seed}_{number:03d}",
        exercise=exercise,
        seed=int(rng.integers(0, 2**31)),
        options=_options(rng, exercise),
        person=_one(rng, sorted(PEOPLE)),
        room=room,
        light=_one(rng, ROOMS[room].lights),
        mat=None if rng.random() < 0.15 else _one(rng, _MATS),
        facing="left" if rng.random() < 0.5 else "right",
        camera=_camera(rng, size, exercise in _UPRIGHT),
        size=size,
        fps=_one(rng, (15.0, 25.0, 30.0)),
        variable_rate=bool(rng.random() < 0.2),
        crf=int(rng.integers(24, 35)),
        blur=round(float(rng.uniform(0.3, 1.3)), 2) if rng.random() < 0.4 else 0.0,
        occluders=_occluders(rng, exercise),
        passing=_passing(rng, exercise),
    )


def _options(rng: np.random.Generator, exercise: str) -> dict[str, Any]:
    if exercise == EMPTY:
        return {}
    options: dict[str, Any] = {"tempo": _one(rng, ("slow", "natural", "natural", "brisk"))}
    if exercise in FAULTS and rng.random() < FAULTY_SHARE:
        options["faults"] = [_one(rng, FAULTS[exercise])]
    if exercise == "prone_lying":
        options["hold_s"] = round(float(rng.uniform(20.0, 40.0)), 1)
    if exercise in PROGRAMME:
        options |= _around(rng, whole="faults" in options)
    return options


def _around(rng: np.random.Generator, whole: bool) -> dict[str, str]:
    """What happens before, between and after: mostly nothing. A `whole` performance is not cut short."""
    lot = rng.random()
    if lot < 0.12:
        return {"prelude": _one(rng, ("standing", "kneeling"))}
    if lot < 0.20:
        return {"postlude": _one(rng, ("standing", "kneeling", "walking"))}
    if lot < 0.32:
        return {"interlude": _one(rng, ("scratch_nose", "talk", "leave"))}
    if lot < 0.42 and not whole:
        return {_one(rng, ("begin", "end")): _one(rng, ("way_up", "top", "way_down"))}
    return {}


def _camera(rng: np.random.Generator, size: tuple[int, int], upright: bool) -> CameraSpec:
    """A laptop on the floor, a chair or a table; a phone on end sees less to the sides and stands farther off."""
    portrait = size[0] < size[1]
    return CameraSpec(
        distance=round(float(rng.uniform(2.8, 3.5) if portrait else rng.uniform(1.8, 3.5)), 2),
        height=round(float(rng.uniform(0.2, 1.3)), 2),
        yaw=round(float(rng.uniform(-30.0, 30.0)), 1),
        aim=round(float(rng.uniform(0.3, 0.5)) + 0.25 * upright, 2),
        shift=round(float(rng.normal(0.0, 0.06)), 2),
        roll=round(float(rng.normal(0.0, 1.0)), 1),
        view=round(float(rng.uniform(44.0, 50.0) if portrait else rng.uniform(58.0, 74.0)), 1),
    )


def _occluders(rng: np.random.Generator, exercise: str) -> tuple[Occluder, ...]:
    if exercise == EMPTY or rng.random() > 0.2:
        return ()
    return (Occluder(kind="box" if rng.random() < 0.6 else "chair", hides=_one(rng, _HIDDEN)),)


def _passing(rng: np.random.Generator, exercise: str) -> tuple[Passing, ...]:
    if exercise != EMPTY and rng.random() > 0.22:
        return ()
    return (
        Passing(
            kind="person" if rng.random() < 0.65 else "dog",
            start_s=round(float(rng.uniform(0.0, _SETTLING_S)), 1),
            seconds=round(float(rng.uniform(5.5, 9.0)), 1),
            who=_one(rng, sorted(PEOPLE)),
            direction="left" if rng.random() < 0.5 else "right",
        ),
    )


def _one(rng: np.random.Generator, items: Sequence[Item]) -> Item:
    return items[int(rng.integers(len(items)))]
