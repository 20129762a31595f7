"""`formcheck doctor`: what works on this machine, and what to do about what doesn't."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

from formcheck.commands.checks.report import Finding
from formcheck.commands.checks.runner import CHECKS, run_check

MARKS = {"works": "works  ", "note": "note   ", "broken": "broken "}


def run(args: argparse.Namespace) -> int:
    """Print a line for each thing that formcheck needs; gives 1 where something essential is broken, else 0.

    Reads nothing from `args`. Every check runs in a process of its own and is given up after some seconds, so that
    a camera or a sound system that hangs does not hang the doctor.
    """
    del args
    sys.stderr.write("Looking at this machine; you may hear a word, and a camera's light may go on.\n")
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(run_check, CHECKS))
    for findings in results:
        for finding in findings:
            sys.stdout.write(_line(finding) + "\n")
    broken = any(finding.state == "broken" and finding.essential for findings in results for finding in findings)
    return 1 if broken else 0


def _line(finding: Finding) -> str:
    line = f"{MARKS[finding.state]} {finding.what}: {finding.found}"
    return f"{line}\n         {finding.advice}" if finding.advice else line
