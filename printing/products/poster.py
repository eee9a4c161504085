"""A poster of an exhibition: what it is called, when and where, some covers, who stands behind it, a code."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction, Page
from printing.folding.pressing import PressPage, write_sheets
from printing.folding.sheeting import Product, Sheeting
from printing.painting.canvas import RESTORE, SAVE, Canvas, matrix, new_canvas
from printing.painting.qr import qr_side
from printing.paper import A4, POINTS_PER_MM, PaperSize
from printing.products.booklet import clean
from printing.products.covers import draw_covers
from printing.products.labels import Code
from printing.products.on_sheet import (
    CORAL,
    INK,
    NO_ID,
    QUIET,
    YELLOW,
    Said,
    Sheet,
    depth,
    largest,
    no_photo,
    words_in,
)

SMALLEST_MODULE_MM: Final = 0.9
"""A poster's code is read from a step away; larger paper has a larger one."""
LANGUAGES: Final = 2

_WIDTH: Final = 210.0
_MARGIN: Final = 12.0
_WIDE: Final = _WIDTH - 2 * _MARGIN
_TITLE_PT: Final = ((62, 24), (34, 16))
_TITLE_DEEP: Final = (48.0, 26.0)
_FACT_PT: Final = 17.0
_SMALL_PT: Final = 8.0
_NAMES_PT: Final = 10.5
_PAD: Final = 8.0
_GAP: Final = 9.0


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it, in one or two languages; `covers` are JPEGs, `code` is what a phone opens.

    `by` are partners, `small` who paid and whose views these are. `direction` is the first language's.
    """

    titles: tuple[Said, ...]
    facts: tuple[Said, ...] = ()
    covers: tuple[bytes, ...] = ()
    by: tuple[str, ...] = ()
    small: tuple[Said, ...] = ()
    code: Code | None = None
    direction: Direction = Direction.LTR


def poster_pdf(poster: Poster, paper: PaperSize = A4) -> bytes:
    """One upright sheet, everything as much larger as the paper is than A4; the same bytes each time.

    QrRefused for a code that phones would misread.
    """
    file, size = BytesIO(), paper.upright
    canvas = new_canvas(file, size.width, size.height)
    scale = size.width / (_WIDTH * POINTS_PER_MM)
    canvas.addLiteral(f"{SAVE} {matrix(scale, 0, 0, scale, 0, 0)}")
    _draw(canvas, poster, size.height / POINTS_PER_MM / scale)
    canvas.addLiteral(RESTORE)
    canvas.showPage()
    canvas.save()
    return clean(file.getvalue())


def tiled_poster_pdf(poster: Poster, size: PaperSize, paper: PaperSize = A4) -> bytes:
    """The poster at that size over several sheets, with an overlap and marks. PressRefused, QrRefused."""
    file = BytesIO()

    def after(canvas: Canvas, _scale: float, _side: Direction) -> None:
        scale = PAGE_WIDTH / _WIDTH
        canvas.addLiteral(f"{SAVE} {matrix(scale, 0, 0, scale, 0, 0)}")
        _draw(canvas, poster, PAGE_HEIGHT / scale)
        canvas.addLiteral(RESTORE)

    words = tuple(said.text for said in (*poster.titles, *poster.facts, *poster.small))
    page = PressPage(Page(NO_ID), no_photo, after, words)
    write_sheets(file, [page], Sheeting(Product.TILES, paper, page=size), poster.direction)
    return file.getvalue()


def _draw(canvas: Canvas, poster: Poster, height: float) -> None:
    sheet = Sheet(canvas, _WIDTH, height, poster.direction)
    top = _draw_head(sheet, poster)
    foot = _draw_foot(sheet, poster)
    room = foot - top - 2 * _GAP
    if poster.covers:
        draw_covers(sheet, poster.covers, _MARGIN, top + _GAP, _WIDE, room)
    else:
        wide = min(_WIDE, 2 * room)
        sheet.patches(sheet.mirrored(_MARGIN, wide), top + _GAP + (room - wide / 2) / 2, wide)


def _draw_head(sheet: Sheet, poster: Poster) -> float:
    """The titles and facts on cut paper; returns where it ends."""
    inner, wide = _MARGIN + _PAD, _WIDE - 2 * _PAD
    titles = []
    for number, said in enumerate(poster.titles[:LANGUAGES]):
        most, least = _TITLE_PT[number]
        sizes = range(most, least - 1, -2)
        made = [words_in(said, inner, wide, size, face="poster", rtl=sheet.rtl) for size in sizes]
        titles.append(largest(made, _TITLE_DEEP[number]))
    facts = [words_in(said, inner, wide, _FACT_PT, rtl=sheet.rtl) for said in poster.facts]
    deep = sum(map(depth, (*titles, *facts))) + 2 * _PAD + (8.0 if facts else 2.0)
    _cut_paper(sheet, _MARGIN, _MARGIN, _WIDE, deep)
    top = _MARGIN + _PAD
    for words in titles:
        top += sheet.words(words, top)
    if facts:
        sheet.bar(sheet.mirrored(inner, 32.0), top + 2.0, colour=INK, stretch=2.0)
        top += 8.0
    for words in facts:
        top += sheet.words(words, top)
    return _MARGIN + deep


def _draw_foot(sheet: Sheet, poster: Poster) -> float:
    """The code, and beside it who stands behind all; returns where it begins."""
    code = poster.code
    side = qr_side(code.text) * SMALLEST_MODULE_MM if code else 0.0
    beside = side + 16.0 if code else 0.0
    wide = _WIDE - beside - (4.0 if code else 0.0)
    start = _MARGIN if sheet.rtl else _MARGIN + _WIDE - wide
    names = [words_in(Said(name), start, wide, _NAMES_PT, face="poster", rtl=sheet.rtl) for name in poster.by]
    small = [words_in(said, start, wide, _SMALL_PT, colour=QUIET, rtl=sheet.rtl) for said in poster.small]
    letters = "\n".join(code.letters) if code else ""
    under = words_in(Said(letters), _MARGIN, 60.0, _SMALL_PT, rtl=sheet.rtl) if letters else None
    said = sum(map(depth, (*names, *small))) + (2.0 if names and small else 0.0)
    deep = max(said, side + (depth(under) if under else 0.0))
    begin = sheet.height - _MARGIN - deep
    top = sheet.height - _MARGIN - said
    for words in names:
        top += sheet.words(words, top)
    top += 2.0 if names and small else 0.0
    for words in small:
        top += sheet.words(words, top)
    if code:
        quiet = 4 * SMALLEST_MODULE_MM
        at = sheet.height - _MARGIN - (depth(under) if under else 0.0) - side
        sheet.code(code.text, sheet.mirrored(_MARGIN - quiet, side), at, SMALLEST_MODULE_MM)
        sheet.icon(code.opens, sheet.mirrored(_MARGIN - quiet + side, 14.0), at + side / 2, 14.0)
        if under:
            left = _MARGIN if not sheet.rtl else sheet.width - _MARGIN - 60.0
            moved = words_in(Said(letters), left, 60.0, _SMALL_PT, rtl=sheet.rtl)
            sheet.words(moved, sheet.height - _MARGIN - depth(moved))
    return begin


def _cut_paper(sheet: Sheet, left: float, top: float, width: float, height: float) -> None:
    """A piece of yellow paper over a slipped coral one."""
    for slip, colour in ((2.2, CORAL), (0.0, YELLOW)):
        x, y = left + slip, top + slip
        right, bottom = x + width - 2.2, y + height
        sheet.shape(
            (
                (x, y + 1.2),
                (x + width * 0.55, y),
                (right, y + 0.9),
                (right - 1.3, y + height * 0.5),
                (right, bottom),
                (x + width * 0.45, bottom - 1.2),
                (x + 0.8, bottom),
            ),
            colour,
        )
