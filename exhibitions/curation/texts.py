"""Every text of an exhibition that a facilitator writes, by language: read from it, and written into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from exhibitions.curation import ready_words
from exhibitions.exhibition import ByLanguage, Entry, Exhibition, Frame, Section

Thing = TypeVar("Thing", Exhibition, Section, Entry, Frame)
NO_LANGUAGE: Final = ""
"""Names are the same in every language."""


class Kind(StrEnum):
    """What a text is."""

    TITLE = "title"
    INTRODUCTION = "introduction"
    WHEN = "when"
    WHERE = "where"
    PARTNERS = "partners"
    FUNDER = "funder"
    DISCLAIMER = "disclaimer"
    PARTNER_WHO = "partner_who"
    FOREWORD = "foreword"
    ROOM_TITLE = "room_title"
    ROOM_INTRODUCTION = "room_introduction"
    ENTRY_TITLE = "entry_title"
    NOTE = "note"
    TRANSLATION = "translation"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: where it is read and written, words that lie `ready` for it, the `page` it is about."""

    kind: Kind
    read: Callable[[Exhibition], ByLanguage]
    write: Callable[[Exhibition, ByLanguage], Exhibition]
    ready: tuple[ByLanguage, ...] = ()
    page: int | None = None

    def written(self, exhibition: Exhibition, language: str, text: str) -> Exhibition:
        """The exhibition with that text in that language; an empty one is none."""
        others = {tag: kept for tag, kept in self.read(exhibition).items() if tag != language}
        return self.write(exhibition, {**others, language: text} if text.strip() else others)

    def says(self, exhibition: Exhibition, ready: ByLanguage) -> bool:
        """Whether those ready words are among what is said already."""
        said = self.read(exhibition)
        return any(text in said.get(tag, "") for tag, text in ready.items())

    def with_ready(self, exhibition: Exhibition, ready: ByLanguage) -> Exhibition:
        """The exhibition with those words added in each language of the visitors, or taken out again."""
        says = self.says(exhibition, ready)
        for tag in exhibition.languages:
            if tag in ready:
                kept = self.read(exhibition).get(tag, "").replace(ready[tag], "")
                lines = [line.strip() for line in kept.splitlines() if line.strip()]
                made = "\n".join(lines if says else [*lines, ready[tag]])
                exhibition = self.written(exhibition, tag, made)
        return exhibition


@dataclass(frozen=True, slots=True)
class Missing:
    """What is said in other languages of the visitors and not in this one."""

    language: str
    kinds: tuple[Kind, ...]


def texts_of_exhibition() -> tuple[Text, ...]:
    """What stands around the works."""
    return (
        _plain(Kind.TITLE, "title"),
        _plain(Kind.INTRODUCTION, "introduction"),
        _framed(Kind.WHEN, "when"),
        _framed(Kind.WHERE, "where"),
        Text(Kind.PARTNERS, _partners, _with_partners),
        _framed(Kind.FUNDER, "funder", ready_words.funder()),
        _framed(Kind.DISCLAIMER, "disclaimer", ready_words.disclaimer()),
        _framed(Kind.PARTNER_WHO, "partner_who"),
    )


def texts_of_book() -> tuple[Text, ...]:
    """What stands in the book of its fanzines and nowhere else."""
    return (_plain(Kind.FOREWORD, "foreword"),)


def texts_of_section(section_id: str) -> tuple[Text, ...]:
    """A room's title and introduction."""

    def text(kind: Kind, name: str) -> Text:
        return Text(
            kind,
            lambda exhibition: _of(exhibition.section(section_id), name),
            lambda exhibition, texts: exhibition.with_section(
                _with(exhibition.section(section_id), name, texts)
            ),
        )

    return text(Kind.ROOM_TITLE, "title"), text(Kind.ROOM_INTRODUCTION, "introduction")


