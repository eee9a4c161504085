"""What ink leaves on paper: closed outlines, fine specks, and how paper and ink beneath show through."""

import math
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from fanzines.plane import XY, Box, Ring, box_around

_SMALL: Final = 0.24
_SIDES: Final = {
    sides: [(math.cos(2 * math.pi * i / sides), math.sin(2 * math.pi * i / sides)) for i in range(sides)]
    for sides in (6, 10)
}


class Tooth(StrEnum):
    """How much of the paper's tooth takes the ink, from the fewest of its grains to nearly all of them."""

    WAX_RIM = "wax-1"
    WAX_BODY = "wax-2"
    WAX_CORE = "wax-3"
    DUST_RIM = "dust-1"
    DUST_BODY = "dust-2"
    DUST_CORE = "dust-3"


@dataclass(frozen=True, slots=True)
class Specks:
    """Many small dots, packed as x, y, radius (mm, 4 bytes each): tuples would take ten times the room."""

    packed: bytes = b""

    @classmethod
    def of(cls, dots: Iterable[tuple[float, float, float]]) -> "Specks":
        """Specks at those x, y with those radii."""
        return cls(array("f", chain.from_iterable(dots)).tobytes())

    def __len__(self) -> int:
        return len(self.packed) // 12

    def __iter__(self) -> Iterator[tuple[float, float, float]]:
        values = iter(memoryview(self.packed).cast("f"))
        return zip(values, values, values, strict=True)

    def rings(self) -> Iterator[Ring]:
        """Each speck as it is drawn: six corners, ten when it is larger."""
        return (speck_ring(*speck) for speck in self)


def speck_ring(x: float, y: float, radius: float) -> Ring:
    """The outline of one speck."""
    around = _SIDES[10 if is_large(radius) else 6]
    return tuple((x + radius * cos, y + radius * sin) for cos, sin in around)


def is_large(radius: float) -> bool:
    """Whether a speck of that radius has ten corners, not six."""
    return radius >= _SMALL


@dataclass(frozen=True, slots=True)
class InkShape:
    """What is left of one stroke, or of one layer of it: what its rings, filled together by the non-zero
    rule, and its specks cover, and the box around them (mm).

    With a `tooth` only those grains of the paper within it take the ink. `alpha` (0 to 1) is how much the ink
    covers; ink that `multiplies` darkens the ink of its own drawing that lies beneath, as two inks would.
    """

    colour: str
    polygons: tuple[Ring, ...]
    box: Box
    specks: Specks = Specks()
    tooth: Tooth | None = None
    alpha: float = 1.0
    multiplies: bool = False

    def rings(self) -> Iterator[Ring]:
        """Every outline of it, specks too."""
        return chain(self.polygons, self.specks.rings())

    @property
    def size(self) -> int:
        """About how many corners it holds."""
        return sum(map(len, self.polygons)) + len(self.specks)


def box_of(polygons: Iterable[Ring], specks: Specks = Specks()) -> Box:
    """The box around at least one ring or speck."""
    corners: Iterator[XY] = chain.from_iterable(polygons)
    edges = (edge for x, y, r in specks for edge in ((x - r, y - r), (x + r, y + r)))
    return box_around(chain(corners, edges))
