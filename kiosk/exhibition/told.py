"""The words beside a page: the maker's own first, then as others have translated them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exhibitions.show.reading import ShowEntry, ShowPage
from kiosk.exhibition.spoken import in_language

_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Told:
    """What is read beside a page, what is to be seen on it, and the languages both are in."""

    words: str
    language: str
    description: str
    described_in: str


def read_in(entry: ShowEntry, languages: Sequence[str]) -> tuple[str, ...]:
    """The languages its words can be read in: her own, then the show's, then any other."""
    there = dict.fromkeys(tag for page in entry.pages for tag, text in page.translations.items() if text)
    ordered = (*(tag for tag in languages if tag in there), *there)
    return tuple(dict.fromkeys((entry.language, *ordered)))


def told(page: ShowPage, language: str, own: str, visitors: str) -> Told:
    """A page in one of those languages; what is to be seen is told in it, or else in the visitor's."""
    said = _APART.join(one.text for one in page.words)
    translated = page.translations.get(language, "") if language != own else ""
    spoken = language if translated else next(_languages(page), own)
    description = page.descriptions.get(language) or in_language(page.descriptions, visitors)
    described = next((tag for tag, text in page.descriptions.items() if text == description), language)
    return Told(translated or said, spoken, description, described)


def _languages(page: ShowPage) -> Iterator[str]:
    return (said.language for said in page.words if said.language)
