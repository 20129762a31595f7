"""How many check-ins `formcheck checkin --list` shows."""

from __future__ import annotations

import math

UNSAID = math.inf
"""What `--list` is without a number, and no number that can be given."""

IN_TERMINAL = 20
"""Shown in the terminal where no number was given; as JSON all are."""
