"""`formcheck rescore`: what it prints, what it keeps, and its exit code."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest

from formcheck.analysis.watch import watch_poses
from formcheck.capture.frame import SourceInfo
from formcheck.pose.recording import quantise
from formcheck.session.header import header_of
from formcheck.session.log import SessionLog
from formcheck.specs.catalog import find
from tests.analysis.scenes import plain
from tests.commandline import called, formcheck
from tests.session.examples import PURE_HOLD, write_session

NAME = "2026-11-22T09-30-00_glute_bridge"


@pytest.fixture
def used(home: Path) -> Path:
    """A home with one set of glute bridges, as they are scored today."""
    spec, folder = find("glute_bridge"), home / "sessions" / NAME
    folder.mkdir(parents=True)
    poses = [quantise(pose) for pose in plain(spec.id)]
    source = SourceInfo("made_up.mp4", 1280, 720, 30.0, len(poses), live=False)
    started = datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc)
    with SessionLog(folder, header_of(spec, source, model="made up", outline=False, started_at=started)) as log:
        watch_poses(spec, "made_up.mp4", 30.0, poses, log)
    return home


@pytest.fixture
def improved(tmp_path: Path) -> str:
    """A spec that asks for a longer hold."""
    file = tmp_path / "improved.yaml"
    file.write_text(find("glute_bridge").text.replace("hold: [3, 5]", "hold: [25, 30]"))
    return str(file)


def test_all_of_nothing_is_said(home: Path) -> None:
    done = called("rescore", "--all")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no set is kept that was asked for" in done.stderr


def scorings(home: Path) -> list[Path]:
    return sorted((home / "sessions" / NAME).glob("rescored/*/events.jsonl"))


def test_with_today_s_spec_nothing_comes_out_differently(used: Path) -> None:
    done = formcheck("rescore", home=used)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The spec is the same as then. Nothing comes out differently, so nothing was kept." in done.stdout
    assert scorings(used) == []


def test_another_spec_is_shown_side_by_side_and_kept(used: Path, improved: str) -> None:
    done = called("rescore", NAME, "--spec", improved)
    assert done.returncode == 0, done.stderr
    assert "in the log" in done.stdout
    assert "scored again" in done.stdout
    assert "The spec has changed since. Kept in" in done.stdout
    (kept,) = scorings(used)
    again = json.loads(called("review", "--json", str(kept.parent)).stdout)
    assert again["exercise"] == "glute_bridge"


def test_a_dry_run_keeps_nothing(used: Path, improved: str) -> None:
    done = called("rescore", "--spec", improved, "--dry-run")
    assert "Nothing was kept" in done.stdout
    assert scorings(used) == []


def test_json_has_both(used: Path, improved: str) -> None:
    found = json.loads(called("rescore", "--spec", improved, "--json").stdout)
    assert (found["session"], found["same"], found["spec_changed"]) == (NAME, False, True)
    assert found["logged"]["reps"] == found["rescored"]["reps"]
    assert {hold["complete"] for hold in found["logged"]["holds"]} == {True}
    assert {hold["complete"] for hold in found["rescored"]["holds"]} == {False}
    assert Path(found["kept"]).is_dir()


def test_corrections_stand_between(used: Path, improved: str) -> None:
    called("correct", "--not-a-rep", "1")
    assert "corrected by you" in called("rescore", "--spec", improved).stdout


def test_all_of_an_exercise_a_line_each(used: Path, improved: str) -> None:
    write_session(used / "sessions" / "2026-11-21T09-30-00_childs_pose", [], spec=PURE_HOLD, poses=[])
    done = called("rescore", "--all", "--exercise", "glute_bridge")
    assert done.stdout == f"{NAME}  the same\n"
    changed = called("rescore", "--all", "--spec", improved)
    assert f"{NAME}  complete holds" in changed.stdout
    assert len(scorings(used)) == 1


def complete_holds(words: str = "review") -> int:
    """What the review says now."""
    return sum(hold["complete"] for hold in json.loads(called(words, "--json").stdout)["holds"])


def test_a_later_scoring_counts_when_it_is_chosen_and_the_log_again_after_that(used: Path, improved: str) -> None:
    logged = complete_holds()
    told = called("rescore", "--spec", improved).stdout
    (kept,) = scorings(used)
    assert "The log counts, as it was. To let the later scoring count:" in told
    assert complete_holds() == logged > 0
    done = called("rescore", NAME, "--use", kept.parent.name)
    assert (done.returncode, f"The scoring {kept.parent.name} counts" in done.stdout) == (0, True)
    assert complete_holds() == 0
    assert (used / "sessions" / NAME / "events.jsonl").read_bytes().count(b"rescored_at") == 1  # the log is as it was
    back = called("rescore", NAME, "--use", "log")
    assert back.stdout.startswith("The log counts, as it was.")
    assert complete_holds() == logged


def test_to_score_and_choose_at_once_for_one_and_for_all(used: Path, improved: str) -> None:
    assert "counts, in the review" in called("rescore", "--spec", improved, "--use", "new").stdout
    assert complete_holds() == 0
    assert called("rescore", "--all", "--use", "log").stdout.startswith(f"{NAME}  The log counts")
    assert complete_holds() > 0
    found = json.loads(called("rescore", "--all", "--spec", improved, "--use", "new", "--json").stdout)
    (kept,) = scorings(used)  # the same as before, and so not kept twice
    assert found["sessions"][0]["counts"] == kept.parent.name
    called("rescore", "--use", "new")  # today's own spec: nothing is different from the log
    assert complete_holds() > 0


def test_the_scorings_are_listed_and_the_one_that_counts_is_marked(used: Path, improved: str) -> None:
    called("rescore", "--spec", improved, "--use", "new")
    (kept,) = scorings(used)
    listed = called("rescore", "--list").stdout
    (line,) = [line for line in listed.splitlines() if line.startswith("counts")]
    assert kept.parent.name in line and "improved.yaml" in line
    found = json.loads(called("rescore", "--list", "--json").stdout)
    assert (found["counts"], len(found["scorings"])) == (kept.parent.name, 1)
    assert found["log"]["reps"] == found["scorings"][0]["figures"]["reps"]


def test_what_is_shown_of_a_chosen_scoring_says_so_everywhere(used: Path, improved: str, tmp_path: Path) -> None:
    called("rescore", "--spec", improved, "--use", "new")
    said = "which you chose to count in the place of the log"
    assert said in " ".join(called("review").stdout.split())
    page = tmp_path / "page.html"
    called("review", "--html", "--out", str(page))
    assert said in page.read_text()
    assert "scored again" in called("sessions", "list").stdout
    assert json.loads(called("review", "--json").stdout)["session"]["rescored_at"]
    assert "scored_again" in called("review", "--csv").stdout.splitlines()[0]
    rows = called("export", "--csv", "--videos").stdout.splitlines()
    assert rows[0].endswith("scored_again") and all(len(row.split(",")[-1]) == 10 for row in rows[1:])


def test_a_chosen_scoring_that_is_lost_gives_way_to_the_log_and_that_is_said(used: Path, improved: str) -> None:
    called("rescore", "--spec", improved, "--use", "new")
    (kept,) = scorings(used)
    kept.unlink()
    assert complete_holds() > 0
    assert "the scoring that was to count cannot be read" in " ".join(called("review").stdout.split())


def test_what_cannot_be_scored_is_said_and_the_others_are(used: Path) -> None:
    (used / "sessions" / "2026-11-21T09-30-00_odd").mkdir()
    (used / "sessions" / "2026-11-21T09-30-00_odd" / "events.jsonl").write_text("{}\n")
    done = called("rescore", "--all", "--json")
    assert done.returncode == 1
    assert [one["session"] for one in json.loads(done.stdout)["sessions"]] == [NAME]
    assert "2026-11-21T09-30-00_odd" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--spec", "cat_camel"], 2, "is a set of glute_bridge, and cat_camel describes cat_camel"),
        (["--spec", "gone.yaml"], 2, "gone.yaml"),
        (["yesterday"], 1, "There is no session 'yesterday'"),
        (["--exercise", "glute_bridge"], 2, "--exercise chooses among --all"),
        (["--all", NAME], 2, "not both"),
        (["--all", "--exercise", "cat_camel", "--spec", "glute_bridge"], 2, "describes glute_bridge"),
        (["--use", "2020-01-01T00-00-00_glute_bridge"], 2, "None is kept: --use new scores it now."),
        (["--use", "log", "--spec", "glute_bridge"], 2, "say --use new"),
        (["--use", "new", "--dry-run"], 2, "--dry-run changes nothing"),
        (["--all", "--use", "2020-01-01T00-00-00_glute_bridge"], 2, "is of one session"),
        (["--list", "--use", "log"], 2, "--list only shows"),
    ],
)
def test_words_that_do_not_fit(used: Path, words: list[str], code: int, says: str) -> None:
    done = called("rescore", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr


def test_without_any_session_it_says_so(home: Path) -> None:
    done = called("rescore")
    assert (done.returncode, "There is no session yet" in done.stderr) == (1, True)
