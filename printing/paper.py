"""The sheets a printer takes and the pages cut from them, lying on their long side, in points; thickness."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

POINTS_PER_MM: Final = 72 / 25.4
PRINTER_MARGIN_MM: Final = 6.0


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A landscape sheet in points; `name` is what IPP calls it (`media=`)."""

    name: str
    width: float
    height: float

    @property
    def is_upright(self) -> bool:
        """Whether it stands on its short side."""
        return self.height > self.width

    @property
    def upright(self) -> "PaperSize":
        """The same sheet standing on its short side."""
        return self if self.is_upright else PaperSize(self.name, self.height, self.width)


def _metric(name: str, width: float, height: float) -> PaperSize:
    return PaperSize(name, width * POINTS_PER_MM, height * POINTS_PER_MM)


A1: Final = _metric("A1", 841, 594)
A2: Final = _metric("A2", 594, 420)
A3: Final = _metric("A3", 420, 297)
A4: Final = _metric("A4", 297, 210)
A5: Final = _metric("A5", 210, 148)
A6: Final = _metric("A6", 148, 105)
A7: Final = _metric("A7", 105, 74)
LETTER: Final = PaperSize("Letter", 792.0, 612.0)
LEGAL: Final = PaperSize("Legal", 1008.0, 612.0)
TABLOID: Final = PaperSize("Tabloid", 1224.0, 792.0)
HALF_LETTER: Final = PaperSize("half-Letter", 612.0, 396.0)
QUARTER_LETTER: Final = PaperSize("quarter-Letter", 396.0, 306.0)
SIZES: Final = {size.name: size for size in (A4, A3, LETTER, LEGAL, TABLOID)}
"""Sheets to print on."""
PAGE_SIZES: Final = {size.name: size for size in (A4, A5, A6, A7, HALF_LETTER, QUARTER_LETTER)}
"""Pages of a booklet, and cards."""
POSTER_SIZES: Final = {size.name: size for size in (A3, A2, A1, TABLOID)}
"""Posters put together from several sheets."""

EVERYDAY_GRAMS: Final = 80
"""What lies in most printers, g/m²."""


class Weight(StrEnum):
    """How heavy paper is, as somebody can feel it or read it on its wrapping."""

    THIN = "thin"
    USUAL = "usual"
    THICK = "thick"

    @property
    def grams(self) -> int:
        """What stands for it, g/m²."""
        return {Weight.THIN: 70, Weight.USUAL: EVERYDAY_GRAMS, Weight.THICK: 130}[self]

    @property
    def wrapping(self) -> str:
        """What is written on the wrapping of such paper, g/m²."""
        return {Weight.THIN: "60–75", Weight.USUAL: "80–90", Weight.THICK: "100+"}[self]


_FIBRES: Final = 0.001
_ROUGHNESS: Final = 0.02


def thickness(grams: float) -> float:
    """How thick (mm) uncoated paper of so many grams per square metre is.

    Printers reckon grammage / 1000 x volume. Of 80, 100 and 160 g 0.10, 0.12 and 0.18 mm were measured:
    volumes of 1.25, 1.2 and 1.125, which is one line, a rough surface of 0.02 mm and fibres of 1 g/cm³.
    """
    return _ROUGHNESS + _FIBRES * grams
