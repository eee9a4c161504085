import pytest

from fanzines.access.signs import (
    Sign,
    SignsLocked,
    SignTaken,
    change_sign,
    claim,
    clear_tries,
    colours,
    forget_sign,
    offer,
    pictures,
    shelf_of,
    tries_left,
)
from fanzines.library import Library
from fanzines.model import new_fanzine
from tests.fanzines.shelfware import KEY, decrypted_pages

HERS = Sign("coral", ("moon", "boat", "key"))
OTHER = Sign("coral", ("boat", "moon", "key"))


def test_there_are_enough_signs() -> None:
    assert len(colours()) == 6
    assert len(pictures()) == 24
    assert HERS.colour in {colour.name for colour in colours()}
    assert set(HERS.pictures) <= set(pictures())


def test_a_sign_opens_its_shelf_and_no_other(library: Library) -> None:
    shelf = claim(library, HERS)
    assert shelf_of(library, HERS) == shelf
    assert shelf_of(library, OTHER) is None
    with pytest.raises(SignTaken):
        claim(library, HERS)
    assert claim(library, OTHER) != shelf


def test_an_offered_sign_is_free_and_its_pictures_differ(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim(library, HERS)
    drawn = iter([HERS, HERS, OTHER])
    with monkeypatch.context() as fixed:
        fixed.setattr("fanzines.access.signs._any_sign", lambda: next(drawn))
        assert offer(library) == OTHER
    for _ in range(3):
        sign = offer(library)
        assert len(set(sign.pictures)) == 3
        assert sign.colour in {colour.name for colour in colours()}
        assert set(sign.pictures) <= set(pictures())


def test_five_wrong_signs_call_the_facilitator(library: Library) -> None:
    shelf = claim(library, HERS)
    for left in (4, 3, 2):
        assert shelf_of(library, OTHER) is None
        assert tries_left(library) == left
    assert shelf_of(library, HERS) == shelf
    assert tries_left(library) == 2, "a right sign costs nothing and gives nothing back"
    for _ in range(2):
        assert shelf_of(library, OTHER) is None
    with pytest.raises(SignsLocked):
        shelf_of(library, HERS)
    library.close()
    with Library.open(library.store.folder, KEY) as again:
        with pytest.raises(SignsLocked):
            shelf_of(again, HERS)
        clear_tries(again)
        assert shelf_of(again, HERS) == shelf


def test_a_changed_sign_opens_the_same_shelf(library: Library) -> None:
    shelf = claim(library, HERS)
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    library.put_on_shelf(fanzine.id, shelf)
    change_sign(library, shelf, OTHER)
    assert shelf_of(library, HERS) is None
    assert shelf_of(library, OTHER) == shelf
    assert [summary.id for summary in library.fanzines_on(shelf)] == [fanzine.id]
    claim(library, HERS)
    with pytest.raises(SignTaken):
        change_sign(library, shelf, HERS)
    with pytest.raises(KeyError):
        change_sign(library, "0" * 16, Sign("blue", ("cat", "sun", "star")))


def test_a_forgotten_sign_leaves_its_fanzines_on_no_shelf(library: Library) -> None:
    shelf = claim(library, HERS)
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    library.put_on_shelf(fanzine.id, shelf)
    forget_sign(library, shelf)
    assert shelf_of(library, HERS) is None
    assert [summary.shelf for summary in library.fanzines()] == [None]
    with pytest.raises(KeyError):
        library.put_on_shelf(fanzine.id, shelf)
    with pytest.raises(KeyError):
        forget_sign(library, shelf)


def test_a_sign_cannot_be_read_out_of_the_library(library: Library) -> None:
    claim(library, HERS)
    library.close()
    pages = decrypted_pages(library.store.folder)
    assert not any(name.encode() in pages for name in ("coral", "moon", "boat"))
