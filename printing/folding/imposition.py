"""Which page goes where on which side of which sheet, so that folding puts the pages in order.

Lengths are points, measured from the sheet's bottom-left; only a poster's sheet stands on its short side.
A panel is an exact fraction of the sheet, so that folds land on its edges; its page is scaled into the
content box inside it.
"""

from dataclasses import dataclass
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction, Fold
from printing.paper import POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize

MINI_PAGES: Final = 8

_MINI_ROWS: Final = ((5, 4, 3, 2), (6, 7, 8, 1))
_PAGE_RATIO: Final = PAGE_WIDTH / PAGE_HEIGHT
_NO_PAGES: Final = "This fanzine has no pages yet. Add a page before printing it."
_TOO_MANY: Final = "One folded sheet holds eight pages, and this fanzine has more. Print it as a booklet."


class PressRefused(Exception):
    """The fanzine cannot be folded as asked; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the sheet, points from its bottom-left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A fraction of the sheet that becomes one page; `page` is None where it stays blank.

    `turned` means by 180 degrees. `content` is where the page is drawn; it keeps the page's proportions.
    """

    page: int | None
    x: float
    y: float
    width: float
    height: float
    turned: bool
    content: Rect


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet, its panels row by row from the top left."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One piece of paper; `back` is None when it is printed on one side only."""

    paper: PaperSize
    front: Side
    back: Side | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides to print, front first."""
        return (self.front,) if self.back is None else (self.front, self.back)


def mini_zine(
    pages: int, paper: PaperSize, direction: Direction, *, margin: float = PRINTER_MARGIN_MM
) -> tuple[Sheet, ...]:
    """One sheet, printed on one side, cut once and folded into eight pages. `margin` is mm.

    Raises PressRefused for more than eight pages.
    """
    if pages > MINI_PAGES:
        raise PressRefused(_TOO_MANY)
    order = _filled(pages, MINI_PAGES)
    width, height = paper.width / 4, paper.height / 2
    panels = []
    for row, numbers in enumerate(_MINI_ROWS):
        mirrored = numbers if direction is Direction.LTR else numbers[::-1]
        for column, number in enumerate(mirrored):
            box = Rect(column * width, (1 - row) * height, width, height)
            panels.append(_panel(order[number - 1], box, _fitted(box, margin), turned=row == 0))
    return (Sheet(paper, Side(tuple(panels))),)


def saddle(
    pages: int, paper: PaperSize, direction: Direction, *, thickness: float = 0.0, margin: float = 0.0
) -> tuple[Sheet, ...]:
    """Sheets printed on both sides (flipped on the short edge), folded once together and stapled.

    The outermost sheet comes first. `thickness` is the paper's in mm: the content of every further sheet
    moves that much toward the spine. `margin` is mm.
    """
    count = max(4, -(-pages // 4) * 4)
    order = _filled(pages, count)
    return tuple(
        Sheet(
            paper,
            _spread(order[count - 1 - 2 * s], order[2 * s], paper, direction, s * thickness, margin),
            _spread(order[2 * s + 1], order[count - 2 - 2 * s], paper, direction, s * thickness, margin),
        )
        for s in range(count // 4)
    )


def poster(pages: int, paper: PaperSize, *, margin: float = PRINTER_MARGIN_MM) -> tuple[Sheet, ...]:
    """A sheet for every page, standing on its short side and printed on one side; `margin` is mm.

    Raises PressRefused without a page.
    """
    if pages < 1:
        raise PressRefused(_NO_PAGES)
    sheet = paper.upright
    box = Rect(0.0, 0.0, sheet.width, sheet.height)
    content = _fitted(box, margin)
    return tuple(Sheet(sheet, Side((_panel(page, box, content, turned=False),))) for page in range(pages))


def imposed(
    pages: int, fold: Fold, paper: PaperSize, direction: Direction, *, thickness: float = 0.0
) -> tuple[Sheet, ...]:
    """The sheets of any fold; `thickness` is the paper's in mm (stapled booklets only). PressRefused."""
    match fold:
        case Fold.MINI:
            return mini_zine(pages, paper, direction)
        case Fold.POSTER:
            return poster(pages, paper)
        case Fold.SADDLE:
            return saddle(pages, paper, direction, thickness=thickness)


def blanks(pages: int, fold: Fold) -> int:
    """How many pages of the folded sheets so many pages of hers leave blank."""
    match fold:
        case Fold.MINI:
            return max(0, MINI_PAGES - pages)
        case Fold.SADDLE:
            return max(4, -(-pages // 4) * 4) - pages
        case Fold.POSTER:
            return 0


def _filled(pages: int, count: int) -> tuple[int | None, ...]:
    if pages < 1:
        raise PressRefused(_NO_PAGES)
    if pages == 1:
        return (0, *[None] * (count - 1))
    return (*range(pages - 1), *[None] * (count - pages), pages - 1)


def _spread(
    first: int | None,
    second: int | None,
    paper: PaperSize,
    direction: Direction,
    creep: float,
    margin: float,
) -> Side:
    """Two pages side by side in reading order, each against the spine and moved `creep` mm toward it."""
    left, right = (first, second) if direction is Direction.LTR else (second, first)
    half, shift = paper.width / 2, creep * POINTS_PER_MM
    panels = []
    for page, x, toward_spine in ((left, 0.0, 1), (right, half, -1)):
        box = Rect(x, 0.0, half, paper.height)
        fitted = _fitted(box, margin)
        at_spine = fitted.x + toward_spine * (half - fitted.width - 2 * margin * POINTS_PER_MM) / 2
        content = Rect(at_spine + toward_spine * shift, fitted.y, fitted.width, fitted.height)
        panels.append(_panel(page, box, content, turned=False))
    return Side(tuple(panels))


def _fitted(box: Rect, margin: float) -> Rect:
    """The largest centred rectangle with a page's proportions, `margin` mm inside the box."""
    inset = margin * POINTS_PER_MM
    width = min(box.width - 2 * inset, (box.height - 2 * inset) * _PAGE_RATIO)
    height = width / _PAGE_RATIO
    return Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _panel(page: int | None, box: Rect, content: Rect, *, turned: bool) -> Panel:
    return Panel(page, box.x, box.y, box.width, box.height, turned, content)
