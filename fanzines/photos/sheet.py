"""Finding a sheet of paper in a photograph of a table: its four corners, or nothing.

The sheet is looked for in a small picture of how white things are, as the part that is whiter than its
surroundings at some level and fills a figure of four sides; then each side is found again in a larger
picture, where the white ends, along many short lines across it. Pillow finds no corners, so this is plain
Python over at most a few ten thousand pixels.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageFilter

from fanzines.photos.figures import convex, fitted, four_sided, hull, lines_met, side, sides
from fanzines.photos.rings import area
from fanzines.plane import XY, Ring

Corners = tuple[XY, XY, XY, XY]
"""Top left, then clockwise, in pixels."""

_SMALL: Final = 176
_LARGE: Final = 1000
_LEVELS: Final = 22
_LEAST: Final = 0.06
_FILLED: Final = 0.86
_LOOKS: Final = 48
_REACH: Final = 0.035
_HARD: Final = 14.0


@dataclass(frozen=True, slots=True)
class _Grey:
    """A grey picture whose pixels are read one by one."""

    width: int
    height: int
    data: bytes

    def at(self, x: float, y: float) -> float:
        """The tone there, between the four nearest pixels; the edge's beyond the edge."""
        x, y = min(max(x, 0.0), self.width - 1.001), min(max(y, 0.0), self.height - 1.001)
        column, row = int(x), int(y)
        right, down, start = x - column, y - row, row * self.width + column
        a, b = self.data[start], self.data[start + 1]
        c, d = self.data[start + self.width], self.data[start + self.width + 1]
        return (a + (b - a) * right) * (1 - down) + (c + (d - c) * right) * down


def found_sheet(picture: Image.Image) -> Corners | None:
    """The sheet's corners in the RGB picture, or None when no sheet with all its corners is seen."""
    white = _whiteness(picture)
    best: Ring | None = None
    most = 0.0
    for figure, worth in _figures(_sized(white, _SMALL, 1.6)):
        if worth > most:
            best, most = figure, worth
    if best is None:
        return None
    large = _sized(white, _LARGE, 2.0)
    scale = large.width / _sized_width(white, _SMALL)
    corners = _refined(tuple(((x + 0.5) * scale, (y + 0.5) * scale) for x, y in best), large)
    if corners is None or not _sheet_like(corners, large):
        return None
    back = picture.width / large.width
    return _clockwise(tuple((x * back, y * back) for x, y in corners))


def _whiteness(picture: Image.Image) -> Image.Image:
    """Bright and without colour: the least of the three channels, less for what the most exceeds it by."""
    red, green, blue = picture.convert("RGB").split()
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return ImageChops.subtract(least, ImageChops.subtract(most, least, scale=2.0))


def _sized_width(white: Image.Image, long: int) -> int:
    return max(round(white.width * min(1.0, long / max(white.size))), 1)


def _sized(white: Image.Image, long: int, blur: float) -> _Grey:
    share = min(1.0, long / max(white.size))
    size = _sized_width(white, long), max(round(white.height * share), 1)
    small = white.resize(size, Image.Resampling.BOX, reducing_gap=3.0).filter(ImageFilter.GaussianBlur(blur))
    return _Grey(*size, small.tobytes())


