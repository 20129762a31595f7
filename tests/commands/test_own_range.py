"""The own range that a live session watches: what cannot be read of it costs neither the session nor its log."""

from __future__ import annotations

from pathlib import Path

import pytest

from formcheck.commands.own_range import own_range_if_readable
from formcheck.live.flow.plan import Around, SessionPlan, endless_set
from formcheck.live.logs import Logs
from formcheck.session.checkins.store import checkins_path
from formcheck.session.profile import profile_path
from formcheck.session.read import read_session
from tests.bridge_spec import BRIDGE
from tests.session.examples import SOURCE


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_HOME", str(tmp_path))


def test_what_can_be_read_is_watched() -> None:
    personal = own_range_if_readable()(BRIDGE)
    assert personal is not None and personal.ranges == ()


@pytest.mark.parametrize("file", ["checkins", "profile"])
def test_what_can_not_be_read_is_told_once_and_the_log_is_kept(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unreadable = checkins_path() if file == "checkins" else profile_path()
    unreadable.mkdir(parents=True)  # a folder in the file's place cannot be read by anybody, not even by root
    find = own_range_if_readable()
    plan = SessionPlan(endless_set(BRIDGE), Around())
    logs = Logs(plan, None, None, lambda: SOURCE, "model", find)
    for _ in range(2):
        logs.end(logs.begin(plan.sets[0]), "done", None)
        assert find(BRIDGE) is None
    assert len(logs.folders) == 2
    assert read_session(logs.folders[0]).header.personal is None
    told = capsys.readouterr().err
    assert told.count("goes on without your own range") == 1 and str(unreadable) in told
    assert "will not be kept" not in told
