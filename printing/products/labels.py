"""Labels for the wall: a title, whose language it is, a line, and codes that open the story on a phone.

One to eight stand on a sheet, and are cut apart along grey dashes. Lengths here are mm, y pointing down.
"""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from io import BytesIO
from typing import Any, Final

import uharfbuzz

import assets
from fanzines.model import Align, Direction, Placement, Words
from fanzines.typesetting import set_words
from printing.painting.canvas import (
    FILL,
    RESTORE,
    SAVE,
    Canvas,
    fill,
    matrix,
    new_canvas,
    number,
    placement_matrix,
)
from printing.painting.fonts import embedded
from printing.painting.qr import QUIET_MODULES, draw_qr, qr_side
from printing.painting.words import paint_words
from printing.paper import A4, POINTS_PER_MM, PRINTER_MARGIN_MM, PaperSize
from printing.products.booklet import clean

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
_BAR: Final = ((0.0, 0.3), (16.0, 0.0), (15.6, 1.5), (0.3, 1.7))
_BAR_GAP_MM: Final = 1.0
_BAR_DEEP_MM: Final = 3.6
_LINE_GAP_MM: Final = 0.8
_INK: Final = "#1E1B18"
_CORAL: Final = "#FF5C4D"
_GREY: Final = 0.72
_NO_ID: Final = "0" * 16

hb: Any = uharfbuzz  # it carries no types


class LabelRefused(ValueError):
    """The labels do not fit on their sheets so; the message says what to do."""


class Opens(StrEnum):
    """What a code opens, as the picture beside it says."""

    ROOM = "house-line"
    WEB = "globe-simple"
    WIFI = "wifi-high"


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a language (BCP 47, or empty)."""

    text: str
    language: str = ""


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
        _draw_label(canvas, label, _inner(cell, width, height), height)


def _inner(cell: _Room, width: float, height: float) -> _Room:
    """The cell without its padding, and without what a printer cannot reach."""
    left, top = (max(_PADDING_MM, PRINTER_MARGIN_MM - at) for at in (cell.x, cell.y))
    right = max(_PADDING_MM, PRINTER_MARGIN_MM - (width - cell.x - cell.width))
    bottom = max(_PADDING_MM, PRINTER_MARGIN_MM - (height - cell.y - cell.height))
    return _Room(cell.x + left, cell.y + top, cell.width - left - right, cell.height - top - bottom)


def _draw_label(canvas: Canvas, label: Label, room: _Room, sheet: float) -> None:
    mirrored = label.direction is Direction.RTL
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
    _draw_words(canvas, label, words, sheet)
    for code in reversed(label.codes) if mirrored else label.codes:
        _draw_code(canvas, code, left, bottom, module, sheet, mirrored=mirrored)
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


def _draw_code(
    canvas: Canvas, code: Code, left: float, bottom: float, module: float, sheet: float, *, mirrored: bool
) -> None:
    """The code above that line, its picture beside it toward the line's end, its letters below."""
    side, picture = qr_side(code.text) * module, _picture_mm(module)
    at = left + picture if mirrored else left
    draw_qr(canvas, code.text, at * POINTS_PER_MM, (sheet - bottom) * POINTS_PER_MM, module)
    beside = left if mirrored else left + side
    _draw_picture(canvas, code.opens, beside, sheet - bottom + side / 2, picture)
    quiet = QUIET_MODULES * module
    middle = Placement(
        at + (side - picture - quiet) / 2 if mirrored else at + (side + picture + quiet) / 2, bottom
    )
    align = Align.END if mirrored else Align.START
    letters = Words(
        _NO_ID, middle, "\n".join(code.letters), side + picture - quiet, _letters_pt(module), align=align
    )
    _draw(canvas, letters, Direction.LTR, sheet)


def _draw_picture(canvas: Canvas, opens: Opens, left: float, middle: float, size: float) -> None:
    font = embedded(canvas, assets.path("icons", "phosphor.ttf"))
    glyph = _glyph(opens)
    font.use(glyph, "")
    em = size * 0.9 * POINTS_PER_MM
    place = f"1 0 0 1 {number(left * POINTS_PER_MM)} {number(middle * POINTS_PER_MM - em / 2)} Tm"
    canvas.addLiteral(
        f"{SAVE} {fill(_INK)} BT /{font.name} {number(em)} Tf {place} <{glyph:04X}> Tj ET {RESTORE}"
    )


