"""Booklets: sheets printed on both sides, folded together and stapled; small ones cut from a sheet first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fanzines.model import Direction
from printing.folding.cells import Grid, copies_shared, cut_marks, edge_ticks, grid, shared, turned_over
from printing.folding.sheeting import Sheeting
from printing.folding.sheets import Mark, MarkKind, Panel, Rect, Sheet, Side, around, filled, fitted
from printing.paper import POINTS_PER_MM, PaperSize

_STAPLE: Final = 12.0 * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Leaf:
    """One folded sheet of a booklet: two pages in reading order on either side; `creep` in mm."""

    front: tuple[int | None, int | None]
    back: tuple[int | None, int | None]
    creep: float


def booklet_places(pages: int) -> int:
    """How many pages a booklet of so many has, with its blank ones."""
    return max(4, -(-pages // 4) * 4)


def leaves(pages: int, *, signature: int = 0, thickness: float = 0.0) -> tuple[Leaf, ...]:
    """The booklet's sheets, from the outermost of the first signature on. Raises PressRefused.

    Not more than `signature` sheets are folded together (0: all), and about as many in each. In every
    signature the content of each further sheet moves `thickness` mm toward the spine.
    """
    count = booklet_places(pages)
    order = filled(pages, count)
    found: list[Leaf] = []
    at = 0
    for sheets in signatures(count // 4, signature):
        last = at + 4 * sheets - 1
        for depth in range(sheets):
            outside = order[last - 2 * depth], order[at + 2 * depth]
            inside = order[at + 2 * depth + 1], order[last - 1 - 2 * depth]
            found.append(Leaf(outside, inside, depth * thickness))
        at = last + 1
    return tuple(found)


def deepest(pages: int, *, signature: int = 0) -> int:
    """How many sheets lie around the innermost one."""
    return max(signatures(booklet_places(pages) // 4, signature)) - 1


def signatures(sheets: int, most: int) -> tuple[int, ...]:
    """How many sheets each signature has, the first ones one more where they do not come out even."""
    if most < 1:
        return (sheets,)
    count = -(-sheets // most)
    return tuple(sheets // count + (number < sheets % count) for number in range(count))


def saddle(
    pages: int, paper: PaperSize, direction: Direction, *, thickness: float = 0.0, margin: float = 0.0
) -> tuple[Sheet, ...]:
    """Booklets whose page is half the sheet, all sheets folded together; turned about an upright line.

    The outermost sheet comes first. `thickness` is the paper's in mm, `margin` is mm. Raises PressRefused.
    """
    whole = Rect(0.0, 0.0, paper.width, paper.height)
    return tuple(
        Sheet(
            paper,
            Side(spread(leaf.front, whole, direction, leaf.creep, margin)),
            Side(spread(leaf.back, whole, direction, leaf.creep, margin)),
        )
        for leaf in leaves(pages, thickness=thickness)
    )


def booklets(pages: int, sheeting: Sheeting, direction: Direction) -> tuple[Sheet, ...]:
    """The sheets of a booklet of any page size, its backs as seen when turned about an upright line."""
    found = leaves(pages, signature=sheeting.signature, thickness=sheeting.thickness)
    bleed, margin = sheeting.bleed * POINTS_PER_MM, sheeting.page_margin
    places = booklet_grid(sheeting)
    trim = None if places.exact else around(places.cells)
    front_marks = tuple(_marks(places, sheeting, outside=True))
    back_marks = tuple(_marks(places, sheeting, outside=False))
    made = []
    for lying in shared(found, len(places.cells), sheeting.share):
        front: list[Panel] = []
        back: dict[Rect, tuple[Panel, ...]] = {}
        for cell, leaf in zip(places.cells, lying, strict=True):
            shown = leaf or Leaf((None, None), (None, None), 0.0)
            front += spread(shown.front, cell, direction, shown.creep, margin, bleed=bleed)
            behind = turned_over(cell, places.paper)
            back[behind] = spread(shown.back, behind, direction, shown.creep, margin, bleed=bleed)
        ordered = sorted(back, key=lambda cell: (-round(cell.y, 3), cell.x))
        behind_all = tuple(one for cell in ordered for one in back[cell])
        sides = Side(tuple(front), front_marks), Side(behind_all, back_marks)
        made.append(Sheet(places.paper, *sides, trim, sheeting.bleed * POINTS_PER_MM if trim else 0.0))
    return tuple(made)


def booklet_copies(pages: int, sheeting: Sheeting) -> int:
    """How many booklets of so many pages lie on its sheets. Raises PressRefused."""
    cells = len(booklet_grid(sheeting).cells)
    return copies_shared(booklet_places(pages) // 4, cells, sheeting.share)


def spread(
    pages: tuple[int | None, int | None],
    cell: Rect,
    direction: Direction,
    creep: float,
    margin: float = 0.0,
    *,
    bleed: float = 0.0,
) -> tuple[Panel, Panel]:
    """Two pages side by side, each against the spine and moved `creep` mm toward it; `bleed` in points."""
    left, right = pages if direction is Direction.LTR else pages[::-1]
    half, shift = cell.width / 2, creep * POINTS_PER_MM
    made = []
    for page, x, toward_spine in ((left, cell.x, 1), (right, cell.x + half, -1)):
        box = Rect(x, cell.y, half, cell.height)
        place = fitted(box, margin)
        at_spine = place.x + toward_spine * (half - place.width - 2 * margin * POINTS_PER_MM) / 2
        content = Rect(at_spine + toward_spine * shift, place.y, place.width, place.height)
        outer = (bleed, bleed, 0.0, bleed) if toward_spine == 1 else (0.0, bleed, bleed, bleed)
        made.append(Panel(page, box.x, box.y, box.width, box.height, 0, content, outer, toward_spine))
    return made[0], made[1]


def booklet_grid(sheeting: Sheeting) -> Grid:
    """The parts of a sheet that are folded, each two pages wide. PressRefused."""
    paper, page, bleed = sheeting.paper, sheeting.page, sheeting.bleed * POINTS_PER_MM
    if page is None:
        if not bleed:
            whole = Rect(0.0, 0.0, paper.width, paper.height)
            return Grid(paper, (whole,), 1, exact=True)
        return grid(paper, paper.width, paper.height, bleed)
    upright = page.upright
    return grid(paper, 2 * upright.width, upright.height, bleed)


def _marks(places: Grid, sheeting: Sheeting, *, outside: bool) -> Iterator[Mark]:
    """Where to cut, unless no marks are wanted; where to fold and staple too when they are."""
    if sheeting.marks is False:
        return
    yield from cut_marks(places, sheeting.bleed * POINTS_PER_MM)
    if not sheeting.marks:
        return
    spines = sorted({round(cell.x + cell.width / 2, 6) for cell in places.cells})
    yield from edge_ticks(MarkKind.FOLD, places.paper, spines, ())
    if outside:
        for cell in places.cells:
            x = cell.x + cell.width / 2
            for y in (cell.y + cell.height / 4, cell.y + 3 * cell.height / 4):
                yield Mark(MarkKind.STAPLE, x, y - _STAPLE / 2, x, y + _STAPLE / 2)
