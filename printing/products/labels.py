"""Labels for the wall: a title, whose language it is, a line, and codes that open the story on a phone.

One to eight stand on a sheet, and are cut apart along grey dashes. Lengths here are mm, y pointing down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from typing import Final

from fanzines.model import Align, Direction, Placement, Words
from printing.painting.canvas import RESTORE, SAVE, Canvas, matrix, new_canvas, number
from printing.painting.qr import QUIET_MODULES, qr_side
from printing.paper import A4, POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize
from printing.products.booklet import clean
from printing.products.on_sheet import NO_ID, Said, Sheet, depth, words_in

__all__ = ["MOST", "SMALLEST_MODULE_MM", "Code", "Label", "LabelRefused", "Opens", "Said", "labels_pdf"]

MOST: Final = 8
SMALLEST_MODULE_MM: Final = 0.7

_LARGEST_MODULE_MM: Final = 1.2
_GRIDS: Final = {1: (1, 1), 2: (1, 2), 3: (1, 3), 4: (2, 2), 5: (2, 3), 6: (2, 3), 7: (2, 4), 8: (2, 4)}
_PADDING_MM: Final = 5.0
_GAP_MM: Final = 4.0
_BESIDE: Final = 0.42
"""Words stand beside the codes where so much of the label's width is left to them."""
_CODES_DEEP: Final = 0.62
_USUAL_MM: Final = 90.0
_LINE_MM: Final = 0.46
_TITLE_PT: Final = (46, 9)
_LINE_PT: Final = (15, 7)
_LETTERS_PT: Final = 6.5
_LETTERS_MODULE_MM: Final = 0.85
_BAR_GAP_MM: Final = 1.0
_BAR_DEEP_MM: Final = 3.6
_LINE_GAP_MM: Final = 0.8
_BAR_MM: Final = 16.0
_GREY: Final = 0.72


class LabelRefused(ValueError):
    """The labels do not fit on their sheets so; the message says what to do."""


class Opens(StrEnum):
    """What a code opens, as the picture beside it says."""

    ROOM = "house-line"
    WEB = "globe-simple"
    WIFI = "wifi-high"


@dataclass(frozen=True, slots=True)
class Code:
    """What a code holds, what that opens, and the lines in letters for who would rather type."""

    text: str
    opens: Opens
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One label. `tongue` is a language by its own name, or empty; `direction` is the title's."""

    title: Said
    tongue: Said
    lines: tuple[Said, ...]
    codes: tuple[Code, ...]
    direction: Direction = Direction.LTR


@dataclass(frozen=True, slots=True)
class _Room:
    """A place on a label, mm from the sheet's top left."""

    x: float
    y: float
    width: float
    height: float


def labels_pdf(
    labels: Sequence[Label], *, per_sheet: int = 4, paper: PaperSize = A4, alone: Sequence[Label] = ()
) -> bytes:
    """The labels as sheets standing on their short side; each of those `alone` has a sheet of its own.

    Raises LabelRefused when there are none or one does not fit, ValueError for more than eight on a sheet,
    and QrRefused for a code that phones would misread.
    """
    if not 1 <= per_sheet <= MOST:
        raise ValueError(f"1 to {MOST} labels stand on a sheet")
    sheets = [(per_sheet, labels[at : at + per_sheet]) for at in range(0, len(labels), per_sheet)]
    sheets += [(1, (label,)) for label in alone]
    if not sheets:
        raise LabelRefused("Nothing hangs yet, so there is nothing to label. Put the exhibition up first.")
    file, size = BytesIO(), paper.upright
    canvas = new_canvas(file, size.width, size.height)
    for count, there in sheets:
        _draw_sheet(canvas, there, count, size)
        canvas.showPage()
    canvas.save()
    return clean(file.getvalue())


def _draw_sheet(canvas: Canvas, labels: Sequence[Label], count: int, paper: PaperSize) -> None:
    columns, rows = _GRIDS[count]
    width, height = paper.width / POINTS_PER_MM, paper.height / POINTS_PER_MM
    canvas.addLiteral(_cuts(columns, rows, width, height))
    for at, label in enumerate(labels):
        column, row = at % columns, at // columns
        cell = _Room(column * width / columns, row * height / rows, width / columns, height / rows)
        sheet = Sheet(canvas, width, height, label.direction)
        _draw_label(sheet, label, _inner(cell, width, height))


def _inner(cell: _Room, width: float, height: float) -> _Room:
    """The cell without its padding, and without what a printer cannot reach."""
    left, top = (max(_PADDING_MM, PRINTER_MARGIN_MM - at) for at in (cell.x, cell.y))
    right = max(_PADDING_MM, PRINTER_MARGIN_MM - (width - cell.x - cell.width))
    bottom = max(_PADDING_MM, PRINTER_MARGIN_MM - (height - cell.y - cell.height))
    return _Room(cell.x + left, cell.y + top, cell.width - left - right, cell.height - top - bottom)


