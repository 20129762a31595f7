"""What placement can say. Every instruction is one thing to do, in words that can be followed from the mat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AdviceId = Literal[
    "ok",
    "loading",
    "looking",
    "dark",
    "nobody",
    "others",
    "backlit",
    "posture",
    "wrong_view",
    "lid_forward",
    "lid_back",
    "move_back",
    "come_nearer",
    "feet",
    "head",
    "hands",
    "off_centre",
    "hidden",
]

Outline = tuple[tuple[float, float], ...]
"""A closed polygon; x in shares of the picture's width to the right, y of its height down. Not mirrored."""


@dataclass(frozen=True, slots=True)
class PlacementAdvice:
    """The one thing to change now, or that all is right.

    Attributes:
        ok: whether the person can be measured from here.
        id: which advice it is; the same id keeps the same words until what is wrong changes.
        words: two or three words for the screen.
        sentence: for the voice, and below the words.
        ghost: where the person may be, as a closed outline true to shape in this picture; the person's head or front
            points the way it is seen to point, to the picture's left until somebody is seen.
    """

    ok: bool
    id: AdviceId
    words: str
    sentence: str
    ghost: Outline


SENTENCES: dict[AdviceId, tuple[str, str]] = {
    "ok": ("That's right", "I can see you well. Stay like that."),
    "loading": ("One moment", "I am getting ready. You can get into position already."),
    "looking": ("One moment", "I am looking whether I see all of you."),
    "dark": ("Too dark", "It is too dark for me. Please turn on a light."),
    "nobody": ("Can't see you", "I can't see you. I need to see all of you, from head to feet."),
    "others": ("Someone else", "I see someone else in the picture. I can only watch one person."),
    "backlit": (
        "Light behind you",
        "There is bright light behind you. Close the curtain, or light your side of the room.",
    ),
    "wrong_view": ("Turn the laptop", "Turn the laptop, or yourself, so that I see you from the side."),
    "lid_forward": ("Tilt the lid down", "You are too low in the picture. Tilt the lid a little towards you."),
    "lid_back": ("Tilt the lid up", "You are too high in the picture. Tilt the lid a little away from you."),
    "move_back": ("Further away", "You are very close. Move the laptop further away."),
    "come_nearer": ("Come nearer", "You are far away. Move the laptop nearer to you."),
    "feet": ("Can't see feet", "I can't see your feet. Move a little in the direction of your head."),
    "head": ("Can't see head", "I can't see your head. Move a little in the direction of your feet."),
    "hands": ("Can't see hands", "I can't see your hands. Move the laptop a little further away."),
    "off_centre": ("To the middle", "You are at the edge of the picture. Move towards its middle."),
}
"""Screen words and sentence; `posture` and `hidden` depend on the exercise and are put together in rules.py."""
