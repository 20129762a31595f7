"""The nets that hang under every test hold."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run_test(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    """Run one test of this text under this project's conftest."""
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (folder / "test_it.py").write_text(f"import logging, pytest\n\n{body}\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(words, capture_output=True, text=True, cwd=folder, env=environment)


def test_a_logged_error_fails_a_test(tmp_path: Path) -> None:
    done = run_test(tmp_path, "def test_it():\n    logging.getLogger('a.room').error('the log is full')")
    assert done.returncode == 1, done.stdout
    assert "the log is full" in done.stdout


def test_a_logged_warning_does_not(tmp_path: Path) -> None:
    assert run_test(tmp_path, "def test_it():\n    logging.getLogger('a.room').warning('low')").returncode == 0


@pytest.mark.expects_error_log
def test_an_expected_error_does_not() -> None:
    logging.getLogger("formcheck").error("as expected")


def test_nobodys_home_is_used(home: Path) -> None:
    assert os.environ["FORMCHECK_HOME"] == str(home)
    assert list(home.iterdir()) == []
