"""One paragraph made ready for its lines: direction, scripts and fonts resolved."""

from dataclasses import dataclass

from fanzines.model import Align
from fanzines.typesetting import bidi
from fanzines.typesetting.itemising import Itemised, itemise


@dataclass(frozen=True, slots=True)
class Style:
    """What all paragraphs of some words share; `rtl` is for paragraphs without a letter."""

    face: str
    size: float
    width: float
    align: Align
    language: str
    rtl: bool


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
    return Paragraph(text, base, levels, itemise(text, levels, style.face), style)
