from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from formcheck.writing import write_whole

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such permissions nor such files")


@posix
def test_a_new_file_is_for_the_user_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.html", "Łukasz")
    assert (tmp_path / "page.html").read_bytes() == "Łukasz".encode()
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o600
    assert len(list(tmp_path.iterdir())) == 1


@posix
def test_one_that_is_replaced_hands_on_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    path.chmod(0o640)
    write_whole(path, b"now")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"now", 0o640)


@posix
@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_a_link_stays_one_and_leads_to_what_was_written(tmp_path: Path, there: bool) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    if there:
        real.write_text("before")
    link.symlink_to(real.name)
    write_whole(link, "now")
    assert link.is_symlink()
    assert real.read_text() == "now"


@posix
def test_what_is_no_regular_file_is_written_into_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = threading.Thread(target=write_whole, args=(pipe, "through it"))
    writing.start()
    assert pipe.read_text() == "through it"
    writing.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_neighbour_is_left_alone(tmp_path: Path) -> None:
    neighbour = tmp_path / "reps.csv.part"
    neighbour.write_text("somebody's own")
    write_whole(tmp_path / "reps.csv", "now")
    assert neighbour.read_text() == "somebody's own"


def test_what_fails_leaves_the_file_as_it_was_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "reps.csv"
    path.write_text("before")

    def full(_from: Path, _to: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="space"):
        write_whole(path, "now")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_may_be_as_long_as_the_disk_takes(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 251}.csv"
    write_whole(path, "now")
    assert path.read_text() == "now"
