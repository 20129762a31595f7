from __future__ import annotations

import pytest

from formcheck.live.keys import HELP, command_of


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


def test_escape_ends_and_others_do_nothing() -> None:
    assert command_of(27) == "end"
    for key in (-1, ord("z"), ord("+"), 0x10FF52, 65480, 0):
        assert command_of(key) is None


def test_digits_and_both_enter_keys_answer() -> None:
    assert [command_of(ord(digit)) for digit in "0123456789"] == list("0123456789")
    assert command_of(13) == command_of(10) == command_of(0xFF8D) == "go"


def test_every_key_is_on_the_panel() -> None:
    keys = [key for key, _ in HELP]
    assert keys == ["space", "enter", "n", "b", "r", "m", "f", "w", "s", "h", "q"]
    named = {"space": " ", "enter": "\r"}
    assert len({command_of(ord(named.get(key, key))) for key in keys}) == len(keys)
