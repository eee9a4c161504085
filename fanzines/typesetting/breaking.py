"""Where text may be divided, by ICU: paragraphs, lines (UAX #14), words and grapheme clusters (UAX #29)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker

from fanzines.typesetting.portions import portions

_PARAGRAPH_END: Final = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_HANGING: Final = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_HELD: Final = re.compile("\u00ad(?!\\Z)|(?<=\\S) (?=[\u2013\u2014] )")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """The text with half characters, which no font and no file can hold, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, without what ends it; an empty one after a trailing newline."""
    start = 0
    for found in _PARAGRAPH_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


@lru_cache(maxsize=256)
def clusters(text: str) -> tuple[int, ...]:
    """The offsets between grapheme clusters, from 0 to the length of the text."""
    if text.isascii() and "\r\n" not in text:
        return tuple(range(len(text) + 1))
    return _offsets(CharacterBreaker(without_surrogates(text), "en"))


def word_breaks(text: str) -> tuple[int, ...]:
    """The offsets between words and what stands between them, from 0 to the length of the text.

    Never within a cluster. Where words are written without spaces (Thai, Chinese) ICU has lists of them,
    chosen by the letters and not by the language.
    """
    whole = set(clusters(text))
    return tuple(at for at in _offsets(WordBreaker(without_surrogates(text), "en")) if at in whole)


def line_breaks(text: str, language: str) -> tuple[int, ...]:
    """The offsets at which a line of this paragraph may end, its end included.

    Never within a cluster, not at a soft hyphen (its hyphen would have to be drawn), and not before a dash
    that stands between spaces: it ends a line, and begins none.
    """
    chances = _offsets(LineBreaker(text, language))[1:]
    whole = _whole(text, chances)
    held = {found.end() for found in _HELD.finditer(text)}
    return tuple(at for at in chances if at in whole and at not in held)


def _whole(text: str, chances: Iterable[int]) -> set[int]:
    """Offsets between clusters, all of those among the chances with them."""
    starts = [start for start, _ in portions(text, 0, len(text))]
    whole = {*starts, len(text)}
    inside = {bisect_right(starts, at) for at in chances if at not in whole}
    for number in inside:
        start, end = starts[number - 1], starts[number] if number < len(starts) else len(text)
        whole.update(start + at for at in clusters(text[start:end]))
    return whole


def visible_end(text: str, start: int, end: int) -> int:
    """Where the line's last visible character ends: spaces after it hang over the edge."""
    while end > start and text[end - 1] in _HANGING:
        end -= 1
    return end


def cluster_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each grapheme cluster."""
    return pairwise(clusters(text))


def _offsets(pieces: CharacterBreaker | LineBreaker | WordBreaker) -> tuple[int, ...]:
    """Offsets in characters: ICU itself counts UTF-16 units, so the pieces are measured instead."""
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return tuple(offsets)
