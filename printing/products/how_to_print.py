"""A page that lies beside a PDF on a stick: how to print it so that its folds are right. Pictures only.

The few words in it are what printers' dialogs say everywhere: the paper's name, and 100 %.
"""

from io import BytesIO
from typing import Final

from fanzines.model import Direction
from printing.painting.canvas import new_canvas
from printing.paper import A4, POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize
from printing.products.booklet import clean
from printing.products.guides.pages import box, draw_moment, draw_steps
from printing.products.guides.pile import turned_over
from printing.products.guides.printer import printer, tray
from printing.products.guides.scene import BLUE, CORAL, FAINT, SHEET, XY, Guide, Moment, edges, polygon
from printing.products.guides.tools import check, cross, disc
from printing.products.on_sheet import Said, Sheet, words_in

_MARGIN: Final = PRINTER_MARGIN_MM + 4.0
_ROW: Final = 66.0
_GAP: Final = 5.0
_FEW: Final = 6
"""So many steps stand in two columns."""


def how_to_print_pdf(
    *,
    both_sides: bool,
    guide: Guide | None = None,
    paper: PaperSize = A4,
    direction: Direction = Direction.LTR,
) -> bytes:
    """One page: the paper, exact size and never "fit", one side or both over the short edge, then the fold.

    `paper` is what the PDF wants, and what this page itself is printed on. The same bytes each time.
    """
    file, size = BytesIO(), paper.upright
    canvas = new_canvas(file, size.width, size.height)
    sheet = Sheet(canvas, size.width / POINTS_PER_MM, size.height / POINTS_PER_MM, direction)
    wide = (sheet.width - 2 * _MARGIN - 2 * _GAP) / 3
    pictures = (_loaded, _exact, _both if both_sides else _one)
    for number, picture in enumerate(pictures):
        left = sheet.mirrored(_MARGIN + number * (wide + _GAP), wide)
        box(sheet, left, _MARGIN, wide, _ROW)
        draw_moment(sheet, picture(), left, _MARGIN + 2.0, wide)
    names = (paper.name, "100 %", "")
    for number, name in enumerate(names):
        if name:
            left = sheet.mirrored(_MARGIN + number * (wide + _GAP), wide)
            sheet.words(
                words_in(Said(name), left, wide, 22, face="poster", centred=True), _MARGIN + _ROW - 17
            )
    if guide is not None:
        top = _MARGIN + _ROW + 2 * _GAP
        columns = 2 if len(guide.steps) <= _FEW else 3
        width, height = sheet.width - 2 * _MARGIN, sheet.height - top - _MARGIN
        draw_steps(sheet, guide, _MARGIN, top, width, height, columns)
    canvas.showPage()
    canvas.save()
    return clean(file.getvalue())


def _loaded() -> Moment:
    """Paper in the printer's tray."""
    paper = ((-22.0, -24.0), (22.0, -24.0), (20.0, 4.0), (-20.0, 4.0))
    return (*printer((0.0, 8.0)), *tray((0.0, -14.0)), polygon(paper, SHEET), *edges(paper, 0.6))


def _exact() -> Moment:
    """A page as large as it is, and one that was made to fit."""
    return (
        *_page((-29.0, 8.0), 1.0),
        *check((-29.0, -31.0), 1.3),
        *_page((29.0, 8.0), 0.62),
        *cross((29.0, -31.0), 1.3),
    )


def _one() -> Moment:
    """The front, and nothing on the back."""
    return (*_page((-29.0, 8.0), 1.0), *check((-29.0, -31.0), 1.3), *_blank((29.0, 8.0)))


def _both() -> Moment:
    """The back is reached over the short edge."""
    return turned_over(0.42)


def _page(at: XY, scale: float) -> Moment:
    wide, high = 21.0 * scale, 29.7 * scale
    hill = ((-wide, -high), (wide, -high), (wide, -high * 0.35), (-wide, -high * 0.6))
    return (
        *_blank(at),
        polygon(((at[0] + x, at[1] + y) for x, y in hill), BLUE),
        disc((at[0], at[1] + high * 0.25), 11 * scale, CORAL),
        *edges(_around(at, wide, high), 0.5, FAINT if scale < 1 else BLUE),
        *edges(_around(at, 21.0, 29.7), 0.6),
    )


def _blank(at: XY) -> Moment:
    paper = _around(at, 21.0, 29.7)
    return (polygon(paper, SHEET), *edges(paper, 0.6))


def _around(at: XY, wide: float, high: float) -> tuple[XY, ...]:
    (x, y) = at
    return ((x - wide, y - high), (x + wide, y - high), (x + wide, y + high), (x - wide, y + high))
