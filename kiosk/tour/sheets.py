"""The printed sheets: their size, the place of every page on them, and the text that can be taken out again.

The orders are written down as they are folded, apart from what the press works out.
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from unicodedata import category

import pikepdf
import pypdfium2

from kiosk.tour.texts import LINES

pdfium: Any = pypdfium2  # it carries no types

A4_POINTS: Final = (297 / 25.4 * 72, 210 / 25.4 * 72)
EXACT: Final = 0.001
READ_TWICE: Final = 2
"""PDFium reads a letter of a line in two directions twice, now and then."""

Rows = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Page numbers in rows from the top left of every side; those of `turned` rows stand on their heads."""

    sides: tuple[Rows, ...]
    turned: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A page as it lies on a side: its middle in points, whether it stands on its head, its letters."""

    x: float
    y: float
    turned: bool
    letters: Counter[str]


MINI: Final = Order((((5, 4, 3, 2), (6, 7, 8, 1)),), frozenset({0}))
BOOKLET: Final = Order((((8, 1),), ((2, 7),), ((6, 3),), ((4, 5),)))


def wrong_on_sheets(file: Path, order: Order) -> Iterator[str]:
    """What is wrong with a printed PDF."""
    if not file.is_file():
        yield f"{file.name} was not printed."
        return
    with pikepdf.open(file) as document:
        if len(document.pages) != len(order.sides):
            yield f"{file.name} has {len(document.pages)} sides instead of {len(order.sides)}."
            return
        for side, rows in zip(document.pages, order.sides, strict=True):
            if any(abs(float(a) - b) > EXACT for a, b in zip(side.mediabox, (0, 0, *A4_POINTS), strict=True)):
                yield f"A side of {file.name} is not exactly A4."
            yield from _misplaced(file.name, list(_found_on(side)), rows, order.turned)
    if not order.turned and shutil.which("pdftotext"):
        yield from _unread(file)


def _misplaced(name: str, found: list[Found], rows: Rows, turned: frozenset[int]) -> Iterator[str]:
    for row, numbers in enumerate(rows):
        for column, page in enumerate(numbers):
            there = [one for one in found if _panel(one, rows) == (row, column)]
            if len(there) != 1 or there[0].turned != (row in turned) or not _is_page(there[0], page):
                yield f"Page {page} of {name} is not where it has to be, or not all of its words are."


def _is_page(found: Found, page: int) -> bool:
    wanted = _letters(LINES[page - 1])
    more, missing = found.letters - wanted, wanted - found.letters
    return not missing and more.total() <= READ_TWICE


def _panel(found: Found, rows: Rows) -> tuple[int, int]:
    width, height = A4_POINTS
    row = int((height - found.y) / height * len(rows))
    return row, int(found.x / width * len(rows[row]))


def _found_on(side: pikepdf.Page) -> Iterator[Found]:
    """Every page that a side places, by the transformation in force."""
    now, kept = pikepdf.Matrix(), list[pikepdf.Matrix]()
    for instruction in pikepdf.parse_content_stream(side):
        operands = instruction.operands
        match str(instruction.operator):
            case "q":
                kept.append(now)
            case "Q":
                now = kept.pop()
            case "cm":
                now = pikepdf.Matrix(*(float(value) for value in operands)) @ now
            case "Do":
                form = side.Resources.XObject[str(operands[0])]
                _, _, width, height = (float(value) for value in form.BBox)
                x, y = now.transform((width / 2, height / 2))
                yield Found(x, y, now.a < 0, _letters([_text_of(form)]))


def _text_of(form: pikepdf.Object) -> str:
    """The text of one page, laid on a sheet of its own."""
    with pikepdf.new() as alone:
        sheet = alone.add_blank_page(page_size=(float(form.BBox[2]), float(form.BBox[3])))
        sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=alone.copy_foreign(form)))
        sheet.obj.Contents = alone.make_stream(b"/Page Do")
        file = BytesIO()
        alone.save(file)
    return str(pdfium.PdfDocument(file.getvalue())[0].get_textpage().get_text_range())


def _letters(texts: Iterable[str]) -> Counter[str]:
    """The letters without white space and marks of direction; their order differs from reader to reader."""
    return Counter(letter for text in texts for letter in text if _is_seen(letter))


def _is_seen(letter: str) -> bool:
    return not letter.isspace() and category(letter) != "Cf"


def _unread(file: Path) -> Iterator[str]:
    """Poppler takes the words out as they were typed, Arabic and mixed lines too."""
    read = subprocess.run(("pdftotext", str(file), "-"), capture_output=True, check=False).stdout
    found = _squeezed(read.decode(errors="replace"))
    for line in (line for lines in LINES for line in lines):
        if _squeezed(line) not in found:
            yield f"pdftotext does not find “{line}” in {file.name}."


def _squeezed(text: str) -> str:
    return "".join(letter for letter in text if _is_seen(letter))
