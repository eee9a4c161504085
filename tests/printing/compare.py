"""Whether two pictures of the same page show the same to the eye."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_INK = 16
_NEAR = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]


def different_share(one: Image.Image, other: Image.Image, *, levels: int = 64) -> float:
    """The share of inked pixels (0 to 1) that differ by more than so many levels in some channel.

    A pixel that finds its like among the other picture's nine nearest does not count: edges fall between
    pixels. Both pictures must be of one size.
    """
    a, b = (np.asarray(picture.convert("RGB"), dtype=np.int16) for picture in (one, other))
    if a.shape != b.shape:
        raise ValueError(f"pictures of different sizes: {one.size} and {other.size}")
    inked = (a.min(axis=2) < 255 - _INK) | (b.min(axis=2) < 255 - _INK)
    different = _unlike(a, b, levels) | _unlike(b, a, levels)
    return float((different & inked).sum() / max(inked.sum(), 1))


def _unlike(a: NDArray[np.int16], b: NDArray[np.int16], levels: int) -> NDArray[np.bool_]:
    """Where a has no like within one pixel in b; neighbours are asked only where the pixel itself differs."""
    unlike = np.asarray(np.abs(a - b).max(axis=2) > levels)
    rows, columns = np.nonzero(unlike)
    framed = np.pad(b, ((1, 1), (1, 1), (0, 0)), mode="edge")
    nearest = [
        np.abs(a[rows, columns] - framed[rows + 1 + dy, columns + 1 + dx]).max(axis=1) for dx, dy in _NEAR
    ]
    unlike[rows, columns] = np.minimum.reduce(nearest) > levels
    return unlike
