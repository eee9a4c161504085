from dataclasses import replace
from pathlib import Path

import pytest

from exhibitions.curation.book import BookRefused, exhibition_book, write_made
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition, Frame
from exhibitions.publishing.anthologies import chapter
from fanzines.consents import Use
from tests.exhibitions.house import BLUE, CORAL, House
from tests.exhibitions.works import MONTH, agreed, canary, canary_photo, shows_colour
from tests.printing import poppler

DAY_WORD = "Told by those who were there."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "house")


def test_the_book_holds_what_is_released_for_paper_and_nothing_of_the_rest(
    house: House, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    made = exhibition_book(house.library, house.exhibition.id, MONTH, lambda *done: told.append(done))
    write_made(made, tmp_path / "both.pdf", sheets=False)
    assert made.fanzines == (house.coral.id, house.blue.id)
    assert told == [(1, 2), (2, 2)]
    assert shows_colour(tmp_path / "both.pdf", CORAL) and shows_colour(tmp_path / "both.pdf", BLUE)
    assert "CORALCANARY" in poppler.text((tmp_path / "both.pdf").read_bytes())
    house.withdraw(Use.PAPER)
    rest = exhibition_book(house.library, house.exhibition.id, MONTH)
    write_made(rest, tmp_path / "rest.pdf", sheets=True)
    data = (tmp_path / "rest.pdf").read_bytes()
    assert rest.fanzines == (house.blue.id,)
    assert not shows_colour(tmp_path / "rest.pdf", CORAL) and shows_colour(tmp_path / "rest.pdf", BLUE)
    assert "CORALCANARY" not in poppler.text(data) and "Coral" not in poppler.text(data)
    house.library.close()


def test_what_is_taken_back_while_the_book_is_made_stops_it(house: House, tmp_path: Path) -> None:
    made = exhibition_book(house.library, house.exhibition.id, MONTH)
    house.withdraw(Use.PAPER)
    with pytest.raises(BookRefused, match="taken back"):
        write_made(made, tmp_path / "book.pdf", sheets=False)
    house.library.close()


def test_without_anything_for_paper_there_is_no_book(house: House) -> None:
    empty = replace(house.exhibition, entries=())
    Exhibitions(house.library).save(empty)
    with pytest.raises(BookRefused, match="may be printed"):
        exhibition_book(house.library, empty.id, MONTH)
    house.library.close()


def test_what_facilitators_and_funders_say_stands_around_the_fanzines(house: House, tmp_path: Path) -> None:
    frame = Frame(
        when={"en": "3 to 14 March"},
        partners=("A partner in Rome",),
        funder={"en": "Paid for by a fund."},
        disclaimer={"en": "The views are their own."},
        country="IT",
    )
    framed = replace(
        house.exhibition, frame=frame, foreword={"en": DAY_WORD}, web_url="https://example.org/f"
    )
    Exhibitions(house.library).save(framed)
    assert Exhibitions(house.library).exhibition(framed.id).foreword == {"en": DAY_WORD}
    write_made(exhibition_book(house.library, framed.id, MONTH), tmp_path / "book.pdf", sheets=False)
    told = poppler.text((tmp_path / "book.pdf").read_bytes())
    for words in (
        "3 to 14 March",
        "A partner in Rome",
        "Paid for by a fund.",
        "views are their own",
        DAY_WORD,
    ):
        assert words in told
    assert "A word by the facilitators" in told and "800 290 290" in told
    for entry in framed.entries:
        assert f"/S/{entry.web}" in told and f"/S/{entry.room}" not in told
    house.library.close()


def test_only_a_release_for_paper_becomes_a_chapter() -> None:
    photo = canary_photo("#3366CC")
    fanzine = canary("morning", photo)
    wrong = agreed(fanzine, (Use.EXHIBITION,))[Use.EXHIBITION]
    house_of_one = Exhibition({"en": "One"}, running=True, entries=(Entry(fanzine.id),))
    with pytest.raises(TypeError, match="released for paper"):
        chapter(house_of_one, house_of_one.entries[0], lambda: wrong, {}.__getitem__, online=False)
