"""Cuts a paragraph into stretches of one script, one level and one font, ready for shaping."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Final, NamedTuple

import fontTools.unicodedata

from fanzines.typesetting.bidi_classes import CLOSERS, CLOSING, canonical_bracket
from fanzines.typesetting.breaking import cluster_ranges
from fanzines.typesetting.fallback import choose
from fanzines.typesetting.fonts import space_width
from fanzines.typesetting.pieces import pieces, voice
from fanzines.typesetting.portions import portions

_unicode: Any = fontTools.unicodedata  # without types
_PICTOGRAPH_SPACE: Final = 0.6  # em; fonts of pictographs have a space as wide as a picture
_SHARED: Final = frozenset({"Zyyy", "Zinh", "Zzzz"})


class Item(NamedTuple):
    """Characters from start to end of the paragraph that are shaped together."""

    start: int
    end: int
    font: str
    script: str
    level: int


@dataclass(frozen=True, slots=True)
class Itemised:
    """A paragraph's items, the text to shape (with stand-ins), and the clusters that no font has."""

    items: tuple[Item, ...]
    shown: str
    missing: tuple[str, ...]


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    found: str = _unicode.script(char)
    return found


def scripts(text: str) -> list[str]:
    """Each character's script (UAX #24): shared ones follow what precedes, closing brackets their opener."""
    written = {_script(char) for char in set(text)} - _SHARED
    if len(written) <= 1:
        return [next(iter(written), "Zyyy")] * len(text)
    found = list(map(_script, text))
    current = next((script for script in found if script not in _SHARED), "Zyyy")
    brackets: list[tuple[str, str]] = []
    for place, char in enumerate(text):
        if found[place] not in _SHARED:
            current = found[place]
        elif char in CLOSING:
            brackets.append((CLOSING[char], current))
        elif char in CLOSERS:
            current = _opener_script(brackets, canonical_bracket(char), current)
        found[place] = current
    return found


def _opener_script(brackets: list[tuple[str, str]], closing: str, current: str) -> str:
    while brackets:
        expected, script = brackets.pop()
        if expected == closing:
            return script
    return current


def itemise(
    text: str, levels: Sequence[int], face: str, *, scraps: bool = False, arabic: str = "Arab"
) -> Itemised:
    """The items of one paragraph in logical order; for scraps each piece of it speaks with another voice.

    `arabic` is the style of Arabic letters to choose fonts for.
    """
    of_script = scripts(text)
    of_style = of_script if arabic == "Arab" else [arabic if s == "Arab" else s for s in of_script]
    voices = {piece.start: voice(face, piece) for piece in pieces(text, of_script)} if scraps else {}
    fonts: list[str] = []
    shown: list[str] = []
    missing: dict[str, None] = {}
    for start, end in portions(text, 0, len(text)):
        own = _voices(voices, start, end) or ((0, face),)
        chosen = _chosen(text[start:end], tuple(of_style[start:end]), own)
        fonts += chosen.fonts
        shown.append(chosen.shown)
        missing |= dict.fromkeys(chosen.missing)
    _widen_spaces(text, fonts)
    keys = zip(fonts, of_script, levels, strict=True)
    return Itemised(tuple(_stretches(keys)), "".join(shown), tuple(missing))


def _voices(voices: Mapping[int, str], start: int, end: int) -> tuple[tuple[int, str], ...]:
    """From which place of the portion on which face speaks."""
    if not voices:
        return ()
    return tuple((place - start, voices[place]) for place in range(start, end) if place in voices)


class _Chosen(NamedTuple):
    """Of a portion the font of each character, the text to shape, and the clusters no font has."""

    fonts: tuple[str, ...]
    shown: str
    missing: tuple[str, ...]


@lru_cache(maxsize=4096)
def _chosen(text: str, of_script: tuple[str, ...], voices: tuple[tuple[int, str], ...]) -> _Chosen:
    """The fonts for a portion, in which from each of those offsets on another face speaks."""
    speaking = dict(voices)
    face = voices[0][1]
    fonts: list[str] = []
    shown: list[str] = []
    missing: list[str] = []
    for start, end in cluster_ranges(text):
        face = speaking.get(start, face)
        choice = choose(text[start:end], face, of_script[start])
        fonts += choice.fonts
        shown.append(choice.shown)
        if choice.missing:
            missing.append(text[start:end])
    return _Chosen(tuple(fonts), "".join(shown), tuple(missing))


def forget_choices() -> None:
    """Drops every remembered portion."""
    _chosen.cache_clear()


def _widen_spaces(text: str, fonts: list[str]) -> None:
    """Where the font changes at a space, the roomier of the two spaces stands between the words."""
    for place in range(1, len(text) - 1):
        if text[place] == " " and fonts[place - 1] != fonts[place + 1]:
            fonts[place] = max(fonts[place - 1], fonts[place], fonts[place + 1], key=_room)


def _room(key: str) -> float:
    width = space_width(key)
    return width if width < _PICTOGRAPH_SPACE else 0.0


def _stretches(keys: Iterable[tuple[str, str, int]]) -> Iterator[Item]:
    start = 0
    for key, same in groupby(keys):
        end = start + len(list(same))
        yield Item(start, end, *key)
        start = end
