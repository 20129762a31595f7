"""Colours that say something are told apart by people with any of the common kinds of colour blindness."""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from formcheck.live.overlay.palette import AMBER, GREEN, INK, LIGHT_GREEN, SKY, VERMILION, WHITE, Colour

Floats = npt.NDArray[np.float64]

BLINDNESS: dict[str, Floats] = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""In linear RGB, complete loss: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009."""

APART = 14.0
"""CIELAB distance: six times the 2.3 that are just noticed side by side (Mahy et al. 1994), since these are seen one
after the other. Okabe and Ito's own amber and vermilion are 18 apart in deuteranopia, their blue and green 16 in
tritanopia."""

READABLE = 4.5
"""Contrast of text, as WCAG 2 asks for."""


def linear(colour: Colour) -> Floats:
    rgb = np.array(colour[::-1]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def seen_as(colour: Colour, blindness: str) -> Floats:
    """CIELAB of a colour as somebody sees it."""
    seen = np.clip(BLINDNESS[blindness] @ linear(colour), 0, 1)
    rgb = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)
    return np.asarray(cv2.cvtColor(rgb.astype(np.float32).reshape(1, 1, 3), cv2.COLOR_RGB2LAB)[0, 0], np.float64)


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_a_state_is_told_by_its_colour(blindness: str) -> None:
    """All is well, right, mind this, stop."""
    for one, other in combinations((SKY, GREEN, AMBER, VERMILION, WHITE), 2):
        distance = float(np.linalg.norm(seen_as(one, blindness) - seen_as(other, blindness)))
        assert distance > APART, (one, other, distance)


@pytest.mark.parametrize("colour", [WHITE, LIGHT_GREEN, AMBER, SKY])
def test_words_stand_out_from_the_dark_they_are_written_on(colour: Colour) -> None:
    luminance = [float(linear(one) @ (0.2126, 0.7152, 0.0722)) for one in (colour, INK)]
    assert (luminance[0] + 0.05) / (luminance[1] + 0.05) > READABLE
