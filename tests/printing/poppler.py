"""Poppler reads our PDFs back: a second pair of eyes that shares nothing with the painter."""

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\f"))


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word where poppler found it, points from the sheet's top left."""

    text: str
    x: float
    y: float


def run(*arguments: str, pdf: bytes) -> bytes:
    return subprocess.run(arguments, input=pdf, capture_output=True, check=True).stdout


def text(pdf: bytes, *options: str) -> str:
    """The text with every stretch of white space as one space and without marks of direction."""
    found = run("pdftotext", *options, "-", "-", pdf=pdf).decode().translate(_INVISIBLE)
    return " ".join(found.split())


def words(pdf: bytes) -> list[list[FoundWord]]:
    """The words of every sheet."""
    found = run("pdftotext", "-bbox", "-", "-", pdf=pdf).decode()
    return [[_word(word) for word in _WORD.finditer(page[3])] for page in _PAGE.finditer(found)]


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every sheet in points."""
    found = run("pdftotext", "-bbox", "-", "-", pdf=pdf).decode()
    return [(float(page[1]), float(page[2])) for page in _PAGE.finditer(found)]


def sides(pdf: bytes) -> list[tuple[float, float, list[FoundWord]]]:
    """Width, height and words of every side, in points."""
    found = run("pdftotext", "-bbox", "-", "-", pdf=pdf).decode()
    return [
        (float(page[1]), float(page[2]), [_word(word) for word in _WORD.finditer(page[3])])
        for page in _PAGE.finditer(found)
    ]


def boxes(pdf: bytes, name: str) -> list[tuple[float, float, float, float]]:
    """The TrimBox, BleedBox or MediaBox of every side, in points."""
    found = run("pdfinfo", "-box", "-f", "1", "-l", "9999", "-", pdf=pdf).decode()
    lines = re.findall(rf"Page +\d+ {name}: +([\d.-]+) +([\d.-]+) +([\d.-]+) +([\d.-]+)", found)
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in lines]


def picture(pdf: bytes, dpi: int = 150, page: int = 1) -> Image.Image:
    """One sheet as poppler draws it."""
    data = run("pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", "-", pdf=pdf)
    return Image.open(BytesIO(data)).convert("RGB")


def _word(found: re.Match[str]) -> FoundWord:
    left, top, right, bottom = (float(found[edge]) for edge in (1, 2, 3, 4))
    return FoundWord(found[5], (left + right) / 2, (top + bottom) / 2)
