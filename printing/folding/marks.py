"""Where to cut and where to fold a mini zine: thin grey marks between the pages, never on them."""

from collections.abc import Iterator
from typing import Final

from printing.painting.canvas import RESTORE, SAVE, Canvas, matrix, number
from printing.paper import POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize

_GREY: Final = 0.72
_LINE_MM: Final = 0.15
_DASH_MM: Final = 1.0
_TICK_MM: Final = 4.0

# Scissors that cut to the right, mm about the blades' tips: two handles, two blades.
_SCISSORS: Final = """-6.4 1.1 m -6.4 2.2 -4.4 2.2 -4.4 1.1 c -4.4 0 -6.4 0 -6.4 1.1 c
-6.4 -1.1 m -6.4 -2.2 -4.4 -2.2 -4.4 -1.1 c -4.4 0 -6.4 0 -6.4 -1.1 c
-4.5 0.7 m 0 -0.8 l -4.5 -0.7 m 0 0.8 l S"""

Line = tuple[float, float, float, float]


def draw_mini_marks(canvas: Canvas, paper: PaperSize) -> None:
    """A cut line with scissors across the middle two columns, and short dashes at the ends of the folds."""
    width, height = paper.width / POINTS_PER_MM, paper.height / POINTS_PER_MM
    folds = " ".join(_line(line) for line in _folds(width, height))
    cut = _line((width / 4, height / 2, 3 * width / 4, height / 2))
    operators = (
        f"{SAVE} {matrix(POINTS_PER_MM, 0, 0, POINTS_PER_MM, 0, 0)}",
        f"{_GREY} G {_LINE_MM} w [{_DASH_MM}] 0 d {folds} S",
        f"[] 0 d {cut} S",
        matrix(1, 0, 0, 1, width / 4, height / 2),
        _SCISSORS,
        RESTORE,
    )
    canvas.addLiteral("\n".join(operators))


def _folds(width: float, height: float) -> Iterator[Line]:
    near, far = PRINTER_MARGIN_MM, PRINTER_MARGIN_MM + _TICK_MM
    for column in (1, 2, 3):
        x = column * width / 4
        yield x, near, x, far
        yield x, height - near, x, height - far
    yield near, height / 2, far, height / 2
    yield width - near, height / 2, width - far, height / 2


def _line(line: Line) -> str:
    x1, y1, x2, y2 = map(number, line)
    return f"{x1} {y1} m {x2} {y2} l"
