"""Folding another way loses nothing, is one act, and can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanzines.consents import pages_hash
from fanzines.edits import AddItem, AddPage, History, MovePage, RemoveItem, Together, apply
from fanzines.folds import FOLDINGS, MINI, POSTER, Folding, folded_so, folding_of, place_for_new, refold
from fanzines.model import Direction, Fanzine, Fold, Page, Placement, Sticker, new_fanzine, new_id

BOOKLETS = [one for one in FOLDINGS if one.fold is Fold.SADDLE]
foldings = st.sampled_from(FOLDINGS)


def _heart() -> Sticker:
    return Sticker(new_id(), Placement(74, 105), "heart", 40, 40, "#FF5C4D")


def _made(filled: list[bool]) -> Fanzine:
    """A fanzine on whose pages something lies or nothing does."""
    fanzine = new_fanzine("2026-11", pages=len(filled))
    for page, full in zip(fanzine.pages, filled, strict=True):
        if full:
            fanzine = apply(AddItem(page.id, 0, _heart()), fanzine)
    return fanzine


def _full(fanzine: Fanzine) -> list[Page]:
    return [page for page in fanzine.pages if page.items]


def test_the_folds_to_choose_from_have_the_places_they_are_called_after() -> None:
    assert [one.name for one in FOLDINGS] == [
        "mini",
        "saddle-8",
        "saddle-12",
        "saddle-16",
        "saddle-20",
        "poster",
    ]
    assert [one.places for one in FOLDINGS] == [8, 8, 12, 16, 20, 1]


@pytest.mark.parametrize("folding", FOLDINGS, ids=lambda one: one.name)
def test_a_blank_fanzine_has_a_page_for_every_place(folding: Folding) -> None:
    fanzine = folded_so(folding, "2026-11", Direction.RTL, "ar")
    assert folding_of(fanzine) == folding
    assert len(fanzine.pages) == len(fanzine.folded.pages) == folding.places
    assert (fanzine.direction, fanzine.language) == (Direction.RTL, "ar")


@given(filled=st.lists(st.booleans(), min_size=1, max_size=24), ways=st.lists(foldings, max_size=6))
def test_whatever_way_it_is_folded_no_page_is_lost_and_all_of_it_can_be_undone(
    filled: list[bool], ways: list[Folding]
) -> None:
    before = _made(filled)
    fanzine, history = before, History()
    for folding in ways:
        edit = refold(fanzine, folding)
        assert isinstance(edit, Together)
        fanzine = apply(edit, fanzine)
        history.record(edit)
        assert folding_of(fanzine) == folding
        assert _full(fanzine) == _full(before)
        assert len(fanzine.folded.pages) == folding.places
    while (back := history.undo()) is not None:
        fanzine = apply(back, fanzine)
    assert fanzine == before


def test_pages_without_room_rest_and_come_back_to_their_places() -> None:
    made = _made([True] * 20)
    twenty = apply(refold(made, BOOKLETS[-1]), made)
    mini = apply(refold(twenty, MINI), twenty)
    assert mini.pages == twenty.pages
    assert mini.folded.pages == twenty.pages[:8]
    assert pages_hash(mini) != pages_hash(twenty)
    again = apply(refold(mini, BOOKLETS[-1]), mini)
    assert again == twenty


def test_blank_pages_do_not_rest_unless_something_comes_after_them() -> None:
    fanzine = _made([True, False, False, True, False, False])
    poster = apply(refold(fanzine, POSTER), fanzine)
    assert poster.pages == fanzine.pages[:4]


def test_a_new_page_pushes_none_out_of_its_place() -> None:
    mini = folded_so(MINI, "2026-11", Direction.LTR, "")
    assert place_for_new(mini, 2) == 8
    more = apply(AddPage(8, Page(new_id())), mini)
    assert place_for_new(more, 2) == 8
    assert place_for_new(more, 8) == 9
    assert place_for_new(new_fanzine("2026-11"), 2) == 3


def test_five_hundred_steps_outlive_changes_of_the_fold() -> None:
    before = folded_so(MINI, "2026-11", Direction.LTR, "")
    fanzine, history = before, History()
    for step in range(600):
        page = fanzine.pages[step % len(fanzine.pages)]
        if step % 20 == 0:
            edit = refold(fanzine, FOLDINGS[step // 20 % len(FOLDINGS)])
        elif step % 7 == 0:
            edit = MovePage(page.id, fanzine.page_index(page.id), len(fanzine.pages) - 1)
        elif page.items and step % 3 == 0:
            edit = RemoveItem(page.id, 0, page.items[0])
        else:
            edit = AddItem(page.id, len(page.items), _heart())
        fanzine = apply(edit, fanzine)
        history.record(edit)
    after = fanzine
    for _ in range(600):
        back = history.undo()
        assert back is not None
        fanzine = apply(back, fanzine)
    assert fanzine == before
    for _ in range(600):
        again = history.redo()
        assert again is not None
        fanzine = apply(again, fanzine)
    assert fanzine == after
