"""Turns stretches of characters into positioned glyphs with HarfBuzz."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fanzines.typesetting.fonts import hb, hb_font

_UNDETERMINED: Final = "und"
_APART: Final = {"liga": False, "clig": False, "dlig": False}


@dataclass(frozen=True, slots=True)
class Shaped:
    """One glyph in the font's own units; `cluster` is the offset of its first character."""

    gid: int
    cluster: int
    advance: int
    dx: int
    dy: int


@lru_cache(maxsize=512)
def shape(
    text: str, start: int, end: int, font: str, script: str, rtl: bool, language: str, apart: bool = False
) -> tuple[Shaped, ...]:
    """The glyphs of text[start:end] from left to right; what surrounds it decides how letters join.

    Letters that stand `apart` form no ligature of mere looks.
    """
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = language or _UNDETERMINED
    hb.shape(hb_font(font), buffer, _APART if apart else None)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return tuple(
        Shaped(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in pairs
    )
