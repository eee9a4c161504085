"""Every language the app offers is whole, and no catalogue is broken: no lost placeholder, no lacking form.

What a language still lacks is said by a test that is skipped: it is not offered until nothing is missing.
"""

import json
import unicodedata
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from fontTools.ttLib import TTFont

import assets
from kiosk.commands.parts import LANGUAGES
from kiosk.speeches import COMPLETE, FONTS, SOURCE, SPEECHES, offered, speech_of
from scripts.catalogues import TEMPLATE, complete, forms, lacking, read, template, translations, write
from scripts.notes import NOTES

SHIPPED = dict(translations())


def ids(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_template_holds_the_messages_of_the_source() -> None:
    assert ids(read(TEMPLATE)) == ids(template()), "Run `make catalogues`."


def test_every_catalogue_is_of_a_language_the_app_knows() -> None:
    assert set(SHIPPED) <= {speech.tag for speech in SPEECHES} - {SOURCE}


@pytest.mark.parametrize("language", [speech.tag for speech in SPEECHES if speech.tag != SOURCE])
def test_what_a_language_lacks_is_said(language: str) -> None:
    if language not in SHIPPED:
        pytest.skip(f"{language} has no catalogue yet: it is not offered.")
    missing = lacking(read(SHIPPED[language], language), read(TEMPLATE))
    assert language != "ar" or missing == []
    if missing:
        pytest.skip(f"{language} lacks {len(missing)}: it is not offered. {missing}")


def test_the_complete_languages_are_offered_and_no_others() -> None:
    catalogs = [(language, read(path, language)) for language, path in SHIPPED.items()]
    whole = complete(catalogs, read(TEMPLATE))
    assert json.loads(assets.text(*COMPLETE)) == whole, "Run `make catalogues`."
    assert {speech.tag for speech in offered()} == {SOURCE, *whole} == set(LANGUAGES)


def test_a_language_whose_list_cannot_be_read_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    for broken in ("", "{", "7"):
        monkeypatch.setattr(assets, "text", lambda *_, said=broken: said)
        assert [speech.tag for speech in offered.__wrapped__()] == [SOURCE]


@pytest.mark.parametrize("language", SHIPPED)
def test_numbers_are_told_apart_as_the_language_does(language: str) -> None:
    """None at all may be told like one, or like many."""
    here, known = read(SHIPPED[language], language), get_plural(language)
    ours, theirs = c2py(here.plural_expr), c2py(known.plural_expr)
    assert here.num_plurals == known.num_plurals
    assert [ours(number) for number in range(1, 230)] == [theirs(number) for number in range(1, 230)]


@pytest.mark.parametrize("language", SHIPPED)
def test_each_font_of_a_language_has_the_letters_of_its_words(language: str) -> None:
    speech = speech_of(language)
    said = {
        letter for one in read(SHIPPED[language]) if one.id for form in forms(one.string) for letter in form
    }
    seen = {letter for letter in said if unicodedata.category(letter) not in ("Cf", "Cc")}
    for font in {speech.body, speech.strong, speech.display}:
        assert "".join(sorted(seen - letters_of(font))) == "", font


def test_each_language_can_be_written_by_its_own_name_in_its_own_font() -> None:
    for speech in SPEECHES:
        assert set(speech.own_name) <= letters_of(speech.strong)


def test_what_translators_are_told_is_about_messages_there_are() -> None:
    assert {forms(message.id)[0] for message in template() if message.id} >= set(NOTES)


@cache
def letters_of(font: str) -> frozenset[str]:
    return frozenset(map(chr, TTFont(assets.path("fonts", FONTS[font])).getBestCmap()))


@pytest.mark.parametrize("language", SHIPPED)
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    assert ids(read(SHIPPED[language], language)) <= ids(read(TEMPLATE))


@pytest.mark.parametrize("language", SHIPPED)
def test_placeholders_are_kept(language: str) -> None:
    for message in read(SHIPPED[language], language):
        if message.id:
            wanted = placeholders(forms(message.id)[-1])
            # A form for one or for two may say the number in words.
            allowed = (wanted,) if isinstance(message.id, str) else (wanted, wanted - {"number", "count"})
            for form in filter(None, forms(message.string)):
                assert placeholders(form) in allowed, f"{message.id!r}: {form!r}"


@pytest.mark.parametrize("language", SHIPPED)
def test_a_language_has_a_form_for_each_of_its_kinds_of_number(language: str) -> None:
    catalog = read(SHIPPED[language], language)
    for message in catalog:
        if message.pluralizable and any(forms(message.string)):
            assert len(forms(message.string)) == catalog.num_plurals


def test_a_written_catalogue_tells_no_time_and_no_person(tmp_path: Path) -> None:
    catalog = Catalog(locale="ar", last_translator="Somebody <somebody@example.org>")
    catalog.add("Back", "رجوع", locations=[("kiosk/home/home.kv", 7)])
    write(tmp_path / "fanzine.po", catalog)
    text = (tmp_path / "fanzine.po").read_text("utf-8")
    assert "رجوع" in text and "Date" not in text and "example.org" not in text and ":7" not in text
    assert forms(read(tmp_path / "fanzine.po", "ar")["Back"].string) == ("رجوع",)
