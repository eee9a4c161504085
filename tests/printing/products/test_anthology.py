import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from fanzines.model import Direction, Page, Placement, Words, new_id
from printing.painting.qr import SMALLEST_MODULE_MM, qr_side
from printing.products.anthology.book import Book, Chapter, Loaded, Part
from printing.products.anthology.flow import Flow
from printing.products.anthology.layout import Length, Place, What, begins_on, laid_out
from printing.products.anthology.press import BookPages, write_book, write_book_sheets
from printing.products.on_sheet import Said
from tests.printing import poppler
from tests.printing.products.test_labels import zbar

ADDRESS = "HTTPS://EXAMPLE.ORG/fanzines/S/0ABCDEFGHJKMNPQR"
OTHER_WAY = (Said("It reads the other way, from page {page}.", "en"),)
LENGTHS = st.lists(st.builds(Length, st.integers(1, 24), st.booleans()), min_size=1, max_size=9)


@given(LENGTHS, st.integers(3, 12))
def test_every_page_stands_in_the_book_once_with_the_neighbour_it_has_in_a_booklet(
    lengths: list[Length], first: int
) -> None:
    places = laid_out(lengths, first)
    at = {place: first + number for number, place in enumerate(places) if place.what is not What.BLANK}
    assert sum(place.what is What.PAGE for place in places) == sum(length.pages for length in lengths)
    for chapter, length in enumerate(lengths):
        found = [at[Place(What.PAGE, chapter, page)] for page in range(length.pages)]
        step = -1 if length.against else 1
        assert found == [found[0] + step * page for page in range(length.pages)]
        for left, right in zip(found[1::2], found[2::2], strict=False):
            assert min(left, right) % 2 == 0, "an even page and the odd one after it face each other"
        title = at[Place(What.TITLE, chapter)]
        assert {title, found[0]} == {min(title, found[0]), min(title, found[0]) + 1}
        assert min(title, found[0]) % 2 == 0, "the title faces the cover"
        if length.against:
            assert at[Place(What.TURN, chapter)] < found[-1]
        assert begins_on(places, first)[chapter] == found[0]


@given(LENGTHS, st.integers(3, 12))
def test_no_more_paper_is_left_blank_than_one_page_before_each(lengths: list[Length], first: int) -> None:
    places = laid_out(lengths, first)
    assert sum(place.what is What.BLANK for place in places) <= len(lengths)


@given(st.lists(st.text("abc أبت \n", min_size=1, max_size=900), min_size=1, max_size=6))
def test_text_of_any_length_flows_over_pages_and_none_is_lost(paragraphs: list[str]) -> None:
    flow = Flow(Direction.LTR)
    for text in paragraphs:
        flow.paragraph(Said(text))
    said = "".join(text for page in flow.pages for text in page.texts)
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", "".join(paragraphs))


@pytest.mark.parametrize("direction", Direction)
def test_the_book_has_pages_of_exact_size_its_words_and_codes(direction: Direction) -> None:
    book = a_book(direction)
    pages = BookPages(book)
    assert len(pages) % 4 == 0
    pdf = written(book)
    assert poppler.sizes(pdf) == [pytest.approx((419.528, 595.276), abs=0.02)] * len(pages)
    told = poppler.text(pdf)
    for words in ("Many hands", "Contents", "HERWORD-0-0", "HERWORD-1-3", "/S/0ABCDEFGHJKMNPQR", "Thank you"):
        assert words in told
    with pikepdf.open(BytesIO(pdf)) as document:
        way = str(document.Root.ViewerPreferences.Direction)
        assert way == ("/R2L" if direction is Direction.RTL else "/L2R")
        assert "/Info" not in document.trailer and "/ID" not in document.trailer
    assert pdf == written(book)


def test_the_contents_name_the_page_on_which_each_cover_stands() -> None:
    pdf = written(a_book(Direction.LTR))
    sheets = [" ".join(word.text for word in found) for found in poppler.words(pdf)]
    (contents,) = (sheet for sheet in sheets if "Contents" in sheet)
    for number in range(2):
        cover = next(at for at, sheet in enumerate(sheets, 1) if f"HERWORD-{number}-0" in sheet)
        assert str(cover) in re.findall(r"\d+", contents)
    (turned,) = (sheet for sheet in sheets if "other way" in sheet)
    begins = next(at for at, sheet in enumerate(sheets, 1) if "HERWORD-1-0" in sheet)
    assert f"page {begins}." in turned


