"""The page as a person meets it: with keys alone, on a phone, in the dark, on paper, and with a screen reader."""

from __future__ import annotations

import dataclasses
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from formcheck.review.page.build import page_of
from formcheck.review.visit import one_set
from formcheck.session.checkins.checkin import CheckIn
from formcheck.session.checkins.store import append
from formcheck.specs.catalog import find
from tests.bodies import hands_and_knees
from tests.commandline import formcheck
from tests.movements import film, times
from tests.review.browser import Opener
from tests.review.page.examples import FPS, STARTED_AT, bridges, keep

SCHEMES = ("light", "dark")


def seconds(page: Page, section: str = "#set-1") -> float:
    """What the replay's clock says."""
    minutes, rest = page.locator(f"{section} .reading .clock").inner_text().split(":")
    return 60 * int(minutes) + float(rest)


def focused(page: Page) -> str:
    """The focused element: its class, or its tag where it has none."""
    found: str = page.evaluate("document.activeElement.className || document.activeElement.tagName")
    return found


def tab_to(page: Page, wanted: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted in focused(page).split():
            return
    raise AssertionError(f"{wanted} is not reached by {most} tabs")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [375, 1100])
def test_it_has_no_accessibility_violations(visit_page: Path, opened: Opener, scheme: str, width: int) -> None:
    page = opened(visit_page, width, color_scheme=scheme)
    for details in page.locator("details > summary").all():
        details.click()
    page.locator(".missed").first.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 375, 768])
def test_no_page_is_wider_than_its_screen(visit_page: Path, opened: Opener, width: int) -> None:
    page = opened(visit_page, width)
    for details in page.locator("details > summary").all():
        details.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_dark_page_is_dark(visit_page: Path, opened: Opener) -> None:
    def paper(scheme: str) -> int:
        page = opened(visit_page, color_scheme=scheme)
        colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", colour)))

    assert paper("dark") < 150 < 600 < paper("light")


def test_keys_alone_play_and_scrub(film_page: Path, opened: Opener) -> None:
    page = opened(film_page)
    tab_to(page, "play")
    began = seconds(page)
    page.keyboard.press("Space")
    page.wait_for_function("(t) => document.querySelector('.scrub').value > t + 0.3", arg=began)
    page.keyboard.press("Space")
    stopped = seconds(page)
    page.wait_for_timeout(200)
    assert seconds(page) == stopped
    tab_to(page, "scrub", 1)
    page.keyboard.press("Home")
    assert seconds(page) == 0
    page.keyboard.press("ArrowRight")
    assert seconds(page) == pytest.approx(0.1)
    assert (page.locator(".scrub").get_attribute("aria-valuetext") or "").startswith("0:00.1; 1")


def test_keys_alone_reach_each_rep_and_warning(film_page: Path, opened: Opener) -> None:
    page = opened(film_page, reduced_motion="reduce")
    tab_to(page, "mark")
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    at_first = seconds(page)
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    assert (first[:5], second[:5]) == ("Rep 1", "Rep 2")
    assert at_first < seconds(page)
    tab_to(page, "warning", 3)
    page.keyboard.press("Enter")
    begins, ends = (float(page.locator(".mark.warning").get_attribute(f"data-{name}") or "") for name in ("from", "to"))
    assert begins <= seconds(page) <= ends
    assert "Lower a little" in page.locator(".reading .now").inner_text()
    assert "current" in (page.locator(".mark.warning").get_attribute("class") or "")


def test_a_rep_is_played_once(film_page: Path, opened: Opener) -> None:
    page = opened(film_page)
    page.locator(".speed select").select_option("4")
    mark = page.locator(".mark.rep").first
    ends = float(mark.get_attribute("data-to") or "")
    mark.click()
    page.wait_for_function("() => document.querySelector('.play').getAttribute('aria-label').startsWith('Play')")
    assert seconds(page) == pytest.approx(ends + 0.3, abs=0.06)


def test_nothing_moves_by_itself_for_those_who_asked_for_less_motion(film_page: Path, opened: Opener) -> None:
    page = opened(film_page, reduced_motion="reduce")
    page.locator(".mark.rep").last.click()
    at = seconds(page)
    assert at == pytest.approx(float(page.locator(".mark.rep").last.get_attribute("data-at") or ""), abs=0.06)
    page.wait_for_timeout(200)
    assert seconds(page) == at


def test_the_figure_is_the_recorded_pose(visit_page: Path, opened: Opener) -> None:
    """The near thigh of a bird-dog, from the browser's own drawing, at rest and at its furthest."""
    page = opened(visit_page, reduced_motion="reduce")

    def leg(still: int) -> list[tuple[float, float]]:
        page.locator("#set-2 .still").nth(still).click()
        chain = page.locator("#set-2 .stage path.near").last.get_attribute("d") or ""
        return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", chain)]

    (hip, knee, *_), (out_hip, out_knee, *_) = leg(0), leg(1)
    assert knee[0] == pytest.approx(hip[0], abs=15)  # the thigh hangs down
    assert knee[1] > hip[1] + 100
    assert abs(out_knee[1] - out_hip[1]) < 30  # and reaches out level
    assert abs(out_knee[0] - out_hip[0]) > 100


