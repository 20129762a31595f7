"""The overview page as a person meets it: with keys alone, on a phone, in the dark, on paper, with a screen reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from formcheck.review.history.overview import Overview, overview
from formcheck.review.history.page import page_of
from formcheck.session.checkins.advice import Advice, Datum
from formcheck.session.checkins.checkin import CheckIn, Place
from formcheck.session.programme import Agreed, Programme
from formcheck.specs.range import Range
from tests.review.browser import Opener
from tests.review.history.rows import NOON, days_ago, set_row, side_row, visit_of, visit_on

ADVICE = tuple(
    Advice(level, level, ("A calm sentence.",), "The reason.", (Datum(days_ago(1), "pain 3"),))
    for level in ("stop", "see", "ease", "good")
)


AGREED = Agreed("bird_dog", "Bird-dog", Range(1, 1), Range(8, 8), Range(1, 1))


def found(
    now: datetime = NOON,
    advice: tuple[Advice, ...] = ADVICE,
    programmes: tuple[Programme, ...] = (),
    weeks: int | None = None,
) -> Overview:
    """Seven weeks of two exercises, one with sides, with pain that draws back; an analysed video and a wrong clock."""
    visits = []
    for n in range(0, 45, 2):
        sides = side_row(8, "left", mean=50 - n / 5, hold=3.0), side_row(8, "right", mean=40 - n / 5, hold=3.2)
        sides = replace(sides[0], target=30.0, cap=70.0), replace(sides[1], target=30.0, cap=75.0)
        bird_dog = set_row(
            days_ago(n), 16, exercise="bird_dog", name="Bird-dog", by_side=sides, warnings={"too_far": 2}
        )
        visits.append(visit_of(set_row(days_ago(n), 4 + n % 7), bird_dog))
    visits += [visit_on(days_ago(3), live=False), visit_on(days_ago(-300))]
    checkins = [
        CheckIn(days_ago(n), intensity=min(10, 2 + n // 8), places=(Place("calf" if n > 20 else "buttock", "left"),))
        for n in range(0, 45, 3)
    ]
    return overview(visits, checkins, advice, now, notes=("<b>A note & more</b>",), programmes=programmes, weeks=weeks)


@pytest.fixture(scope="module")
def page_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "history.html"
    path.write_text(page_of(found()), encoding="utf-8")
    return path


def open_all(page: Page) -> None:
    for summary in page.locator("details > summary").all():
        summary.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_it_has_no_accessibility_violations(page_path: Path, opened: Opener, scheme: str, width: int) -> None:
    page = opened(page_path, width, color_scheme=scheme)
    open_all(page)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_page_is_wider_than_its_screen(page_path: Path, opened: Opener, width: int) -> None:
    page = opened(page_path, width)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_long_word_widens_nothing(tmp_path: Path, opened: Opener) -> None:
    """An address in a note, which the last check-in, an advice's data and the notes below show, and in a name."""
    address = "https://example.org/" + "long" * 45
    said = CheckIn(NOON, intensity=3, made_worse=address)
    advice = Advice("progress", "good", ("Well.",), "So.", (Datum(NOON, address),))
    visits = [visit_on(NOON, name=address, kind="hold", unit=None)]
    shown = overview(visits, [said], (advice,), NOON, exercise="glute_bridge", notes=(address,))
    (tmp_path / "history.html").write_text(page_of(shown), encoding="utf-8")
    page = opened(tmp_path / "history.html", 360)
    open_all(page)
    assert page.locator("body").inner_text().count(address) >= 6
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("weeks", [None, 60])
def test_the_calendar_fits_a_phone_and_its_text_is_not_scaled_down(
    tmp_path: Path, opened: Opener, weeks: int | None
) -> None:
    """Also with weeks of last year, which have their year."""
    (tmp_path / "history.html").write_text(page_of(found(weeks=weeks)), encoding="utf-8")
    page = opened(tmp_path / "history.html", 360)
    assert ("2025" in page.locator(".calendar").inner_text()) is (weeks is not None)
    box = page.locator(".calendar").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.querySelector('.chart').getScreenCTM().a") > 0.8


def test_a_day_leads_to_its_numbers_by_keys_alone(page_path: Path, opened: Opener) -> None:
    page = opened(page_path)
    for _ in range(40):
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href') || ''")
        if target.startswith("#day-"):
            break
    else:
        raise AssertionError("no day is reached by keys")
    day = page.locator(target)
    assert not day.is_visible()
    page.keyboard.press("Enter")
    assert day.is_visible()
    assert page.evaluate("document.activeElement.id") == target[1:]
    assert "Bird-dog" in day.inner_text()


