"""What was taken away and back on one tablet is honoured first on the others, whatever else fails."""

import errno
from collections.abc import Callable, Collection
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from exhibitions.curation import shelves_taking
from exhibitions.exchange.envelope import DAMAGED
from fanzines.consents import Use
from fanzines.library import Library
from fanzines.library.errors import FULL, LibraryFull
from fanzines.library.shelves import change_tag, find_shelf
from fanzines.library.store import Store
from fanzines.library.taken_back import TakenBack
from fanzines.sharing import joining
from tests.exhibitions.tablets import KEY, Tablet, given_by, group, meet

Spoil = Callable[[bytes], bytes]


@pytest.fixture
def denied(tmp_path: Path, room: Path) -> tuple[list[Tablet], str, str, bytes]:
    """Three tablets; the second has not heard yet what was denied on the first, nor of a new fanzine:
    a yes taken back, a fanzine taken away, a sign given up. All of that lies in the room.
    """
    three = group(tmp_path)
    a, tag = three[0], b"\x07" * 32
    made, gone, shelf = a.make("sea"), a.make("moon"), a.shelf(tag)
    a.agree(made.id)
    meet(room, three)
    a.library.withdraw_consent(made.id, Use.CIRCLE)
    a.library.remove(gone.id)
    a.library.store.write(lambda db: change_tag(db, shelf, b"\x08" * 32))
    a.make("later")
    a.give(room)
    return three, made.id, gone.id, tag


def is_denied(tablet: Tablet, made: str, gone: str, tag: bytes) -> bool:
    opened = tablet.library.store.read(lambda db: find_shelf(db, tag))
    return gone not in tablet.ids and tablet.library.consents(made) == () and opened is None


def fill(tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk has no more room: what gives way is done a second time, everything else is refused."""
    do = Store.write

    def write(store: Store, work: Callable[[Database], Any], *, giving_way: bool = False) -> Any:
        if store is not tablet.library.store:
            return do(store, work, giving_way=giving_way)
        if not giving_way:
            raise LibraryFull(FULL)
        with pytest.raises(LibraryFull):
            do(store, lambda db: (work(db), refuse()))
        return do(store, work)

    def refuse() -> None:
        raise LibraryFull(FULL)

    monkeypatch.setattr(Store, "write", write)


def test_on_a_full_disk_what_was_denied_elsewhere_is_honoured(
    denied: tuple[list[Tablet], str, str, bytes], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (_, b, _), made, gone, tag = denied
    before = b.library.consents(made)
    own = b.make("own")
    b.agree(own.id)
    b.library.withdraw_consent(own.id, Use.CIRCLE)
    called: list[tuple[str, tuple[Use, ...]]] = []
    bring_down = shelves_taking.bring_down

    def bring(library: Library, fanzine: str, uses: Collection[Use], **how: Any) -> object:
        called.append((fanzine, tuple(uses)))
        return bring_down(library, fanzine, uses, **how)

    monkeypatch.setattr(shelves_taking, "bring_down", bring)
    fill(b, monkeypatch)
    with pytest.raises(LibraryFull):
        b.take(room)
    assert is_denied(b, made, gone, tag)
    assert called == [(made, (Use.CIRCLE,))]
    assert TakenBack(b.folder, KEY).has_yes(before[0]) and TakenBack(b.folder, KEY).has_sign(tag)
    monkeypatch.undo()
    assert b.take(room).new == 1


def test_what_was_denied_so_far_comes_down_when_the_rest_cannot_be_denied(
    two: list[Tablet], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = two
    for word in ("sea", "moon"):
        a.agree(a.make(word).id)
    meet(room, two)
    for one in a.ids:
        a.library.withdraw_consent(one, Use.CIRCLE)
    a.give(room)
    joined: list[str] = []

    def full(db: Database, said: joining.Said, *given: Any) -> joining.Joined:
        joined.append(said.fanzine)
        if len(joined) > 1:
            raise LibraryFull(FULL)
        return joining.join(db, said, *given)

    called: list[str] = []
    monkeypatch.setattr(shelves_taking, "join", full)
    monkeypatch.setattr(shelves_taking, "bring_down", lambda _l, one, _u, **_: called.append(one))
    with pytest.raises(LibraryFull):
        b.take(room)
    assert called == [joined[0]]


def test_what_all_packages_deny_is_honoured_before_any_content(
    denied: tuple[list[Tablet], str, str, bytes], room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (_, b, c), made, gone, tag = denied
    other = c.ids[0] if c.ids[0] not in (made, gone) else made
    c.library.remove(other)
    c.give(room)
    monkeypatch.setattr(shelves_taking, "open_pieces", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        b.take(room)
    assert is_denied(b, made, gone, tag) and other not in b.ids


@pytest.mark.parametrize("where", [0, 60, -5])
def test_a_package_that_cannot_be_read_stops_no_other(
    denied: tuple[list[Tablet], str, str, bytes], room: Path, monkeypatch: pytest.MonkeyPatch, where: int
) -> None:
    (a, b, c), made, gone, tag = denied
    c.make("of another")
    bad = given_by(c, room)
    data, do = bad.read_bytes(), Path.open

    class Bad(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(size)
            if self.tell() > where % len(data):
                raise OSError(errno.EIO, "unreadable")
            return found

    def opened(path: Path, *how: Any, **more: Any) -> Any:
        return Bad(data) if path == bad else do(path, *how, **more)

    monkeypatch.setattr(Path, "open", opened)
    arrived = b.take(room)
    assert arrived.refused == (DAMAGED,) and arrived.new == 1
    assert is_denied(b, made, gone, tag)
    monkeypatch.undo()
    assert b.take(room).new == 1 and len(b.ids) == 3 and a.ids != b.ids
