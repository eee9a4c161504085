"""What lies under each line by itself: a label maker's strip, a highlighter's stroke, torn paper."""

from collections.abc import Iterator

from fanzines.plane import Ring
from fanzines.typesetting.shapes import WHITE, Band, Shape, edge, mixed, moved, shade, uneven


def label(band: Band, em: float, ground: str) -> Iterator[Shape]:
    """A strip of plastic tape, cut off by hand a little aslant, with the two ridges that run along it."""
    top, bottom = band.top + 0.05 * em, band.bottom - 0.05 * em
    left, right = band.left - 0.5 * em, band.right + 0.42 * em
    lean, trail = (0.05 * em * uneven(7, 2 * band.index + end) for end in (0, 1))
    ring = ((left - lean, top), (right + trail, top), (right - trail, bottom), (left + lean, bottom))
    yield Shape(moved([ring], 0.05 * em, 0.07 * em), shade(ground))
    yield Shape((ring,), ground)
    ridges = tuple(
        _bar(left + 0.06 * em, right - 0.06 * em, y, 0.035 * em) for y in (top + 0.1 * em, bottom - 0.1 * em)
    )
    yield Shape(ridges, mixed(ground, WHITE, 0.22) if ground != WHITE else shade(ground))


def marked(band: Band, em: float, ground: str) -> Iterator[Shape]:
    """A broad pen drawn along the line, and once more along a part of it."""
    ascent, descent = band.baseline - band.top, band.bottom - band.baseline
    top, bottom = band.baseline - 0.86 * ascent, band.baseline + 0.62 * descent
    left, right = band.left - 0.22 * em, band.right + 0.26 * em
    yield Shape((_drawn(band.index, left, right, top, bottom, em),), ground, 0.7)
    again = right - (0.3 + 0.22 * uneven(11, band.index)) * (right - left)
    middle = bottom - (0.42 + 0.1 * uneven(12, band.index)) * (bottom - top)
    yield Shape((_drawn(band.index + 50, left + 0.1 * em, again, middle, bottom, em),), ground, 0.5)


def strip(band: Band, em: float, ground: str) -> Iterator[Shape]:
    """A strip torn off a sheet: its core shows white along the edge, and it lies a little crooked."""
    gap = 0.07 * em
    box = (band.left - 0.6 * em, band.top + gap, band.right + 0.6 * em, band.bottom - gap)
    tilt = 0.04 * em * uneven(21, band.index)
    core = _torn(2 * band.index, box, 0.085 * em, tilt)
    yield Shape(moved([core], 0.06 * em, 0.08 * em), shade(ground))
    yield Shape((core,), mixed(ground, WHITE, 0.72))
    thin = 0.075 * em
    face = (box[0] + 1.6 * thin, box[1] + thin, box[2] - 1.6 * thin, box[3] - 0.8 * thin)
    yield Shape((_torn(2 * band.index + 1, face, 0.065 * em, tilt),), ground)


def _bar(left: float, right: float, y: float, height: float) -> Ring:
    top, bottom = y - height / 2, y + height / 2
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _drawn(seed: int, left: float, right: float, top: float, bottom: float, em: float) -> Ring:
    """A stroke of a chisel tip: leaning ends, and sides that waver with the hand."""
    lean = 0.13 * em
    above = [(x, top + 0.035 * em * by) for x, by in edge(3 * seed, left + lean, right + lean, 2.2 * em)]
    below = [
        (x, bottom + 0.035 * em * by) for x, by in edge(3 * seed + 1, left - lean, right - lean, 2.2 * em)
    ]
    middle = (top + bottom) / 2
    bump = 0.05 * em * (1 + uneven(3 * seed + 2, 0))
    return (*above, (right + bump, middle), *reversed(below), (left - bump, middle))


def _torn(seed: int, box: tuple[float, float, float, float], rough: float, tilt: float) -> Ring:
    left, top, right, bottom = box
    side = [*_tear(seed, top, bottom, rough)][1:-1]
    far = [*_tear(seed + 900, top, bottom, rough)][1:-1]
    length = max(right - left, 1e-6)
    ring = (
        *((x, top + by) for x, by in _tear(seed + 100, left, right, rough)),
        *((right + 1.6 * by, y) for y, by in far),
        *((x, bottom + by) for x, by in reversed([*_tear(seed + 200, left, right, rough)])),
        *((left + 1.6 * by, y) for y, by in reversed(side)),
    )
    return tuple((x, y + tilt * (2 * (x - left) / length - 1)) for x, y in ring)


def _tear(seed: int, start: float, end: float, rough: float) -> Iterator[tuple[float, float]]:
    """Fibres (short and shallow) on a tear that wanders (long and deeper)."""
    step, here, before, after = 5 * rough, None, 0.0, 0.0
    for at, by in edge(2 * seed, start, end, step):
        whole, rest = divmod(at / (6 * step), 1)
        if whole != here:
            here, before, after = whole, *(uneven(2 * seed + 1, int(whole) + side) for side in (0, 1))
        yield at, rough * (0.45 * by + 0.75 * (before + (after - before) * rest))
