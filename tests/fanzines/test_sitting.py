"""A sitting: saved before it is shown, and nothing half done when it cannot be saved."""

from dataclasses import replace

import pytest

from fanzines.edits import AddItem, AddPage, ChangeItem, MovePage, RemoveItem
from fanzines.library import Library
from fanzines.library.errors import LibraryError, PhotoMissing
from fanzines.model import Page, Photo, Placement, Words, new_fanzine, new_id
from fanzines.sitting import Sitting
from tests.fanzines.shelfware import PlainPhoto


@pytest.fixture
def sitting(library: Library) -> Sitting:
    fanzine = new_fanzine("2026-11", pages=2)
    library.new(fanzine)
    return Sitting(library, fanzine.id)


def _words(text: str = "sea") -> Words:
    return Words(new_id(), Placement(74, 40), text, 100)


def _adding(sitting: Sitting, item: Words) -> AddItem:
    return AddItem(sitting.fanzine.pages[0].id, 0, item)


def _retyping(sitting: Sitting, text: str) -> ChangeItem:
    before = sitting.fanzine.pages[0].items[0]
    assert isinstance(before, Words)
    return ChangeItem(sitting.fanzine.pages[0].id, before, replace(before, text=text))


def _is_kept(sitting: Sitting) -> bool:
    return sitting.library.fanzine(sitting.fanzine.id) == sitting.fanzine


def _type(sitting: Sitting, text: str) -> None:
    """Letter by letter, the first of them with the box itself."""
    sitting.type(_adding(sitting, _words(text[0])))
    for end in range(2, len(text) + 1):
        sitting.type(_retyping(sitting, text[:end]))


def test_an_edit_is_in_the_library_at_once(sitting: Sitting) -> None:
    words = _words()
    sitting.do(_adding(sitting, words))
    assert sitting.fanzine.pages[0].items == (words,)
    assert _is_kept(sitting)


def test_undo_and_redo_are_kept_as_well(sitting: Sitting) -> None:
    empty = sitting.fanzine
    sitting.do(_adding(sitting, _words()))
    sitting.do(AddPage(1, Page(new_id())))
    full = sitting.fanzine
    assert sitting.undo() is not None
    assert sitting.undo() is not None
    assert sitting.fanzine == empty
    assert _is_kept(sitting)
    assert sitting.undo() is None
    assert sitting.redo() is not None
    assert sitting.redo() is not None
    assert sitting.fanzine == full
    assert _is_kept(sitting)
    assert sitting.redo() is None


def test_something_new_forgets_what_could_be_redone(sitting: Sitting) -> None:
    sitting.do(_adding(sitting, _words("gone")))
    sitting.undo()
    sitting.do(_adding(sitting, _words("new")))
    assert sitting.redo() is None


def test_a_stretch_of_typing_is_saved_letter_by_letter_and_undone_as_one(sitting: Sitting) -> None:
    empty = sitting.fanzine
    _type(sitting, "sea")
    assert _is_kept(sitting)
    typed = sitting.fanzine
    sitting.undo()
    assert sitting.fanzine == empty
    assert sitting.undo() is None
    sitting.redo()
    assert sitting.fanzine == typed
    assert _is_kept(sitting)


def test_typing_begins_a_new_stretch_after_anything_else(sitting: Sitting) -> None:
    _type(sitting, "sea")
    sitting.do(MovePage(sitting.fanzine.pages[0].id, 0, 1))
    sitting.do(MovePage(sitting.fanzine.pages[1].id, 1, 0))
    sitting.type(_retyping(sitting, "sea!"))
    sitting.undo()
    assert sitting.fanzine.pages[0].items[0] == replace(_only(sitting), text="sea")


def test_typing_in_another_box_begins_a_new_stretch(sitting: Sitting) -> None:
    _type(sitting, "sea")
    other = _words("o")
    sitting.type(AddItem(sitting.fanzine.pages[1].id, 0, other))
    sitting.undo()
    assert sitting.fanzine.pages[1].items == ()
    assert _only(sitting).text == "sea"


def test_an_undone_stretch_is_not_typed_on(sitting: Sitting) -> None:
    _type(sitting, "sea")
    sitting.undo()
    sitting.redo()
    sitting.type(_retyping(sitting, "sea!"))
    sitting.undo()
    assert _only(sitting).text == "sea"


def test_an_edit_that_cannot_be_saved_changes_nothing(sitting: Sitting) -> None:
    sitting.do(_adding(sitting, _words()))
    before, done = sitting.fanzine, list(sitting.history.done)
    unknown = Photo(new_id(), Placement(74, 100), "ab" * 32, 50, 50)
    with pytest.raises(PhotoMissing):
        sitting.do(AddItem(before.pages[0].id, 0, unknown))
    assert sitting.fanzine == before
    assert sitting.history.done == done
    assert _is_kept(sitting)


def test_an_edit_for_another_page_changes_nothing(sitting: Sitting) -> None:
    before = sitting.fanzine
    with pytest.raises(KeyError):
        sitting.do(AddItem(new_id(), 0, _words()))
    assert sitting.fanzine == before
    assert not sitting.changed


def test_undo_and_redo_that_cannot_be_saved_can_be_tried_again(sitting: Sitting) -> None:
    sitting.do(_adding(sitting, _words()))
    sitting.do(AddPage(2, Page(new_id())))
    sitting.undo()
    before = sitting.fanzine
    library, sitting.library = sitting.library, _closed(sitting.library)
    with pytest.raises(LibraryError):
        sitting.undo()
    with pytest.raises(LibraryError):
        sitting.redo()
    sitting.library = library
    assert sitting.fanzine == before
    assert (len(sitting.history.done), len(sitting.history.undone)) == (1, 1)
    assert sitting.redo() is not None
    assert len(sitting.fanzine.pages) == 3


def test_typing_that_cannot_be_saved_stays_one_stretch(sitting: Sitting) -> None:
    _type(sitting, "se")
    library, sitting.library = sitting.library, _closed(sitting.library)
    with pytest.raises(LibraryError):
        sitting.type(_retyping(sitting, "sea"))
    sitting.library = library
    assert _only(sitting).text == "se"
    sitting.type(_retyping(sitting, "sea"))
    sitting.undo()
    assert sitting.fanzine.pages[0].items == ()


def test_a_photo_that_was_taken_off_can_come_back_until_the_sitting_closes(sitting: Sitting) -> None:
    taken = PlainPhoto(b"canary")
    sitting.library.add_photo(taken)
    shown = Photo(new_id(), Placement(74, 100), taken.digest, 50, 50)
    page = sitting.fanzine.pages[0].id
    sitting.do(AddItem(page, 0, shown))
    sitting.do(RemoveItem(page, 0, shown))
    sitting.undo()
    assert sitting.fanzine.photos() == {taken.digest}
    sitting.redo()
    sitting.close()
    assert sitting.undo() is None
    with pytest.raises(PhotoMissing):
        sitting.library.photo(taken.digest)


def test_looking_changes_nothing_and_undoing_is_a_change(sitting: Sitting) -> None:
    assert not sitting.changed
    sitting.do(_adding(sitting, _words()))
    sitting.undo()
    assert sitting.changed


def _only(sitting: Sitting) -> Words:
    (item,) = sitting.fanzine.pages[0].items
    assert isinstance(item, Words)
    return item


def _closed(library: Library) -> Library:
    """The same library, closed: every change is refused."""
    shut = Library.open(library.store.folder, library.store.key)
    shut.close()
    return shut
