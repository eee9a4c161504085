"""Guides on paper: each on a page of its own, its steps in boxes that are counted by dots."""

from collections.abc import Iterable
from io import BytesIO
from math import cos, sin, tau
from typing import Final

from fanzines.model import Direction
from printing.painting.canvas import Canvas, new_canvas
from printing.paper import A4, POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize
from printing.products.booklet import clean
from printing.products.guides.scene import HIGH, WIDE, Guide, Moment
from printing.products.on_sheet import CORAL, FAINT, INK, Sheet

_COLUMNS: Final = 2
_GAP: Final = 5.0
_RIM: Final = 0.35
_DOT: Final = 1.5
_DOT_CORNERS: Final = 16
_HEAD: Final = 8.0


def guides_pdf(
    guides: Iterable[Guide], *, paper: PaperSize = A4, direction: Direction = Direction.LTR
) -> bytes:
    """A standing page for each guide, the same bytes each time; boxes follow each other in `direction`."""
    file, size = BytesIO(), paper.upright
    canvas = new_canvas(file, size.width, size.height)
    for guide in guides:
        sheet = _sheet(canvas, size, direction)
        margin = PRINTER_MARGIN_MM + 4.0
        draw_steps(sheet, guide, margin, margin, sheet.width - 2 * margin, sheet.height - 2 * margin)
        canvas.showPage()
    canvas.save()
    return clean(file.getvalue())


def draw_steps(
    sheet: Sheet, guide: Guide, left: float, top: float, width: float, height: float, columns: int = _COLUMNS
) -> None:
    """The steps of a guide in boxes over that room of the sheet (mm), none taller than it has to be."""
    rows = -(-len(guide.steps) // columns)
    wide = (width - _GAP * (columns - 1)) / columns
    high = min((height - _GAP * (rows - 1)) / rows, wide * HIGH / WIDE + _HEAD)
    wide = min(wide, (high - _HEAD) * WIDE / HIGH)
    start = left + (width - wide * columns - _GAP * (columns - 1)) / 2
    for number, step in enumerate(guide.steps):
        column, row = number % columns, number // columns
        x, y = sheet.mirrored(start + column * (wide + _GAP), wide), top + row * (high + _GAP)
        box(sheet, x, y, wide, high)
        _dots(sheet, number + 1, x, y, wide)
        draw_moment(sheet, step.draw(step.still), x, y + _HEAD, wide)


def draw_moment(sheet: Sheet, moment: Moment, left: float, top: float, width: float) -> None:
    """A moment of a guide, so wide (mm)."""
    scale = width / WIDE
    for piece in moment:
        points = ((left + (x + WIDE / 2) * scale, top + (HIGH / 2 - y) * scale) for x, y in piece.points)
        sheet.shape(points, piece.colour)


def box(sheet: Sheet, left: float, top: float, width: float, height: float, colour: str = FAINT) -> None:
    """A thin frame."""
    right, bottom = left + width, top + height
    for x0, y0, x1, y1 in (
        (left, top, right, top + _RIM),
        (left, bottom - _RIM, right, bottom),
        (left, top, left + _RIM, bottom),
        (right - _RIM, top, right, bottom),
    ):
        sheet.shape(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), colour)


def dot(sheet: Sheet, x: float, y: float, radius: float, colour: str) -> None:
    """A filled circle."""
    turns = (tau * at / _DOT_CORNERS for at in range(_DOT_CORNERS))
    sheet.shape([(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns], colour)


def _dots(sheet: Sheet, count: int, left: float, top: float, width: float) -> None:
    """As many dots as the step has come before, and its own: numbers are written in many ways."""
    for number in range(count):
        along = 4.5 + number * 4.2
        x = left + width - along if sheet.rtl else left + along
        dot(sheet, x, top + 4.8, _DOT, CORAL if number == count - 1 else INK)


def _sheet(canvas: Canvas, size: PaperSize, direction: Direction) -> Sheet:
    return Sheet(canvas, size.width / POINTS_PER_MM, size.height / POINTS_PER_MM, direction)
