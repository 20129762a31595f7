from __future__ import annotations

from typing import get_args

import pytest

from formcheck.live.keys import HELP, HELP_FOOTER, Command, command_of, heeded


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (" ", "pause"),
        ("r", "restart"),
        ("m", "mute"),
        ("f", "flip"),
        ("h", "help"),
        ("s", "screenshot"),
        ("q", "end"),
        ("n", "next"),
        ("b", "back"),
        ("w", "full_screen"),
        ("y", "yes"),
        ("x", "10"),
    ],
)
def test_keys_small_and_capital(key: str, command: str) -> None:
    assert command_of(ord(key)) == command
    assert command_of(ord(key.upper())) == command


def test_escape_has_a_meaning_of_its_own_and_others_do_nothing() -> None:
    assert command_of(27) == "escape"
    for key in (-1, ord("z"), ord("+"), 0x10FF52, 65480, 0):
        assert command_of(key) is None


@pytest.mark.parametrize(
    "key",
    [
        *range(0xFF50, 0xFF59),  # X11: home, arrows, pages, end, begin
        *(0xFF08, 0xFF13, 0xFF61, 0xFF63, 0xFF67, 0xFF6A, 0xFF7F, 0xFFFF),  # pause, print, menu, help, num lock ...
        *range(0xFFBE, 0xFFCA),  # F1 to F12
        *range(0xFFE1, 0xFFEF),  # shift, control, caps lock, alt, super
        *range(0xF700, 0xF750),  # macOS' arrows and F keys
        *(code << 16 for code in range(0x21, 0x7C)),  # Windows' arrows and F keys
        *(0xE4, 0xF1, 0x171, 0x6CE, 0x6D1),  # letters of other alphabets
    ],
)
def test_keys_that_are_no_letters_of_ours_do_nothing(key: int) -> None:
    assert command_of(key) is None


def test_locks_and_layouts_change_nothing_and_shortcuts_are_not_ours() -> None:
    """GTK gives the modifiers above the key: shift 1, caps lock 2, control 4, alt 8, num lock 16, super 64."""
    for modifiers in (0x01, 0x02, 0x10, 0x12, 0x13, 0x2010):
        assert command_of(modifiers << 16 | ord("Q")) == command_of(modifiers << 16 | ord("q")) == "end"
        assert command_of(modifiers << 16 | 0xFF51) is None
    for modifiers in (0x04, 0x08, 0x40, 0x14):
        assert command_of(modifiers << 16 | ord("q")) is None


def test_digits_and_both_enter_keys_answer() -> None:
    assert [command_of(ord(digit)) for digit in "0123456789"] == list("0123456789")
    assert command_of(13) == command_of(10) == command_of(0xFF8D) == "go"


def test_every_key_is_on_the_panel() -> None:
    keys = [key for key, _ in HELP]
    assert keys == ["space", "enter", "n", "b", "r", "m", "f", "w", "s", "h", "q"]
    named = {"space": " ", "enter": "\r"}
    assert len({command_of(ord(named.get(key, key))) for key in keys}) == len(keys)


def test_the_list_of_keys_is_closed_by_what_it_says_and_by_escape() -> None:
    assert heeded("help", listed=False) == (None, True)
    for command in ("help", "go", "pause", "escape"):
        assert heeded(command, listed=True) == (None, False)
    assert HELP_FOOTER.startswith("h, enter, space: close")


def test_what_the_list_hides_gets_no_key_from_under_it() -> None:
    commands: tuple[Command, ...] = get_args(Command)
    done = {command for command in commands if heeded(command, listed=True)[0] is not None}
    assert done == {"end", "mute", "flip", "screenshot", "full_screen"}
    assert all(heeded(command, listed=True) == (command, True) for command in done)


def test_without_the_list_every_key_does_what_it_does_and_escape_ends() -> None:
    for command in get_args(Command):
        if command != "help":
            assert heeded(command, listed=False) == ("end" if command == "escape" else command, False)
