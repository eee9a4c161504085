"""What a sheet of paper is made of: panels that become pages, on its two sides, and marks between them.

Lengths are points, measured from the sheet's bottom-left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from printing.paper import POINTS_PER_MM, PaperSize

_PAGE_RATIO: Final = PAGE_WIDTH / PAGE_HEIGHT
NO_PAGES: Final = "This fanzine has no pages yet. Add a page before printing it."


class PressRefused(Exception):
    """The fanzine cannot be folded as asked; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the sheet, points from its bottom-left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y + self.height

    def grown(self, left: float, bottom: float, right: float, top: float) -> "Rect":
        """Larger on each side by so much."""
        return Rect(self.x - left, self.y - bottom, self.width + left + right, self.height + bottom + top)


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the sheet that becomes one page; `page` is None where it stays blank.

    `turn` is in degrees, against the clock: 0, 90, 180 or 270. `content` is where the page is drawn; it keeps
    the page's proportions. `bleed` is how far it is printed beyond the panel: left, bottom, right, top.
    `spine` is -1 where a booklet's spine is the panel's left edge, 1 where it is its right one.
    """

    page: int | None
    x: float
    y: float
    width: float
    height: float
    turn: int
    content: Rect
    bleed: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    spine: int = 0

    @property
    def box(self) -> Rect:
        """The panel's own rectangle."""
        return Rect(self.x, self.y, self.width, self.height)

    @property
    def turned(self) -> bool:
        """Whether it stands on its head."""
        return self.turn == 180

    @property
    def scale(self) -> float:
        """How large a page is printed, 1 being A5."""
        upright = self.content.width if self.turn in (90, 270) else self.content.height
        return upright / (PAGE_HEIGHT * POINTS_PER_MM)


class MarkKind(StrEnum):
    """What is done along a mark."""

    FOLD = "fold"
    CUT = "cut"
    GLUE = "glue"
    STAPLE = "staple"


@dataclass(frozen=True, slots=True)
class Mark:
    """A thin line that says where to fold, cut, glue or staple."""

    kind: MarkKind
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Key:
    """A small picture of a whole poster of tiles that says which one this is, drawn with its corner at x, y.

    `column` and `row` are from the top left; `cell` is how large a tile is in it.
    """

    column: int
    row: int
    columns: int
    rows: int
    x: float
    y: float
    cell: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: its panels row by row from the top left, its marks, and a tile's place."""

    panels: tuple[Panel, ...]
    marks: tuple[Mark, ...] = ()
    key: "Key | None" = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One piece of paper; `back` is None when it is printed on one side only.

    `trim` is what is left of it when it is cut; all of it when None. `bleed` is how far beyond it is printed.
    """

    paper: PaperSize
    front: Side
    back: Side | None = None
    trim: Rect | None = None
    bleed: float = 0.0

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides to print, front first."""
        return (self.front,) if self.back is None else (self.front, self.back)


def filled(pages: int, count: int) -> tuple[int | None, ...]:
    """The pages in `count` places, blank ones before the last page, the back cover. PressRefused."""
    if pages < 1:
        raise PressRefused(NO_PAGES)
    if pages == 1:
        return (0, *[None] * (count - 1))
    return (*range(pages - 1), *[None] * (count - pages), pages - 1)


def fitted(box: Rect, margin: float) -> Rect:
    """The largest centred rectangle with a page's proportions, `margin` mm inside the box."""
    inset = margin * POINTS_PER_MM
    width = min(box.width - 2 * inset, (box.height - 2 * inset) * _PAGE_RATIO)
    height = width / _PAGE_RATIO
    return Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def fitted_lying(box: Rect, margin: float) -> Rect:
    """The same for a page that lies on its long side."""
    inset = margin * POINTS_PER_MM
    height = min(box.height - 2 * inset, (box.width - 2 * inset) * _PAGE_RATIO)
    width = height / _PAGE_RATIO
    return Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def panel(page: int | None, box: Rect, content: Rect, turn: int = 0) -> Panel:
    """A panel that fills the box."""
    return Panel(page, box.x, box.y, box.width, box.height, turn, content)


def half_turned(side: Side, paper: PaperSize) -> Side:
    """The same side, all of it turned by 180 degrees."""
    panels = tuple(
        replace(
            one,
            x=paper.width - one.x - one.width,
            y=paper.height - one.y - one.height,
            turn=(one.turn + 180) % 360,
            content=_half_turned(one.content, paper),
            spine=-one.spine,
            bleed=(one.bleed[2], one.bleed[3], one.bleed[0], one.bleed[1]),
        )
        for one in reversed(side.panels)
    )
    marks = tuple(
        Mark(m.kind, paper.width - m.x2, paper.height - m.y2, paper.width - m.x1, paper.height - m.y1)
        for m in side.marks
    )
    return replace(side, panels=panels, marks=marks)


def _half_turned(rect: Rect, paper: PaperSize) -> Rect:
    return Rect(paper.width - rect.right, paper.height - rect.top, rect.width, rect.height)


def around(rects: Iterable[Rect]) -> Rect:
    """The rectangle around all of them."""
    boxes = list(rects)
    left, bottom = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(left, bottom, max(box.right for box in boxes) - left, max(box.top for box in boxes) - bottom)
