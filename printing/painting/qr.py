"""QR codes: dark squares on a white ground that reaches four modules beyond them (ISO/IEC 18004).

Readers fail without that ground, on photographs and on inverted codes; so it is always painted.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

import qrcode
from PIL import Image, ImageDraw

from printing.painting.canvas import FILL, RESTORE, SAVE, Canvas, rectangle
from printing.paper import POINTS_PER_MM

QUIET_MODULES: Final = 4
SMALLEST_MODULE_MM: Final = 0.5

_COMPACT: Final = re.compile(r"[0-9A-Z $%*+\-./:]+")
_qrcode: Final[Any] = qrcode  # it carries no types

Rectangle = tuple[int, int, int, int]


class QrRefused(ValueError):
    """The text would make a code that phones misread; the message says why."""


def is_compact(text: str) -> bool:
    """Whether the text is of capitals, digits and ` $%*+-./:` only, which makes a code smaller."""
    return _COMPACT.fullmatch(text) is not None


def qr_side(text: str) -> int:
    """How many modules the code is wide, its quiet ground included."""
    return len(_modules(text)) + 2 * QUIET_MODULES


def draw_qr(canvas: Canvas, text: str, x: float, y: float, module_mm: float) -> float:
    """Draw the code with its ground's bottom left at x, y (points); returns the ground's side in points.

    Raises QrRefused for text that is not ASCII and for modules under 0.5 mm.
    """
    if module_mm < SMALLEST_MODULE_MM:
        raise QrRefused(f"A QR code's squares must be at least {SMALLEST_MODULE_MM} mm wide to be read.")
    modules, module = _modules(text), module_mm * POINTS_PER_MM
    side = (len(modules) + 2 * QUIET_MODULES) * module
    rows = [rectangle(*_on_paper(dark, len(modules), x, y, module)) for dark in _dark(modules)]
    canvas.addLiteral(f"{SAVE} 1 g {rectangle(x, y, side, side)} {FILL}\n0 g")
    canvas.addLiteral("\n".join((*rows, FILL, RESTORE)))
    return side


def qr_picture(text: str, module_px: int) -> Image.Image:
    """The code for a screen, its ground included, in black and white (mode L)."""
    modules = _modules(text)
    side = (len(modules) + 2 * QUIET_MODULES) * module_px
    picture = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(picture)
    for column, row, width, height in _dark(modules):
        left, top = (column + QUIET_MODULES) * module_px, (row + QUIET_MODULES) * module_px
        draw.rectangle((left, top, left + width * module_px - 1, top + height * module_px - 1), fill=0)
    return picture


def _on_paper(dark: Rectangle, count: int, x: float, y: float, module: float) -> tuple[float, ...]:
    column, row, width, height = dark
    up = count - row - height
    left, bottom = x + (column + QUIET_MODULES) * module, y + (up + QUIET_MODULES) * module
    return left, bottom, width * module, height * module


def _dark(modules: list[list[bool]]) -> Iterator[Rectangle]:
    """Stretches of dark modules: column, row, width, height."""
    for row, line in enumerate(modules):
        column = 0
        for dark, stretch in groupby(line):
            width = len(list(stretch))
            if dark:
                yield column, row, width, 1
            column += width


def _modules(text: str) -> list[list[bool]]:
    if not text.isascii() or not text:
        raise QrRefused("A QR code's text must be plain ASCII: write other letters percent-encoded.")
    code = _qrcode.QRCode(error_correction=_qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    modules: list[list[bool]] = code.get_matrix()
    return modules
