"""One sheet, cut once and folded into eight pages; perhaps with a poster on its back."""

from typing import Final

from fanzines.model import Direction
from printing.folding.sheets import PressRefused, Rect, Sheet, Side, filled, fitted, fitted_lying, panel
from printing.paper import PRINTER_MARGIN_MM, PaperSize

MINI_PAGES: Final = 8

_ROWS: Final = ((5, 4, 3, 2), (6, 7, 8, 1))
_TOO_MANY: Final = "One folded sheet holds eight pages, and this fanzine has more. Print it as a booklet."


def mini_zine(
    pages: int,
    paper: PaperSize,
    direction: Direction,
    *,
    margin: float = PRINTER_MARGIN_MM,
    poster: int | None = None,
) -> tuple[Sheet, ...]:
    """One sheet, cut once and folded into eight pages. `margin` is mm; `poster` is the page on its back.

    Raises PressRefused for more than eight pages; a ninth that is the poster is on the back only.
    """
    numbers = tuple(page for page in range(pages) if pages <= MINI_PAGES or page != poster)
    if len(numbers) > MINI_PAGES:
        raise PressRefused(_TOO_MANY)
    order = [page if page is None else numbers[page] for page in filled(len(numbers), MINI_PAGES)]
    width, height = paper.width / 4, paper.height / 2
    panels = []
    for row, places in enumerate(_ROWS):
        mirrored = places if direction is Direction.LTR else places[::-1]
        for column, place in enumerate(mirrored):
            box = Rect(column * width, (1 - row) * height, width, height)
            panels.append(panel(order[place - 1], box, fitted(box, margin), 180 if row == 0 else 0))
    back = None if poster is None else _poster(poster, paper, margin)
    return (Sheet(paper, Side(tuple(panels)), back),)


def _poster(page: int, paper: PaperSize, margin: float) -> Side:
    """The page over all of the back, lying on its long side."""
    box = Rect(0.0, 0.0, paper.width, paper.height)
    return Side((panel(page, box, fitted_lying(box, margin), 90),))
