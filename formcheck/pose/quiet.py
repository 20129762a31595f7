"""Keeps mediapipe's native warnings off the user's screen.

Its C++ parts write straight to file descriptor 2, at start and again when the first person is found; no setting of
theirs stops it. So while the model is open that descriptor leads nowhere, and Python's own stderr to where it did.
FORMCHECK_NATIVE_LOG=1 leaves everything as it is, for a bug report.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator

STDERR = 2


@contextlib.contextmanager
def quiet_native_stderr() -> Iterator[None]:
    """Silence native writes to stderr; what Python writes to `sys.stderr` still arrives."""
    if os.environ.get("FORMCHECK_NATIVE_LOG"):
        yield
        return
    sys.stderr.flush()
    kept = os.dup(STDERR)
    python_stderr = sys.stderr
    own = _leads_to(python_stderr, STDERR)
    if own:
        sys.stderr = io.TextIOWrapper(
            os.fdopen(os.dup(STDERR), "wb", buffering=0), errors="backslashreplace", write_through=True
        )
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDERR)
    os.close(nowhere)
    try:
        yield
    finally:
        if own:
            sys.stderr.close()
            sys.stderr = python_stderr
        os.dup2(kept, STDERR)
        os.close(kept)


def _leads_to(stream: object, descriptor: int) -> bool:
    fileno = getattr(stream, "fileno", None)
    try:
        return fileno is not None and fileno() == descriptor
    except (OSError, ValueError):
        return False
