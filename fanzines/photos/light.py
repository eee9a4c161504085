"""The light that fell on a sheet of paper: how bright its bare paper is, also beneath the ink."""

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageFilter

_CELLS: Final = 48
_BRIGHT: Final = 0.8
_ROUNDS: Final = 6
_LEAST: Final = 0.82
_MOST: Final = 1.2


def paper_light(channel: Image.Image) -> Image.Image:
    """The brightness of the paper under one channel of a straight picture of a sheet.

    The sheet is read in cells, each by its bright pixels. A curved surface is laid over the cells that are
    bare; where ink fills a cell the surface stands in for it.
    """
    across, down = _cells(channel.size)
    fine = channel.filter(ImageFilter.GaussianBlur(1.0)).resize((across * 6, down * 6), Image.Resampling.BOX)
    levels = _bright(fine.tobytes(), across, down)
    surface = _surface(levels, across, down)
    light = bytes(
        round(min(max(level if _LEAST * flat < level < _MOST * flat else flat, 1.0), 255.0))
        for level, flat in zip(levels, surface, strict=True)
    )
    cells = Image.frombytes("L", (across, down), light).filter(ImageFilter.GaussianBlur(1.2))
    return cells.resize(channel.size, Image.Resampling.BICUBIC)


def _cells(size: tuple[int, int]) -> tuple[int, int]:
    share = _CELLS / max(size)
    return max(round(size[0] * share), 4), max(round(size[1] * share), 4)


def _bright(data: bytes, across: int, down: int) -> list[float]:
    """The brightness that a fifth of each cell's pixels exceed."""
    levels = []
    for row in range(down):
        for column in range(across):
            starts = ((row * 6 + line) * across * 6 + column * 6 for line in range(6))
            cell = sorted(b"".join(data[start : start + 6] for start in starts))
            levels.append(float(cell[round(_BRIGHT * (len(cell) - 1))]))
    return levels


def _surface(levels: Sequence[float], across: int, down: int) -> list[float]:
    """A surface of the third degree through the bright cells: those far below it are ink and are left out."""
    terms = [
        _terms(column / across - 0.5, row / down - 0.5) for row in range(down) for column in range(across)
    ]
    kept = list(range(len(levels)))
    flat: list[float] = []
    for _ in range(_ROUNDS):
        weights = _least_squares([terms[at] for at in kept], [levels[at] for at in kept])
        flat = [max(sum(w * part for w, part in zip(weights, term, strict=True)), 1.0) for term in terms]
        bare = [at for at in range(len(levels)) if levels[at] > 0.94 * flat[at]]
        if len(bare) < len(levels) // 10 or bare == kept:
            break
        kept = bare
    return flat


def _terms(x: float, y: float) -> tuple[float, ...]:
    return 1.0, x, y, x * x, x * y, y * y, x**3, x * x * y, x * y * y, y**3


def _least_squares(terms: Sequence[tuple[float, ...]], values: Sequence[float]) -> list[float]:
    """The weights that bring the terms nearest to the values, by the normal equations."""
    count = len(terms[0])
    rows = [
        [sum(term[a] * term[b] for term in terms) + (1e-6 if a == b else 0.0) for b in range(count)]
        + [sum(term[a] * value for term, value in zip(terms, values, strict=True))]
        for a in range(count)
    ]
    return list(solved(rows))


def solved(rows: list[list[float]]) -> tuple[float, ...]:
    """The unknowns of as many equations, each a row that ends in its right side (Gauss)."""
    count = len(rows)
    for at in range(count):
        pivot = max(range(at, count), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for row in range(count):
            if row != at and rows[row][at]:
                factor = rows[row][at]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[at], strict=True)]
    return tuple(row[-1] for row in rows)
