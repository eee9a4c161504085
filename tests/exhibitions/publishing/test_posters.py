from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from exhibitions.exhibition import Exhibition, Frame
from exhibitions.help import help_cards
from exhibitions.publishing.on_paper import paper_words
from exhibitions.publishing.posters import NoCodes, code_sheets, poster_of, show_codes, show_poster
from exhibitions.publishing.publish import publish
from exhibitions.show.reading import JoinWifi, Show, ShowFrame
from exhibitions.story.phrases import phrases
from fanzines.consents import Use
from fanzines.seal import new_private_key
from printing.paper import A2, A3, A4, LETTER, PaperSize
from tests.exhibitions.works import canary, canary_photo, shows_colour, work
from tests.printing import poppler
from tests.printing.products.test_labels import zbar

DAY, MONTH = "2026-11-30", "2026-11"
FRAME = ShowFrame({"en": "3 to 14 March"}, {"en": "The old station"}, ("A partner in Rome",), {}, {}, "IT")
CORAL, BLUE = (255, 92, 77), (15, 111, 180)


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Show]:
    """Two fanzines on the wall, of which the blue one may not go onto paper."""
    coral, blue = canary_photo("#FF5C4D"), canary_photo("#0F6FB4")
    works = [
        work(canary("CORALCANARY", coral), coral, (Use.EXHIBITION, Use.PAPER)),
        work(canary("BLUECANARY", blue), blue, (Use.EXHIBITION,)),
    ]
    exhibition = Exhibition(
        {"en": "Small rooms", "ar": "غرف صغيرة"},
        languages=("en", "ar"),
        running=True,
        entries=tuple(one.entry for one in works),
        web_url="https://example.org/fanzines",
    )
    made = publish(
        exhibition, works, gone=(), key=new_private_key(), out=tmp_path / "show", sequence=1, day=DAY
    )
    yield replace(
        made.show,
        frame=FRAME,
        wifi=JoinWifi("Rooms", "quiet morning"),
        help=help_cards(Frame(country="IT"), DAY),
    )


@pytest.mark.parametrize("size", [A4, A3, A2, LETTER], ids=["A4", "A3", "A2", "Letter"])
def test_a_poster_is_of_exact_size_and_shows_covers_for_paper_only(
    show: Show, size: PaperSize, tmp_path: Path
) -> None:
    pdf = show_poster(show, MONTH, size)
    assert pdf == show_poster(show, MONTH, size)
    assert poppler.sizes(pdf) == [pytest.approx((size.height, size.width), abs=0.02)]
    told = poppler.text(pdf)
    for words in (
        "Small rooms",
        "3 to 14 March",
        "The old station",
        "A partner in Rome",
        "example.org/fanzines",
    ):
        assert words in told
    (tmp_path / "poster.pdf").write_bytes(pdf)
    assert shows_colour(tmp_path / "poster.pdf", CORAL)
    assert not shows_colour(tmp_path / "poster.pdf", BLUE)
    picture = poppler.picture(pdf, 150 if size is not A2 else 100)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["HTTPS://EXAMPLE.ORG/fanzines/"]
    assert zbar(picture, tmp_path) == ["HTTPS://EXAMPLE.ORG/fanzines/"]


def test_a_large_poster_comes_over_several_sheets(show: Show) -> None:
    sizes = poppler.sizes(show_poster(show, MONTH, A2, sheets=A4))
    assert len(sizes) >= 4
    for width, height in sizes:
        assert sorted((width, height)) == pytest.approx([A4.height, A4.width], abs=0.02)


def test_a_poster_without_covers_or_address_is_one_too(show: Show) -> None:
    bare = replace(show, entries=(), web_url=None, frame=replace(FRAME, partners=(), when={}, where={}))
    poster = poster_of(bare, MONTH)
    assert poster.covers == () and poster.code is None
    assert "Small rooms" in poppler.text(show_poster(bare, MONTH))


def test_every_sheet_says_by_a_picture_and_words_what_its_code_opens(show: Show, tmp_path: Path) -> None:
    sheets = list(code_sheets(show, DAY, "http://192.168.4.1:8000"))
    assert [sheet.icon for sheet in sheets] == ["wifi-high", "book-open-text", "book-open-text", "phone-call"]
    pdf = show_codes(show, DAY, room_url="http://192.168.4.1:8000")
    expected = [
        "WIFI:T:WPA;S:Rooms;P:quiet morning;;",
        "HTTP://192.168.4.1:8000/",
        "HTTPS://EXAMPLE.ORG/fanzines/",
        "TEL:800290290",
    ]
    for number, text in enumerate(expected, 1):
        picture = poppler.picture(pdf, 150, number)
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]
        assert zbar(picture, tmp_path) == [text]
    told = poppler.text(pdf)
    for words in ("Rooms", "quiet morning", "192.168.4.1:8000", "800 290 290", "على الهاتف"):
        assert words in told


def test_a_help_line_that_is_not_checked_any_more_is_not_hung_up(show: Show) -> None:
    icons = [sheet.icon for sheet in code_sheets(show, "2030-01-01")]
    assert "phone-call" not in icons


def test_without_anything_to_open_it_says_what_to_do(show: Show) -> None:
    bare = replace(show, wifi=None, web_url=None, room_url=None, help=())
    with pytest.raises(NoCodes, match="switch on"):
        show_codes(bare, DAY)


def test_paper_speaks_the_languages_of_the_stories() -> None:
    names = {frozenset(words) for words in paper_words().values()}
    assert paper_words().keys() == phrases().keys() and len(names) == 1
