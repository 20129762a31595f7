from __future__ import annotations

import pytest

from formcheck.live.keys import HELP, command_of


@pytest.mark.parametrize(
    ("key", "command"),
    [(" ", "pause"), ("r", "restart"), ("m", "mute"), ("f", "flip"), ("h", "help"), ("s", "screenshot"), ("q", "end")],
)
def test_keys_small_and_capital(key: str, command: str) -> None:
    assert command_of(ord(key)) == command
    assert command_of(ord(key.upper())) == command


def test_escape_ends_and_others_do_nothing() -> None:
    assert command_of(27) == "end"
    for key in (-1, ord("x"), ord("1"), 0x10FF52, 65480, 0):
        assert command_of(key) is None


def test_every_key_is_on_the_panel() -> None:
    keys = {line.split()[0] for line in HELP}
    assert keys == {"space", "r", "m", "f", "w", "s", "h", "q"}
    assert all(command_of(ord(key if len(key) == 1 else " ")) for key in keys)
