from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanzines.consents import pages_hash
from fanzines.edits import AddItem, AddStroke, ChangeItem, Edit, RemoveItem, Together, apply, inverse
from fanzines.library import Library
from fanzines.library.errors import (
    AlreadyHere,
    EditDoesNotFit,
    LibraryError,
    LibraryExists,
    LibraryMissing,
    PhotoMissing,
)
from fanzines.model import Brush, Drawing, Fanzine, Photo, Placement, Point, Stroke, new_fanzine, new_id
from tests.fanzines.random_edits import edits
from tests.fanzines.shelfware import KEY, PlainPhoto
from tests.fanzines.strategies import fanzines

PHOTOS = (PlainPhoto(b"one"), PlainPhoto(b"two"))
DIGESTS = tuple(photo.digest for photo in PHOTOS)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all examples of a property; each example removes what it kept."""
    with Library.create(tmp_path_factory.mktemp("library"), KEY) as library:
        yield library


@settings(max_examples=60, deadline=None)
@given(start=fanzines(DIGESTS), data=st.data())
def test_what_is_kept_is_what_was_made_and_undone(busy: Library, start: Fanzine, data: st.DataObject) -> None:
    for photo in PHOTOS:
        busy.add_photo(photo)
    busy.new(start)
    try:
        assert busy.fanzine(start.id) == start
        fanzine, done = start, list[Edit]()
        for _ in range(data.draw(st.integers(1, 8))):
            done.append(data.draw(edits(fanzine, DIGESTS)))
            fanzine = apply(done[-1], fanzine)
            busy.save(start.id, done[-1])
            assert busy.fanzine(start.id) == fanzine
            assert busy.pages_hash(start.id) == pages_hash(fanzine)
            if fanzine.pages:
                assert busy.cover(start.id) == fanzine.pages[0]
        for edit in reversed(done):
            busy.save(start.id, inverse(edit))
            busy.pages_hash(start.id)
        assert busy.fanzine(start.id) == start
        assert busy.pages_hash(start.id) == pages_hash(start)
    finally:
        busy.remove(start.id)


def test_a_fanzine_outlives_closing(tmp_path: Path) -> None:
    fanzine = new_fanzine("2026-11", language="ti")
    with Library.create(tmp_path, KEY) as library:
        library.new(fanzine)
    with Library.open(tmp_path, KEY) as library:
        assert library.fanzine(fanzine.id) == fanzine


def test_ids_may_use_all_sixteen_digits(library: Library) -> None:
    fanzine = replace(new_fanzine("2026-11"), id="f" * 16)
    library.new(fanzine)
    assert library.fanzine("f" * 16) == fanzine
    assert [summary.id for summary in library.fanzines()] == ["f" * 16]


def test_a_fanzine_is_kept_once(library: Library) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    with pytest.raises(AlreadyHere):
        library.new(fanzine)
    with pytest.raises(AlreadyHere):
        library.new(replace(fanzine, id=new_id()))
    assert len(library.fanzines()) == 1


def test_a_stroke_costs_the_same_on_a_full_page(library: Library) -> None:
    drawing = Drawing(new_id(), Placement(10, 10))
    fanzine = apply(AddItem((blank := new_fanzine("2026-11")).pages[0].id, 0, drawing), blank)
    library.new(fanzine)
    stroke = Stroke(Brush.PEN, "#FF5C4D", 1.2, tuple(Point(float(i), float(i)) for i in range(50)))
    edit = AddStroke(fanzine.pages[0].id, drawing.id, stroke)
    few = _rows_changed(library, fanzine.id, edit)
    library.save(fanzine.id, Together((edit,) * 300))
    assert _rows_changed(library, fanzine.id, edit) == few == 1
    moved = library.fanzine(fanzine.id).pages[0].items[0]
    turned = replace(moved, placement=Placement(20, 20))
    assert _rows_changed(library, fanzine.id, ChangeItem(fanzine.pages[0].id, moved, turned)) == 1


def _rows_changed(library: Library, fanzine_id: str, edit: Edit) -> int:
    connection = library.store.database().conn
    before = connection.total_changes
    library.save(fanzine_id, edit)
    return connection.total_changes - before


def test_together_is_all_or_nothing(library: Library) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    page = fanzine.pages[0].id
    drawing = Drawing(new_id(), Placement(0, 0))
    with pytest.raises(EditDoesNotFit):
        library.save(fanzine.id, Together((AddItem(page, 0, drawing), AddItem(page, 2, drawing))))
    assert library.fanzine(fanzine.id) == fanzine


def test_an_edit_that_does_not_fit_changes_nothing(library: Library) -> None:
    fanzine, other = new_fanzine("2026-11"), new_fanzine("2026-11")
    library.new(fanzine)
    library.new(other)
    drawing = Drawing(new_id(), Placement(0, 0))
    page = fanzine.pages[0].id
    for edit in (
        AddItem(other.pages[0].id, 0, drawing),
        AddItem(page, 1, drawing),
        AddItem(page, -1, drawing),
        RemoveItem(page, 0, drawing),
        ChangeItem(page, drawing, drawing),
        AddStroke(page, drawing.id, Stroke(Brush.PEN, "#000000", 1, (Point(0, 0),))),
    ):
        with pytest.raises(EditDoesNotFit):
            library.save(fanzine.id, edit)
    assert (library.fanzine(fanzine.id), library.fanzine(other.id)) == (fanzine, other)


def test_photos_are_kept_while_a_page_shows_them(library: Library) -> None:
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    shown = Photo(new_id(), Placement(0, 0), DIGESTS[0], 10, 10)
    place = AddItem(fanzine.pages[0].id, 0, shown)
    with pytest.raises(PhotoMissing):
        library.save(fanzine.id, place)
    library.add_photo(PHOTOS[0])
    library.add_photo(PHOTOS[0])
    library.save(fanzine.id, place)
    library.sweep_photos()
    assert library.photo(DIGESTS[0]) == b"one"
    library.save(fanzine.id, inverse(place))
    assert library.photo(DIGESTS[0]) == b"one", "undo may bring it back until the sitting ends"
    library.sweep_photos()
    with pytest.raises(PhotoMissing):
        library.photo(DIGESTS[0])


def test_a_removed_fanzine_takes_only_its_own_photos_along(library: Library) -> None:
    first, second = new_fanzine("2026-11"), new_fanzine("2026-11")
    for photo in PHOTOS:
        library.add_photo(photo)
    for fanzine, digests in ((first, DIGESTS), (second, DIGESTS[1:])):
        library.new(fanzine)
        for digest in digests:
            item = Photo(new_id(), Placement(0, 0), digest, 10, 10)
            library.save(fanzine.id, AddItem(fanzine.pages[0].id, 0, item))
    library.remove(first.id)
    assert [summary.id for summary in library.fanzines()] == [second.id]
    assert library.photo(DIGESTS[1]) == b"two"
    with pytest.raises(PhotoMissing):
        library.photo(DIGESTS[0])
    with pytest.raises(KeyError):
        library.fanzine(first.id)
    with pytest.raises(KeyError):
        library.remove(first.id)


def test_a_library_is_never_made_over_another(tmp_path: Path) -> None:
    Library.create(tmp_path, KEY).close()
    before = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryExists):
        Library.create(tmp_path, KEY)
    assert (tmp_path / "library.db").read_bytes() == before


def test_a_missing_library_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        Library.open(tmp_path, KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = Library.create(tmp_path, KEY)
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.fanzines()
