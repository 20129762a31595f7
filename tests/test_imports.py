"""Importing is free: of heavy libraries for `--help`, and of side effects for every module."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

HEAVY = ("mediapipe", "cv2", "numpy", "pydantic", "rich", "jinja2", "matplotlib")

HELP = f"""
import json, sys
from formcheck.cli import main
code = main(["--help"])
print(json.dumps([code, [name for name in {HEAVY!r} if name in sys.modules]]))
"""

EVERYTHING = """
import importlib, json, logging, os, pkgutil, signal, sys, threading
import cv2  # sets variables of its own, which is not our doing
import formcheck

def state():
    root = logging.getLogger()
    own = [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "formcheck"]
    return {
        "handlers": [repr(handler) for handler in root.handlers],
        "level": root.level,
        "own": [name for name in own if logging.getLogger(name).handlers or logging.getLogger(name).level],
        "environment": sorted(os.environ),
        "signals": [repr(signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM)],
        "threads": threading.active_count(),
        "hooks": [sys.excepthook is sys.__excepthook__, sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__],
        "mediapipe": "mediapipe" in sys.modules,
    }

before = state()
names = [module.name for module in pkgutil.walk_packages(formcheck.__path__, "formcheck.")]
for name in names:
    importlib.import_module(name)
after = state()
print(json.dumps([names, before, after]))
"""


def run(program: str, home: Path) -> list:
    """Run a program in an empty home that it may fill, and give the JSON of its last line."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "FORMCHECK_"))}
    places = {name: str(home / name.lower()) for name in ("HOME", "TMPDIR", "FORMCHECK_HOME")}
    for place in places.values():
        Path(place).mkdir()
    environment = {**kept, **places, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=home, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout.splitlines()[-1])


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    assert run(HELP, tmp_path) == [0, []]


def test_importing_every_module_does_nothing(tmp_path: Path) -> None:
    names, before, after = run(EVERYTHING, tmp_path)
    for room in ("capture", "pose", "specs", "measure", "coach", "session", "analysis", "review", "live", "commands"):
        assert any(name.startswith(f"formcheck.{room}.") for name in names), room
    assert after == before
    written = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if not path.is_dir()]
    assert written == []
