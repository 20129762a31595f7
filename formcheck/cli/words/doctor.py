"""The words of `formcheck doctor`."""

from __future__ import annotations

import argparse


def describe(parser: argparse.ArgumentParser) -> None:
    """It takes none."""
