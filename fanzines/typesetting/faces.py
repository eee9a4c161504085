"""The faces words can have, and the chain of fonts behind each, script by script."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from fanzines.typesetting.fonts import is_here

NASTALIQ: Final = "Aran"
"""The hanging style of Arabic letters (ISO 15924), in which Urdu is printed."""

_NOTO: Final = MappingProxyType(
    {
        "Latn": "NotoSans",
        "Grek": "NotoSans",
        "Cyrl": "NotoSans",
        "Arab": "NotoNaskhArabic",
        NASTALIQ: "NotoNastaliqUrdu",
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
        "Khmr": "NotoSansKhmer",
        "Laoo": "NotoSansLao",
        "Hani": "NotoSansSC",
        "Bopo": "NotoSansSC",
    }
    | dict.fromkeys(("Hira", "Kana", "Hang"), "DroidSansFallback")
)
# What holds the rarer letters of a script.
_BEHIND: Final = MappingProxyType({"NotoNastaliqUrdu": "NotoNaskhArabic", "NotoSansSC": "DroidSansFallback"})
_HAS_BOLD: Final = frozenset(
    {
        "NotoSans",
        "NotoNaskhArabic",
        "NotoNastaliqUrdu",
        "NotoSansBengali",
        "NotoSansDevanagari",
        "NotoSansEthiopic",
        "NotoSansHebrew",
        "NotoSansSC",
    }
)
_EMOJI: Final = "NotoEmoji-Regular"
_SYMBOLS: Final = ("NotoSansSymbols2-Regular", "NotoSansSymbols-Regular", _EMOJI)
_FIRST_EMOJI: Final = "\U0001f1e6"


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
        "poster": Face(
            {
                "Latn": "Lalezar-Regular",
                "Arab": "Lalezar-Regular",
                "Grek": "PlaypenSans-ExtraBold",
                "Cyrl": "PlaypenSans-ExtraBold",
            },
            bold=True,
        ),
        "typewriter": Face(
            {
                "Latn": "CourierPrime-Regular",
                "Grek": "Cousine-Regular",
                "Cyrl": "Cousine-Regular",
                "Hebr": "Cousine-Regular",
                NASTALIQ: "NotoNaskhArabic-Regular",
            }
        ),
        "stencil": Face(
            {
                "Latn": "SairaStencilOne-Regular",
                "Grek": "CutStencil-Black",
                "Cyrl": "CutStencil-Black",
                "Arab": "CutStencilArabic-Black",
                NASTALIQ: "CutStencilArabic-Black",
                "Beng": "CutStencilBengali-Black",
                "Deva": "CutStencilDevanagari-Black",
                "Ethi": "CutStencilEthiopic-Black",
                "Hebr": "CutStencilHebrew-Black",
            },
            bold=True,
        ),
        "serif": Face(
            {
                "Latn": "Vollkorn-Medium",
                "Grek": "Vollkorn-Medium",
                "Cyrl": "Vollkorn-Medium",
                "Arab": "Amiri-Regular",
                "Beng": "NotoSerifBengali-Medium",
                "Deva": "NotoSerifDevanagari-Medium",
                "Ethi": "AbyssinicaSIL-Regular",
                "Hebr": "FrankRuhlLibre-Medium",
            }
        ),
    }
)


def faces() -> tuple[str, ...]:
    """The names `Words.face` may have; the first is the default. An unknown name is set as the default."""
    return tuple(_FACES)


def missing_fonts() -> tuple[str, ...]:
    """The fonts that words need and this copy of the app lacks."""
    own = {key for face in _FACES.values() for key in face.fonts.values()}
    noto = {_noto(family, bold) for family in _NOTO.values() for bold in (False, True)}
    return tuple(sorted(key for key in own | noto | set(_SYMBOLS) if not is_here(key)))


def prefers_emoji(cluster: str) -> bool:
    """Whether the cluster asks for a pictograph rather than a text symbol."""
    return "\ufe0f" in cluster or max(cluster) >= _FIRST_EMOJI


@lru_cache(maxsize=512)
def chain(face: str, script: str, emoji: bool = False) -> tuple[str, ...]:
    """The fonts to try for a script (ISO 15924), best first, without those this copy of the app lacks."""
    chosen = _FACES.get(face, _FACES["noto"])
    own = chosen.fonts.get(script) or (None if script in _NOTO else chosen.fonts.get("Latn"))
    wanted = [_EMOJI] if emoji else []
    wanted += [own] if own else []
    family = _NOTO.get(script, "NotoSans")
    wanted += [_noto(near, chosen.bold) for near in (family, _BEHIND.get(family, "NotoSans"), "NotoSans")]
    wanted += _SYMBOLS
    wanted += [_noto(family, chosen.bold) for family in _NOTO.values()]
    return tuple(key for key in dict.fromkeys(wanted) if is_here(key))


def _noto(family: str, bold: bool) -> str:
    if family == "DroidSansFallback":
        return family
    return f"{family}-{'Bold' if bold and family in _HAS_BOLD else 'Regular'}"
