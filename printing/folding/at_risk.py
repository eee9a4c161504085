"""What will not come out on paper, by where the fold puts a page: told gently while it is being made.

Nothing beside the page is printed. A booklet's page fills half a sheet, so its outer edges lie where no
printer prints, and its inner edge in the fold; where several lie on a sheet the knife takes some. In the
other folds the whole page lies inside the margin. A poster of several sheets is glued before it is read.
Only words lose by that: a picture that reaches over the edge is an old habit of fanzines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fanzines.geometry import Box, local_box, to_page
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Fanzine, Item, Page, Paper, Words
from fanzines.plane import box_around
from fanzines.typesetting import set_words
from printing.folding.imposition import Panel, PressRefused, imposed
from printing.folding.sheeting import Product, Sheeting, for_fold
from printing.paper import A4, POINTS_PER_MM, PaperSize

GUTTER_MM: Final = 4.0
"""How far from a fold words can still be read well."""
LEAST_SEEN: Final = 0.5
"""The share of an item that has to lie on the page."""
CUT_MM: Final = 2.0
"""How far from where it should a sheet is cut by hand."""
SLACK_MM: Final = 0.5
LETTERS: Final = 0.8
"""How much of a line's height letters fill."""

WHOLE_PAGE: Final = Box(0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT)

XY = tuple[float, float]
Piece = list[XY]


class Loss(StrEnum):
    """What happens to it on paper."""

    CUT_OFF = "cut_off"
    TOO_NEAR = "too_near"


@dataclass(frozen=True, slots=True)
class Risk:
    """An item that will not come out whole, how, and where on the page (mm) that is."""

    item: str
    loss: Loss
    where: Box


def at_risk(
    fanzine: Fanzine, index: int, paper: PaperSize = A4, sheeting: Sheeting | None = None
) -> tuple[Risk, ...]:
    """What of the page at `index` will not come out, from the bottom of its pile to the top.

    Folded as its maker chose, on that paper, unless a sheeting is given.
    """
    readable = readable_box(fanzine, index, paper, sheeting)
    return tuple(_risks(fanzine.pages[index], readable))


def readable_box(
    fanzine: Fanzine, index: int, paper: PaperSize = A4, sheeting: Sheeting | None = None
) -> Box:
    """The part of the page at `index`, in page mm, in which words come out and can be read.

    All of it for a page that rests and for a fanzine that cannot be folded so.
    """
    folded, asked = fanzine.folded, sheeting or for_fold(fanzine.fold, paper)
    if asked.product is Product.TILES:
        return WHOLE_PAGE
    try:
        sheets = imposed(len(folded.pages), asked, folded.direction)
    except PressRefused:
        return WHOLE_PAGE
    for sheet in sheets:
        for panel in (panel for side in sheet.sides for panel in side.panels):
            if panel.page == index:
                return _readable(panel, sheet.paper, asked)
    return WHOLE_PAGE


def _readable(panel: Panel, sheet: PaperSize, sheeting: Sheeting) -> Box:
    """The panel without the printer's margin, the folds and cuts, as far as the page reaches, on the page."""
    content, scale = panel.content, panel.content.height / PAGE_HEIGHT
    within = CUT_MM if sheeting.product in (Product.SADDLE, Product.SINGLE) else GUTTER_MM

    def lost(at_edge: bool, spine: int = 0) -> float:
        at_spine = bool(spine) and panel.spine == spine
        return (sheeting.margin if at_edge else GUTTER_MM if at_spine else within) * POINTS_PER_MM

    left = panel.x + lost(panel.x < 1, -1)
    right = panel.box.right - lost(panel.box.right > sheet.width - 1, 1)
    bottom = panel.y + lost(panel.y < 1)
    top = panel.box.top - lost(panel.box.top > sheet.height - 1)
    from_left, from_right = (left - content.x) / scale, (content.x + content.width - right) / scale
    from_bottom, from_top = (bottom - content.y) / scale, (content.y + content.height - top) / scale
    if panel.turned:
        from_left, from_right, from_bottom, from_top = from_right, from_left, from_top, from_bottom
    return Box(
        max(0.0, from_left),
        max(0.0, from_top),
        PAGE_WIDTH - max(0.0, from_right),
        PAGE_HEIGHT - max(0.0, from_bottom),
    )


def _risks(page: Page, readable: Box) -> Iterator[Risk]:
    room = readable.grown(SLACK_MM)
    for item in page.items:
        pieces = _pieces(item)
        beyond = [piece for piece in pieces if not all(room.holds(x, y) for x, y in piece)]
        if not isinstance(item, Paper) and _is_mostly_beside(pieces):
            yield Risk(item.id, Loss.CUT_OFF, _around(pieces))
        elif isinstance(item, Words) and beyond:
            yield Risk(item.id, Loss.TOO_NEAR, _around(beyond))


def _pieces(item: Item) -> list[Piece]:
    """The corners of what is painted of an item: of every line of words, else of its box."""
    if not isinstance(item, Words):
        return [[to_page(item.placement, x, y) for x, y in local_box(item).corners]]
    boxes = (
        Box(
            line.left - item.width / 2,
            line.baseline - LETTERS * line.ascent,
            line.left - item.width / 2 + line.width,
            line.baseline + LETTERS * line.descent,
        )
        for line in set_words(item).lines
        if line.text.strip()
    )
    return [[to_page(item.placement, x, y) for x, y in box.corners] for box in boxes]


def _is_mostly_beside(pieces: list[Piece]) -> bool:
    """Not of what covers half the page as it is: that is meant to reach over the edge."""
    whole = sum(map(_area, pieces))
    seen = sum(_area(_clipped(piece)) for piece in pieces)
    return seen < LEAST_SEEN * min(whole, PAGE_WIDTH * PAGE_HEIGHT)


def _around(pieces: list[Piece]) -> Box:
    box = box_around(corner for piece in pieces for corner in piece)
    return _within(box, WHOLE_PAGE)


def _within(box: Box, limits: Box) -> Box:
    return Box(
        min(max(box.left, limits.left), limits.right),
        min(max(box.top, limits.top), limits.bottom),
        max(min(box.right, limits.right), limits.left),
        max(min(box.bottom, limits.bottom), limits.top),
    )


def _clipped(corners: Piece) -> Piece:
    """The part of a convex outline that lies on the page (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, 0.0, 1), (0, PAGE_WIDTH, -1), (1, 0.0, 1), (1, PAGE_HEIGHT, -1)):
        corners = list(_on_one_side(corners, axis, limit, sign))
    return corners


def _on_one_side(corners: Piece, axis: int, limit: float, sign: int) -> Iterator[XY]:
    for one, other in zip(corners, corners[1:] + corners[:1], strict=True):
        before, after = sign * (one[axis] - limit), sign * (other[axis] - limit)
        if before >= 0:
            yield one
        if before * after < 0:
            part = before / (before - after)
            yield one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _area(ring: Piece) -> float:
    """By the shoelace formula."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2
