"""The trial sheet: printed once per printer, and answered by touching what one sees on it."""

from io import BytesIO
from typing import Final

from printing.painting.canvas import Canvas, new_canvas
from printing.paper import A4, POINTS_PER_MM, PaperSize
from printing.products.booklet import clean
from printing.products.on_sheet import Said, Sheet, words_in

MOST_OFF: Final = 5
"""Mm that its scales reach to either side."""
MARGINS: Final = tuple(range(3, 13))
"""Mm of its frames from the paper's edge."""
_INK: Final = (0.12, 0.11, 0.09)
_BLUE: Final = (0.06, 0.44, 0.71)
_CORAL: Final = (1.0, 0.36, 0.3)
_TYPE: Final = 9.0
_WIDE: Final = 8.0


def trial_sheet(paper: PaperSize = A4, *, both_sides: bool = True) -> bytes:
    """A lying sheet: scales about its middle and frames on the front, two lines and an arrow on the back."""
    file = BytesIO()
    canvas = new_canvas(file, paper.width, paper.height)
    width, height = paper.width / POINTS_PER_MM, paper.height / POINTS_PER_MM
    _front(canvas, width, height)
    canvas.showPage()
    if both_sides:
        _back(canvas, width, height)
        canvas.showPage()
    canvas.save()
    return clean(file.getvalue(), duplex=both_sides)


def _front(canvas: Canvas, width: float, height: float) -> None:
    _begin(canvas, _BLUE, 0.25)
    for margin in MARGINS:
        _box(canvas, margin, margin, width - 2 * margin, height - 2 * margin)
    _begin(canvas, _INK, 0.25)
    for number in range(-MOST_OFF, MOST_OFF + 1):
        x, y = width / 2 - number, height / 2 - number
        _line(canvas, x, height * 0.72, x, height * 0.72 + 13)
        _line(canvas, width * 0.72, y, width * 0.72 + 13, y)
    _scale_numbers(canvas, width, height)
    _arrow(canvas, width * 0.25, height / 2, _INK)
    _margin_numbers(canvas, width, height)


def _back(canvas: Canvas, width: float, height: float) -> None:
    _begin(canvas, _CORAL, 0.35)
    _line(canvas, width / 2, height * 0.6, width / 2, height * 0.94)
    _line(canvas, width / 2, height * 0.06, width / 2, height * 0.4)
    _line(canvas, width * 0.6, height / 2, width * 0.94, height / 2)
    _line(canvas, width * 0.06, height / 2, width * 0.4, height / 2)
    _arrow(canvas, width / 2, height / 2, _CORAL)


def _scale_numbers(canvas: Canvas, width: float, height: float) -> None:
    """Each mark, a mm from the next, has its number; a line leads to it where there is room."""
    for number in range(-MOST_OFF, MOST_OFF + 1):
        spread = 6.0 * number
        x, y = width / 2 - number, height / 2 - number
        top, right = height * 0.72 + 20, width * 0.72 + 20
        _line(canvas, x, height * 0.72 + 13, width / 2 - spread, top)
        _said(canvas, width / 2 - spread, top + 1.2, str(number))
        _line(canvas, width * 0.72 + 13, y, right, height / 2 - spread)
        _said(canvas, right + 3.5, height / 2 - spread - 1.0, str(number))


def _margin_numbers(canvas: Canvas, width: float, height: float) -> None:
    for place, margin in enumerate(MARGINS):
        x = width * 0.3 + 9.0 * place
        _line(canvas, x, margin, x, 20.0)
        _said(canvas, x, 21.5, str(margin))


def _said(canvas: Canvas, x: float, y: float, number: str) -> None:
    """A number whose foot stands in the middle there."""
    _, height = canvas._pagesize
    sheet = Sheet(canvas, 0.0, height / POINTS_PER_MM)
    words = words_in(Said(number), x - _WIDE / 2, _WIDE, _TYPE, centred=True)
    sheet.words(words, sheet.height - y - _TYPE / POINTS_PER_MM)


def _arrow(canvas: Canvas, x: float, y: float, colour: tuple[float, float, float]) -> None:
    """A large arrow that points up."""
    path = canvas.beginPath()
    points = ((0, 26), (20, 2), (8, 2), (8, -26), (-8, -26), (-8, 2), (-20, 2))
    for number, (dx, dy) in enumerate(points):
        step = path.lineTo if number else path.moveTo
        step((x + dx) * POINTS_PER_MM, (y + dy) * POINTS_PER_MM)
    path.close()
    canvas.setFillColorRGB(*colour)
    canvas.drawPath(path, stroke=0, fill=1)


def _begin(canvas: Canvas, colour: tuple[float, float, float], width: float) -> None:
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(width * POINTS_PER_MM)


def _line(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(*(mm * POINTS_PER_MM for mm in (x0, y0, x1, y1)))


def _box(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.rect(*(mm * POINTS_PER_MM for mm in (x, y, width, height)))
