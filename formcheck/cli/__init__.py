"""The command line: words in, one call, exit code out."""

from formcheck.cli.main import main

__all__ = ["main"]
