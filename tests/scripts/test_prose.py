"""A paragraph in every language: each letter has a font, and comes out of the PDF as it was written."""

from pathlib import Path

import pytest

from fanzines.model import Page, new_id
from fanzines.typesetting import set_words
from printing.products.booklet import reading_pdf
from scripts.prose import Prose, pages, read
from tests.printing import poppler, works

FOLDER = Path(__file__).parents[2] / "docs" / "prose"
ALL = tuple(read(FOLDER))


@pytest.mark.parametrize("prose", ALL, ids=lambda prose: prose.tag)
def test_every_letter_has_a_font_and_every_line_its_room(prose: Prose) -> None:
    found = set_words(prose.words)
    assert found.missing == ()
    assert all(line.width <= prose.words.width + 0.01 for line in found.lines)
    assert len(found.lines) > 3


@pytest.mark.parametrize("prose", ALL, ids=lambda prose: prose.tag)
def test_it_is_taken_out_of_the_pdf_in_the_order_it_is_read(prose: Prose) -> None:
    pdf = reading_pdf(works.fanzine((Page(new_id(), (prose.words,)),)), works.photos().__getitem__)
    assert _letters(poppler.text(pdf)) == _letters(prose.text)


def _letters(text: str) -> str:
    """Without spaces, and without hyphens, which poppler takes out where a line ends with one."""
    return "".join(text.replace("-", "").split())


def test_the_languages_of_the_house_are_all_there() -> None:
    assert {prose.tag for prose in ALL} >= {
        *("en", "it", "es", "ca", "el", "ro", "fr", "pt", "sq", "tr", "pl", "ru", "uk", "yo", "ig", "bin"),
        *("pcm", "ha", "sw", "so", "ar", "fa", "ur", "ur-Arab", "ckb", "ps", "he", "bn", "hi", "ne", "pa"),
        *("ta", "si", "th", "vi", "am", "ti", "zh", "ka", "hy"),
    }


def test_nothing_hangs_over_a_page() -> None:
    for page in pages(ALL):
        last = page.items[-1]
        assert last.placement.y + set_words(last).height < 205
