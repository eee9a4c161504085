"""What an exhibition prints at the foot of a page that is not hers: a few lines and a QR code."""

from dataclasses import dataclass, replace
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction, Placement, Words
from fanzines.typesetting import set_words
from printing.painting.canvas import FILL, RESTORE, SAVE, Canvas, page_matrix, placement_matrix, rectangle
from printing.painting.qr import draw_qr, qr_side
from printing.painting.words import paint_words
from printing.paper import POINTS_PER_MM

_MARGIN_MM: Final = 10.0
_GAP_MM: Final = 3.0
_MODULE_MM: Final = 0.6
_TYPE_PT: Final = (8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
_BESIDE: Final = 1.1
_NO_ID: Final = "0" * 16


@dataclass(frozen=True, slots=True)
class BackNote:
    """Lines of words, and the text of a QR code (none when empty). `language` is a BCP 47 tag or empty."""

    lines: tuple[str, ...]
    qr: str = ""
    language: str = ""


def draw_back_note(
    canvas: Canvas, note: BackNote, direction: Direction, scale: float, reading: Direction = Direction.LTR
) -> None:
    """Draw the note on white at the foot of a page whose bottom left is the canvas's origin.

    `scale` is how much smaller than A5 the page is printed; letters and squares keep a readable size.
    `reading` is the way of the side (see printing/painting/readable.py).
    """
    module = _MODULE_MM / scale
    code = qr_side(note.qr) * module if note.qr else 0.0
    words, stacked = _laid(note, code, scale)
    depth = set_words(words).height
    height = code + depth + 2 * _GAP_MM if stacked else max(code, depth + 2 * _GAP_MM)
    _draw_ground(canvas, height)
    mirrored = direction is Direction.RTL
    if note.qr:
        left = PAGE_WIDTH - _MARGIN_MM - code if mirrored else _MARGIN_MM
        bottom = _MARGIN_MM + (height - code) / (1 if stacked else 2)
        draw_qr(canvas, note.qr, left * POINTS_PER_MM, bottom * POINTS_PER_MM, module)
    beside = 0.0 if stacked else code
    middle = PAGE_WIDTH / 2 + (-beside if mirrored else beside) / 2
    top = PAGE_HEIGHT - _MARGIN_MM - (depth + _GAP_MM if stacked else (height + depth) / 2)
    _draw_words(canvas, replace(words, placement=Placement(middle, top)), reading)


def _laid(note: BackNote, code: float, scale: float) -> tuple[Words, bool]:
    """The words beside the code, or below it where they are many; smaller only where they must be."""
    whole = PAGE_WIDTH - 2 * _MARGIN_MM - 2 * _GAP_MM
    for points in _TYPE_PT:
        words = _words(note, whole - code, points / scale)
        if not code or set_words(words).height <= code * _BESIDE:
            return words, False
        words = _words(note, whole, points / scale)
        if code + set_words(words).height + 2 * _GAP_MM <= PAGE_HEIGHT - 2 * _MARGIN_MM:
            return words, True
    return words, True


def _words(note: BackNote, width: float, size: float) -> Words:
    here = Placement(0.0, 0.0)
    return Words(_NO_ID, here, "\n".join(note.lines), width, size=size, language=note.language)


def _draw_ground(canvas: Canvas, height: float) -> None:
    box = (_MARGIN_MM, _MARGIN_MM, PAGE_WIDTH - 2 * _MARGIN_MM, height)
    canvas.addLiteral(f"{SAVE} 1 g {rectangle(*(mm * POINTS_PER_MM for mm in box))} {FILL} {RESTORE}")


def _draw_words(canvas: Canvas, words: Words, reading: Direction) -> None:
    canvas.addLiteral(f"{SAVE} {page_matrix()} {placement_matrix(words.placement)}")
    paint_words(canvas, words, reading)
    canvas.addLiteral(RESTORE)
