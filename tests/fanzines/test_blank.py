"""A blank fanzine is taken out as if it had never been begun; nothing that anybody made ever is."""

from collections.abc import Callable

import pytest

from fanzines.access.signs import claim, offer
from fanzines.consents import Use, pages_hash
from fanzines.edits import AddItem
from fanzines.library import Library
from fanzines.library.blank import forget_blank
from fanzines.model import Fanzine, Placement, Words, new_fanzine, new_id
from tests.fanzines.shelfware import KEY, decrypted_pages


def _draws(library: Library, fanzine: Fanzine) -> None:
    words = Words(new_id(), Placement(74, 40), "sea", 110)
    library.save(fanzine.id, AddItem(fanzine.pages[-1].id, 0, words))


def _stands_on_a_shelf(library: Library, fanzine: Fanzine) -> None:
    library.put_on_shelf(fanzine.id, claim(library, offer(library)))


def _is_agreed_to(library: Library, fanzine: Fanzine) -> None:
    library.record_consent(fanzine.id, Use.SEE, pages_hash(fanzine), "2026-01", "2026-12")


def _is_approved(library: Library, fanzine: Fanzine) -> None:
    library.approve(fanzine.id, pages_hash(fanzine))


@pytest.mark.parametrize("act", [_draws, _stands_on_a_shelf, _is_agreed_to, _is_approved])
def test_what_anybody_did_something_with_stays(
    library: Library, act: Callable[[Library, Fanzine], None]
) -> None:
    fanzine = new_fanzine("2026-01")
    library.new(fanzine)
    act(library, fanzine)
    before = library.fanzine(fanzine.id)
    assert not forget_blank(library, fanzine.id)
    assert library.fanzine(fanzine.id) == before


def test_only_the_blank_one_goes_and_it_goes_once(library: Library) -> None:
    blank, other = new_fanzine("2026-01"), new_fanzine("2026-01")
    library.new(blank)
    library.new(other)
    assert forget_blank(library, blank.id)
    assert [summary.id for summary in library.fanzines()] == [other.id]
    assert not forget_blank(library, blank.id)
    assert library.fanzine(other.id) == other


def test_nothing_of_it_is_left_once_the_library_is_closed(library: Library) -> None:
    blank, folder = new_fanzine("2026-01", language="CANARY"), library.store.folder
    library.new(blank)
    assert b"CANARY" in decrypted_pages(folder)
    forget_blank(library, blank.id)
    library.close()
    left = decrypted_pages(folder)
    assert b"CANARY" not in left and bytes.fromhex(blank.id) not in left
    with Library.open(folder, KEY) as again:
        assert again.fanzines() == []
