"""Where every page lies in the strip: two in a row, and those that rest apart from those that are folded."""

from collections.abc import Sequence
from typing import Final

COLUMNS: Final = 2

XY = tuple[float, float]


def slots(count: int, places: int, *, across: float, down: float, apart: float) -> list[XY]:
    """The upper left corner of every page's slot, y down from the strip's top.

    A slot is `across` wide and `down` high with its gap; `places` pages are folded (0: all), and those that
    rest begin a row of their own, `apart` lower.
    """
    folded = min(count, places) if places else count
    rows = -(-folded // COLUMNS)
    resting = [(at % COLUMNS * across, (rows + at // COLUMNS) * down + apart) for at in range(count - folded)]
    return [(at % COLUMNS * across, at // COLUMNS * down) for at in range(folded)] + resting


def height_of(count: int, places: int, *, down: float, apart: float) -> float:
    """How high a strip of so many pages is."""
    lying = slots(count, places, across=0, down=down, apart=apart)
    return lying[-1][1] + down if lying else 0.0


def nearest(lying: Sequence[XY], x: float, y: float) -> int:
    """The slot whose corner is nearest to a point; the first of several."""
    return min(range(len(lying)), key=lambda at: (lying[at][0] - x) ** 2 + (lying[at][1] - y) ** 2)


def with_gap(count: int, lifted: int, gap: int) -> list[int]:
    """In which slot every page lies while one is lifted and there is a gap where it would go."""
    others = [at for at in range(count) if at != lifted]
    order = [*others[:gap], lifted, *others[gap:]]
    return [order.index(at) for at in range(count)]
