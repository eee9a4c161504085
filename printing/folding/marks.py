"""Where to cut, fold, staple and glue: thin grey marks between the pages or beside them."""

from collections.abc import Iterator
from typing import Final

from printing.folding.sheets import Key, Mark, MarkKind, Side
from printing.painting.canvas import FILL, RESTORE, SAVE, Canvas, matrix, number, rectangle
from printing.paper import POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize

_GREY: Final = 0.72
_PLAIN: Final = 0.5
_LINE_MM: Final = 0.15
_HALO_MM: Final = 0.8
_DASH_MM: Final = 1.0
_TICK_MM: Final = 4.0

_DASHES: Final = {
    MarkKind.FOLD: "[2.8] 0 d",
    MarkKind.CUT: "[] 0 d",
    MarkKind.GLUE: "[0.8 1.6] 0 d",
    MarkKind.STAPLE: "[] 0 d",
}

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


def draw_marks(canvas: Canvas, side: Side) -> None:
    """The side's marks: dashes to fold, lines to cut or staple, dots to glue; and a tile's place.

    They may lie on a page: white around them keeps them seen.
    """
    drawn = [
        f"{_DASHES[kind]} {' '.join(map(_mark, marks))} S"
        for kind in MarkKind
        if (marks := [mark for mark in side.marks if mark.kind is kind])
    ]
    if side.marks:
        ground = " ".join(map(_mark, side.marks))
        drawn.insert(0, f"1 G {_pen(_HALO_MM)} [] 0 d {ground} S {_PLAIN} G {_pen(_LINE_MM)}")
    if side.key:
        drawn.append(_key(side.key))
    if drawn:
        canvas.addLiteral("\n".join((f"{SAVE} {_PLAIN} G {_pen(_LINE_MM)}", *drawn, RESTORE)))


def _pen(mm: float) -> str:
    return f"{number(mm * POINTS_PER_MM)} w"


def _mark(mark: Mark) -> str:
    return _line((mark.x1, mark.y1, mark.x2, mark.y2))


def _key(key: Key) -> str:
    """The whole poster on white, with this sheet filled."""
    x, y, cell = key.x, key.y, key.cell
    boxes = " ".join(
        rectangle(x + c * cell, y + r * cell, cell, cell) for c in range(key.columns) for r in range(key.rows)
    )
    here = rectangle(x + key.column * cell, y + (key.rows - 1 - key.row) * cell, cell, cell)
    ground = rectangle(x - 1, y - 1, key.columns * cell + 2, key.rows * cell + 2)
    return f"1 g {ground} {FILL} [] 0 d {_GREY} g {here} {FILL} {boxes} S"


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
