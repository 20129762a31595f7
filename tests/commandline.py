"""Runs the command line as a process of its own, with a home of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parent.parent
SAMPLES = REPOSITORY / "sample_videos"


def formcheck(*words: str, home: Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The finished process; never a traceback, whatever the words."""
    environment = {**os.environ, "FORMCHECK_HOME": str(home), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        [sys.executable, "-m", "formcheck", *words],
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd or home,
        stdin=subprocess.DEVNULL,
        timeout=600,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def called(*words: str) -> subprocess.CompletedProcess[str]:
    """The same within this process, in the test's own home: a twentieth of the time, for what needs no process."""
    from formcheck.cli.main import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def analyzed(source: Path, exercise: str, home: Path, *more: str) -> dict[str, Any]:
    """What `analyze --json` prints, which is one object and nothing else."""
    done = formcheck("analyze", str(source), "--exercise", exercise, "--json", *more, home=home)
    assert done.returncode == 0, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