def test_what_a_screen_reader_says_of_a_day(page_path: Path, opened: Opener) -> None:
    page = opened(page_path)
    names = [link.inner_text() for link in page.locator(".calendar a").all()]
    assert "Wednesday 18 November: half or more" in [" ".join(name.split()) for name in names]
    assert len(names) == 23


def test_every_picture_has_words_and_a_table_behind_it(page_path: Path, opened: Opener) -> None:
    page = opened(page_path)
    pictures = page.locator("svg[role=img]")
    assert pictures.count() == 7
    for picture in pictures.all():
        assert len((picture.get_attribute("aria-label") or "").split()) > 8
        assert picture.locator("xpath=ancestor::*[self::article or self::section][1]//table").count() == 1


def test_the_dark_page_is_dark(page_path: Path, opened: Opener) -> None:
    def paper(scheme: str) -> int:
        colour: str = opened(page_path, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", colour)))

    assert paper("dark") < 150 < 600 < paper("light")


def test_the_weeks_are_printed_on_one_sheet_and_not_every_day(tmp_path: Path, opened: Opener) -> None:
    mine = Programme(days_ago(60).date(), "mine", "Mine", (AGREED,))
    (tmp_path / "history.html").write_text(page_of(found(advice=ADVICE[:1], programmes=(mine,))), encoding="utf-8")
    page = opened(tmp_path / "history.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == page.locator("details.long").count()
    assert page.get_by_role("columnheader", name="Range, left").is_visible()
    assert not page.get_by_text("Pain in numbers").is_visible()
    assert not page.get_by_text("Every day in numbers").is_visible()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == 1


MANY = {f"this_part_wanders_{n}": n for n in range(2, 11)}


def test_many_kinds_of_warning_fit_a_sheet(tmp_path: Path, opened: Opener) -> None:
    """A4 less its margins of 11 mm is 188 mm, 710 pixels. Twelve weeks of nine kinds take a column of their own on the
    screen, and lines below the table on paper, where that column made three tables six sheets.
    """
    sides = side_row(8, "left", mean=0.5, hold=3.0), side_row(8, "right", mean=0.4, hold=3.2)
    visits = []
    for n in range(0, 80, 2):
        dog = set_row(days_ago(n), 16, exercise="bird_dog", name="Bird-dog", unit="trunk", by_side=sides, warnings=MANY)
        glide = replace(dog, folder=f"{dog.folder}g", exercise="glide", name="Glide", unit="deg")
        visits.append(visit_of(set_row(days_ago(n), warnings=MANY), dog, glide))
    (tmp_path / "history.html").write_text(page_of(overview(visits, (), (), NOON)), encoding="utf-8")
    page = opened(tmp_path / "history.html", 710)
    assert page.get_by_role("columnheader", name="Warnings").count() == 0  # the tables are closed
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.get_by_role("columnheader", name="Warnings").count() == 3
    assert not page.get_by_text("Warnings, by the week of").first.is_visible()
    page.emulate_media(media="print")
    assert page.get_by_role("columnheader", name="Warnings").count() == 0
    assert page.get_by_text("this part wanders 10: 31 Aug 30, 7 Sep 40").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 710
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == 2


def test_without_scripts_all_is_there(page_path: Path, opened: Opener) -> None:
    page = opened(page_path, java_script_enabled=False)
    assert page.locator("svg.chart").first.is_visible()
    page.locator("details > summary").nth(4).click()
    assert page.locator("table").nth(1).is_visible()


def test_words_are_escaped_and_nothing_is_fetched() -> None:
    html = page_of(found())
    assert "<b>A note" not in html
    assert "&lt;b&gt;A note &amp; more" in html
    parser = _Addresses()
    parser.feed(html)
    assert all(address.startswith("#") for address in parser.found)
    without_names = html.replace("http://www.w3.org/2000/svg", "")  # a name, which nobody fetches
    assert not re.search(r"url\(|@import|https?://", without_names)


class _Addresses(HTMLParser):
    """Every address that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "action", "data")]


def test_small_even_after_years(page_path: Path) -> None:
    visits = [visit_on(NOON - timedelta(days=n)) for n in range(1500)]
    html = page_of(overview(visits, (), (), NOON, weeks=260))
    assert len(html) < 3 << 20
    assert html.count('<tr><th scope="row">') >= 260


def test_the_page_of_nothing(tmp_path: Path, opened: Opener) -> None:
    path = tmp_path / "nothing.html"
    path.write_text(page_of(overview((), (), (), NOON)), encoding="utf-8")
    page = opened(path)
    assert "Nothing to look back at yet" in page.locator("main").inner_text()
    assert Axe().run(page).violations_count == 0
