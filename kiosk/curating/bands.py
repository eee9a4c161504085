"""Where covers lie on the light table: a band for each room, filled row by row. Lengths are px, y down."""

from collections.abc import Sequence
from dataclasses import dataclass

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A slot is `across` wide and `down` high with its gaps; each band has a heading, so many px high."""

    across: float
    down: float
    heading: float
    apart: float
    columns: int

    def tops(self, counts: Sequence[int]) -> list[float]:
        """Where each band of so many covers begins, and at the end where the last one is over."""
        found = [0.0]
        for count in counts:
            found.append(found[-1] + self.heading + self._rows(count) * self.down + self.apart)
        return found

    def slot(self, top: float, at: int) -> XY:
        """The upper left corner of a slot in the band that begins at `top`."""
        return at % self.columns * self.across, top + self.heading + at // self.columns * self.down

    def nearest(self, counts: Sequence[int], x: float, y: float) -> tuple[int, int]:
        """The band a point lies in, and the place in it, up to one after the last, nearest to the point."""
        tops = self.tops(counts)
        band = max((at for at in range(len(counts)) if tops[at] <= y), default=0)
        middles = [self._middle(tops[band], at) for at in range(counts[band] + 1)]
        near = min(range(len(middles)), key=lambda at: (middles[at][0] - x) ** 2 + (middles[at][1] - y) ** 2)
        return band, near

    def _middle(self, top: float, at: int) -> XY:
        x, y = self.slot(top, at)
        return x + self.across / 2, y + self.down / 2

    def _rows(self, count: int) -> int:
        return max(1, -(-count // self.columns))
