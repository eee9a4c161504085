"""Where somebody can be found: a street with its number, a postcode before its town, coordinates."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from fanzines.second_look.cues import either
from fanzines.second_look.folded import LETTER, WORD, Folded
from fanzines.second_look.matches import Kind, Match

_BEFORE_NUMBER: Final = r"nr?o?\.?|no\.?|num\.?|αρ\.?|буд\.?|д\.|رقم|پلاك|نمبر|নং|नं\.?|ቁ\.?"
_NUMBER: Final = rf"(?:{_BEFORE_NUMBER})?[ \t]*\d{{1,4}}[a-zA-Z]?(?!\d)"
_FIRST_NUMBER: Final = r"(?<!\w)\d{1,4}[a-zA-Z]?"
_GAP: Final = r"[ \t]*[,،]?[ \t]*"
_OF: Final = r"(?:(?:de|del|della|dei|delle|di|du|des|la|las|los|le|do|da)[ \t]+|dell'|d'|l'){0,2}"
_CAPITAL: Final = rf"[^\W\d_]{LETTER}+\.?"
_ROAD: Final = rf"(?P<road>{_CAPITAL})(?:[ \t]+{WORD}\.?){{0,3}}?"
_CODE: Final = r"\d{5,6}|\d{3}[ \t]\d{2}|[1-9]\d{3}[ \t]?[A-Z]{2}(?![a-z])"
_POSTCODES: Final = re.compile(
    rf"(?<![\w.,])(?:{_CODE})[ \t]+(?P<town>{_CAPITAL})"
    r"|(?<!\w)[A-Z]{1,2}\d[A-Z\d]?[ \t]\d[A-Z]{2}(?!\w)"
)
_COORDINATES: Final = re.compile(
    r"-?\d{1,3}\.\d{3,}[°]?[NS]?[ \t]*[,;][ \t]*-?\d{1,3}\.\d{3,}|\d{1,3}°[ \t]?\d{1,2}['′]"
)


def places(text: Folded) -> Iterator[Match]:
    """Addresses, as far as they are written the way addresses are."""
    for pattern in _patterns():
        for found in pattern.finditer(text.text):
            if all(word[0].isupper() for word in _capital_words(found)):
                yield Match(Kind.PLACE, *found.span())


def _capital_words(found: re.Match[str]) -> list[str]:
    """The words that have to begin with a capital for it to be an address."""
    return [value for name, value in found.groupdict().items() if name in ("town", "road") and value]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    before, after = (f"(?i:{either(name)})" for name in ("streets_before", "streets_after"))
    uncased, begins = f"(?:{either('streets_uncased')})", rf"(?<!{LETTER})"
    number = f"{_GAP}(?i:{_NUMBER})"
    return (
        re.compile(rf"{begins}{before}\.?[ \t]+(?i:{_OF}){_ROAD}{number}"),
        re.compile(rf"{_FIRST_NUMBER}{_GAP}{before}\.?[ \t]+(?i:{_OF}){_ROAD}(?!{LETTER})"),
        re.compile(rf"{_FIRST_NUMBER}{_GAP}{_ROAD}[ \t]+{after}(?!{LETTER})"),
        re.compile(rf"{begins}{_ROAD}[ \t]+{after}\.?{number}"),
        re.compile(rf"{begins}(?P<road>[^\W\d_]{LETTER}*(?i:{either('streets_joined')})){number}"),
        re.compile(rf"{begins}{uncased}(?:[ \t]+{WORD}){{0,3}}?{number}"),
        re.compile(rf"{_FIRST_NUMBER}{_GAP}{uncased}[ \t]+{WORD}"),
        re.compile(rf"{begins}(?:{either('lives')})[ \t]*:?[ \t]*{WORD}"),
        _POSTCODES,
        _COORDINATES,
    )
