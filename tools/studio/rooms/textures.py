"""Procedural pictures for floors, walls and cloth: floats in [0, 1], drawn from a seed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]

SIZE = 512
PLAIN, WOOD, CARPET, PLASTER, CLOTH, PAINTING, TILES = range(7)
LAYERS = 7


def layers(seed: int) -> NDArray[np.uint8]:
    """All texture layers (7, 512, 512, 4), in the order of the constants above."""
    rng = np.random.default_rng(seed)
    pictures = [
        np.ones((SIZE, SIZE, 3), np.float32),
        _wood(rng),
        _carpet(rng),
        _plaster(rng),
        _cloth(rng),
        _painting(rng),
        _tiles(rng),
    ]
    stack = np.ones((LAYERS, SIZE, SIZE, 4), np.float32)
    stack[..., :3] = np.stack(pictures)
    return np.clip(stack * 255, 0, 255).astype(np.uint8)


def grain(size: int) -> NDArray[np.uint8]:
    """A block of repeating noise and, beside it, its slope along the three axes: (size, size, size, 4)."""
    noise = np.random.default_rng(0).random((size, size, size))
    slopes = [(np.roll(noise, -1, axis) - np.roll(noise, 1, axis)) / 4 + 0.5 for axis in (2, 1, 0)]
    block: NDArray[np.uint8] = np.round(np.stack([noise, *slopes], axis=-1) * 255).astype(np.uint8)
    return block


def _grain(rng: np.random.Generator, across: float, along: float) -> Picture:
    """Smoothed noise (512, 512), zero mean, unit deviation."""
    noise = cv2.GaussianBlur(
        rng.normal(0, 1, (SIZE, SIZE)), (0, 0), along, sigmaY=across, borderType=cv2.BORDER_REFLECT
    )
    even: Picture = ((noise - noise.mean()) / noise.std()).astype(np.float32)
    return even


def _wood(rng: np.random.Generator) -> Picture:
    """Boards: brown, with gaps and grain; two metres a repeat at tile 0.5."""
    picture = np.empty((SIZE, SIZE, 3), np.float32)
    grain = _grain(rng, 0.8, 14)
    board = SIZE // 8
    for top in range(0, SIZE, board):
        rows = slice(top, top + board)
        start = int(rng.integers(0, SIZE))
        picture[rows] = 0.9
        for left in (0, SIZE // 3, 2 * SIZE // 3):
            end = min(left + SIZE // 3 + 1, SIZE)
            shade = rng.uniform(0.84, 1.1)
            picture[rows, left:end] = shade * (1 + 0.07 * grain[rows, left:end, None])
            picture[rows, left : left + 2] *= 0.6
        picture[top : top + 2] *= 0.6
        picture[rows] = np.roll(picture[rows], start, axis=1)
    return picture * 0.85


def _carpet(rng: np.random.Generator) -> Picture:
    fine, coarse = _grain(rng, 1, 1), _grain(rng, 30, 30)
    return np.repeat((0.85 * (1 + 0.07 * fine + 0.03 * coarse))[..., None], 3, axis=2)


def _plaster(rng: np.random.Generator) -> Picture:
    fine, coarse = _grain(rng, 3, 3), _grain(rng, 60, 60)
    return np.repeat((0.92 * (1 + 0.012 * fine + 0.025 * coarse))[..., None], 3, axis=2)


def _cloth(rng: np.random.Generator) -> Picture:
    folds, weave = _grain(rng, 9, 45), _grain(rng, 1, 1)
    return np.repeat((0.85 * (1 + 0.09 * folds + 0.03 * weave))[..., None], 3, axis=2)


def _painting(rng: np.random.Generator) -> Picture:
    """A landscape of sorts: blurred colours that share one pattern of light."""
    picture = np.empty((SIZE, SIZE, 3), np.float32)
    shared = 0.12 * _grain(rng, 25, 60)
    for channel in range(3):
        picture[..., channel] = 0.45 + 0.08 * _grain(rng, 50, 90) + shared
    return np.clip(picture, 0, 1)


def _tiles(rng: np.random.Generator) -> Picture:
    picture = np.repeat((0.9 * (1 + 0.02 * _grain(rng, 20, 20)))[..., None], 3, axis=2)
    for line in range(0, SIZE, SIZE // 4):
        picture[line : line + 4] *= 0.75
        picture[:, line : line + 4] *= 0.75
    return picture
