"""Colours and sizes of the picture. Colours are told apart by the colour-blind (Okabe & Ito 2008)."""

from __future__ import annotations

from formcheck.pose.landmarks import Side
from formcheck.specs.model import Level

WIDTH_IN = 13.0
DRIVE_IN, MEASURE_IN, LANE_IN, HEAD_IN = 3.2, 1.9, 0.24, 0.9
"""Inches: of the measure that counts, of any other one, of a lane below, of the words above."""
LABEL_IN = 0.135
"""Between two labels."""
DPI = 100

LINES: dict[Side | None, str] = {None: "#222222", "left": "#0072B2", "right": "#E69F00"}
REST, TARGET, ASKED = "#777777", "#009E73", "#009E73"
LEVELS: dict[Level, str] = {"info": "#56B4E9", "warning": "#D55E00", "stop": "#B2182B"}
PHASES = {"moving": "#EAF3FA", "end": "#D3EFE3", "out_of_position": "#EEEEEE"}
"""Behind the lines; at rest it is white."""

SMALL, TINY = 8.5, 7.5
"""Points."""
