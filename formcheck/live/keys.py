"""The keys of a session, and the panel that lists them."""

from __future__ import annotations

from typing import Literal, get_args

Digit = Literal["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
Command = Literal[
    "pause",
    "next",
    "back",
    "restart",
    "go",
    "mute",
    "flip",
    "help",
    "screenshot",
    "full_screen",
    "end",
    "escape",
    "yes",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
]
"""`next` answers a question with no, `go` is the enter key: it starts at once, or says that an answer is complete.
`escape` closes the list of keys, and ends where that is not open."""

DIGITS: tuple[Digit, ...] = get_args(Digit)

ESCAPE = 27
ENTER = (10, 13)
KEYPAD_ENTER = 0xFF8D
"""As X11 names it."""

SYMBOL = 0xFFFF
"""The bits of the key itself. GTK puts the modifiers above them, Windows' special keys lie there altogether; Qt and
macOS leave them empty."""

SHORTCUT = (0x04 | 0x08 | 0x40) << 16
"""Control, alt, super: with one of them held, it is a shortcut of somebody else's. Shift, caps lock, num lock and the
layout's number change nothing."""

_COMMANDS: dict[int, Command] = {
    ord(" "): "pause",
    ord("n"): "next",
    ord("b"): "back",
    ord("r"): "restart",
    ord("m"): "mute",
    ord("f"): "flip",
    ord("h"): "help",
    ord("s"): "screenshot",
    ord("w"): "full_screen",
    ord("q"): "end",
    ord("y"): "yes",
    ord("x"): "10",
    ESCAPE: "escape",
    KEYPAD_ENTER: "go",
    **dict.fromkeys(ENTER, "go"),
    **{ord(digit): digit for digit in DIGITS if len(digit) == 1},
}

HELP: tuple[tuple[str, str], ...] = (
    ("space", "pause, go on"),
    ("enter", "start now"),
    ("n", "next set"),
    ("b", "set before"),
    ("r", "restart set"),
    ("m", "sound on, off"),
    ("f", "flip picture"),
    ("w", "whole screen"),
    ("s", "screenshot"),
    ("h", "these keys"),
    ("q", "end"),
)
"""Key and what it does, as the panel shows them."""

HELP_FOOTER = "h, enter, space: close the list     q: end"

CLOSE_HELP: frozenset[Command] = frozenset({"help", "escape", "go", "pause"})
"""Keys that close the list while it is open."""

BESIDE_HELP: frozenset[Command] = frozenset({"end", "mute", "flip", "screenshot", "full_screen"})
"""Those that do what they always do: they answer no question, and change nothing of a set but that it ends."""


def heeded(command: Command, *, listed: bool) -> tuple[Command | None, bool]:
    """What is to be done, if anything, and whether the list of keys is open then; `listed`: whether it is now.

    Nobody answers a question, or starts a set anew, that the list hides.
    """
    if listed:
        return (command if command in BESIDE_HELP else None), command not in CLOSE_HELP
    if command == "help":
        return None, True
    return ("end" if command == "escape" else command), False


def command_of(key: int) -> Command | None:
    """The command of a key as OpenCV gives it; capitals count as small letters, -1 is no key.

    Only ASCII letters do: an arrow key is 0xFF51 on X11, which is no Q.
    """
    if key < 0 or key & SHORTCUT:
        return None
    symbol = key & SYMBOL
    return _COMMANDS.get(symbol + 32 if ord("A") <= symbol <= ord("Z") else symbol)