def texts_of_entry(fanzine_id: str, pages: int) -> tuple[Text, ...]:
    """A fanzine's title and note; then page by page what its words say, and what is to be seen."""

    def text(kind: Kind, name: str, ready: tuple[ByLanguage, ...] = ()) -> Text:
        return Text(
            kind,
            lambda exhibition: _of(exhibition.entry(fanzine_id), name),
            lambda exhibition, texts: exhibition.with_entry(_with(exhibition.entry(fanzine_id), name, texts)),
            ready,
        )

    def on_page(kind: Kind, name: str, page: int) -> Text:
        return Text(
            kind,
            lambda exhibition: _on_page(_of(exhibition.entry(fanzine_id), name), page),
            lambda exhibition, texts: exhibition.with_entry(
                _with_page(exhibition.entry(fanzine_id), name, page, pages, texts)
            ),
            page=page,
        )

    beside = (text(Kind.ENTRY_TITLE, "title"), text(Kind.NOTE, "note", ready_words.notes()))
    by_page = (
        on_page(kind, name, page)
        for page in range(pages)
        for kind, name in ((Kind.TRANSLATION, "translations"), (Kind.DESCRIPTION, "descriptions"))
    )
    return *beside, *by_page


def missing(exhibition: Exhibition, own: Mapping[str, str]) -> tuple[Missing, ...]:
    """By language of the visitors, what is said in another one and not in this; complete ones are left out.

    `own` is the language of each fanzine, in which its words need no translation.
    """
    found: dict[str, dict[Kind, None]] = {language: {} for language in exhibition.languages}

    def look(text: Text, but: str = "") -> None:
        said = text.read(exhibition)
        if said and NO_LANGUAGE not in said:
            for language in exhibition.languages:
                if language not in said and language != but:
                    found[language][text.kind] = None

    for text in texts_of_exhibition():
        look(text)
    for room in exhibition.sections:
        for text in texts_of_section(room.id):
            look(text)
    for entry in exhibition.entries:
        written = (*entry.translations.values(), *entry.descriptions.values())
        for text in texts_of_entry(entry.fanzine, max(map(len, written), default=0)):
            look(text, own.get(entry.fanzine, "") if text.kind is Kind.TRANSLATION else "")
    return tuple(Missing(language, tuple(kinds)) for language, kinds in found.items() if kinds)


def _plain(kind: Kind, name: str) -> Text:
    return Text(
        kind,
        lambda exhibition: _of(exhibition, name),
        lambda exhibition, texts: _with(exhibition, name, texts),
    )


def _framed(kind: Kind, name: str, ready: tuple[ByLanguage, ...] = ()) -> Text:
    return Text(
        kind,
        lambda exhibition: _of(exhibition.frame, name),
        lambda exhibition, texts: replace(exhibition, frame=_with(exhibition.frame, name, texts)),
        ready,
    )


def _of(thing: object, name: str) -> Any:
    return getattr(thing, name)


def _with(thing: Thing, name: str, texts: Mapping[str, Any]) -> Thing:
    changed: Any = {name: dict(texts)}
    return replace(thing, **changed)


def _partners(exhibition: Exhibition) -> ByLanguage:
    return {NO_LANGUAGE: "\n".join(exhibition.frame.partners)} if exhibition.frame.partners else {}


def _with_partners(exhibition: Exhibition, texts: ByLanguage) -> Exhibition:
    names = (line.strip() for line in texts.get(NO_LANGUAGE, "").splitlines())
    return replace(exhibition, frame=replace(exhibition.frame, partners=tuple(filter(None, names))))


def _on_page(texts: Mapping[str, tuple[str, ...]], page: int) -> ByLanguage:
    said = {language: pages[page] for language, pages in texts.items() if page < len(pages)}
    return {language: text for language, text in said.items() if text}


def _with_page(entry: Entry, name: str, page: int, pages: int, texts: ByLanguage) -> Entry:
    former: Mapping[str, tuple[str, ...]] = getattr(entry, name)
    made = {}
    for language in (*former, *(tag for tag in texts if tag not in former)):
        lines = [*former.get(language, ()), *[""] * pages][: max(pages, page + 1)]
        lines[page] = texts.get(language, "")
        if any(lines):
            made[language] = tuple(lines)
    return _with(entry, name, made)
