import os
from random import Random

import pytest

from fanzines.consents import Use
from fanzines.edits import AddItem, AddStroke
from fanzines.library import Library
from fanzines.model import (
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Fold,
    Page,
    Photo,
    Placement,
    Point,
    Stroke,
    Words,
    new_fanzine,
    new_id,
)
from tests.fanzines.shelfware import KEY, PlainPhoto, decrypted_pages, every_byte


def test_a_removed_fanzine_leaves_nothing_in_any_page(library: Library) -> None:
    folder = library.store.folder
    hers = _made(library, "canary-hers")
    library.remove(hers.id)
    left = decrypted_pages(folder)
    assert b"canary-hers" not in left and bytes.fromhex(hers.id) not in left


def test_no_stale_copy_stays_among_the_rows_of_others(library: Library) -> None:
    # Deleting overwrites rows, but not the copies SQLite leaves behind when it moves rows between pages.
    # With this seed four such copies stay unless the file is rewritten.
    crowd = _crowd(Random(3))
    for fanzine in crowd:
        library.new(fanzine)
    before = decrypted_pages(library.store.folder)
    assert b"canary-10" in before and bytes.fromhex(crowd[10].id) in before
    library.remove(crowd[10].id)
    left = decrypted_pages(library.store.folder)
    assert b"canary-10" not in left and bytes.fromhex(crowd[10].id) not in left
    assert b"canary-11" in left, "pages that cannot be read would prove nothing"


def test_a_photo_taken_off_leaves_nothing_when_the_library_is_closed(library: Library) -> None:
    photo = PlainPhoto(b"canary-photo" + os.urandom(30_000) + b"canary-end")
    library.add_photo(photo)
    assert b"canary-photo" in decrypted_pages(library.store.folder)
    library.sweep_photos()
    library.close()
    left = decrypted_pages(library.store.folder)
    assert b"canary" not in left and bytes.fromhex(photo.digest) not in left


def test_what_a_power_cut_left_is_erased_on_opening(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers = _made(library, "canary-hers")
    with monkeypatch.context() as cut, pytest.raises(InterruptedError):
        cut.setattr(library.store, "bring_home", _power_cut)
        library.remove(hers.id)
    assert library.fanzines() == []
    library.store.close()
    assert b"canary-hers" in decrypted_pages(library.store.folder)
    Library.open(library.store.folder, KEY).close()
    assert b"canary-hers" not in decrypted_pages(library.store.folder)


def test_nothing_lies_readable_on_the_disk(library: Library) -> None:
    _made(library, "canary")
    library.add_photo(PlainPhoto(b"canary" * 1000))
    open_files = every_byte(library.store.folder)
    library.close()
    closed_files = every_byte(library.store.folder)
    for found in (open_files, closed_files):
        assert b"canary" not in found and b"SQLite format" not in found and KEY not in found


def _power_cut() -> bool:
    raise InterruptedError


def _made(library: Library, canary: str) -> Fanzine:
    photo = PlainPhoto(canary.encode() + os.urandom(20_000) + canary.encode())
    library.add_photo(photo)
    fanzine = new_fanzine("2026-11")
    library.new(fanzine)
    for page in fanzine.pages:
        drawing = Drawing(new_id(), Placement(0, 0))
        words = Words(new_id(), Placement(0, 0), canary, 100)
        for item in (drawing, words, Photo(new_id(), Placement(0, 0), photo.digest, 10, 10)):
            library.save(fanzine.id, AddItem(page.id, 0, item))
        for length in (3, 60):
            points = tuple(Point(float(n), 0.0) for n in range(length))
            library.save(fanzine.id, AddStroke(page.id, drawing.id, Stroke(Brush.PEN, "#FF5C4D", 1, points)))
    library.record_consent(fanzine.id, Use.PAPER, "ab" * 32, "2026-11", "2027-11")
    return library.fanzine(fanzine.id)


def _crowd(random: Random) -> list[Fanzine]:
    def number() -> str:
        return f"{random.getrandbits(62):016x}"

    def words(canary: str) -> Words:
        return Words(number(), Placement(0, 0), canary + "x" * random.randint(1, 300), 100)

    def page(canary: str) -> Page:
        return Page(number(), tuple(words(canary) for _ in range(12)))

    def fanzine(canary: str) -> Fanzine:
        pages = tuple(page(canary) for _ in range(8))
        return Fanzine(number(), "2026-11", Fold.MINI, Direction.LTR, "", pages)

    return [fanzine(f"canary-{n:02d}") for n in range(20)]
