"""The exceptions that reach a user. Each message says what is wrong, where, and what to do next.

`exit_code` is what the command line returns: 1 the work failed, 2 the words or the spec were wrong.
"""

from __future__ import annotations


class FormcheckError(Exception):
    """The root: something failed that a person can be told about in a sentence or two."""

    exit_code = 1


class UsageError(FormcheckError):
    """The command's words do not fit together, or name something that is not there."""

    exit_code = 2


class SpecError(FormcheckError):
    """An exercise spec is wrong; the message names file, line, field, value and what is allowed."""

    exit_code = 2


class CaptureError(FormcheckError):
    """A camera, video or picture cannot be opened or read."""


class PoseError(FormcheckError):
    """The pose model cannot be loaded, or a recording of poses cannot be read."""


class SessionError(FormcheckError):
    """A session's folder cannot be written or read."""


class DisplayError(FormcheckError):
    """There is no screen to show a window on."""