def test_clicking_the_line_goes_there(film_page: Path, opened: Opener) -> None:
    page = opened(film_page)
    page.locator(".track .plot").click()
    assert seconds(page) == pytest.approx(float(page.locator(".scrub").get_attribute("max") or "") / 2, abs=0.15)


def test_corrections_go_to_a_file_that_the_command_takes(filmed: Path, film_page: Path, opened: Opener) -> None:
    page = opened(film_page, accept_downloads=True)
    page.locator("details > summary").click()
    page.locator(".judge").first.select_option("not_a_rep")
    page.locator(".unwarn").check()
    page.locator(".scrub").fill("17")
    page.locator(".missed").click()
    assert page.locator(".pending li").count() == 3
    page.locator(".pending li button").nth(2).click()
    assert page.locator(".pending li").count() == 2
    with page.expect_download() as download:
        page.locator(".download").click()
    file = filmed / download.value.suggested_filename
    download.value.save_as(file)
    content: dict[str, Any] = json.loads(file.read_text())
    assert [line["type"] for line in content["corrections"]] == ["not_a_rep", "not_a_warning"]

    words = page.locator("pre code").inner_text().split()
    assert words[:2] == ["formcheck", "correct"]
    done = formcheck(*words[1:], home=filmed)
    assert done.returncode == 0, done.stderr
    figures = json.loads(formcheck("review", "--json", home=filmed).stdout)
    assert (figures["reps"]["total"], figures["warnings"], len(figures["session"]["corrections"])) == (1, [], 2)


def test_it_prints_on_two_pages_without_the_replay(visit_page: Path, opened: Opener) -> None:
    page = opened(visit_page)
    printed = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 2
    page.emulate_media(media="print")
    assert not page.locator(".player").first.is_visible()
    assert page.locator("#set-1 .plot svg").first.is_visible()
    assert page.locator(".warnings").first.is_visible()


def test_without_scripts_all_figures_are_there(visit_page: Path, opened: Opener) -> None:
    page = opened(visit_page, java_script_enabled=False)
    assert not page.locator(".player").first.is_visible()
    assert page.locator("#set-1 .plot path").first.is_visible()
    assert "Lower a little" in page.locator("#set-1 .warnings").inner_text()
    assert page.locator("#set-2 .figures thead").inner_text().split() == ["left", "right"]
    page.locator("#set-1 summary").click()
    assert page.locator("#set-1 .reps").inner_text().split()[:3] == ["#", "At", "From"]


def test_without_scripts_nothing_is_offered_that_needs_one(visit_page: Path, opened: Opener) -> None:
    def offered(**words: bool) -> list[bool]:
        page = opened(visit_page, **words)
        page.locator("#set-1 summary").click()
        return [page.locator(f"#set-1 {part}").first.is_visible() for part in (".judge", ".unwarn", ".correct", ".act")]

    assert offered() == [True] * 4
    assert offered(java_script_enabled=False) == [False] * 4


def test_a_long_word_in_a_note_is_broken(tmp_path: Path, opened: Opener) -> None:
    folder = keep(tmp_path / "sessions", bridges())
    append(CheckIn(STARTED_AT, "before", folder.name, made_worse="https://example.org/" + "a" * 80))
    with (folder / "corrections.jsonl").open("w") as file:
        file.write(json.dumps({"type": "x" * 90, "id": "a"}) + "\n")
    path = tmp_path / "page.html"
    path.write_text(page_of(one_set(folder)), encoding="utf-8")
    assert opened(path, 360).evaluate("document.documentElement.scrollWidth") <= 360


def test_the_replay_has_no_zero_with_a_sign(tmp_path: Path, opened: Opener) -> None:
    poses = list(film(lambda _: hands_and_knees(curve=-0.003), times(4, FPS)))
    path = tmp_path / "page.html"
    path.write_text(page_of(one_set(keep(tmp_path, poses, find("cat_camel")))), encoding="utf-8")
    assert opened(path).locator(".reading .values").inner_text() == "0.00 trunk"


def test_the_moments_of_a_long_hold_have_room_on_paper(tmp_path: Path, opened: Opener) -> None:
    """Two minutes are written every ten seconds on a screen, and every twenty on paper, which is half as wide."""
    poses = [dataclasses.replace(pose, t=8 * pose.t) for pose in bridges()]
    path = tmp_path / "page.html"
    path.write_text(page_of(one_set(keep(tmp_path, poses))), encoding="utf-8")
    page = opened(path, 710)
    page.emulate_media(media="print")
    boxes = [box for span in page.locator(".ruler span").all() if (box := span.bounding_box()) is not None]
    gaps = [after["x"] - before["x"] - before["width"] for before, after in pairwise(boxes)]
    assert len(gaps) >= 3
    assert min(gaps) > 10
