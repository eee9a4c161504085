"""Words that look like somebody's name, or a place's: after a cue, or with a capital where none is needed."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from fanzines.second_look.cues import cues, either
from fanzines.second_look.folded import LETTER, WORD, Folded
from fanzines.second_look.matches import Kind, Match

_ALONE: Final = rf"(?<!{LETTER})"
_SPACE: Final = r"[ \t]+"
_TITLE_SHARE: Final = 0.6
_ELIDED: Final = frozenset(
    ("l", "d", "dell", "nell", "all", "sull", "dall", "un", "c", "qu", "s", "m", "t", "n", "j", "o")
)
_TOKEN: Final = re.compile(rf"{LETTER}+(?:-{LETTER}+)*")


def named(text: Folded) -> Iterator[Match]:
    """What follows "my name is", and the like, in whatever language."""
    for found in _after_cues().finditer(text.text):
        yield from _first_and_last(text, found)
    for pattern in (_joined(), _before_cues(), _after_uncased_titles()):
        for found in pattern.finditer(text.text):
            yield Match(Kind.NAME, *found.span("name"))
    for found in _after_titles().finditer(text.text):
        if _is_name(found["name"]):
            yield from _first_and_last(text, found)


def capitals(text: Folded, language: str = "") -> Iterator[Match]:
    """Words with a capital within a sentence. German has one on every noun, and titles on every word."""
    if language.lower().startswith("de"):
        return
    for line in re.finditer(r"[^\n]+", text.text):
        tokens = list(_TOKEN.finditer(text.text, line.start(), line.end()))
        if len(tokens) < 2 or _is_title(tokens) or _is_german(tokens):
            continue
        for before, token in pairwise(tokens):
            gap = text.text[before.end() : token.start()]
            if _is_name(token.group()) and _goes_on(before.group(), gap):
                yield Match(Kind.NAME, *token.span())


def _first_and_last(text: Folded, found: re.Match[str]) -> Iterator[Match]:
    start, end = found.span("name")
    if found["name"].lower() in cues("no_names"):
        return
    following = re.compile(rf"{_SPACE}({WORD})").match(text.text, end)
    if following and _belongs(found["name"], following[1]):
        end = following.end()
    yield Match(Kind.NAME, start, end)


def _belongs(first: str, second: str) -> bool:
    """Whether the second word is the same name's: with a capital like the first, or in a script without."""
    if second[0].lower() == second[0].upper():
        return first[0].lower() == first[0].upper() and second not in cues("no_names")
    return _is_capital(first) and _is_capital(second)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and any(letter.islower() for letter in word[1:])


def _is_name(word: str) -> bool:
    return len(word) > 1 and _is_capital(word) and word not in cues("never_names")


def _goes_on(before: str, gap: str) -> bool:
    """Whether the sentence goes on between two words, so that a capital is not there for its beginning."""
    if gap == "'":
        return before.lower() in _ELIDED
    return not before.isdigit() and bool(re.fullmatch(r",?[ \t]+", gap))


def _is_title(tokens: list[re.Match[str]]) -> bool:
    """Whether the line is a title: most of its words have a capital, or all that are no small words."""
    others = [token.group() for token in tokens[1:] if not token.group().isdigit()]
    lower = [word for word in (tokens[0].group(), *others) if word[0].islower()]
    high = [word for word in others if word[0].isupper()]
    return not lower or (len(high) > 1 and len(high) >= _TITLE_SHARE * len(others))


def _is_german(tokens: list[re.Match[str]]) -> bool:
    return sum(token.group().lower() in cues("german") for token in tokens) > 1


@cache
def _after_cues() -> re.Pattern[str]:
    between = rf"[ \t]*[:,=–-]?[ \t]*(?<!{LETTER})"
    return re.compile(rf"{_ALONE}(?:{either('named')}){between}(?P<name>{WORD})", re.IGNORECASE)


@cache
def _after_titles() -> re.Pattern[str]:
    return re.compile(rf"{_ALONE}(?i:{either('titles')})\.?{_SPACE}(?P<name>{WORD})")


@cache
def _after_uncased_titles() -> re.Pattern[str]:
    return re.compile(rf"{_ALONE}(?:{either('uncased_titles')}){_SPACE}(?P<name>{WORD})")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('named_joined')})[ \t]*(?P<name>[^\W\d_][\u0e31-\u0e4e\w]{{0,11}})")


@cache
def _before_cues() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{WORD}){_SPACE}(?:{either('named_before')})(?!{LETTER})")