def _draw_words(canvas: Canvas, label: Label, room: _Room, sheet: float) -> None:
    """What is said, as large as the label has room for; LabelRefused when even small words do not fit."""
    rtl = label.direction is Direction.RTL
    sizes = (_set(label, room, size) for size in range(_TITLE_PT[0], _TITLE_PT[1] - 1, -1))
    fitting = next((words for words in sizes if _depth(words) <= room.height), None)
    if fitting is None:
        raise LabelRefused("The words are too long for their labels. Put fewer labels on a sheet.")
    top = room.y
    for at, words in enumerate(fitting):
        if at == 1:
            bar = room.x + room.width - _BAR[1][0] if rtl else room.x
            _draw_bar(canvas, bar, sheet - top - _BAR_GAP_MM)
            top += _BAR_DEEP_MM
        _draw(canvas, replace(words, placement=replace(words.placement, y=top)), label.direction, sheet)
        top += set_words(words).height + _LINE_GAP_MM


def _depth(words: Sequence[Words]) -> float:
    return sum(set_words(one).height + _LINE_GAP_MM for one in words) + _BAR_DEEP_MM


def _set(label: Label, room: _Room, size: float) -> tuple[Words, ...]:
    """The title at so many points, and the rest in its proportion."""
    rtl = label.direction is Direction.RTL
    small = max(_LINE_PT[1], min(_LINE_PT[0], size * 0.42))
    rest = (said for said in (label.tongue, *label.lines) if said.text)
    return (
        _words(label.title, room, size, "poster", rtl),
        *(_words(said, room, small, "noto", rtl) for said in rest),
    )


def _words(said: Said, room: _Room, size: float, face: str, rtl: bool) -> Words:
    """Words that begin where the label does, whichever way they run themselves."""
    align = Align.START if _runs_rtl(said) is rtl else Align.END
    middle = Placement(room.x + room.width / 2, room.y)
    return Words(_NO_ID, middle, said.text, room.width, size, face=face, align=align, language=said.language)


def _runs_rtl(said: Said) -> bool:
    kinds = (unicodedata.bidirectional(letter) for letter in said.text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def _draw(canvas: Canvas, words: Words, reading: Direction, sheet: float) -> None:
    upside = matrix(POINTS_PER_MM, 0, 0, -POINTS_PER_MM, 0, sheet * POINTS_PER_MM)
    canvas.addLiteral(f"{SAVE} {upside} {placement_matrix(words.placement)}")
    paint_words(canvas, words, reading)
    canvas.addLiteral(RESTORE)


def _draw_bar(canvas: Canvas, left: float, top: float) -> None:
    corners = [(left + x, top - y) for x, y in _BAR]
    path = " ".join(
        f"{number(x * POINTS_PER_MM)} {number(y * POINTS_PER_MM)} {'l' if at else 'm'}"
        for at, (x, y) in enumerate(corners)
    )
    canvas.addLiteral(f"{SAVE} {fill(_CORAL)} {path} h {FILL} {RESTORE}")


def _cuts(columns: int, rows: int, width: float, height: float) -> str:
    """Grey dashes between the labels, from edge to edge."""
    lines = [(at * width / columns, 0.0, at * width / columns, height) for at in range(1, columns)]
    lines += [(0.0, at * height / rows, width, at * height / rows) for at in range(1, rows)]
    paths = " ".join(f"{number(a)} {number(b)} m {number(c)} {number(d)} l" for a, b, c, d in lines)
    scale = matrix(POINTS_PER_MM, 0, 0, POINTS_PER_MM, 0, 0)
    return f"{SAVE} {scale} {_GREY} G 0.15 w [1] 0 d {paths} S {RESTORE}" if lines else ""


@cache
def _glyph(opens: Opens) -> int:
    codepoints = json.loads(assets.text("icons", "codepoints.json"))
    face = hb.Face(hb.Blob.from_file_path(str(assets.path("icons", "phosphor.ttf"))))
    return int(hb.Font(face).get_nominal_glyph(codepoints[opens.value]))