def _draw_label(sheet: Sheet, label: Label, room: _Room) -> None:
    mirrored = sheet.rtl
    module = _module(label.codes, room)
    wide = sum(_wide(code, module) for code in label.codes) + _GAP_MM * max(0, len(label.codes) - 1)
    high = max((qr_side(code.text) * module for code in label.codes), default=0.0)
    deep = high + _letters_mm(label.codes, module)
    if _beside(room, wide + _GAP_MM):
        width = room.width - wide - _GAP_MM
        words = replace(room, x=room.x + (wide + _GAP_MM if mirrored else 0.0), width=width)
        bottom, left = room.y + high, room.x + (0.0 if mirrored else width + _GAP_MM)
    else:
        words = replace(room, height=room.height - deep - _GAP_MM / 2)
        quiet = min(QUIET_MODULES * module, _PADDING_MM - 1.0)
        bottom = room.y + room.height - deep + high
        left = room.x + room.width - wide + quiet if mirrored else room.x - quiet
    _draw_words(sheet, label, words)
    for code in reversed(label.codes) if mirrored else label.codes:
        _draw_code(sheet, code, left, bottom, module)
        left += _wide(code, module) + _GAP_MM


def _beside(room: _Room, codes: float) -> bool:
    """Whether words stand beside codes that are so wide, not above them."""
    return room.height < room.width and room.width - codes >= _BESIDE * room.width


def _module(codes: Sequence[Code], room: _Room) -> float:
    """How wide a code's square is, in mm, so that all codes fit; LabelRefused when they would blur."""
    largest = max(_LARGEST_MODULE_MM, room.width * _LARGEST_MODULE_MM / _USUAL_MM)
    if not codes:
        return largest
    sides = [qr_side(code.text) for code in codes]
    pictures = len(codes) * _picture_mm(SMALLEST_MODULE_MM) + _GAP_MM * (len(codes) - 1)
    wide = (room.width - pictures) / sum(sides)
    high = (_CODES_DEEP * room.height - _letters_mm(codes, SMALLEST_MODULE_MM)) / max(sides)
    module = min(largest, wide, high)
    if module < SMALLEST_MODULE_MM:
        raise LabelRefused("The codes would be too small to be read. Put fewer labels on a sheet.")
    return module


def _wide(code: Code, module: float) -> float:
    return qr_side(code.text) * module + _picture_mm(module)


def _letters_mm(codes: Sequence[Code], module: float) -> float:
    """How deep the letters below the codes are."""
    lines = max((len(code.letters) for code in codes), default=0)
    return lines * _letters_pt(module) * _LINE_MM + 0.5


def _letters_pt(module: float) -> float:
    return _LETTERS_PT * max(1.0, module / _LETTERS_MODULE_MM)


def _picture_mm(module: float) -> float:
    return 9.0 if module < 1.0 else 12.0


def _draw_code(sheet: Sheet, code: Code, left: float, bottom: float, module: float) -> None:
    """The code above that line, its picture beside it toward the line's end, its letters below."""
    side, picture = qr_side(code.text) * module, _picture_mm(module)
    at = left + picture if sheet.rtl else left
    sheet.code(code.text, at, bottom - side, module)
    sheet.icon(code.opens, left if sheet.rtl else left + side, bottom - side / 2, picture)
    quiet = QUIET_MODULES * module
    middle = (side - picture - quiet) / 2 if sheet.rtl else (side + picture + quiet) / 2
    align = Align.END if sheet.rtl else Align.START
    width, size = side + picture - quiet, _letters_pt(module)
    letters = Words(NO_ID, Placement(at + middle, 0.0), "\n".join(code.letters), width, size, align=align)
    replace(sheet, side=Direction.LTR).words(letters, bottom)


def _draw_words(sheet: Sheet, label: Label, room: _Room) -> None:
    """What is said, as large as the label has room for; LabelRefused when even small words do not fit."""
    sizes = (_set(label, room, size) for size in range(_TITLE_PT[0], _TITLE_PT[1] - 1, -1))
    fitting = next((words for words in sizes if _depth(words) <= room.height), None)
    if fitting is None:
        raise LabelRefused("The words are too long for their labels. Put fewer labels on a sheet.")
    top = room.y
    for at, words in enumerate(fitting):
        if at == 1:
            sheet.bar(room.x + room.width - _BAR_MM if sheet.rtl else room.x, top + _BAR_GAP_MM)
            top += _BAR_DEEP_MM
        top += sheet.words(words, top) + _LINE_GAP_MM


def _depth(words: Sequence[Words]) -> float:
    return sum(depth(one) + _LINE_GAP_MM for one in words) + _BAR_DEEP_MM


def _set(label: Label, room: _Room, size: float) -> tuple[Words, ...]:
    """The title at so many points, and the rest in its proportion."""
    rtl = label.direction is Direction.RTL
    small = max(_LINE_PT[1], min(_LINE_PT[0], size * 0.42))
    rest = (said for said in (label.tongue, *label.lines) if said.text)
    return (
        words_in(label.title, room.x, room.width, size, face="poster", rtl=rtl),
        *(words_in(said, room.x, room.width, small, rtl=rtl) for said in rest),
    )


def _cuts(columns: int, rows: int, width: float, height: float) -> str:
    """Grey dashes between the labels, from edge to edge."""
    lines = [(at * width / columns, 0.0, at * width / columns, height) for at in range(1, columns)]
    lines += [(0.0, at * height / rows, width, at * height / rows) for at in range(1, rows)]
    paths = " ".join(f"{number(a)} {number(b)} m {number(c)} {number(d)} l" for a, b, c, d in lines)
    scale = matrix(POINTS_PER_MM, 0, 0, POINTS_PER_MM, 0, 0)
    return f"{SAVE} {scale} {_GREY} G 0.15 w [1] 0 d {paths} S {RESTORE}" if lines else ""
