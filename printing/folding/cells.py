"""Several small things side by side on a sheet, which is cut: where they lie, and what lies where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm
from typing import Final, TypeVar

from printing.folding.sheeting import Share
from printing.folding.sheets import Mark, MarkKind, PressRefused, Rect
from printing.paper import POINTS_PER_MM, PaperSize

_NEAR: Final = 1.3 * POINTS_PER_MM
"""Halving an ISO size loses half a millimetre, and a spread of two pages loses it twice."""
_OFF: Final = 1.0 * POINTS_PER_MM
_TICK: Final = 4.0 * POINTS_PER_MM
_EDGE: Final = 0.5
_TOO_LARGE: Final = (
    "That does not fit on this paper. Choose larger paper, a smaller page, or print without bleed."
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells row by row from the top left. `exact` are fractions of the whole sheet."""

    paper: PaperSize
    cells: tuple[Rect, ...]
    columns: int
    exact: bool


def grid(paper: PaperSize, width: float, height: float, bleed: float = 0.0) -> Grid:
    """As many cells of that size as the sheet holds, lying or standing; `bleed` is around each. PressRefused.

    Where they fill the sheet but for a rounding they are exact fractions of it.
    """
    lying, standing = paper, paper.upright
    best = max((lying, standing), key=lambda one: _count(one, width, height, bleed))
    columns = _number(best.width, width, bleed)
    rows = _number(best.height, height, bleed)
    if not columns * rows:
        raise PressRefused(_TOO_LARGE)
    exact = not bleed and abs(best.width - columns * width) <= columns * _NEAR
    exact = exact and abs(best.height - rows * height) <= rows * _NEAR
    if exact:
        width, height = best.width / columns, best.height / rows
    across, down = width + 2 * bleed, height + 2 * bleed
    left, top = (best.width - columns * across) / 2, (best.height + rows * down) / 2
    cells = tuple(
        Rect(left + column * across + bleed, top - (row + 1) * down + bleed, width, height)
        for row in range(rows)
        for column in range(columns)
    )
    return Grid(best, cells, columns, exact)


def copies_shared(things: int, cells: int, share: Share) -> int:
    """How many copies of so many things lie on sheets of so many cells."""
    match share:
        case Share.STACK:
            return 1
        case Share.COPIES:
            return cells
        case Share.FILL:
            return lcm(things, cells) // things


def shared(things: Sequence[T], cells: int, share: Share) -> Iterator[tuple[T | None, ...]]:
    """What lies on each sheet's cells: where each pile is a copy of its own, nobody has to part them."""
    copies = copies_shared(len(things), cells, share)
    if copies == cells:
        yield from ((thing,) * cells for thing in things)
        return
    things = [*things] * copies
    sheets = -(-len(things) // cells)
    for sheet in range(sheets):
        places = (cell * sheets + sheet for cell in range(cells))
        yield tuple(things[place] if place < len(things) else None for place in places)


def turned_over(cell: Rect, paper: PaperSize) -> Rect:
    """Where a cell lies seen from the back, when the sheet is turned about an upright line."""
    return Rect(paper.width - cell.right, cell.y, cell.width, cell.height)


def cut_marks(found: Grid, bleed: float = 0.0) -> Iterator[Mark]:
    """Ticks where to cut: between cells that fill the sheet, and around those that do not."""
    paper = found.paper
    xs = sorted({round(x, 6) for cell in found.cells for x in (cell.x, cell.right)})
    ys = sorted({round(y, 6) for cell in found.cells for y in (cell.y, cell.top)})
    if found.exact:
        inner_x = [x for x in xs if _EDGE < x < paper.width - _EDGE]
        inner_y = [y for y in ys if _EDGE < y < paper.height - _EDGE]
        yield from edge_ticks(MarkKind.CUT, paper, inner_x, inner_y)
        return
    off = bleed + _OFF
    left, right, bottom, top = xs[0], xs[-1], ys[0], ys[-1]
    for x in xs:
        yield Mark(MarkKind.CUT, x, bottom - off - _TICK, x, bottom - off)
        yield Mark(MarkKind.CUT, x, top + off, x, top + off + _TICK)
    for y in ys:
        yield Mark(MarkKind.CUT, left - off - _TICK, y, left - off, y)
        yield Mark(MarkKind.CUT, right + off, y, right + off + _TICK, y)


def edge_ticks(
    kind: MarkKind, paper: PaperSize, xs: Sequence[float], ys: Sequence[float], margin: float = 6.0
) -> Iterator[Mark]:
    """Short lines at the sheet's edges, inside the printer's margin (mm)."""
    near = margin * POINTS_PER_MM
    far = near + _TICK
    for x in xs:
        yield Mark(kind, x, near, x, far)
        yield Mark(kind, x, paper.height - far, x, paper.height - near)
    for y in ys:
        yield Mark(kind, near, y, far, y)
        yield Mark(kind, paper.width - far, y, paper.width - near, y)


def _number(room: float, size: float, bleed: float) -> int:
    slack = 0.0 if bleed else _NEAR
    count = int((room + _EDGE) // (size + 2 * bleed))
    return count + 1 if room + slack * (count + 1) >= (size + 2 * bleed) * (count + 1) else count


def _count(paper: PaperSize, width: float, height: float, bleed: float) -> int:
    return _number(paper.width, width, bleed) * _number(paper.height, height, bleed)
