"""What is printed for others: as it looks, noted before it leaves, and only while its maker agrees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import assets
from fanzines.consents import Use
from fanzines.edits import AddItem
from fanzines.library.given_out import Kind
from fanzines.model import Direction, Fanzine, Photo, Placement, new_id
from fanzines.photos.intake import take_in
from kiosk.facilitator.desk import Desk
from kiosk.keeping.keeper import Keeper
from kiosk.printing.errand import BOOKLET, Errand, fanzine_errand
from kiosk.printing.printer import print_on
from printing.folding.sheets import PressRefused
from printing.paper import A4
from printing.pictures.picture import pdf_picture
from printing.printers.finding import find_printers
from printing.printers.printer import Sides
from printing.printers.queue import jobs
from tests.kiosk.keeping import PHRASE, PIN, agree, hang, words_on
from tests.printing import poppler
from tests.printing.shop import Device, Shop


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    keeper = Keeper(tmp_path / "data")
    keeper.set_up(PHRASE, PIN)
    yield keeper
    keeper.close()


@pytest.fixture
def fanzine(keeper: Keeper) -> Fanzine:
    """A word, and a photo that lies over it; to be printed for others."""
    sitting = keeper.begin(Direction.LTR, "en")
    photo = take_in(assets.data("sample", "photos", "cat.jpg"))
    keeper.open_library().add_photo(photo)
    sitting.do(words_on(sitting))
    over = Photo(new_id(), Placement(74, 40), photo.digest, 140, 70)
    sitting.do(AddItem(sitting.fanzine.pages[0].id, 1, over))
    keeper.put_down()
    agree(keeper.open_library(), sitting.fanzine, (Use.PAPER,))
    hang(keeper, sitting.fanzine)
    return sitting.fanzine


@pytest.fixture
def errand(keeper: Keeper, fanzine: Fanzine) -> Errand:
    return fanzine_errand(Desk.of_kiosk(keeper, {"en": "Our pages"}), keeper, fanzine.id, "desk")


def test_what_she_covered_is_in_no_file_that_leaves(errand: Errand, keeper: Keeper, fanzine: Fanzine) -> None:
    pdf = errand.press(BOOKLET.sheeting).only
    (photo,) = (item for item in fanzine.pages[0].items if isinstance(item, Photo))
    assert not [word for side in poppler.words(pdf) for word in side]
    assert keeper.open_library().photo(photo.photo)[400:600] not in pdf
    greys = pdf_picture(pdf, 0, 20).convert("L").histogram()
    assert sum(count > 0 for count in greys) > 50, "the photo is seen"


def test_a_copy_that_may_not_leave_any_more_does_not(
    errand: Errand, keeper: Keeper, fanzine: Fanzine, shop: Shop, hall: Device
) -> None:
    pressed, printer = errand.press(BOOKLET.sheeting), find_printers()[0]
    pdf = pressed.only
    keeper.withdraw(fanzine.id, (Use.PAPER,))
    with pytest.raises(PressRefused, match="does not agree"):
        errand.press(BOOKLET.sheeting)
    with pytest.raises(PressRefused, match="does not agree"):
        print_on(printer, pdf, Sides.ONE, A4, number=2, copies=pressed.copies)
    assert jobs() == () and not hall.printed()
    assert keeper.open_library().given_out(fanzine.id) == ()
    keeper.remove(fanzine)
    with pytest.raises(PressRefused, match="does not agree"):
        print_on(printer, pdf, Sides.ONE, A4, copies=pressed.copies)
    assert jobs() == () and not hall.printed()


def test_a_copy_is_noted_before_its_pages_go(errand: Errand, keeper: Keeper, fanzine: Fanzine) -> None:
    copies = errand.press(BOOKLET.sheeting).copies
    assert copies is not None
    copies.note(job="Hall-1")
    (given,) = keeper.open_library().given_out(fanzine.id)
    assert (given.kind, given.job) == (Kind.PAPER, "Hall-1")


@pytest.fixture
def hall(shop: Shop) -> Device:
    return shop.add("Hall")
