"""Pages that are not folded: a sheet for each, or several side by side to be cut apart."""

from dataclasses import replace

from printing.folding.cells import Grid, copies_shared, cut_marks, grid, shared
from printing.folding.sheeting import Sheeting
from printing.folding.sheets import NO_PAGES, PressRefused, Rect, Sheet, Side, around, fitted, panel
from printing.paper import POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize


def poster(pages: int, paper: PaperSize, *, margin: float = PRINTER_MARGIN_MM) -> tuple[Sheet, ...]:
    """A sheet for every page, standing on its short side and printed on one side; `margin` is mm.

    Raises PressRefused without a page.
    """
    if pages < 1:
        raise PressRefused(NO_PAGES)
    sheet = paper.upright
    box = Rect(0.0, 0.0, sheet.width, sheet.height)
    content = fitted(box, margin)
    return tuple(Sheet(sheet, Side((panel(page, box, content),))) for page in range(pages))


def singles(pages: int, sheeting: Sheeting) -> tuple[Sheet, ...]:
    """Pages of one size, as many on a sheet as it holds, to be cut apart. Raises PressRefused."""
    if pages < 1:
        raise PressRefused(NO_PAGES)
    bleed, places = sheeting.bleed * POINTS_PER_MM, single_grid(sheeting)
    trim = None if places.exact else around(places.cells)
    marks = () if sheeting.marks is False else tuple(cut_marks(places, bleed))
    made = []
    for lying in shared(range(pages), len(places.cells), sheeting.share):
        panels = tuple(
            replace(panel(page, cell, fitted(cell, sheeting.page_margin)), bleed=(bleed,) * 4)
            for cell, page in zip(places.cells, lying, strict=True)
        )
        made.append(Sheet(places.paper, Side(panels, marks), None, trim, bleed if trim else 0.0))
    return tuple(made)


def single_copies(pages: int, sheeting: Sheeting) -> int:
    """How often each of so many pages lies on its sheets. Raises PressRefused."""
    return copies_shared(max(1, pages), len(single_grid(sheeting).cells), sheeting.share)


def single_grid(sheeting: Sheeting) -> Grid:
    """The parts of a sheet that are cut out. PressRefused."""
    paper, bleed = sheeting.paper, sheeting.bleed * POINTS_PER_MM
    if sheeting.page is None:
        return grid(paper, paper.width / 2, paper.height, bleed)
    size = sheeting.page.upright
    return grid(paper, size.width, size.height, bleed)
