"""How words come apart when they are cut out: letter by letter, or word by word where letters must join."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from zlib import crc32

from fanzines.typesetting.breaking import cluster_ranges

TRACKING: Final = 0.22
"""The room (em) to the right of each letter that is cut out."""

_APART: Final = frozenset(
    {"Latn", "Grek", "Cyrl", "Hebr", "Armn", "Geor", "Ethi", "Taml", "Thai", "Laoo"}
    | {"Hani", "Hira", "Kana", "Hang", "Bopo", "Zyyy", "Zinh"}
)
_CUT_FROM: Final = ("poster", "serif", "stencil", "typewriter", "noto")
_OWN_SHARE: Final = 2


class Piece(NamedTuple):
    """What lies on one scrap: a cluster, or a word whose letters must not be parted. Offsets into the text.

    `seed` is the same for the same letters met for the same time, so that typing disturbs few others.
    """

    start: int
    end: int
    seed: int


def stand_apart(script: str) -> bool:
    """Whether letters of that script (ISO 15924) can be parted: joined and hanging ones cannot."""
    return script in _APART


def pieces(text: str, of_script: Sequence[str]) -> Iterator[Piece]:
    """The pieces of a paragraph, whose characters have these scripts; spaces lie between them."""
    met: Counter[str] = Counter()
    for start, end in _ranges(text, of_script):
        part = text[start:end]
        met[part] += 1
        yield Piece(start, end, crc32(f"{part}{met[part]}".encode(errors="replace")))


def voice(face: str, piece: Piece) -> str:
    """The face a piece is cut from: her own more often than others."""
    sources = (*(face for _ in range(_OWN_SHARE)), *_CUT_FROM)
    return sources[piece.seed % len(sources)]


def _ranges(text: str, of_script: Sequence[str]) -> Iterator[tuple[int, int]]:
    word: int | None = None
    for start, end in cluster_ranges(text):
        space = text[start:end].isspace()
        if not space and not stand_apart(of_script[start]):
            word = start if word is None else word
            continue
        if word is not None:
            yield word, start
            word = None
        if not space:
            yield start, end
    if word is not None:
        yield word, len(text)
