"""Whom a kiosk exchanges with, kept in its library: partners' cards, what they said, the web space."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlite_utils import Database

from exhibitions.exchange.card import Card, read_card
from exhibitions.exchange.heard import Heard, heard_as_json, heard_from_json, newest
from exhibitions.exchange.identity import Identity, new_age_key
from exhibitions.exchange.rclone import Space
from fanzines.library import Library
from fanzines.library.kiosk_key import kiosk_key, kiosk_opener
from fanzines.library.settings import forget_setting, read_setting, write_setting

_PARTNERS: Final = "partners"
_HEARD: Final = "heard of partners"
_SPACE: Final = "web space"
_SENT: Final = "sent to the web space"
_DENIED: Final = "sent without a show"


@dataclass(frozen=True, slots=True)
class Partner:
    """Another kiosk by the name a facilitator gave it, and its card."""

    name: str
    card: Card


def identity_of(library: Library) -> Identity:
    """By what partners know the kiosk of this library; made when it is first asked for. LibraryError."""
    return Identity(kiosk_key(library), kiosk_opener(library, new_age_key))


class Partners:
    """The partners of a library's kiosk. Every method raises LibraryError when the disk fails."""

    def __init__(self, library: Library) -> None:
        self._store = library.store

    def all(self) -> tuple[Partner, ...]:
        """Every partner, in the order of their names."""
        kept = self._store.read(lambda db: read_setting(db, _PARTNERS, {}))
        found = (Partner(name, read_card(text)) for text, name in kept.items())
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.card.mark)))

    @property
    def seals(self) -> tuple[bytes, ...]:
        """The public keys of their seals."""
        return tuple(partner.card.seal for partner in self.all())

    def add(self, partner: Partner) -> None:
        """Trust a partner from now on; one that is there already gets that name and card."""

        def write(db: Database) -> None:
            kept = _without(read_setting(db, _PARTNERS, {}), partner.card.seal)
            write_setting(db, _PARTNERS, kept | {partner.card.text: partner.name})

        self._store.write(write)

    def forget(self, seal: bytes) -> None:
        """Trust it no more, and forget what it said."""

        def write(db: Database) -> None:
            write_setting(db, _PARTNERS, _without(read_setting(db, _PARTNERS, {}), seal))
            left = (one for one in _read_heard(db) if one.key != seal)
            write_setting(db, _HEARD, [heard_as_json(one) for one in left])

        self._store.write(write, giving_way=True)

    def heard(self) -> tuple[Heard, ...]:
        """The furthest that each partner said of each exhibition."""
        return self._store.read(_read_heard)

    def hear(self, heard: Iterable[Heard]) -> bool:
        """Keep what partners said, where it is news; whether it was."""
        before = self.heard()
        after = newest((*before, *heard))
        if set(after) == set(before):
            return False
        self._store.write(lambda db: write_setting(db, _HEARD, [heard_as_json(one) for one in after]))
        return True

    def space(self) -> Space | None:
        """The web space the stories are sent to, if there is one."""
        kept = self._store.read(lambda db: read_setting(db, _SPACE))
        return Space(**kept) if kept else None

    def set_space(self, space: Space | None) -> None:
        """Use that web space from now on, or none."""
        if space is None:
            self._store.write(lambda db: forget_setting(db, _SPACE), giving_way=True)
        else:
            self._store.write(lambda db: write_setting(db, _SPACE, asdict(space)))

    def sent(self, exhibition_id: str) -> int:
        """The number of the publication whose stories were sent to the web space last; 0: none was."""
        return int(self._store.read(lambda db: read_setting(db, _SENT, {})).get(exhibition_id, 0))

    def set_sent(self, exhibition_id: str, sequence: int) -> None:
        """That publication lies on the web space, as every address read back says."""

        def write(db: Database) -> None:
            write_setting(db, _SENT, read_setting(db, _SENT, {}) | {exhibition_id: sequence})

        self._store.write(write)

    def denied(self, exhibition_id: str) -> frozenset[str]:
        """What was on the deny list that was sent without a show last."""
        return frozenset(self._store.read(lambda db: read_setting(db, _DENIED, {})).get(exhibition_id, ()))

    def set_denied(self, exhibition_id: str, gone: Collection[str]) -> None:
        """That deny list has a number of its own now."""

        def write(db: Database) -> None:
            write_setting(db, _DENIED, read_setting(db, _DENIED, {}) | {exhibition_id: sorted(gone)})

        self._store.write(write, giving_way=True)


def _without(kept: dict[str, str], seal: bytes) -> dict[str, str]:
    return {text: name for text, name in kept.items() if read_card(text).seal != seal}


def _read_heard(db: Database) -> tuple[Heard, ...]:
    kept: list[dict[str, Any]] = read_setting(db, _HEARD, [])
    return tuple(heard_from_json(value) for value in kept)
