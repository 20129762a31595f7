"""Where everything lies that formcheck keeps: one folder that a person can copy, back up and delete."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "FORMCHECK_HOME"
"""Environment variable that moves it."""


def home() -> Path:
    """The folder: $FORMCHECK_HOME, or the platform's place for user data. It need not exist yet."""
    chosen = os.environ.get(VARIABLE, "")
    if chosen:
        return expanded(chosen)
    from platformdirs import user_data_dir

    return Path(user_data_dir("formcheck", appauthor=False))


def expanded(path: str) -> Path:
    """With `~` as the user's home; as it stands where there is no such user."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)
