"""Can a window be shown?"""

from __future__ import annotations

import cv2

from formcheck.commands.checks.report import Finding
from formcheck.errors import DisplayError
from formcheck.live.display import require_display
from formcheck.live.window import Window


def findings() -> list[Finding]:
    """The display, tried with a window that closes at once."""
    try:
        require_display()
        with Window():
            toolkit = cv2.currentUIFramework()
    except (DisplayError, cv2.error) as error:
        return [Finding("Display", "note", str(error).splitlines()[0])]
    return [Finding("Display", "works", f"a window can be shown ({toolkit})")]
