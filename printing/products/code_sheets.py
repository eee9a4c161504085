"""Sheets that hang in the room: a picture of what a code opens, the code, words in each language."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from fanzines.model import Direction
from printing.painting.canvas import new_canvas
from printing.painting.qr import qr_side
from printing.paper import A4, POINTS_PER_MM, PaperSize
from printing.products.booklet import clean
from printing.products.on_sheet import BLUE, CORAL, INK, QUIET, YELLOW, Said, Sheet, largest, words_in

_MARGIN: Final = 16.0
_HEAD: Final = 70.0
_ICON: Final = 48.0
_ARROW: Final = 20.0
_CODE: Final = 116.0
_MODULES: Final = (1.0, 4.0)
_TITLE_PT: Final = range(34, 13, -2)
_LETTERS_PT: Final = 15.0
_GAP: Final = 7.0


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """The code's text, the icon of what it opens, and how that is said; `letters` are typed instead."""

    text: str
    icon: str
    says: tuple[Said, ...]
    letters: tuple[str, ...] = ()
    direction: Direction = Direction.LTR


def code_sheets_pdf(sheets: Sequence[CodeSheet], paper: PaperSize = A4) -> bytes:
    """An upright page for each, the same bytes each time. ValueError without any; QrRefused."""
    if not sheets:
        raise ValueError("there is no code to print")
    file, size = BytesIO(), paper.upright
    canvas = new_canvas(file, size.width, size.height)
    for one in sheets:
        sheet = Sheet(canvas, size.width / POINTS_PER_MM, size.height / POINTS_PER_MM, one.direction)
        _draw(sheet, one)
        canvas.showPage()
    canvas.save()
    return clean(file.getvalue())


def _draw(sheet: Sheet, one: CodeSheet) -> None:
    middle = sheet.width / 2
    _way(sheet, one.icon, _MARGIN + _HEAD / 2)
    module = min(_MODULES[1], max(_MODULES[0], _CODE / qr_side(one.text)))
    side = qr_side(one.text) * module
    top = _MARGIN + _HEAD + _GAP
    sheet.code(one.text, middle - side / 2, top, module)
    top += side + 1.0
    wide = sheet.width - 2 * _MARGIN
    room = (sheet.height - _MARGIN - top - len(one.letters) * 8.0) / max(1, len(one.says))
    for said in one.says:
        sizes = [words_in(said, _MARGIN, wide, pt, face="poster", centred=True) for pt in _TITLE_PT]
        top += sheet.words(largest(sizes, room - 2.0), top) + 2.0
    for line in one.letters:
        words = words_in(Said(line), _MARGIN, wide, _LETTERS_PT, colour=QUIET, centred=True)
        top += sheet.words(words, top) + 0.5


def _way(sheet: Sheet, icon: str, y: float) -> None:
    """A phone, an arrow, and what it comes to, on cut paper."""
    middle, wide = sheet.width / 2, _ICON + _ARROW + _ICON
    left, right_edge = middle - wide / 2 - 12, middle + wide / 2 + 12
    for slip, colour in ((1.8, CORAL), (0.0, YELLOW)):
        x, right = left + slip, right_edge + slip
        top, bottom = y - _HEAD / 2 + slip, y + _HEAD / 2 + slip - 3.0
        sheet.shape(((x, top + 1.4), (right, top), (right - 1.2, bottom), (x + 0.8, bottom - 1.0)), colour)
    begin = middle - wide / 2
    arrow = "arrow-left" if sheet.rtl else "arrow-right"
    sheet.icon("device-mobile-camera", sheet.mirrored(begin, _ICON), y - 1.0, _ICON, INK)
    sheet.icon(arrow, sheet.mirrored(begin + _ICON, _ARROW), y - 1.0, _ARROW, INK)
    sheet.icon(icon, sheet.mirrored(begin + _ICON + _ARROW, _ICON), y - 1.0, _ICON, BLUE)
