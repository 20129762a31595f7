"""`python -m formcheck`, and the `formcheck` command."""

from __future__ import annotations

import signal
import sys

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended; `cli/` may not be there yet to tell."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from formcheck.cli import main as run

        code = run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # pressed once more, it would end what is leaving already
    sys.exit(code)


if __name__ == "__main__":
    main()
