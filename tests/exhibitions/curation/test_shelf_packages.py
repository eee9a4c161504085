"""Packages of shelves that are damaged, forged, old or of others; and a plug pulled while one is taken in."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from exhibitions.curation import shared_shelves, shelves_taking
from exhibitions.curation.shared_shelves import (
    WrongWords,
    identity_in,
    invite,
    must_be_grouped,
    open_invitation,
)
from exhibitions.curation.shelves_arrived import Arrived
from exhibitions.curation.shelves_found import shelf_packages_in
from exhibitions.exchange import shelf_package
from exhibitions.exchange.envelope import DAMAGED
from exhibitions.exchange.identity import Identity, new_age_key
from exhibitions.exchange.shelf_package import STRANGE, Giver, write_shelves
from exhibitions.exchange.shelf_word import ShelfWord, words_in, write_word
from fanzines.as_json import canonical
from fanzines.consents import Use
from fanzines.file import write
from fanzines.model import new_fanzine
from fanzines.seal import new_private_key
from fanzines.sharing import joining
from fanzines.sharing.group import NotToJoin, join_group, read_taken
from tests.exhibitions.tablets import Tablet, given_by, group, meet, name_of
from tests.exhibitions.works import canary_photo

Spoil = Callable[[bytes], bytes]


def forged(
    tablet: Tablet, room: Path, *, denied: bytes, pieces: list[bytes], key: bytes | None = None
) -> None:
    """A package that a tablet of the group never gave."""
    keys = identity_in(must_be_grouped(tablet.library))
    giver = Giver("f" * 16, "e" * 16, 9, Identity(key or keys.seal, keys.age))
    write_shelves(giver, room / "forged.fanzineshelf", number=1, denied=denied, pieces=pieces)


NOTHING = canonical({"facts": [], "versions": []})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:40],
        lambda data: b"",
        lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    ],
)
def test_a_damaged_package_loses_nothing_and_is_taken_in_when_it_is_whole(
    two: list[Tablet], room: Path, spoil: Spoil
) -> None:
    a, b = two
    made, own = a.make("sea"), b.make("moon")
    package = given_by(a, room)
    whole = package.read_bytes()
    package.write_bytes(spoil(whole))
    assert b.take(room).refused == (DAMAGED,)
    assert b.ids == [own.id] and b.library.store.read(read_taken) == {}
    assert given_by(a, room) == package, "who gave it sees that it is damaged, and gives it again"
    assert b.take(room).new == 1 and made.id in b.ids


def test_what_was_taken_back_goes_although_the_rest_is_damaged(two: list[Tablet], room: Path) -> None:
    a, b = two
    made, gone = a.make("sea"), a.make("moon")
    a.agree(made.id)
    meet(room, two)
    a.library.withdraw_consent(made.id, Use.CIRCLE)
    a.library.remove(gone.id)
    a.make("later")
    package = given_by(a, room)
    data = bytearray(package.read_bytes())
    data[-1] ^= 1
    package.write_bytes(data)
    arrived = b.take(room)
    assert arrived.refused == (DAMAGED,) and (arrived.removed, arrived.yeses, arrived.new) == (1, 1, 0)
    assert b.ids == [made.id] and b.library.consents(made.id) == ()


def test_the_same_package_twice_and_an_older_one_change_nothing(two: list[Tablet], room: Path) -> None:
    a, b = two
    a.make("sea")
    older = given_by(a, room)
    kept = older.read_bytes()
    assert b.take(room).new == 1
    before = b.state()
    assert b.take(room) == Arrived()
    a.make("moon")
    newer = given_by(a, room)
    assert newer != older and not older.exists()
    b.take(room)
    newer.unlink()
    older.write_bytes(kept)
    after = b.state()
    assert b.take(room) == Arrived()
    assert b.state() == after != before


def test_tablets_of_another_group_are_refused_in_a_sentence(
    two: list[Tablet], room: Path, tmp_path: Path
) -> None:
    others = group(tmp_path / "others", "ab")
    others[0].make("sea")
    others[0].give(room)
    assert two[1].take(room).refused == (STRANGE,)
    assert two[1].ids == []
    forged(two[0], room, denied=NOTHING, pieces=[NOTHING], key=new_private_key())
    assert set(two[1].take(room).refused) == {STRANGE}


def test_whoever_has_the_seal_but_not_what_opens_says_nothing(two: list[Tablet], room: Path) -> None:
    keys = identity_in(must_be_grouped(two[0].library))
    giver = Giver("f" * 16, "e" * 16, 9, Identity(keys.seal, new_age_key()))
    write_shelves(giver, room / "forged.fanzineshelf", number=1, denied=NOTHING, pieces=[NOTHING])
    assert two[1].take(room).refused == (STRANGE,)


ID, TABLET = "0123456789abcdef", "e" * 16
YES = {"pages": "00", "given": "2026-11", "until": "2026-12", "run": None, "seen": {}}


@pytest.mark.parametrize(
    "fact",
    [
        ["shelf", ID, "", TABLET, 1, {"tag": "00"}],
        ["shelf", "../etc", "", TABLET, 1, {"tag": "00" * 32}],
        ["shelf", ID, ID, TABLET, 1, {"tag": "00" * 32}],
        ["taken", f"{ID} circle", ID, TABLET, 1, None],
        ["taken", f"{ID} circle", ID, TABLET, -1, {"hers": 0}],
        ["taken", f"{ID} circle", ID, TABLET, 2**60, {"hers": 0}],
        ["removed", "f" * 16, ID, TABLET, 1, {"spared": []}],
        ["own", f"{ID} circle", ID, TABLET, 1, {"pages": "00"}],
        ["nothing", ID, ID, TABLET, 1, {}],
        "removed",
        None,
    ],
)
def test_what_no_tablet_says_is_refused_whole(two: list[Tablet], room: Path, fact: object) -> None:
    a, b = two
    own = b.make("moon", b.shelf(bytes(32)))
    before = b.state()
    forged(a, room, denied=canonical({"facts": [fact], "versions": []}), pieces=[NOTHING])
    assert b.take(room).refused == (DAMAGED,)
    assert b.state() == before and b.ids == [own.id]


@pytest.mark.parametrize(
    "fact",
    [
        ["own", f"{ID} circle", ID, TABLET, 1, {**YES, "pages": "0"}],
        ["own", f"{ID} fly", ID, TABLET, 1, YES],
        ["own", f"{ID} circle", ID, TABLET, 1, {**YES, "given": "2026-13"}],
        ["own", f"{ID} circle", ID, TABLET, 1, {**YES, "run": "x"}],
        ["own", f"{ID} circle", ID, TABLET, 1, {**YES, "seen": []}],
        ["spoken", f"{ID} web", ID, TABLET, 1, {**YES, "run": ID, "why": "hand"}],
        ["answer", f"{ID} 00", ID, TABLET, 1, {"is": "whatever"}],
        ["faces", ID, ID, TABLET, 1, {"page": "zz", "found": []}],
        ["spot", f"{ID} 00", ID, TABLET, 1, {"kind": "spot", "item": None, "box": [1, 2]}],
        ["slip", f"{ID} A", ID, TABLET, 1, {"stamp": "../x"}],
        ["out", f"{ID} x", ID, TABLET, 1, {"kind": "paper", "file": False}],
        ["exhibition", "", "", TABLET, 1, {"run": "x", "up": True, "on": []}],
        ["stands", ID, ID, TABLET, 1, {"shelf": "x"}],
        ["removed", ID, ID, TABLET, 1, {"spared": []}],
    ],
)
def test_what_could_not_be_kept_is_refused_whole(two: list[Tablet], room: Path, fact: object) -> None:
    a, b = two
    forged(a, room, denied=NOTHING, pieces=[canonical({"facts": [fact], "versions": []})])
    assert b.take(room).refused == (DAMAGED,)


def test_pages_that_are_not_those_of_their_version_are_left_out(two: list[Tablet], room: Path) -> None:
    a, b = two
    fanzine = new_fanzine("2026-11", pages=2)
    version = [fanzine.id, 1, TABLET, {TABLET: 1}, "00" * 32, ""]
    said = canonical({"facts": [], "versions": [version]})
    forged(a, room, denied=NOTHING, pieces=[said, write(fanzine, lambda _: b"")])
    arrived = b.take(room)
    assert arrived.waiting == 1 and b.ids == [] and TABLET not in b.library.store.read(read_taken)


def test_a_piece_that_is_too_long_or_one_too_many_is_not_waited_for(
    two: list[Tablet], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = two
    forged(a, room, denied=NOTHING, pieces=[NOTHING, b"x" * 1000])
    monkeypatch.setattr(shelf_package, "MOST_OF_ONE", 999)
    assert b.take(room).refused == (DAMAGED,)
    monkeypatch.setattr(shelf_package, "MOST_OF_ONE", 1001)
    monkeypatch.setattr(shelf_package, "MOST", 1)
    assert b.take(room).refused == (DAMAGED,)


def test_words_of_strangers_and_damaged_ones_are_passed_over(two: list[Tablet], room: Path) -> None:
    a, b = two
    keys = must_be_grouped(a.library)
    write_word(room, keys.seal, ShelfWord("a" * 16, TABLET, 3, {TABLET: 4}))
    write_word(room, new_private_key(), ShelfWord("b" * 16, TABLET, 3, {TABLET: 9}))
    (room / "c.shelfheard").write_bytes(b"{")
    (room / "d.shelfheard").symlink_to(room / ("a" * 16 + ".shelfheard"))
    assert [word.name for word in words_in(room, keys.key)] == ["a" * 16]
    b.take(room)


def test_a_plug_pulled_between_two_fanzines_leaves_each_whole_and_the_rest_for_the_next_time(
    two: list[Tablet], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = two
    for word in ("one", "two", "three"):
        made = a.make(word)
        a.agree(made.id)
    a.give(room)
    calls = []

    def pulled(*given: object) -> joining.Joined:
        calls.append(given)
        if len(calls) == 2:
            raise ZeroDivisionError
        return joining.join(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(shelves_taking, "join", pulled)
    with pytest.raises(ZeroDivisionError):
        b.take(room)
    monkeypatch.undo()
    assert len(b.ids) == 1 and b.library.store.read(read_taken) == {}
    assert b.take(room).new == 2
    assert a.state() == b.state()


def test_a_plug_pulled_after_a_package_was_written_makes_no_second_one_of_its_number(
    two: list[Tablet], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = two
    a.make("sea")
    monkeypatch.setattr(shared_shelves, "forget_own", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        a.give(room)
    monkeypatch.undo()
    b.take(room)
    a.make("moon")
    a.give(room)
    assert b.take(room).new == 1 and a.state() == b.state()


def test_yeses_that_died_are_called_back_though_the_plug_was_pulled(
    two: list[Tablet], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = two
    made = a.make("sea")
    a.agree(made.id, Use.PAPER)
    meet(room, two)
    a.library.withdraw_consent(made.id, Use.PAPER)
    a.give(room)
    called: list[tuple[Use, ...]] = []
    monkeypatch.setattr(shelves_taking, "bring_down", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        b.take(room)
    monkeypatch.setattr(shelves_taking, "bring_down", lambda _l, _f, uses, **_: called.append(uses))
    b.finish()
    b.finish()
    assert called == [(Use.PAPER,)]


def test_nothing_of_hers_is_readable_in_what_is_given_or_beside_it(
    two: list[Tablet], room: Path, tmp_path: Path
) -> None:
    a = two[0]
    photo = canary_photo("#0F6FB4")
    a.library.add_photo(photo)
    made = a.make("CANARYWORD", a.shelf(b"\x07" * 32))
    a.agree(made.id)
    meet(room, two, rounds=1)
    a.give(room)
    secrets = (
        b"CANARYWORD",
        made.id.encode(),
        bytes.fromhex(made.id),
        b"2026-11",
        b"\x07" * 32,
        b"fanzine.json",
    )
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        data = file.read_bytes()
        assert not [secret for secret in secrets if secret in data], file.name
    (package,) = (file for file in shelf_packages_in(room) if file.name.startswith(name_of(a)))
    data = package.read_bytes()
    begins = len(b"fanzine shelf package 1\n") + 2
    told = json.loads(data[begins : begins + int.from_bytes(data[begins - 2 : begins], "big")])
    assert set(told) == {"format", "key", "name", "tablet", "share", "number", "denied", "content"}


def test_an_invitation_opens_with_its_words_only_and_on_an_empty_tablet_only(
    two: list[Tablet], tmp_path: Path
) -> None:
    data = invite(two[0].library, "seven  slow white snails")
    with pytest.raises(WrongWords):
        open_invitation(data, "seven slow white dogs")
    with pytest.raises(WrongWords):
        open_invitation(pyrage.passphrase.encrypt(b"{}", "words of mine"), "words of mine")
    invitation = open_invitation(data, "seven slow white snails ")
    with pytest.raises(NotToJoin):
        two[1].library.store.write(lambda db: join_group(db, invitation))
    other = Tablet(tmp_path / "other")
    other.make("sea")
    with pytest.raises(NotToJoin):
        shared_shelves.join_group(other.library, invitation)
    assert shared_shelves.group_of(other.library) is None
    assert BytesIO(data).read(3) == b"age"
