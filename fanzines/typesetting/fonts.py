"""The fonts a page can be set in: four faces, each backed by Noto for every script it lacks.

A font's key is the name of its file under assets/fonts without `.ttf`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import uharfbuzz

import assets

hb: Any = uharfbuzz  # its compiled part carries no types

_CJK: Final = ("Hani", "Hira", "Kana", "Hang", "Bopo")
_NOTO: Final = MappingProxyType(
    {
        "Latn": "NotoSans",
        "Grek": "NotoSans",
        "Cyrl": "NotoSans",
        "Arab": "NotoNaskhArabic",
        "Beng": "NotoSansBengali",
        "Deva": "NotoSansDevanagari",
        "Ethi": "NotoSansEthiopic",
        "Hebr": "NotoSansHebrew",
        "Armn": "NotoSansArmenian",
        "Geor": "NotoSansGeorgian",
        "Guru": "NotoSansGurmukhi",
        "Sinh": "NotoSansSinhala",
        "Taml": "NotoSansTamil",
        "Thai": "NotoSansThai",
    }
    | dict.fromkeys(_CJK, "DroidSansFallback")
)
_HAS_BOLD: Final = frozenset(
    {
        "NotoSans",
        "NotoNaskhArabic",
        "NotoSansBengali",
        "NotoSansDevanagari",
        "NotoSansEthiopic",
        "NotoSansHebrew",
    }
)
_EMOJI: Final = "NotoEmoji-Regular"
_SYMBOLS: Final = ("NotoSansSymbols2-Regular", "NotoSansSymbols-Regular", _EMOJI)
_FIRST_EMOJI: Final = "\U0001f1e6"

# Fonts whose letters look small or large beside Noto Sans at the same size, judged by eye.
_SCALES: Final = MappingProxyType(
    {
        "NotoNaskhArabic-Regular": 1.1,
        "NotoNaskhArabic-Bold": 1.1,
        "Caveat-SemiBold": 1.25,
        "Mynerve-Regular": 1.1,
        "ArefRuqaa-Regular": 1.25,
        "Lalezar-Regular": 1.1,
    }
)


@dataclass(frozen=True, slots=True)
class Face:
    """A voice for words: its own font for each script it has, and the weight Noto takes for the rest."""

    fonts: Mapping[str, str]
    bold: bool = False


_FACES: Final = MappingProxyType(
    {
        "noto": Face({}),
        "hand": Face(
            {
                "Latn": "Caveat-SemiBold",
                "Cyrl": "Caveat-SemiBold",
                "Grek": "Mynerve-Regular",
                "Arab": "ArefRuqaa-Regular",
            }
        ),
        "poster": Face({"Latn": "Lalezar-Regular", "Arab": "Lalezar-Regular"}, bold=True),
        "typewriter": Face(
            {
                "Latn": "CourierPrime-Regular",
                "Grek": "Cousine-Regular",
                "Cyrl": "Cousine-Regular",
                "Hebr": "Cousine-Regular",
            }
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Extents:
    """How far a font reaches above and below the baseline at 1 pt, in pt."""

    ascent: float
    descent: float


def faces() -> tuple[str, ...]:
    """The names `Words.face` may have; the first is the default. An unknown name is set as the default."""
    return tuple(_FACES)


def font_file(key: str) -> Path:
    """The TrueType file of a font; FileNotFoundError for an unknown key."""
    return assets.path("fonts", f"{key}.ttf")


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
def extents(key: str) -> Extents:
    """The font's own ascent and descent (both positive downward from their side), with its scale."""
    found = hb_font(key).get_font_extents("ltr")
    scale = size_scale(key) / units_per_em(key)
    return Extents(found.ascender * scale, -found.descender * scale)


@lru_cache(maxsize=16384)
def covers(key: str, char: str) -> bool:
    """Whether the font has a glyph for the character."""
    return hb_font(key).get_nominal_glyph(ord(char)) is not None


def prefers_emoji(cluster: str) -> bool:
    """Whether the cluster asks for a pictograph rather than a text symbol."""
    return "\ufe0f" in cluster or max(cluster) >= _FIRST_EMOJI


@lru_cache(maxsize=512)
def chain(face: str, script: str, emoji: bool = False) -> tuple[str, ...]:
    """The fonts to try for a script (ISO 15924), best first."""
    chosen = _FACES.get(face, _FACES["noto"])
    own = chosen.fonts.get(script) or (None if script in _NOTO else chosen.fonts.get("Latn"))
    wanted = [_EMOJI] if emoji else []
    wanted += [own] if own else []
    wanted += [_noto(family, chosen.bold) for family in (_NOTO.get(script, "NotoSans"), "NotoSans")]
    wanted += _SYMBOLS
    wanted += [_noto(family, chosen.bold) for family in _NOTO.values()]
    return tuple(dict.fromkeys(wanted))


def _noto(family: str, bold: bool) -> str:
    if family == "DroidSansFallback":
        return family
    return f"{family}-{'Bold' if bold and family in _HAS_BOLD else 'Regular'}"
