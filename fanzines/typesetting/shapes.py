"""What words lie on: closed rings in the box's mm, in one colour, with edges as a hand makes them.

Nothing here is random: unevenness comes from whole numbers, so that the same words always look the same and
an edge that has been drawn stays as it is while she types on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, pi, sin
from typing import Final

from fanzines.art import INK
from fanzines.plane import Ring
from fanzines.typesetting.settext import Line, SetText

WHITE: Final = "#FFFFFF"
_BITS: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Shape:
    """Rings filled by the non-zero rule; x counts from the box's left edge, y from its top."""

    rings: tuple[Ring, ...]
    colour: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Band:
    """The room of one line that shows something; `index` is its number among all lines."""

    index: int
    left: float
    top: float
    right: float
    bottom: float
    baseline: float


def bands(set_text: SetText) -> tuple[Band, ...]:
    """The lines on which anything is to be seen."""
    return tuple(_band(index, line) for index, line in enumerate(set_text.lines) if line.width > 0)


@lru_cache(maxsize=256)
def mixed(colour: str, other: str, share: float) -> str:
    """The colour with so much (0 to 1) of another in it."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def shade(colour: str) -> str:
    """The edge of a paper of that colour where it stands off from the page."""
    return mixed(colour, INK, 0.24)


def moved(rings: Iterable[Ring], dx: float, dy: float) -> tuple[Ring, ...]:
    """The rings carried so many mm."""
    return tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in rings)


def uneven(seed: int, place: int) -> float:
    """A number from -1 to 1 that belongs to that place; neighbours have nothing to do with each other."""
    bits = (seed * 0x9E3779B1 ^ place * 0x85EBCA6B) & _BITS
    bits = (bits ^ bits >> 15) * 0x2C1B3C6D & _BITS
    bits = (bits ^ bits >> 12) * 0x297A2D39 & _BITS
    return (bits ^ bits >> 15) / (_BITS / 2) - 1


def edge(seed: int, start: float, end: float, step: float) -> Iterator[tuple[float, float]]:
    """Places from start to end with an unevenness for each; those between keep theirs as the end moves on."""
    first, last = ceil(start / step + 0.25), ceil(end / step - 0.25)
    yield start, uneven(seed, first - 1)
    for place in range(first, last):
        yield place * step, uneven(seed, place)
    yield end, uneven(seed, last)


def disc(x: float, y: float, radius: float, *, flat: float = 1.0) -> Ring:
    """A circle, or an oval that is `flat` times as high as it is wide."""
    count = 28
    angles = (2 * pi * at / count for at in range(count))
    return tuple((x + radius * cos(a), y + flat * radius * sin(a)) for a in angles)


def _band(index: int, line: Line) -> Band:
    top, bottom = line.baseline - line.ascent, line.baseline + line.descent
    return Band(index, line.left, top, line.left + line.width, bottom, line.baseline)
