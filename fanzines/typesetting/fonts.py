"""The font files, and what HarfBuzz says of them.

A font's key is the name of its file under assets/fonts without `.ttf`.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import uharfbuzz

import assets

__all__ = [
    "Extents",
    "covers",
    "extents",
    "font_file",
    "hb",
    "hb_font",
    "ink",
    "size_scale",
    "space_width",
    "unit",
    "units_per_em",
]

hb: Any = uharfbuzz  # its compiled part carries no types

# Fonts whose letters look small or large beside Noto Sans at the same size, judged by eye.
_SCALES: Final = MappingProxyType(
    {
        "NotoNaskhArabic-Regular": 1.1,
        "NotoNaskhArabic-Bold": 1.1,
        "Caveat-SemiBold": 1.25,
        "Mynerve-Regular": 1.1,
        "ArefRuqaa-Regular": 1.25,
        "Lalezar-Regular": 1.1,
        "Vollkorn-Medium": 1.1,
        "Amiri-Regular": 1.2,
        "FrankRuhlLibre-Medium": 1.1,
    }
)

# Aref Ruqaa's final ain reaches lower than the font says of itself.
_DESCENTS: Final = MappingProxyType({"ArefRuqaa-Regular": 0.4})


@dataclass(frozen=True, slots=True)
class Extents:
    """How far a font reaches above and below the baseline at 1 pt, in pt."""

    ascent: float
    descent: float


def font_file(key: str) -> Path:
    """The TrueType file of a font; assets.AssetMissing for an unknown key."""
    return assets.path("fonts", f"{key}.ttf")


@cache
def is_here(key: str) -> bool:
    """Whether this copy of the app has the font."""
    try:
        return font_file(key).is_file()
    except assets.AssetMissing:
        return False


@cache
def hb_font(key: str) -> Any:
    """The font as HarfBuzz knows it, in its own units; treat it as read-only."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(font_file(key)))))


@cache
def units_per_em(key: str) -> int:
    """How many of its own units the font has to an em."""
    upem: int = hb_font(key).face.upem
    return upem


def size_scale(key: str) -> float:
    """What a size in points is multiplied by so that this font looks as large as its neighbours."""
    return _SCALES.get(key, 1.0)


@cache
def unit(key: str) -> float:
    """How many points one of the font's own units is at 1 pt, with its scale."""
    return size_scale(key) / units_per_em(key)


@cache
def extents(key: str) -> Extents:
    """How far the font says that its letters reach, with its scale."""
    found = hb_font(key).get_font_extents("ltr")
    em, scale = units_per_em(key), size_scale(key)
    descent = max(-found.descender / em, _DESCENTS.get(key, 0.0))
    return Extents(found.ascender / em * scale, descent * scale)


@lru_cache(maxsize=4096)
def ink(key: str, gid: int) -> tuple[float, float, float, float]:
    """The glyph's left, top, right and bottom at 1 pt, in pt about its origin, y down, without the scale."""
    found, em = hb_font(key).get_glyph_extents(gid), units_per_em(key)
    left, top = found.x_bearing / em, -found.y_bearing / em
    return left, top, left + found.width / em, top - found.height / em


@lru_cache(maxsize=16384)
def covers(key: str, char: str) -> bool:
    """Whether the font has a glyph for the character."""
    return hb_font(key).get_nominal_glyph(ord(char)) is not None


@cache
def space_width(key: str) -> float:
    """How wide the font's space is at 1 pt, in pt, with its scale; 0 when it has none."""
    gid = hb_font(key).get_nominal_glyph(ord(" "))
    advance: int = hb_font(key).get_glyph_h_advance(gid) if gid else 0
    return advance * size_scale(key) / units_per_em(key)