def _figures(grey: _Grey) -> Iterator[tuple[Ring, float]]:
    """Every figure of four sides that is whiter than some level, and how much it is worth looking at."""
    tones = sorted(grey.data)
    low, high = tones[len(tones) // 50], tones[-1 - len(tones) // 50]
    if high - low < _HARD * 2:
        return
    levels = {round(low + (high - low) * step / (_LEVELS + 1)) for step in range(1, _LEVELS + 1)}
    for level in sorted(levels):
        for part in _parts(grey, level):
            outline = hull(part)
            figure = four_sided(outline)
            size = abs(area(figure)) if figure else 0.0
            if figure is None or not size or size < _LEAST * len(tones):
                continue
            filled = abs(area(outline)) / size
            if filled >= _FILLED and convex(figure):
                yield figure, filled**4 * _contrast(figure, grey) * math.sqrt(size)


def _parts(grey: _Grey, level: int) -> Iterator[list[XY]]:
    """The ends of the rows of each connected part above the level, but of small ones."""
    runs: list[tuple[int, int, int]] = []
    owner: list[int] = []

    def root(at: int) -> int:
        while owner[at] != at:
            owner[at] = owner[owner[at]]
            at = owner[at]
        return at

    above = range(0)
    for row in range(grey.height):
        start = len(runs)
        for first, last in _runs(grey.data[row * grey.width : (row + 1) * grey.width], level):
            runs.append((row, first, last))
            owner.append(len(owner))
            for other in above:
                if runs[other][1] <= last and first <= runs[other][2]:
                    owner[root(other)] = root(len(owner) - 1)
        above = range(start, len(runs))
    parts: dict[int, list[tuple[int, int, int]]] = {}
    for index, run in enumerate(runs):
        parts.setdefault(root(index), []).append(run)
    for part in parts.values():
        if sum(last - first + 1 for _, first, last in part) > _LEAST * grey.width * grey.height / 2:
            yield [(float(x), float(row)) for row, first, last in part for x in (first, last)]


def _runs(row: bytes, level: int) -> Iterator[tuple[int, int]]:
    start = -1
    for x, tone in enumerate(row):
        if tone > level and start < 0:
            start = x
        elif tone <= level and start >= 0:
            yield start, x - 1
            start = -1
    if start >= 0:
        yield start, len(row) - 1


def _across(a: XY, b: XY, ring: Sequence[XY]) -> XY:
    """One pixel's step across the side, outward."""
    size = math.dist(a, b) or 1.0
    way = (b[1] - a[1]) / size, (a[0] - b[0]) / size
    return way if area(tuple(ring)) > 0 else (-way[0], -way[1])


def _contrast(ring: Ring, grey: _Grey) -> float:
    """How much darker it is beyond the sides, the weakest of them; little where one is not seen."""
    return max(min(_drop(a, b, ring, grey, 3.0) for a, b in sides(ring)), 0.5)


def _drop(a: XY, b: XY, ring: Sequence[XY], grey: _Grey, reach: float) -> float:
    """By how many tones, in the middle, it is darker just beyond a side than just within."""
    way_x, way_y = _across(a, b, ring)
    drops = []
    for step in range(1, 20):
        x, y = (a[axis] + (b[axis] - a[axis]) * step / 20 for axis in (0, 1))
        outside = x + way_x * reach, y + way_y * reach
        if 0 <= outside[0] < grey.width and 0 <= outside[1] < grey.height:
            drops.append(grey.at(x - way_x * reach, y - way_y * reach) - grey.at(*outside))
    return sorted(drops)[len(drops) // 2] if len(drops) > 9 else 0.0


def _refined(ring: Ring, grey: _Grey) -> Ring | None:
    """The figure with each side laid where the white ends."""
    reach = _REACH * math.hypot(grey.width, grey.height)
    lines = [_line(_ends_of_white(a, b, ring, grey, reach)) or (a, b) for a, b in sides(ring)]
    corners = [lines_met(lines[index - 1], lines[index]) for index in range(4)]
    whole = [corner for corner in corners if corner is not None]
    return tuple(whole) if len(whole) == 4 and convex(tuple(whole)) else None


def _ends_of_white(a: XY, b: XY, ring: Ring, grey: _Grey, reach: float) -> list[XY]:
    """Where it darkens most outward, on many lines across the side."""
    way_x, way_y = _across(a, b, ring)
    ends = []
    for step in range(_LOOKS):
        along = 0.04 + 0.92 * step / (_LOOKS - 1)
        x, y = (a[axis] + (b[axis] - a[axis]) * along for axis in (0, 1))
        offsets = [-reach + index for index in range(int(2 * reach) + 1)]
        tones = [grey.at(x + way_x * off, y + way_y * off) for off in offsets]
        falls = [tones[index - 2] - tones[index + 2] for index in range(2, len(tones) - 2)]
        fall = max(falls)
        if fall < _HARD:
            continue
        # The outermost hard fall ends the paper; a line drawn on it falls and rises again further in.
        index = max(at for at, value in enumerate(falls) if value > 0.6 * fall)
        off = offsets[max(range(max(index - 3, 0), index + 1), key=falls.__getitem__) + 2]
        ends.append((x + way_x * off, y + way_y * off))
    return ends


def _line(points: list[XY]) -> tuple[XY, XY] | None:
    """The line that most of the points lie on, drawn through these; None when there is hardly any."""
    if len(points) < _LOOKS // 3:
        return None
    best: list[XY] = []
    for first in range(0, len(points), 2):
        for second in range(first + len(points) // 4, len(points), 2):
            a, b = points[first], points[second]
            size = math.dist(a, b) or 1.0
            close = [point for point in points if abs(side(a, b, point)) / size < 2.0]
            if len(close) > len(best):
                best = close
    return fitted(best) if len(best) >= _LOOKS // 3 else None


def _sheet_like(corners: Ring, grey: _Grey) -> bool:
    """Whether all corners are in the picture, none is too sharp, and it darkens beyond every side."""
    rim = 2.0
    if not all(-rim <= x <= grey.width + rim and -rim <= y <= grey.height + rim for x, y in corners):
        return False
    if abs(area(corners)) < _LEAST * grey.width * grey.height:
        return False
    for index in range(4):
        a, b, c = corners[index - 2], corners[index - 1], corners[index]
        sine = abs(side(a, b, c)) / ((math.dist(a, b) * math.dist(b, c)) or 1.0)
        if sine < 0.6:
            return False
    return all(_drop(a, b, corners, grey, 6.0) >= _HARD for a, b in sides(corners))


def _clockwise(corners: Ring) -> Corners:
    """Top left first, then clockwise."""
    ring = corners if area(corners) > 0 else corners[::-1]
    first = min(range(4), key=lambda index: ring[index][0] + ring[index][1])
    a, b, c, d = (*ring[first:], *ring[:first])
    return a, b, c, d
