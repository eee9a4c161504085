"""Turns stretches of characters into positioned glyphs with HarfBuzz, and remembers them word by word."""

from functools import lru_cache
from typing import Final, NamedTuple

from fanzines.typesetting.fonts import hb, hb_font
from fanzines.typesetting.portions import portions

_UNDETERMINED: Final = "und"
_APART: Final = {"liga": False, "clig": False, "dlig": False}
_LIKE_A_HAND: Final = frozenset({"Caveat-SemiBold", "PlaypenSans-ExtraBold"})
"""Fonts that never write a letter twice alike: what stands words before decides how it looks."""

CONTEXT: Final = 5
"""As many characters on either side HarfBuzz looks at to join letters."""


class Shaped(NamedTuple):
    """One glyph in the font's own units; `cluster` is the offset of its first character."""

    gid: int
    cluster: int
    advance: int
    dx: int
    dy: int


class Manner(NamedTuple):
    """All but the text that decides which glyphs there are. Letters that stand `apart` form no mere looks."""

    font: str
    script: str
    rtl: bool
    language: str
    apart: bool = False


class Portion(NamedTuple):
    """The glyphs of a portion from left to right, their clusters counted from `start`."""

    start: int
    glyphs: tuple[Shaped, ...]


def shape(text: str, start: int, end: int, manner: Manner) -> list[Portion]:
    """The glyphs of text[start:end] from left to right; what surrounds it decides how letters join.

    Each portion is shaped with the sign on either side of it: some fonts kern across a space.
    """
    found: list[Portion] = []
    whole = manner.font in _LIKE_A_HAND
    for first, last in ((start, end),) if whole else portions(text, start, end):
        before, after = max(first - 1, start), min(last + 1, end)
        behind = max(before - CONTEXT, 0)
        near = text[behind : after + CONTEXT]
        glyphs = _shape(near, before - behind, first - behind, last - behind, after - behind, manner)
        found.append(Portion(behind, glyphs))
    return found[::-1] if manner.rtl else found


@lru_cache(maxsize=4096)
def _shape(text: str, start: int, first: int, last: int, end: int, manner: Manner) -> tuple[Shaped, ...]:
    """Of text[start:end] as it is shaped, the glyphs of text[first:last]."""
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if manner.rtl else "ltr"
    buffer.script = manner.script
    buffer.language = manner.language or _UNDETERMINED
    hb.shape(hb_font(manner.font), buffer, _APART if manner.apart else None)
    return tuple(
        Shaped(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        if first <= info.cluster < last
    )


def forget_shapes() -> None:
    """Drops every remembered word."""
    _shape.cache_clear()
