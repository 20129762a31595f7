"""`formcheck checkin --list`, `--advice` and `--undo`: what was noted, looked back at or taken back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from tests.commandline import called
from tests.commands.checkins.noted import kept


class TestLookingBack:
    def test_the_list(self, home: Path) -> None:
        called("checkin", "--pain", "4", "--where", "left:calf", "--at", "2026-03-20T08:30:00+01:00")
        assert called("checkin", "--list").stdout == "Fri 20 Mar 2026 08:30: pain 4 in left calf\n"

    def test_a_long_list_shows_the_last_ones(self, home: Path) -> None:
        for pain in range(3):
            called("checkin", "--pain", str(pain))
        done = called("checkin", "--list", "2")
        assert [line.split(": ")[1] for line in done.stdout.splitlines()] == ["pain 1", "pain 2"]
        assert done.stderr == "Not shown: 1 earlier. For all, give --list 3.\n"
        assert {called("checkin", "--list", number).returncode for number in ("0", "-1")} == {2}

    def test_an_empty_list_says_what_to_do(self, home: Path) -> None:
        done = called("checkin", "--list")
        assert (done.returncode, done.stdout) == (0, "")
        assert "formcheck checkin" in done.stderr

    def test_what_cannot_be_read_is_said_beside(self, home: Path) -> None:
        called("checkin", "--pain", "4")
        with (home / "checkins.jsonl").open("a") as file:
            file.write("half a li")
        done = called("checkin", "--list")
        assert "pain 4" in done.stdout
        assert done.stderr == "note: checkins.jsonl: line 2 is cut off\n"

    def test_the_advice_and_all_rules(self, home: Path) -> None:
        out = called("checkin", "--advice").stdout
        assert "None of the programme's rules speaks" in out
        assert "All rules:\n- When a red flag" in out

    def test_a_mistake_is_taken_back(self, home: Path) -> None:
        called("checkin", "--pain", "4")
        called("checkin", "--weakness", "new")
        done = called("checkin", "--undo")
        assert "Taken back:" in done.stdout
        assert "weakness: new" in done.stdout
        assert kept().intensity == 4
        assert called("checkin", "--undo").returncode == 0
        assert called("checkin", "--undo").returncode == 1

    def test_the_one_noted_last_is_taken_back_whatever_time_it_speaks_of(self, home: Path) -> None:
        called("checkin", "--pain", "2")
        earlier = datetime.now().astimezone() - timedelta(days=3)
        called("checkin", "--pain", "9", "--at", earlier.isoformat())
        assert "pain 9" in called("checkin", "--undo").stdout
        assert kept().intensity == 2

    def test_one_json_object(self, home: Path) -> None:
        noted = json.loads(called("checkin", "--numbness", "new", "--where", "left:calf", "--json").stdout)
        assert noted["schema"] == 1
        assert noted["checkins"][0]["places"] == [{"region": "calf", "side": "left"}]
        assert noted["advice"][0]["id"] == "new_signs"
        assert datetime.fromisoformat(noted["advice"][0]["data"][0]["at"]).utcoffset() is not None
        assert json.loads(called("checkin", "--list", "--json").stdout) == noted

    def test_the_list_as_json_has_as_many_as_were_asked_for(self, home: Path) -> None:
        for pain in range(3):
            called("checkin", "--pain", str(pain))
        two, one_more = (json.loads(called("checkin", "--list", n, "--json").stdout) for n in ("2", "4"))
        assert [checkin["intensity"] for checkin in two["checkins"]] == [1, 2]
        assert [checkin["intensity"] for checkin in one_more["checkins"]] == [0, 1, 2]
        assert called("checkin", "--list", "0", "--json").returncode == 2

    def test_what_was_taken_back_as_json(self, home: Path) -> None:
        called("checkin", "--pain", "4")
        called("checkin", "--pain", "9")
        found = json.loads(called("checkin", "--undo", "--json").stdout)
        assert found["taken_back"]["intensity"] == 9
        assert [checkin["intensity"] for checkin in found["checkins"]] == [4]
        assert kept().intensity == 4
