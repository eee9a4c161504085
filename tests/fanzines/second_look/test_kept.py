"""What the library remembers of second looks, and that it keeps no approval without one."""

from pathlib import Path

import pytest

from fanzines.consents import pages_hash
from fanzines.edits import AddItem, ChangeItem
from fanzines.library import Library
from fanzines.library.errors import NotLookedAt
from fanzines.model import Fanzine, Photo, Placement, Words, new_fanzine, new_id
from fanzines.plane import Box
from fanzines.second_look.findings import Sighting
from fanzines.second_look.look import Answer
from fanzines.second_look.matches import Kind
from tests.fanzines.looked import look_through
from tests.fanzines.shelfware import KEY, PlainPhoto, decrypted_pages, every_byte

SPOT = Sighting(Kind.SPOT, None, Box(20, 20, 44, 44))


@pytest.fixture
def fanzine(library: Library) -> Fanzine:
    """A cover with a photo and a name."""
    made = new_fanzine("2026-11", pages=2)
    library.new(made)
    kept = PlainPhoto(b"a photo")
    library.add_photo(kept)
    cover = made.pages[0].id
    photo = Photo(new_id(), Placement(74, 60), kept.digest, 60, 60)
    words = Words(new_id(), Placement(74, 120), "my name is Amal", 110)
    library.save(made.id, AddItem(cover, 0, photo))
    library.save(made.id, AddItem(cover, 1, words))
    return library.fanzine(made.id)


def face(fanzine: Fanzine) -> Sighting:
    return Sighting(Kind.FACE, fanzine.pages[0].items[0].id, Box(60.5, 50, 72, 64.25))


def test_an_approval_is_kept_only_of_pages_that_were_looked_at(library: Library, fanzine: Fanzine) -> None:
    cover, now = fanzine.pages[0], pages_hash(fanzine)

    def may() -> bool:
        try:
            library.approve(fanzine.id, now)
        except NotLookedAt:
            return False
        return True

    assert not may()
    library.keep_faces(fanzine.id, cover, [face(fanzine)])
    assert not may()
    by_kind = {one.kind: one for one in library.second_look(fanzine.id).findings}
    library.answer(fanzine.id, by_kind[Kind.NAME], Answer.MEANT)
    assert not may()
    library.answer(fanzine.id, by_kind[Kind.FACE], Answer.WISH)
    library.answer(fanzine.id, by_kind[Kind.FACE], Answer.STAYS)
    assert not may()
    library.answer(fanzine.id, by_kind[Kind.FACE], Answer.AGREED)
    assert may() and library.approval(fanzine.id) is not None
    with pytest.raises(NotLookedAt):
        library.approve(fanzine.id, "ab" * 32)
    words = cover.items[1]
    assert isinstance(words, Words)
    library.save(fanzine.id, ChangeItem(cover.id, words, Words(words.id, words.placement, "sea", 110)))
    assert not may(), "that is another hash, and another page"


def test_what_was_seen_and_answered_is_there_again_when_the_library_is_opened(tmp_path: Path) -> None:
    with Library.create(tmp_path, KEY) as library:
        made = new_fanzine("2026-11", pages=1)
        library.new(made)
        words = Words(new_id(), Placement(74, 120), "call 333 123 4567", 110)
        library.save(made.id, AddItem(made.pages[0].id, 0, words))
        page = library.fanzine(made.id).pages[0]
        library.ask_about(made.id, page, SPOT)
        before = library.second_look(made.id)
        library.answer(made.id, before.findings[1], Answer.MEANT)
        before = library.second_look(made.id)
    with Library.open(tmp_path, KEY) as library:
        after = library.second_look(made.id)
        assert after == before
        assert [one.kind for one in after.findings] == [Kind.SPOT, Kind.PHONE]
        assert after.findings[0].where == (SPOT.box,)
        assert [after.answer(one) for one in after.findings] == [Answer.WISH, Answer.MEANT]
        assert after.wishes == after.open == after.findings[:1]
        assert library.answers_about(made.id) == {Answer.WISH, Answer.MEANT}
        library.ask_no_more(made.id, after.findings[0])
        assert library.second_look(made.id).findings == after.findings[1:]
        assert library.answers_about(made.id) == {Answer.MEANT}


def test_looking_again_keeps_places_asked_about_and_forgets_faces_that_are_gone(
    library: Library, fanzine: Fanzine
) -> None:
    cover = fanzine.pages[0]
    library.keep_faces(fanzine.id, cover, [face(fanzine)])
    library.ask_about(fanzine.id, cover, SPOT)
    library.keep_faces(fanzine.id, cover, [])
    kinds = [one.kind for one in library.second_look(fanzine.id).findings]
    assert kinds == [Kind.SPOT, Kind.NAME]


def test_approving_forgets_answers_to_what_is_gone(library: Library, fanzine: Fanzine) -> None:
    cover = fanzine.pages[0]
    (name,) = library.second_look(fanzine.id).findings
    library.answer(fanzine.id, name, Answer.WISH)
    words = cover.items[1]
    assert isinstance(words, Words)
    library.save(fanzine.id, ChangeItem(cover.id, words, Words(words.id, words.placement, "sea", 110)))
    assert library.second_look(fanzine.id).changed == 1
    look_through(library, fanzine.id)
    library.approve(fanzine.id, pages_hash(library.fanzine(fanzine.id)))
    assert library.second_look(fanzine.id).changed == 0
    assert library.answers_about(fanzine.id) == frozenset()


def test_an_answer_that_is_none_and_a_fanzine_that_is_gone_are_refused(
    library: Library, fanzine: Fanzine
) -> None:
    (name,) = library.second_look(fanzine.id).findings
    with pytest.raises(ValueError, match="no answer"):
        library.answer(fanzine.id, name, Answer.AGREED)
    library.remove(fanzine.id)
    with pytest.raises(KeyError):
        library.answer(fanzine.id, name, Answer.MEANT)
    with pytest.raises(KeyError):
        library.second_look(fanzine.id)


def test_it_is_secret_and_goes_with_the_fanzine(tmp_path: Path) -> None:
    box = Box(21.123456, 22.654321, 44.111222, 45.333444)
    with Library.create(tmp_path, KEY) as library:
        made = new_fanzine("2026-11", pages=1)
        library.new(made)
        library.ask_about(made.id, made.pages[0], Sighting(Kind.SPOT, None, box))
        (spot,) = library.second_look(made.id).findings
        digest = bytes.fromhex(spot.digest)
        library.store.bring_home()
        assert digest in decrypted_pages(tmp_path)
        assert digest not in every_byte(tmp_path)
        library.remove(made.id)
        assert digest not in decrypted_pages(tmp_path)
        for table in ("looked_page", "sighting", "look_answer"):
            count = library.store.database().execute(f"SELECT count(*) FROM {table}").fetchone()
            assert count == (0,)
