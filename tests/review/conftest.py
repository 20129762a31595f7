"""The one browser that opens every page: two at once in one process are more than its driver allows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.review.browser import Opener, browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Opener]:
    """Opens a page; a script that fails, or anything asked of a network, fails the test."""
    contexts, wrong = [], list[str]()

    def open_page(path: Path, width: int = 1100, height: int = 900, **words: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **words)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
        page.on("request", lambda asked: _note(asked.url, path, wrong))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def _note(url: str, path: Path, wrong: list[str]) -> None:
    if url != path.as_uri() and not url.startswith("blob:"):
        wrong.append(f"request: {url}")
