"""What is written beside the works: read from an exhibition and written into it, language by language."""

from dataclasses import replace

import pytest

from exhibitions.curation.ready_words import disclaimer, funder, notes
from exhibitions.curation.texts import (
    NO_LANGUAGE,
    Kind,
    Missing,
    Text,
    missing,
    texts_of_entry,
    texts_of_exhibition,
    texts_of_section,
)
from exhibitions.exhibition import Entry, Exhibition, Section
from exhibitions.story.phrases import phrases

ROOM, ENTRY = Section({"en": "Doors"}), Entry("0000000000000001")
PAGES = 3
SHOW = Exhibition({"en": "Pages"}, languages=("en", "ar"), sections=(ROOM,), entries=(ENTRY,))
ALL = (*texts_of_exhibition(), *texts_of_section(ROOM.id), *texts_of_entry(ENTRY.fanzine, PAGES))


@pytest.mark.parametrize("text", [pytest.param(one, id=f"{one.kind}-{one.page}") for one in ALL])
def test_a_text_is_read_as_it_was_written_and_changes_nothing_else(text: Text) -> None:
    language = NO_LANGUAGE if text.kind is Kind.PARTNERS else "ar"
    made = text.written(SHOW, language, "مرحبا")
    assert text.read(made)[language] == "مرحبا"
    others = [one for one in ALL if one is not text]
    assert [one.read(made) for one in others] == [one.read(SHOW) for one in others]
    assert text.read(text.written(made, language, "  ")) == text.read(SHOW)


def test_pages_without_words_keep_their_places() -> None:
    translations = [one for one in texts_of_entry(ENTRY.fanzine, PAGES) if one.kind is Kind.TRANSLATION]
    made = translations[2].written(SHOW, "en", "the sea")
    assert made.entry(ENTRY.fanzine).translations == {"en": ("", "", "the sea")}
    made = translations[0].written(made, "en", "a door")
    assert made.entry(ENTRY.fanzine).translations == {"en": ("a door", "", "the sea")}
    for one in translations:
        made = one.written(made, "en", "")
    assert made.entry(ENTRY.fanzine).translations == {}


def test_partners_are_names_one_below_the_other() -> None:
    (partners,) = (one for one in texts_of_exhibition() if one.kind is Kind.PARTNERS)
    made = partners.written(SHOW, NO_LANGUAGE, "CESIE\n\n  Surt \n")
    assert made.frame.partners == ("CESIE", "Surt")


def test_what_is_said_in_one_language_and_not_in_another_is_told_once() -> None:
    assert missing(SHOW, {}) == (Missing("ar", (Kind.TITLE, Kind.ROOM_TITLE)),)
    entry = replace(ENTRY, translations={"en": ("sea",)}, note={"ar": "بحر"})
    found = missing(replace(SHOW, title={"en": "a", "ar": "ب"}, entries=(entry,)), {ENTRY.fanzine: "ar"})
    assert found == (Missing("en", (Kind.NOTE,)), Missing("ar", (Kind.ROOM_TITLE,)))
    found = missing(replace(SHOW, title={}, sections=(), entries=(entry,)), {ENTRY.fanzine: "fr"})
    assert Missing("ar", (Kind.TRANSLATION,)) in found


def test_ready_words_are_added_in_every_language_of_the_visitors_and_taken_out_again() -> None:
    note = next(one for one in texts_of_entry(ENTRY.fanzine, 0) if one.kind is Kind.NOTE)
    own = note.written(SHOW, "en", "My own words.")
    made = own
    for ready in note.ready[:2]:
        assert not note.says(made, ready)
        made = note.with_ready(made, ready)
        assert note.says(made, ready)
    assert note.read(made)["en"] == "\n".join(("My own words.", *(one["en"] for one in note.ready[:2])))
    assert note.read(made).keys() == {"en", "ar"}
    for ready in note.ready[:2]:
        made = note.with_ready(made, ready)
    assert made == own


def test_words_that_lie_ready_are_there_in_every_language_and_warn_nobody() -> None:
    ready = (*funder(), *disclaimer(), *notes())
    assert len(notes()) >= 8
    for words in ready:
        assert words.keys() == phrases().keys()
        assert all(text.strip() == text != "" for text in words.values())
        assert "trigger" not in words["en"] and "warning" not in words["en"].lower()
    assert all("AMIF" in text for text in funder()[0].values())
