"""Can sessions be kept?"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from formcheck.commands.checks.report import Finding
from formcheck.home import VARIABLE
from formcheck.session.folder import sessions_root

LITTLE_SPACE = 200 * 1024 * 1024
"""Bytes. An hour of poses takes some 20 MB."""


def findings() -> list[Finding]:
    """The folder of the sessions."""
    return [judge_folder(sessions_root())]


def judge_folder(folder: Path) -> Finding:
    """Whether sessions can be written to `folder`, tried by making a file in it or where it would be made."""
    advice = f"Choose another place with --save DIR, or with {VARIABLE}."
    there = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            free = shutil.disk_usage(there).free
    except OSError as error:
        return Finding("Sessions", "broken", f"{folder} can't be written: {error.strerror}", advice, essential=True)
    if free < LITTLE_SPACE:
        return Finding("Sessions", "note", f"{folder}, {free // 1024**2} MB free", "Make some room on that disk.")
    return Finding("Sessions", "works", f"{folder}, {free // 1024**3} GB free")
