"""The character properties that the Unicode Bidirectional Algorithm (UAX #9) asks for."""

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from fontTools.unicodedata.Mirrored import MIRRORED

EMBEDDINGS: Final = frozenset({"LRE", "RLE", "LRO", "RLO"})
ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
REMOVED: Final = EMBEDDINGS | {"PDF", "BN"}
EXPLICIT: Final = REMOVED | ISOLATES | {"PDI", "B"}
"""What opens, ends or is skipped by levels: without any of it a paragraph is one run of one level."""
NEEDS_BIDI: Final = EMBEDDINGS | ISOLATES | {"R", "AL", "AN"}

_CANONICAL: Final = {"\u2329": "\u3008", "\u232a": "\u3009"}

# Bidi_Class of code points not yet assigned (DerivedBidiClass.txt): where a block starts, and its class.
_UNASSIGNED: Final = (
    (0x0000, "L"), (0x0590, "R"), (0x0600, "AL"), (0x07C0, "R"), (0x0860, "AL"), (0x0900, "L"),
    (0x20A0, "ET"), (0x20D0, "L"), (0xFB1D, "R"), (0xFB50, "AL"), (0xFDD0, "BN"), (0xFDF0, "AL"),
    (0xFE00, "L"), (0xFE70, "AL"), (0xFEFF, "BN"), (0xFF00, "L"), (0xFFF0, "BN"), (0xFFF9, "L"),
    (0xFFFE, "BN"), (0x10000, "L"), (0x10800, "R"), (0x10D00, "AL"), (0x10D40, "R"), (0x10EC0, "AL"),
    (0x10F00, "R"), (0x10F30, "AL"), (0x10F70, "R"), (0x11000, "L"), (0x1E800, "R"), (0x1EC70, "AL"),
    (0x1ECC0, "R"), (0x1ED00, "AL"), (0x1ED50, "R"), (0x1EE00, "AL"), (0x1EF00, "R"), (0x1F000, "L"),
    (0xE0000, "BN"), (0xE1000, "L"),
)  # fmt: skip
_STARTS: Final = [start for start, _ in _UNASSIGNED]


@lru_cache(maxsize=4096)
def bidi_class(char: str) -> str:
    """The character's Bidi_Class, also for code points this Python does not know yet."""
    known = unicodedata.bidirectional(char)
    if known:
        return known
    if ord(char) & 0xFFFE == 0xFFFE:
        return "BN"
    return _UNASSIGNED[bisect_right(_STARTS, ord(char)) - 1][1]


def canonical_bracket(char: str) -> str:
    """The bracket that stands for it and its canonical equivalents (BD16)."""
    return _CANONICAL.get(char, char)


def _closing_brackets() -> dict[str, str]:
    pairs = ((chr(opening), chr(closing)) for opening, closing in MIRRORED.items())
    return {
        opening: canonical_bracket(closing)
        for opening, closing in pairs
        if unicodedata.category(opening) == "Ps" and unicodedata.category(closing) == "Pe"
    }


CLOSING: Final = _closing_brackets()
CLOSERS: Final = frozenset(CLOSING.values()) | frozenset(_CANONICAL)
