from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from exhibitions.curation.book import Bound, Made, exhibition_book, write_made
from exhibitions.curation.on_paper import PaperRefused, still_agreed
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition, Frame
from exhibitions.publishing.anthologies import chapter
from fanzines.consents import Use, pages_hash
from fanzines.edits import AddItem
from fanzines.model import Placement, Words, new_id
from fanzines.sitting import Sitting
from tests.exhibitions.house import ALL, BLUE, CORAL, House
from tests.exhibitions.works import MONTH, UNTIL, agreed, canary, canary_photo, shows_colour
from tests.fanzines.looked import approve
from tests.printing import poppler

DAY_WORD = "Told by those who were there."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "house")


def written(made: Made, *, sheets: bool = False) -> bytes:
    """The PDF of a book."""
    out = BytesIO()
    write_made(made, out, Bound() if sheets else None)
    return out.getvalue()


def changed_and_agreed_anew(house: House) -> None:
    """The maker of the coral one draws on, agrees to what is there now, and it is approved."""
    sitting = Sitting(house.library, house.coral.id)
    word = Words(new_id(), Placement(74, 40), "NEWCANARY", 110)
    page = sitting.fanzine.pages[0]
    sitting.do(AddItem(page.id, len(page.items), word))
    sitting.close()
    for use in ALL:
        pages = house.library.pages_hash(house.coral.id)
        house.library.record_consent(house.coral.id, use, pages, MONTH, UNTIL)
    approve(house.library, house.coral.id)


def test_the_book_holds_what_is_released_for_paper_and_nothing_of_the_rest(
    house: House, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    made = exhibition_book(house.library, house.exhibition.id, MONTH, lambda *done: told.append(done))
    (tmp_path / "both.pdf").write_bytes(written(made))
    assert made.pages == {
        house.coral.id: pages_hash(house.coral),
        house.blue.id: pages_hash(house.blue),
    }
    assert told == [(1, 2), (2, 2)]
    assert shows_colour(tmp_path / "both.pdf", CORAL) and shows_colour(tmp_path / "both.pdf", BLUE)
    assert "CORALCANARY" in poppler.text((tmp_path / "both.pdf").read_bytes())
    house.withdraw(Use.PAPER)
    rest = exhibition_book(house.library, house.exhibition.id, MONTH)
    data = written(rest, sheets=True)
    (tmp_path / "rest.pdf").write_bytes(data)
    assert rest.pages.keys() == {house.blue.id}
    assert not shows_colour(tmp_path / "rest.pdf", CORAL) and shows_colour(tmp_path / "rest.pdf", BLUE)
    assert "CORALCANARY" not in poppler.text(data) and "Coral" not in poppler.text(data)
    house.library.close()


@pytest.mark.parametrize("changes", [lambda house: house.withdraw(Use.PAPER), changed_and_agreed_anew])
def test_what_is_taken_back_or_changed_while_the_book_is_made_stops_it(
    house: House, changes: Callable[[House], None]
) -> None:
    made = exhibition_book(house.library, house.exhibition.id, MONTH)
    changes(house)
    with pytest.raises(PaperRefused, match="taken back or changed"):
        written(made)
    house.library.close()


def test_a_book_that_lies_there_is_of_the_very_pages_that_were_agreed_to(house: House) -> None:
    made = exhibition_book(house.library, house.exhibition.id, MONTH)

    def may() -> bool:
        return still_agreed(house.library, house.exhibition.id, MONTH, (Use.PAPER,), made.pages)

    assert may()
    changed_and_agreed_anew(house)
    assert not may(), "she agrees again, but to other pages"
    assert "NEWCANARY" in poppler.text(written(exhibition_book(house.library, house.exhibition.id, MONTH)))
    house.library.close()


def test_without_anything_for_paper_there_is_no_book(house: House) -> None:
    empty = replace(house.exhibition, entries=())
    Exhibitions(house.library).save(empty)
    with pytest.raises(PaperRefused, match="may be printed"):
        exhibition_book(house.library, empty.id, MONTH)
    house.library.close()


def test_what_facilitators_and_funders_say_stands_around_the_fanzines(house: House) -> None:
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
    told = poppler.text(written(exhibition_book(house.library, framed.id, MONTH)))
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
