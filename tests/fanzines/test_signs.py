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
    give_sign,
    new_signs,
    offer,
    pictures,
    shelf_of,
    tries_left,
)
from fanzines.library import Library, mending
from fanzines.library.backups import restore
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


def test_a_facilitator_gives_a_new_sign_to_everything_on_the_shelf(library: Library) -> None:
    shelf = claim(library, HERS)
    first, second = new_fanzine("2026-10"), new_fanzine("2026-11")
    for fanzine in (first, second):
        library.new(fanzine)
        library.put_on_shelf(fanzine.id, shelf)
    give_sign(library, second.id, OTHER, "2026-11")
    assert shelf_of(library, HERS) is None
    assert shelf_of(library, OTHER) == shelf
    assert {summary.id for summary in library.fanzines_on(shelf)} == {first.id, second.id}


def test_a_fanzine_without_a_sign_gets_its_first_one(library: Library) -> None:
    hers, another = new_fanzine("2026-11"), new_fanzine("2026-11")
    library.new(hers)
    library.new(another)
    give_sign(library, hers.id, HERS, "2026-11")
    shelf = shelf_of(library, HERS)
    assert shelf is not None
    assert [summary.id for summary in library.fanzines_on(shelf)] == [hers.id]


def test_that_a_sign_was_given_is_counted_by_the_month_and_tells_nothing_else(library: Library) -> None:
    assert new_signs(library) == {}
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    claim(library, OTHER)
    give_sign(library, fanzine.id, HERS, "2026-11")
    with pytest.raises(SignTaken):
        give_sign(library, fanzine.id, OTHER, "2026-11")
    with pytest.raises(KeyError):
        give_sign(library, "0" * 16, offer(library), "2026-11")
    give_sign(library, fanzine.id, offer(library), "2026-11")
    give_sign(library, fanzine.id, offer(library), "2026-12")
    assert list(new_signs(library).items()) == [("2026-12", 1), ("2026-11", 2)]
    columns = library.store.read(lambda db: [column.name for column in db["new_sign"].columns])
    assert columns == ["id", "month", "times"]


def test_a_change_of_sign_is_all_or_nothing(library: Library) -> None:
    shelf = claim(library, HERS)
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    library.put_on_shelf(fanzine.id, shelf)
    library.store.database().execute(
        "CREATE TEMP TRIGGER no BEFORE UPDATE ON main.shelf BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(Exception, match="no"):
        give_sign(library, fanzine.id, OTHER, "2026-11")
    assert new_signs(library) == {}
    assert shelf_of(library, HERS) == shelf
    assert shelf_of(library, OTHER) is None


def test_a_sign_that_was_given_up_is_offered_to_nobody(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_sign(library, claim(library, HERS), OTHER)
    third = Sign("blue", ("cat", "sun", "star"))
    drawn = iter([HERS, OTHER, third])
    monkeypatch.setattr("fanzines.access.signs._any_sign", lambda: next(drawn))
    assert offer(library) == third


def test_an_older_backup_does_not_bring_a_given_up_sign_back(library: Library) -> None:
    folder = library.store.folder
    kept = claim(library, Sign("blue", ("cat", "sun", "star")))
    shelf = claim(library, HERS)
    backup = library.make_backup(folder / "backups")
    change_sign(library, shelf, OTHER)
    library.close()
    restore(backup, folder, KEY)
    with Library.open(folder, KEY) as again:
        assert mending.shut_given_up(again) == 1
        assert shelf_of(again, HERS) is None
        assert shelf_of(again, OTHER) is None, "she needs a facilitator for a new one"
        assert shelf_of(again, Sign("blue", ("cat", "sun", "star"))) == kept


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
