"""The page as text: what a browser isn't needed for."""

from __future__ import annotations

import dataclasses
import html.parser
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from formcheck.coach.events import Cued, Event
from formcheck.errors import SessionError
from formcheck.pose.recording import read_poses
from formcheck.review.page.build import page_of
from formcheck.review.page.file import page_path, write_page
from formcheck.review.terminal import print_review
from formcheck.review.visit import find_review, one_set
from formcheck.session.header import Visit
from formcheck.specs.catalog import find
from tests.review.page.examples import VISIT, bird_dogs, bridges, keep, repeated
from tests.session.examples import PURE_HOLD, any_events, cut_off, write_session

LARGEST = 3 << 20
NASTY = "<script>alert(1)</script>\"'&amp;</script><!--"


def datas(page: str) -> list[dict[str, Any]]:
    """What the page's scripts are given."""
    return [
        json.loads(text) for text in re.findall(r'<script type="application/json" class="data">(.*?)</script>', page)
    ]


class Balance(html.parser.HTMLParser):
    """Finds elements that are opened and not closed, and ids that are there twice."""

    VOID = frozenset({"meta", "link", "br", "input", "path", "circle", "rect", "polyline", "img", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def parsed(page: str) -> Balance:
    found = Balance()
    found.feed(page)
    assert (found.wrong, found.open) == ([], [])
    assert len(set(found.ids)) == len(found.ids)
    return found


def test_it_is_whole_and_asks_for_nothing(tmp_path: Path) -> None:
    page = page_of(one_set(keep(tmp_path, bridges())))
    found = parsed(page)
    assert found.links
    assert all(link.startswith("#") and link[1:] in found.ids for link in found.links)
    assert "url(" not in page
    assert "@import" not in page
    assert set(re.findall(r"https?://[^\s\"'<]+", page)) == {"http://www.w3.org/2000/svg"}


def test_words_of_others_stay_words(tmp_path: Path) -> None:
    spec = dataclasses.replace(find("glute_bridge"), name=NASTY)
    folder = tmp_path / f"{VISIT}_x"
    write_session(folder, (Cued(1.0, "x", None, NASTY),), spec=spec, poses=bridges())
    page = page_of(one_set(folder))
    assert "<script>alert" not in page
    parsed(page)
    assert len(re.findall("<script", page)) == 2  # the page's own, and one set to replay


def test_a_visits_sets_stand_in_their_order(tmp_path: Path) -> None:
    visit = Visit(VISIT, "my_mornings", 1, 2, None)
    keep(tmp_path, bird_dogs(), find("bird_dog"), visit=visit, minutes=5)
    keep(tmp_path, bridges(), visit=visit)
    keep(tmp_path, bridges(), visit=Visit("2026-11-22T15-04-06", None, 1, 1, None), minutes=1)
    page = page_of(find_review(VISIT, tmp_path))
    parsed(page)
    titles = re.findall(r'<h2 id="set-\d-title">.*?</span> (.*?)</h2>', page)
    assert titles == ["Glute bridge", "Bird-dog"]
    assert "2 sets in" in page
    assert "routine my mornings" in page
    assert [len(data["replay"]["values"]) for data in datas(page)] == [1, 2]


def test_what_was_too_small_to_count_has_a_unit(tmp_path: Path) -> None:
    write_session(tmp_path, spec=find("glute_bridge"), poses=bridges())
    assert '<td class="n">131 to 150°</td>' in page_of(one_set(tmp_path))


def test_a_set_without_poses_has_its_figures(tmp_path: Path) -> None:
    folder = keep(tmp_path, bridges())
    (folder / "poses.bin").unlink()
    page = page_of(one_set(folder))
    parsed(page)
    assert "no replay and no trace" in page
    assert "2 of 10-15" in page
    (data,) = datas(page)
    assert data["replay"] is None
    assert len(data["reps"]) == 2


def test_a_spec_of_another_version_leaves_replay_and_figures(tmp_path: Path) -> None:
    page = page_of(one_set(keep(tmp_path, bridges(), dataclasses.replace(find("glute_bridge"), text="nonsense: ["))))
    parsed(page)
    assert "the trace could not be drawn" in page
    assert datas(page)[0]["replay"]["values"] == []


def test_a_set_cut_off_and_one_of_nothing_are_told(tmp_path: Path) -> None:
    write_session(tmp_path / "cut")
    cut_off(tmp_path / "cut")
    write_session(tmp_path / "none", (), spec=PURE_HOLD, poses=())
    cut, none = page_of(one_set(tmp_path / "cut")), page_of(one_set(tmp_path / "none"))
    parsed(cut)
    parsed(none)
    assert "was cut off" in cut
    assert "No hold was counted." in none


@settings(max_examples=40)
@given(events=any_events())
def test_no_log_is_too_strange_for_a_page(tmp_path_factory: pytest.TempPathFactory, events: list[Event]) -> None:
    folder = tmp_path_factory.mktemp("strange")
    write_session(folder, events, spec=find("glute_bridge"), poses=bridges()[:30])
    page = page_of(one_set(folder))
    parsed(page)
    assert "NaN" not in "".join(map(json.dumps, datas(page)))
    print_review(one_set(folder))


def test_each_shipped_exercise_has_a_page(tmp_path: Path) -> None:
    from formcheck.specs.catalog import available

    poses = bird_dogs()[:90]
    for entry in available():
        assert entry.spec is not None
        page = page_of(one_set(keep(tmp_path, poses, entry.spec)))
        parsed(page)
        assert entry.name.replace("'", "&#39;") in page


def test_half_an_hour_is_small_and_quick(tmp_path: Path) -> None:
    """Quick against what reading the poses alone takes: the page's own budget is two seconds on a laptop."""
    short = keep(tmp_path / "short", bridges())
    long = one_set(repeated(short, tmp_path / "long", minutes=30, fps=30))
    began = time.perf_counter()
    count = sum(1 for _ in read_poses(long.sets[0].session.poses_path))
    reading = time.perf_counter() - began
    began = time.perf_counter()
    page = page_of(long)
    making = time.perf_counter() - began
    sys.stdout.write(f"{count} poses read in {reading:.2f} s, {len(page) / 1e6:.2f} MB made in {making:.2f} s\n")
    assert count == 54_000
    assert len(long.sets[0].summary.reps) > 190
    assert len(page.encode()) < LARGEST
    assert making < 6 * reading


def test_the_page_goes_below_home_and_is_whole_or_not_at_all(tmp_path: Path, home: Path) -> None:
    review = one_set(keep(tmp_path, bridges()))
    path = page_path(review)
    assert path == home / "pages" / f"{review.sets[0].name}.html"
    write_page(path, "one")
    write_page(path, "two")
    assert path.read_text() == "two"
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    with pytest.raises(SessionError, match="is a folder"):
        write_page(tmp_path, "x")
    (tmp_path / "file").touch()
    with pytest.raises(SessionError, match="--out FILE"):
        write_page(tmp_path / "file" / "page.html", "x")
