"""Who exercises: a body, skin, hair and clothes. Colours are linear RGB in [0, 1]."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tools.studio.light import Colour

HairStyle = Literal["short", "bun", "long", "ponytail", "bald"]

SLEEVELESS, SHORT_SLEEVE, LONG_SLEEVE = 0.14, 0.62, 1.92
"""Where a sleeve ends: 0 at the shoulder, 1 at the elbow, 2 at the wrist."""

SHORTS, CAPRI, LONG = 0.62, 1.45, 1.9
"""Where trouser legs end: 0 at the hip, 1 at the knee, 2 at the ankle."""


@dataclass(frozen=True, slots=True)
class Garment:
    """`length` as in the constants above; `loose` is how far the cloth hangs off the body, in metres."""

    colour: Colour
    length: float
    loose: float = 0.004
    stripes: Colour | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """`shape` names a body (tools.studio.body.recipes), `scale` its size relative to that body."""

    shape: str
    skin: Colour
    hair_style: HairStyle
    hair: Colour
    top: Garment
    bottom: Garment
    socks: Colour | None = None
    scale: float = 1.0
    words: str = field(default="", compare=False)


_BLACK_HAIR, _BROWN_HAIR, _BLOND_HAIR = (0.025, 0.02, 0.018), (0.09, 0.05, 0.03), (0.34, 0.22, 0.10)
_GREY_HAIR, _WHITE_HAIR = (0.30, 0.29, 0.28), (0.58, 0.57, 0.55)
_NAVY, _BLACK, _GREY, _WINE = (0.07, 0.12, 0.26), (0.035, 0.035, 0.04), (0.26, 0.27, 0.29), (0.30, 0.05, 0.08)
_TEAL, _WHITE, _OLIVE, _SAND = (0.05, 0.28, 0.29), (0.75, 0.75, 0.73), (0.17, 0.19, 0.09), (0.52, 0.42, 0.30)
_ROSE, _SKY, _MUSTARD, _PURPLE = (
    (0.58, 0.20, 0.25),
    (0.25, 0.42, 0.62),
    (0.60, 0.38, 0.07),
    (0.20, 0.09, 0.30),
)

PEOPLE: Mapping[str, Person] = {
    "anna": Person(
        "woman_young_average",
        (0.62, 0.40, 0.30),
        "bun",
        _BROWN_HAIR,
        Garment(_NAVY, SHORT_SLEEVE),
        Garment(_BLACK, LONG),
        words="young woman, tight clothes, bun",
    ),
    "mei": Person(
        "woman_young_slim",
        (0.64, 0.45, 0.33),
        "long",
        _BLACK_HAIR,
        Garment(_ROSE, SLEEVELESS),
        Garment(_GREY, CAPRI),
        scale=1.06,
        words="slim young woman, long hair, vest",
    ),
    "grace": Person(
        "woman_middle_heavy",
        (0.20, 0.105, 0.065),
        "short",
        _BLACK_HAIR,
        Garment(_MUSTARD, SHORT_SLEEVE, 0.02),
        Garment(_PURPLE, LONG, 0.008),
        socks=_WHITE,
        words="heavy woman of middle age, dark skin, loose T-shirt, socks",
    ),
    "ruth": Person(
        "woman_old_average",
        (0.60, 0.42, 0.34),
        "ponytail",
        _WHITE_HAIR,
        Garment(_SKY, LONG_SLEEVE, 0.014),
        Garment(_NAVY, LONG, 0.014),
        socks=_GREY,
        words="old woman, white ponytail, loose long sleeves",
    ),
    "zola": Person(
        "woman_middle_strong",
        (0.33, 0.19, 0.125),
        "ponytail",
        _BLACK_HAIR,
        Garment(_TEAL, SLEEVELESS),
        Garment(_TEAL, SHORTS),
        words="strong woman, brown skin, shorts, ponytail",
    ),
    "kenji": Person(
        "man_young_average",
        (0.56, 0.37, 0.26),
        "short",
        _BLACK_HAIR,
        Garment(_WINE, SHORT_SLEEVE, 0.012),
        Garment((0.10, 0.11, 0.17), LONG, 0.010),
        scale=1.07,
        words="young man, T-shirt, joggers",
    ),
    "kofi": Person(
        "man_young_strong",
        (0.145, 0.075, 0.05),
        "short",
        _BLACK_HAIR,
        Garment(_WHITE, SHORT_SLEEVE, 0.006),
        Garment(_NAVY, SHORTS, 0.022),
        socks=_BLACK,
        words="strong young man, very dark skin, wide shorts",
    ),
    "paul": Person(
        "man_middle_heavy",
        (0.66, 0.45, 0.36),
        "bald",
        _GREY_HAIR,
        Garment(_GREY, SHORT_SLEEVE, 0.024),
        Garment(_BLACK, LONG, 0.016),
        socks=_WHITE,
        words="heavy man of middle age, bald, wide T-shirt",
    ),
    "walter": Person(
        "man_old_slim",
        (0.63, 0.44, 0.36),
        "short",
        _WHITE_HAIR,
        Garment(_OLIVE, LONG_SLEEVE, 0.016),
        Garment(_SAND, LONG, 0.018),
        socks=_NAVY,
        words="slim old man, white hair, loose shirt and trousers",
    ),
    "hiro": Person(
        "man_old_average",
        (0.52, 0.34, 0.24),
        "bald",
        _GREY_HAIR,
        Garment(_BLACK, SHORT_SLEEVE, 0.008, stripes=_GREY),
        Garment(_OLIVE, CAPRI, 0.02),
        scale=1.05,
        words="old man, bald, striped shirt, wide three-quarter trousers",
    ),
}
