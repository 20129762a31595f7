"""Are the packages there that formcheck was measured with, and only one OpenCV?"""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import formcheck
from formcheck.commands.checks.report import Finding

MEDIAPIPE = "0.10.21"
"""The last release that opens no socket and has the model in its wheel."""

OPENCVS = ("opencv-python", "opencv-contrib-python", "opencv-python-headless", "opencv-contrib-python-headless")
"""They all install into the same folder; the last one wins, file by file."""

PYTHONS = ((3, 10), (3, 12))


def findings() -> list[Finding]:
    """Python and formcheck, mediapipe, OpenCV, numpy."""
    return [_python(), _mediapipe(), _opencv(), _numpy()]


def _python() -> Finding:
    found = (
        f"{platform.python_version()} on {platform.system()} {platform.machine()}, formcheck {formcheck.__version__}"
    )
    if PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
        return Finding("Python", "works", found)
    return Finding("Python", "broken", found, "Use Python 3.10, 3.11 or 3.12: mediapipe has no wheel for others.")


def _mediapipe() -> Finding:
    found = installed("mediapipe")
    advice = f"Run: pip install mediapipe=={MEDIAPIPE}"
    if found is None:
        return Finding("mediapipe", "broken", "not installed", advice, essential=True)
    if found != MEDIAPIPE:
        return Finding("mediapipe", "note", f"{found}; formcheck was measured with {MEDIAPIPE}", advice)
    return Finding("mediapipe", "works", found)


def _opencv() -> Finding:
    return judge_opencvs({name: found for name in OPENCVS if (found := installed(name)) is not None})


def judge_opencvs(wheels: dict[str, str]) -> Finding:
    """One wheel of OpenCV, the one that mediapipe asks for, is right; any other set is not."""
    listed = ", ".join(f"{name} {found}" for name, found in wheels.items())
    repair = f"pip uninstall -y {' '.join(wheels)} && pip install opencv-contrib-python"
    if not wheels:
        return Finding("OpenCV", "broken", "not installed", "Run: pip install opencv-contrib-python", essential=True)
    if len(wheels) > 1:
        return Finding("OpenCV", "broken", f"{listed}, installed over each other", f"Run: {repair}")
    if any("headless" in name for name in wheels):
        return Finding("OpenCV", "note", f"{listed}, which can't show a window", f"Run: {repair}")
    return Finding("OpenCV", "works", listed)


def _numpy() -> Finding:
    found = installed("numpy")
    if found is None or int(found.split(".")[0]) >= 2:
        return Finding("numpy", "broken", found or "not installed", "Run: pip install 'numpy<2'", essential=True)
    return Finding("numpy", "works", found)


def installed(package: str) -> str | None:
    """The version of a package; None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
