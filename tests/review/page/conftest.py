"""Pages of real recordings, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.session.checkins.checkin import CheckIn, Place
from formcheck.session.header import Visit
from formcheck.specs.catalog import find
from tests.commandline import SAMPLES, formcheck
from tests.review.page.examples import STARTED_AT, VISIT, bird_dogs, keep


@pytest.fixture(scope="session")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one set: a clip in which somebody arches once, watched by the pose model."""
    home = tmp_path_factory.mktemp("filmed")
    clip = SAMPLES / "glute_bridge_over_arched.mp4"
    done = formcheck("analyze", str(clip), "--exercise", "glute_bridge", home=home)
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture(scope="session")
def film_page(filmed: Path) -> Path:
    """Its page, as the command writes it."""
    done = formcheck("review", "--html", "--out", "film.html", home=filmed)
    assert done.returncode == 0, done.stderr
    return filmed / "film.html"


@pytest.fixture(scope="session")
def visit_page(filmed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a visit of two sets, one of them with sides, and check-ins before and after."""
    from formcheck.session.checkins.store import append
    from formcheck.session.read import read_session

    home = tmp_path_factory.mktemp("visited")
    (film,) = (filmed / "sessions").iterdir()
    visit = Visit(VISIT, None, 1, 1, None)
    keep(home / "sessions", read_session(film).poses(), visit=visit)
    keep(home / "sessions", bird_dogs(), find("bird_dog"), visit=visit, minutes=3)
    places = (Place("low_back", "middle"), Place("calf", "left"))
    append(CheckIn(STARTED_AT, "before", VISIT, intensity=4, places=places), home / "checkins.jsonl")
    append(CheckIn(STARTED_AT, "after", VISIT, intensity=3, places=places[:1]), home / "checkins.jsonl")
    done = formcheck("review", "--html", "--out", "visit.html", home=home)
    assert done.returncode == 0, done.stderr
    return home / "visit.html"
