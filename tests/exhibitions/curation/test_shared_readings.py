"""Recorded readings between the tablets of a group: heard on all, silent everywhere once they are on one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exhibitions.curation.shared_shelves import SOUND, identity_in, must_be_grouped
from exhibitions.curation.shelves_found import shelf_packages_in
from exhibitions.exchange.envelope import DAMAGED
from exhibitions.exchange.shelf_package import Giver, open_pieces, read_shelf_label, write_shelves
from fanzines.as_json import canonical
from fanzines.consents import Use
from fanzines.library.errors import FULL, LibraryFull
from fanzines.library.store import Store
from fanzines.library.taken_back import TakenBack
from fanzines.readings import LARGEST, LONGEST, Whose
from fanzines.sharing.group import read_taken
from tests.exhibitions.tablets import KEY, Tablet, meet
from tests.fanzines.shelfware import decrypted_pages
from tests.fanzines.sounds import approve_voice, canary, reading_of


@pytest.fixture
def read(three: list[Tablet], room: Path) -> tuple[str, str]:
    """A fanzine that was read aloud on the first tablet, and the reading's digest; all three have it."""
    made = three[0].make("sea")
    digest = three[0].read_aloud(made.id, "CANARY")
    three[0].agree_to_voice(made.id)
    meet(room, three)
    return made.id, digest


def voices(tablet: Tablet, fanzine: str) -> list[str | None]:
    return [yes.recording for yes in tablet.library.consents(fanzine) if yes.use is Use.VOICE]


def is_silent(tablet: Tablet, fanzine: str) -> bool:
    """Nothing of it is kept, not a byte and not a yes."""
    library = tablet.library
    library.store.tidy()
    gone = library.reading(fanzine) is None and voices(tablet, fanzine) == []
    return gone and b"CANARY" not in decrypted_pages(tablet.folder)


