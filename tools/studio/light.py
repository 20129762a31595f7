"""How a room is lit: one key light with a shadow, light from all around, and how the webcam exposes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Light:
    """`direction` points to the key light; `key`, `ambient` and `fill` are strengths; colours are linear RGB.

    `fill` comes from the camera's side (the laptop's screen, the rest of the room); `glow` is the brightness of
    lamps and windows; `noise` the sensor's grain in grey levels.
    """

    direction: tuple[float, float, float] = (0.55, 0.75, 0.35)
    key: float = 0.85
    ambient: float = 0.62
    fill: float = 0.22
    key_colour: Colour = (1.04, 0.98, 0.90)
    ambient_colour: Colour = (0.92, 0.96, 1.05)
    glow: float = 1.0
    noise: float = 2.0


LIGHTS: Mapping[str, Light] = {
    "day": Light(),
    "side_day": Light(direction=(0.25, 0.6, -0.8), key=1.0, ambient=0.5),
    "ceiling": Light(direction=(0.15, 1.0, 0.1), key=0.75, ambient=0.5, key_colour=(1.05, 1.0, 0.92), noise=2.5),
    "evening": Light(
        direction=(0.4, 0.7, 0.6),
        key=0.34,
        ambient=0.20,
        fill=0.08,
        key_colour=(1.15, 0.86, 0.58),
        ambient_colour=(0.95, 0.85, 0.75),
        noise=5.0,
    ),
    "window_behind": Light(direction=(-0.75, 0.65, 0.25), key=0.75, ambient=0.36, fill=0.12, glow=2.4, noise=3.0),
}
