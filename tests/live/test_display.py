from __future__ import annotations

import subprocess
import sys

import pytest

from formcheck.errors import DisplayError
from formcheck.live.display import require_display
from formcheck.live.window import Window

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 can be missing")


@linux_only
def test_without_a_display_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(DisplayError, match="--no-window"):
        require_display()


@linux_only
def test_a_display_that_is_not_there_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(DisplayError, match=":4711"):
        require_display()


@linux_only
def test_opening_a_window_without_a_display_does_not_end_the_process() -> None:
    """In a process of its own: OpenCV would end it with SIGABRT."""
    program = (
        "import os; os.environ['DISPLAY'] = ':4711'\n"
        "from formcheck.live.window import Window\n"
        "from formcheck.errors import DisplayError\n"
        "try:\n    Window().__enter__()\nexcept DisplayError:\n    print('told')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "told\n")


def test_a_window_is_not_open_before_it_is_entered() -> None:
    assert Window().shows
