"""The few words a story page says by itself, in several languages, and which way a text runs."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

_RTL_LANGUAGES: Final = frozenset(("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
_RTL_SCRIPTS: Final = frozenset(("adlm", "arab", "hebr", "nkoo", "syrc", "thaa"))


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """All phrases by language; every language has every phrase."""
    table: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("phrases.json").read_text("utf-8"))
    return table


def phrase(language: str, name: str, **values: object) -> str:
    """One phrase, in English where the language has none."""
    table = phrases()
    return table.get(primary(language), table["en"])[name].format(**values)


def language_name(language: str) -> str:
    """A language by its own name, or its tag where nobody knows the name."""
    return phrase(language, "name") if spoken(language) else _own_name(language)


def day_in_words(day: str, language: str) -> str:
    """A day (YYYY-MM-DD) as it is written out in one of the languages of the phrases."""
    from babel.dates import format_date  # the server of the room never needs it

    spoken_here = first_spoken((primary(language),))
    return format_date(date.fromisoformat(day), "long", "en_GB" if spoken_here == "en" else spoken_here)


def same_language(one: str, other: str) -> bool:
    """Whether both tags (BCP 47) are of one language, however it is spoken or written."""
    return primary(one) == primary(other)


def primary(language: str) -> str:
    """The language itself, in small letters, without where or how it is written."""
    return language.lower().split("-")[0]


def spoken(language: str) -> bool:
    """Whether the phrases are known in that language."""
    return primary(language) in phrases()


def first_spoken(languages: Iterable[str]) -> str:
    """The first of the languages that the phrases are known in; English when there is none."""
    return next((language for language in languages if spoken(language)), "en")


def direction_of(language: str) -> str:
    """ "ltr" or "rtl", from the language's tag (BCP 47); a script named in the tag decides."""
    script = next((part for part in language.lower().split("-")[1:] if len(part) == 4), "")
    rtl = script in _RTL_SCRIPTS if script else primary(language) in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"


def direction_of_text(text: str, language: str) -> str:
    """Which way a text runs: by its first letter that has a direction (UAX #9, P2), else by its language."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return direction_of(language)


def _own_name(language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language
