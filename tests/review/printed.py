"""What a table looks like on a terminal."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType


def printed(shown: RenderableType, width: int = 80) -> str:
    """`shown` on a terminal of `width` columns, without colours."""
    console = Console(width=width, file=io.StringIO(), highlight=False)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()
