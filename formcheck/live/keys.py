"""The keys of a session, and the panel that lists them."""

from __future__ import annotations

from typing import Literal

Command = Literal["pause", "restart", "mute", "flip", "help", "screenshot", "full_screen", "end"]

ESCAPE = 27

_COMMANDS: dict[int, Command] = {
    ord(" "): "pause",
    ord("r"): "restart",
    ord("m"): "mute",
    ord("f"): "flip",
    ord("h"): "help",
    ord("s"): "screenshot",
    ord("w"): "full_screen",
    ord("q"): "end",
    ESCAPE: "end",
}

HELP: tuple[str, ...] = (
    "space   pause, go on",
    "r   restart the set",
    "m   sound on, off",
    "f   flip the picture",
    "w   whole screen",
    "s   screenshot",
    "h   these keys",
    "q   end",
)


def command_of(key: int) -> Command | None:
    """The command of a key as OpenCV gives it; capitals count as small letters, -1 is no key."""
    if key < 0 or key > 0xFFFF:
        return None
    return _COMMANDS.get(key) or _COMMANDS.get(ord(chr(key & 0xFF).lower()))
