"""Runs a check in a process of its own. As a program (`python -m ... NAME`) it is that process."""

from __future__ import annotations

import dataclasses
import importlib
import json
import subprocess
import sys

from formcheck.commands.checks.report import Finding

CHECKS: tuple[str, ...] = ("versions", "model", "folders", "display", "speech", "cameras")
"""The modules of this folder that have a `findings()`, in the order of the report."""

ESSENTIAL = frozenset({"model", "folders"})

PATIENCE_S = 25.0
"""A camera may take ten seconds to open on Windows, a model a few to load; what takes longer hangs."""


def run_check(name: str, patience_s: float = PATIENCE_S) -> tuple[Finding, ...]:
    """What the check `name` finds; one broken finding where it crashes or hangs."""
    command = [sys.executable, "-m", "formcheck.commands.checks.runner", name]
    try:
        ended = subprocess.run(  # noqa: S603 - this very Python and package
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=patience_s, check=False
        )
    except subprocess.TimeoutExpired:
        return (_failed(name, f"no answer within {patience_s:g} s"),)
    lines = ended.stdout.splitlines()
    try:
        return tuple(Finding(**found) for found in json.loads(lines[-1]))
    except (IndexError, ValueError, TypeError):
        reasons = ended.stderr.strip().splitlines() or [f"ended with {ended.returncode}"]
        return (_failed(name, reasons[-1]),)


def _failed(name: str, why: str) -> Finding:
    advice = "Close other programs that use it and run formcheck doctor again."
    return Finding(name, "broken", why, advice, essential=name in ESSENTIAL)


def main(name: str) -> None:
    """Run one check and print what it found as JSON, on the last line."""
    check = importlib.import_module(f"formcheck.commands.checks.{name}")
    sys.stdout.write("\n" + json.dumps([dataclasses.asdict(finding) for finding in check.findings()]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
