"""An act that is taken back is seen: its page is told, unless it is gone or all are folded anew."""

from fanzines.edits import AddItem, AddPage, MovePage, RemoveItem, RemovePage, Together, inverse
from fanzines.folds import POSTER, refold
from fanzines.model import Page, Placement, Sticker, new_fanzine, new_id
from kiosk.studio.where import index_of, page_of

FANZINE = new_fanzine("2026-11")
HEART = Sticker(new_id(), Placement(74, 105), "heart", 40, 40, "#FF5C4D")


def test_the_page_of_an_act_is_told() -> None:
    page = FANZINE.pages[3]
    assert page_of(AddItem(page.id, 0, HEART)) == page.id
    assert page_of(inverse(RemovePage(3, page))) == page.id
    assert page_of(MovePage(page.id, 3, 0)) == page.id
    moved = Together((RemoveItem(page.id, 0, HEART), AddItem(FANZINE.pages[0].id, 0, HEART)))
    assert page_of(moved) == page.id


def test_a_page_that_goes_and_another_fold_turn_no_page() -> None:
    assert page_of(inverse(AddPage(2, Page(new_id())))) is None
    assert page_of(refold(FANZINE, POSTER)) is None
    assert page_of(inverse(refold(FANZINE, POSTER))) is None


def test_a_page_that_is_gone_gives_way_to_another() -> None:
    assert index_of(FANZINE, FANZINE.pages[5].id, 0) == 5
    assert index_of(FANZINE, new_id(), 2) == 2
