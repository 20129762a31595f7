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
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

STDERR = 2


@dataclass
class _Quiet:
    """What leads where while somebody wants it quiet; the first who comes redirects, the last who goes leads back."""

    wanted: int = 0
    kept: int = -1
    python_stderr: TextIO | None = None


_QUIET = _Quiet()
_CHANGING = threading.Lock()


@contextlib.contextmanager
def quiet_native_stderr() -> Iterator[None]:
    """Silence native writes to stderr; what Python writes to `sys.stderr` still arrives.

    Several may want it at once, and leave in any order.
    """
    if os.environ.get("FORMCHECK_NATIVE_LOG"):
        yield
        return
    with _CHANGING:
        _QUIET.wanted += 1
        if _QUIET.wanted == 1:
            _silence()
    try:
        yield
    finally:
        with _CHANGING:
            _QUIET.wanted -= 1
            if _QUIET.wanted == 0:
                _lead_back()


def _silence() -> None:
    sys.stderr.flush()
    _QUIET.kept = os.dup(STDERR)
    if _leads_to(sys.stderr, STDERR):
        _QUIET.python_stderr = sys.stderr
        sys.stderr = io.TextIOWrapper(
            os.fdopen(os.dup(STDERR), "wb", buffering=0), errors="backslashreplace", write_through=True
        )
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDERR)
    os.close(nowhere)


def _lead_back() -> None:
    if _QUIET.python_stderr is not None:
        sys.stderr.close()
        sys.stderr, _QUIET.python_stderr = _QUIET.python_stderr, None
    os.dup2(_QUIET.kept, STDERR)
    os.close(_QUIET.kept)


def _leads_to(stream: object, descriptor: int) -> bool:
    fileno = getattr(stream, "fileno", None)
    try:
        return fileno is not None and fileno() == descriptor
    except (OSError, ValueError):
        return False