def test_what_was_read_aloud_on_one_is_heard_and_approved_on_any(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    (a, b, c), (fanzine, digest) = three, read
    for tablet in three:
        kept = tablet.library.reading(fanzine)
        assert kept is not None and (kept.whose, kept.seconds, kept.heard) == (Whose.HERS, 60, False)
        assert tablet.library.sound(fanzine, digest) == canary("CANARY")
        assert voices(tablet, fanzine) == [digest]
    b.library.keep_heard(fanzine, digest)
    meet(room, three)
    heard = c.library.reading(fanzine)
    assert heard is not None and heard.heard and not heard.approved
    c.library.approve_reading(fanzine, digest)
    meet(room, three)
    assert all((kept := tablet.library.reading(fanzine)) and kept.approved for tablet in three)
    a.library.unapprove_reading(fanzine)
    meet(room, three)
    assert not any((kept := tablet.library.reading(fanzine)) and kept.approved for tablet in three)
    assert a.state() == b.state() == c.state()


def test_a_yes_to_a_reading_that_was_taken_back_before_anybody_heard_of_it_was_taken_back(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    a, b, _ = three
    approve_voice(a.library, read[0])
    a.library.unapprove_reading(read[0])
    approve_voice(b.library, read[0])
    meet(room, three)
    assert not any((kept := tablet.library.reading(read[0])) and kept.approved for tablet in three)


def test_the_sound_comes_along_once_and_not_with_every_package(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    a = three[0]
    assert list(shelf_packages_in(room)) == []
    a.make("moon")
    a.give(room)
    assert all(not piece.startswith(SOUND) for piece in pieces_of(a, room))
    a.read_aloud(read[0], "another")
    a.give(room)
    assert [piece for piece in pieces_of(a, room) if piece.startswith(SOUND)] == [SOUND + canary("another")]


def pieces_of(tablet: Tablet, room: Path) -> list[bytes]:
    """Everything in the package of that tablet."""
    group_of, pieces = must_be_grouped(tablet.library), list[bytes]()
    (package,) = (file for file in shelf_packages_in(room) if file.name.startswith(group_of.name))
    with package.open("rb") as opened:
        open_pieces(opened, read_shelf_label(opened), identity_in(group_of), pieces.append)
    return pieces


def test_thrown_away_on_one_it_is_erased_on_all(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    three[1].library.throw_reading_away(read[0])
    three[1].give(room)
    arrived = three[0].take(room)
    assert (arrived.silenced, arrived.yeses, arrived.readings) == (1, 1, 0)
    meet(room, three)
    assert all(is_silent(tablet, read[0]) for tablet in three)
    assert TakenBack(three[2].folder, KEY).has_reading(*read)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_no_backup_brings_it_back(
    three: list[Tablet], room: Path, tmp_path: Path, read: tuple[str, str], which: int
) -> None:
    """Not the one of where it was recorded, nor of where it was thrown away, nor of another."""
    for tablet in three:
        tablet.save_away(tmp_path / "backups" / tablet.folder.name)
    three[1].library.throw_reading_away(read[0])
    meet(room, three)
    three[which].bring_back(tmp_path / "backups" / three[which].folder.name)
    assert three[which].library.reading(read[0]) is None
    meet(room, three)
    assert all(is_silent(tablet, read[0]) for tablet in three)


def test_a_backup_that_never_knew_it_does_not_take_it_in_again(
    three: list[Tablet], room: Path, tmp_path: Path
) -> None:
    a, b, _ = three
    made = a.make("sea")
    meet(room, three)
    b.save_away(tmp_path / "backups" / "b")
    a.read_aloud(made.id, "CANARY")
    meet(room, three)
    b.library.throw_reading_away(made.id)
    b.bring_back(tmp_path / "backups" / "b")
    meet(room, three)
    assert all(is_silent(tablet, made.id) for tablet in three)


def test_an_old_package_brings_no_silenced_reading_back(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea")
    a.read_aloud(made.id, "CANARY")
    a.give(room)
    (old,) = shelf_packages_in(room)
    kept = old.read_bytes()
    b.take(room)
    b.library.throw_reading_away(made.id)
    old.unlink()
    b.give(room)
    c.take(room)
    assert b.ids == c.ids == [made.id] and c.library.reading(made.id) is None
    old.write_bytes(kept)
    c.take(room)
    assert is_silent(c, made.id)


def test_a_new_recording_takes_the_place_of_the_old_one_and_voids_every_yes_to_it(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    a, b, c = three
    fanzine = read[0]
    approve_voice(c.library, fanzine)
    meet(room, three)
    other = b.read_aloud(fanzine, "another")
    b.agree_to_voice(fanzine)
    b.give(room)
    arrived = a.take(room)
    assert (arrived.readings, arrived.silenced) == (1, 1)
    meet(room, three)
    for tablet in three:
        kept = tablet.library.reading(fanzine)
        assert kept is not None and kept.digest == other and not (kept.heard or kept.approved)
        assert voices(tablet, fanzine) == [other]
        tablet.library.store.tidy()
        assert b"CANARY" not in decrypted_pages(tablet.folder)


def test_of_two_recordings_the_later_one_stays_and_no_yes_of_before_counts(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    a, b, c = three
    fanzine = read[0]
    a.read_aloud(fanzine, "left")
    a.agree_to_voice(fanzine)
    a.give(room)  # from here on what b does is later
    b.make("moon")
    b.give(room)
    later = b.read_aloud(fanzine, "right")
    b.write(fanzine, "more")
    meet(room, three)
    assert a.state() == b.state() == c.state()
    assert {tablet.library.reading(fanzine) for tablet in three} == {reading_of(canary("right"))}
    assert voices(a, fanzine) == []
    b.library.throw_reading_away(fanzine)
    meet(room, three)
    assert all(tablet.library.reading(fanzine) is None for tablet in three), "and no earlier one comes back"
    assert later == reading_of(canary("right")).digest


def test_a_yes_to_the_voice_waits_for_the_sound(three: list[Tablet], room: Path) -> None:
    a, b, c = three
    made = a.make("sea")
    meet(room, three)
    a.read_aloud(made.id, "CANARY")
    a.agree_to_voice(made.id)
    a.library.store.write(lambda db: db.execute("UPDATE reading SET data = zeroblob(?)", [LARGEST + 1]))
    assert a.give(room).left_out == 1
    assert b.take(room).waiting == 0
    assert b.library.reading(made.id) is None and voices(b, made.id) == []
    b.give(room)
    c.take(room)
    a.take(room)
    assert voices(a, made.id) != [], "where it is missing nobody took it back"
    a.library.store.write(lambda db: db.execute("UPDATE reading SET data = ?", [canary("CANARY")]))
    a.make("moon")
    meet(room, three)
    assert voices(b, made.id) == voices(c, made.id) == voices(a, made.id) != []


def test_what_a_fanzine_said_aloud_is_erased_with_it(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    fanzine, digest = read
    three[2].library.remove(fanzine)
    meet(room, three)
    for tablet in three:
        assert is_silent(tablet, fanzine) and tablet.ids == []
        known = tablet.library.store.read(lambda db: db.execute("SELECT subject FROM shared_fact").fetchall())
        assert digest not in str(known)
        marks = tablet.library.store.read(lambda db: db.execute("SELECT * FROM shared_silenced").fetchall())
        assert marks == []


def test_on_a_full_disk_what_was_thrown_away_elsewhere_is_silent(
    three: list[Tablet], room: Path, read: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, _ = three
    a.library.throw_reading_away(read[0])
    a.make("later")
    a.give(room)
    do = Store.write

    def write(store: Store, work: Callable[[Any], Any], *, giving_way: bool = False) -> Any:
        if store is b.library.store and not giving_way:
            raise LibraryFull(FULL)
        return do(store, work, giving_way=giving_way)

    monkeypatch.setattr(Store, "write", write)
    with pytest.raises(LibraryFull):
        b.take(room)
    assert b.library.reading(read[0]) is None and voices(b, read[0]) == []
    monkeypatch.undo()
    assert b.take(room).new == 1


@pytest.mark.parametrize(
    "sound",
    [
        b"no sound at all",
        canary("x") + b"ID3 tagged",
        b"TAG" + canary("x"),
        canary("x")[:-1],
        canary("x", frames=LARGEST // len(canary("x")) + 1),
        canary("x", frames=int((LONGEST + 2) * 22_050 / 576)),
    ],
    ids=["other bytes", "a tag behind", "a tag before", "cut short", "too large", "too long"],
)
def test_what_is_no_sound_of_a_reading_is_not_kept(three: list[Tablet], room: Path, sound: bytes) -> None:
    a, b, _ = three
    made = a.make("sea")
    meet(room, three)
    forge(a, room, made.id, sound)
    arrived = b.take(room)
    assert arrived.waiting == 1 and b.library.reading(made.id) is None
    assert "e" * 16 not in b.library.store.read(read_taken)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"language": "en", "whose": "hers"},
        {"language": "../en", "whose": "hers", "seconds": 1},
        {"language": "en", "whose": "somebody", "seconds": 1},
        {"language": "en", "whose": "hers", "seconds": LONGEST + 1},
        {"language": "en", "whose": "hers", "seconds": True},
        {"language": "en", "whose": "hers", "seconds": "1"},
    ],
)
def test_a_reading_that_could_not_be_kept_is_refused_whole(
    three: list[Tablet], room: Path, data: object
) -> None:
    a, b, _ = three
    made = a.make("sea")
    meet(room, three)
    forge(a, room, made.id, canary("x"), data)
    assert b.take(room).refused == (DAMAGED,) and b.library.reading(made.id) is None


def test_a_sound_nobody_told_of_is_passed_over(three: list[Tablet], room: Path) -> None:
    a, b, _ = three
    made = a.make("sea")
    meet(room, three)
    forge(a, room, made.id, canary("x"), named=canary("y"))
    assert b.take(room).waiting == 1
    assert b.library.reading(made.id) is None and b"xxx" not in decrypted_pages(b.folder)


def forge(
    tablet: Tablet, room: Path, fanzine: str, sound: bytes, data: object = ..., named: bytes | None = None
) -> None:
    """A package that no tablet gave: it says that this was read aloud of the fanzine."""
    digest = reading_of(sound if named is None else named).digest
    said = {"language": "en", "whose": "hers", "seconds": 60} if data is ... else data
    fact = ["reading", f"{fanzine} {digest}", fanzine, "e" * 16, 9, said]
    content = canonical({"facts": [fact], "versions": [], "sounds": [[fanzine, digest]]})
    nothing = canonical({"facts": [], "versions": []})
    giver = Giver("f" * 16, "e" * 16, 9, identity_in(must_be_grouped(tablet.library)))
    pieces = [content, SOUND + sound, canonical({"left out": []})]
    write_shelves(giver, room / "forged.fanzineshelf", number=1, denied=nothing, pieces=pieces)


def test_nothing_of_a_reading_is_readable_in_what_is_given(
    three: list[Tablet], room: Path, read: tuple[str, str]
) -> None:
    a = three[0]
    a.read_aloud(read[0], "CANARY again")
    a.give(room)
    (package,) = shelf_packages_in(room)
    data = package.read_bytes()
    assert b"CANARY" not in data and read[1].encode() not in data and bytes.fromhex(read[1]) not in data
    told = json.loads(pieces_of(a, room)[0])
    assert told["sounds"] == [[read[0], reading_of(canary("CANARY again")).digest]]
