"""The years of practice that the history is measured over are what they say; how fast this machine is is not tested."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from benchmarks.afterwards import HISTORY_LIMIT_S, histories
from benchmarks.many_sessions import EXERCISES, write_sessions
from formcheck.session.folder import sessions_root
from formcheck.session.index import index, visits

LAST = datetime(2026, 11, 22, 18, tzinfo=timezone.utc)


def test_so_many_sets_in_visits_of_one_a_day(home: Path) -> None:
    write_sessions(sessions_root(), 20, LAST)
    found = visits()
    assert sum(len(visit.sets) for visit in found) == 20
    assert {visit.exercises for visit in found[:-1]} == {EXERCISES}
    assert len({visit.day for visit in found}) == len(found) == 7
    assert found[-1].started_at == LAST
    assert index().notes == ()
    assert all(row.practice and row.reps and row.by_side for visit in found for row in visit.sets)


def test_range_grows_over_the_years(home: Path) -> None:
    write_sessions(sessions_root(), 60, LAST)
    bridges = [row for visit in visits() for row in visit.sets if row.exercise == "glute_bridge"]
    first, last = (sum(row.by_side[0].mean or 0 for row in rows) / 5 for rows in (bridges[:5], bridges[-5:]))
    assert first + 5 < last


def test_the_figures_have_their_limits(tmp_path: Path) -> None:
    first, again, page = histories(tmp_path, 1, sets=6)
    assert (first.limit, again.limit, page.limit) == (None, HISTORY_LIMIT_S, None)
    assert min(figure.value for figure in (first, again, page)) > 0
