"""One paragraph made ready for its lines: direction, scripts and fonts resolved."""

from dataclasses import dataclass
from typing import Final

from fanzines.model import Align
from fanzines.typesetting import bidi
from fanzines.typesetting.faces import NASTALIQ
from fanzines.typesetting.itemising import Itemised, itemise
from fanzines.typesetting.languages import in_nastaliq

LEADING: Final = 1.35


@dataclass(frozen=True, slots=True)
class Style:
    """What all paragraphs of some words share; `rtl` is for paragraphs without a letter.

    `tracking` (em) stands between letters that can be parted, and `leading` (em) is how high lines are at
    least. For `scraps` each piece is of another face.
    """

    face: str
    size: float
    width: float
    align: Align
    language: str
    rtl: bool
    tracking: float = 0.0
    leading: float = LEADING
    scraps: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that is ready to be broken into lines."""

    text: str
    base: int
    levels: tuple[int, ...]
    itemised: Itemised
    style: Style


def prepare(text: str, style: Style) -> Paragraph:
    """Resolves direction, scripts and fonts of a paragraph."""
    base = bidi.paragraph_level(text, int(style.rtl))
    levels = tuple(bidi.levels(text, base))
    arabic = NASTALIQ if in_nastaliq(style.language) else "Arab"
    itemised = itemise(text, levels, style.face, scraps=style.scraps, arabic=arabic)
    return Paragraph(text, base, levels, itemised, style)
