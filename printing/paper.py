"""The sheets a printer takes, lying on their long side, in points; and how thick their paper is."""

from dataclasses import dataclass
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
    def upright(self) -> "PaperSize":
        """The same sheet standing on its short side."""
        return PaperSize(self.name, self.height, self.width)


A3: Final = PaperSize("A3", 420 * POINTS_PER_MM, 297 * POINTS_PER_MM)
A4: Final = PaperSize("A4", 297 * POINTS_PER_MM, 210 * POINTS_PER_MM)
LETTER: Final = PaperSize("Letter", 792.0, 612.0)
SIZES: Final = {size.name: size for size in (A4, A3, LETTER)}

_THICKNESS: Final = {80: 0.10, 100: 0.12, 160: 0.18}


def thickness(grams: int) -> float:
    """How thick (mm) paper of so many grams per square metre is, by the nearest weight that was measured."""
    return _THICKNESS[min(_THICKNESS, key=lambda known: abs(known - grams))]
