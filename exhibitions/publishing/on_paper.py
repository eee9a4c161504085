"""The few words that books, posters and sheets of codes say by themselves, in the stories' languages."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from exhibitions.story.phrases import first_spoken, primary
from printing.products.on_sheet import Said

_FILE: Final = "on_paper.json"


@cache
def paper_words() -> Mapping[str, Mapping[str, str]]:
    """All words by language; every language has every word."""
    table: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name(_FILE).read_text("utf-8"))
    return table


def said_on_paper(name: str, language: str) -> Said:
    """Words in that language; in English where it has none."""
    spoken = primary(first_spoken((language,)))
    table = paper_words()
    tag = spoken if spoken in table else "en"
    return Said(table[tag][name], tag)


def in_languages(texts: Mapping[str, str], languages: tuple[str, ...]) -> tuple[Said, ...]:
    """A text in each of the languages in which it is written, or in the first one there is."""
    found = tuple(Said(texts[tag], tag) for tag in languages if texts.get(tag, "").strip())
    return found or tuple(Said(text, tag) for tag, text in list(texts.items())[:1] if text.strip())