def test_codes_are_read_by_two_readers_at_150_dpi(tmp_path: Path) -> None:
    pdf = written(a_book(Direction.LTR))
    read = []
    for number in range(1, len(poppler.sizes(pdf)) + 1):
        picture = poppler.picture(pdf, 150, number)
        found = [code.text for code in zxingcpp.read_barcodes(picture)]
        if found:
            assert zbar(picture, tmp_path) == found
        read += found
    assert read == [ADDRESS, ADDRESS]


def test_fanzines_are_read_one_after_the_other_and_let_go() -> None:
    loaded: list[int] = []
    chapters = tuple(a_chapter(number, 8, Direction.LTR, loaded) for number in range(9))
    written(Book((Said("T"),), Said("Contents"), chapters))
    assert loaded == list(range(9))


def test_sheets_are_folded_in_signatures_and_printed_on_both_sides() -> None:
    file = BytesIO()
    book = a_book(Direction.LTR)
    write_book_sheets(file, book, signature=5)
    sizes = poppler.sizes(file.getvalue())
    assert len(sizes) == len(BookPages(book)) // 2
    assert sizes[0] == pytest.approx((841.89, 595.276), abs=0.02)


def written(book: Book) -> bytes:
    file = BytesIO()
    write_book(file, book)
    return file.getvalue()


def a_book(direction: Direction) -> Book:
    return Book(
        titles=(Said("Many hands", "en"), Said("أيدٍ كثيرة", "ar")),
        contents=Said("Contents", "en"),
        chapters=(a_chapter(0, 8, direction), a_chapter(1, 4, other(direction))),
        below=(Said("3 to 14 March", "en"),),
        before=(Part(Said("A word", "en"), (Said("Welcome to all of it.", "en"),)),),
        after=(Part(Said("With", "en"), (Said("Thank you.", "en"),)),),
        direction=direction,
    )


def other(direction: Direction) -> Direction:
    return Direction.LTR if direction is Direction.RTL else Direction.RTL


def a_chapter(number: int, count: int, direction: Direction, loaded: list[int] | None = None) -> Chapter:
    def load() -> Loaded:
        if loaded is not None:
            loaded.append(number)
        pages = tuple(
            Page(new_id(), (Words(new_id(), Placement(74, 90), f"seen {number} {page}", 120),))
            for page in range(count)
        )
        words = tuple((Said(f"HERWORD-{number}-{page}", "en"),) for page in range(count))
        return Loaded(pages, {}.__getitem__, words)

    title = Said(f"Fanzine {number}", "en")
    letters = ("example.org/fanzines", "/S/0ABCDEFGHJKMNPQR")
    return Chapter(
        title,
        Said("English", "en"),
        direction,
        count,
        load,
        note=Said("This story speaks about a journey.", "en"),
        address=ADDRESS,
        letters=letters,
        other_way=OTHER_WAY,
    )


@pytest.mark.parametrize("length", [0, 8, 24, 48, 96, 120])
def test_a_codes_squares_are_large_enough_for_addresses_of_any_length(length: int) -> None:
    """In the middle of its sheet, for a book is never printed smaller than A5."""
    address = f"HTTPS://{'A' * 8}.ORG/{'F' * length}/S/0ABCDEFGHJKMNPQR"
    chapter = replace(a_chapter(0, 4, Direction.LTR), address=address)
    pdf = written(Book((Said("T"),), Said("Contents"), (chapter,)))
    sheets = [poppler.picture(pdf, 300, number) for number in range(1, len(poppler.sizes(pdf)) + 1)]
    (code,) = (code for sheet in sheets for code in zxingcpp.read_barcodes(sheet))
    edge = code.position.top_right.x - code.position.top_left.x
    assert code.text == address
    assert edge / 300 * 25.4 / (qr_side(address) - 8) > SMALLEST_MODULE_MM
