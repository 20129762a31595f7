"""A body map in letters, for a terminal: the back of the person, whose left is on the left."""

from __future__ import annotations

from collections.abc import Collection

from formcheck.session.checkins.checkin import Place

NUMBERED: tuple[Place, ...] = (
    Place("low_back", "left"),
    Place("low_back", "middle"),
    Place("low_back", "right"),
    Place("buttock", "left"),
    Place("buttock", "right"),
    Place("thigh", "left"),
    Place("thigh", "right"),
    Place("calf", "left"),
    Place("calf", "right"),
    Place("foot", "left"),
    Place("foot", "right"),
)
"""What each number on the map stands for, from 1."""

FROM_BEHIND = "This is you from behind: left is your left."

_MAP = r"""
  your LEFT       .--.      your RIGHT
                  (  )
             .----'  '----.
            /  .        .  \
           /  /|        |\  \
          /  / |        | \  \
low back (__/ |{0}{1}{2}| \__)
              |     ..     |
buttock      | {3} || {4} |
              |     ||     |
thigh         |{5} || {6}|
              |     ||     |
               |    ||    |
calf           |{7}||{8}|
                |  |  |  |
foot           ({9})({10})
"""


def body_text(chosen: Collection[Place] = ()) -> str:
    """The map with a number at each place, chosen ones in brackets. ASCII, at most 40 columns, ends in a line feed."""
    marks = (f"[{n}]" if place in chosen else str(n) for n, place in enumerate(NUMBERED, start=1))
    return _MAP.strip("\n").format(*(f"{mark:^4}" for mark in marks)) + "\n"
