"""Every language the app ships is whole: no message missing, uncertain, or with another placeholder."""

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from kiosk.commands.parts import LANGUAGES
from scripts.catalogues import TEMPLATE, forms, read, template, translations, write

SHIPPED = dict(translations())


def ids(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_template_holds_the_messages_of_the_source() -> None:
    assert ids(read(TEMPLATE)) == ids(template()), "Run `make catalogues`."


def test_every_language_of_the_app_but_english_has_a_catalogue() -> None:
    assert {"en", *SHIPPED} == set(LANGUAGES)


@pytest.mark.parametrize("language", SHIPPED)
def test_no_message_is_missing_or_uncertain(language: str) -> None:
    catalog = read(SHIPPED[language], language)
    whole = {one.id for one in catalog if one.id and not one.fuzzy and all(forms(one.string))}
    assert sorted(map(str, ids(read(TEMPLATE)) - whole)) == []


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
