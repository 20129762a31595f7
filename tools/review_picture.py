"""Makes the picture of the review's page: `python -m tools.review_picture [FILE]`.

Sample videos are watched as `formcheck analyze` would, kept as one visit with check-ins before and after, and the page
that `formcheck review --html` makes of it is photographed in the machine's own Chromium.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from playwright.sync_api import sync_playwright

from formcheck.analysis.watch import watch_frames
from formcheck.capture.open import open_source
from formcheck.home import VARIABLE
from formcheck.pose.blazepose import BlazePose
from formcheck.review.page.build import page_of
from formcheck.review.visit import find_review
from formcheck.session.checkins.checkin import CheckIn, Place
from formcheck.session.checkins.store import append
from formcheck.session.folder import create_folder, sessions_root
from formcheck.session.header import Visit, header_of
from formcheck.session.log import SessionLog
from formcheck.specs.catalog import find

REPOSITORY = Path(__file__).parent.parent
PICTURE = REPOSITORY / "docs" / "pictures" / "review_page.jpg"
CLIPS = {"glute_bridge_over_arched": "glute_bridge", "cat_camel_hollow_too_deep": "cat_camel"}
BEGAN = datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=1)))
VISIT = "2026-03-02T08-30-00"
WIDTH, HEIGHT = 1000, 1480
LARGEST = 200 << 10
"""Bytes that a picture in the repository may have."""


def main(picture: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        for number, (clip, exercise) in enumerate(CLIPS.items()):
            keep(clip, exercise, BEGAN + timedelta(minutes=4 * number))
        check_in()
        page = Path(folder) / "page.html"
        page.write_text(page_of(find_review(VISIT, sessions_root())), encoding="utf-8")
        photograph(page, picture)
    size = picture.stat().st_size
    print(picture, size)
    if size > LARGEST:
        raise SystemExit(f"{picture} has {size} bytes, more than {LARGEST}")


def keep(clip: str, exercise: str, when: datetime) -> None:
    """One clip as one set of the visit."""
    spec = find(exercise)
    source = open_source(REPOSITORY / "sample_videos" / f"{clip}.mp4")
    with source, BlazePose(outline=spec.needs_silhouette, surface=spec.needs_surface) as model:
        visit = Visit(VISIT, None, 1, 1, None)
        header = header_of(
            spec, source.info, model=model.name, outline=spec.needs_silhouette, started_at=when, visit=visit
        )
        with SessionLog(create_folder(sessions_root(), exercise, when), header) as log:
            watch_frames(spec, source, model, log)


def check_in() -> None:
    back, buttock, calf = Place("low_back", "middle"), Place("buttock", "left"), Place("calf", "left")
    append(CheckIn(BEGAN, "before", VISIT, intensity=4, places=(back, buttock, calf), numbness="none"))
    after = BEGAN + timedelta(minutes=9)
    append(CheckIn(after, "after", VISIT, intensity=3, places=(back, buttock), feel="better"))


def photograph(page: Path, picture: Path) -> None:
    """The page's beginning, at the first set's warning."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        tab = context.new_page()
        tab.goto(page.as_uri())
        tab.locator("#set-1 .mark.warning").click()
        tab.mouse.move(0, 0)
        tab.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        picture.parent.mkdir(parents=True, exist_ok=True)
        tab.screenshot(path=picture, type="jpeg", quality=82)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
