"""The overlay's colours, as BGR, from Okabe and Ito's set ("Color Universal Design", 2008).

They stay apart for people with any of the common kinds of colour blindness; what a colour says is said in
words too.
"""

from __future__ import annotations

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
INK: Colour = (24, 20, 16)
SKY: Colour = (233, 180, 86)
BLUE: Colour = (178, 114, 0)
GREEN: Colour = (115, 158, 0)
AMBER: Colour = (0, 159, 230)
VERMILION: Colour = (0, 94, 213)
GREY: Colour = (150, 150, 150)
LIGHT_GREEN: Colour = (190, 230, 120)
"""GREEN, lighter: for letters on dark, where GREEN itself has too little contrast."""
