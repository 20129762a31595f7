"""A real browser for the pages: the machine's own Chromium, without a window and without a network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

Opener = Callable[..., Page]
"""Opens the page at a path; see the fixture `opened`."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@contextmanager
def browser() -> Iterator[Browser]:
    """Started once for many pages."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    assert found is not None, f"a browser is needed, one of {', '.join(NAMES)}: apt-get install chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found)
        try:
            yield opened
        finally:
            opened.close()
