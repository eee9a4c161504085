"""Signs: a colour and three pictures in order, in place of a name and a password.

There are 6 x 24 x 23 x 22 = 72,864 of them. The library keeps a slow, salted hash of each sign, so that
nobody can look up a woman's sign. Guessing is stopped by counting wrong tries over everybody: after five the
facilitator is called. A right sign does not start the count anew, or whoever has a sign could guess for ever.
"""

import hmac
import json
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlite_utils import Database

import assets
from fanzines import art
from fanzines.access.slow_hash import slow_hash
from fanzines.library import shelves, taken_back
from fanzines.library.errors import AlreadyHere
from fanzines.library.library import Library
from fanzines.library.settings import forget_setting, read_setting, write_setting
from fanzines.library.taken_back import TakenBack

TRIES: Final = 5
SHARES: Final = 64
"""Into so many shares all signs are divided, so that no two tablets of a group offer the same one."""

_PICTURES: Final = 3
_SALT: Final = "sign salt"
_WRONG: Final = "sign tries"
_SHARE: Final = "sign share"
_ELSEWHERE: Final = "signs taken elsewhere"


class SignsLocked(Exception):
    """Too many wrong signs were shown; a facilitator has to clear the tries."""


class SignTaken(Exception):
    """Another shelf opens with that sign."""


@dataclass(frozen=True, slots=True)
class SignColour:
    """A colour a sign may have: its name, and #RRGGBB to paint it with."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A colour and three pictures in order, by their names."""

    colour: str
    pictures: tuple[str, str, str]


def colours() -> tuple[SignColour, ...]:
    """The colours to choose from, in the order they are shown."""
    return tuple(SignColour(**value) for value in json.loads(assets.text("signs", "colours.json")))


def pictures() -> tuple[str, ...]:
    """The names of the pictures to choose from."""
    return art.names("signs")


def offer(library: Library) -> Sign:
    """A sign that opens no shelf on this kiosk, and that nobody gave up; not taken before it is claimed.

    A tablet of a group offers those of its own share only: another one may have been given any other.
    """
    given_up = TakenBack(library.store.folder, library.store.key)
    share, elsewhere = library.store.read(_share)
    salt = library.store.write(salt_of)
    while True:
        sign = _any_sign()
        if share is not None and _share_of(sign, salt) != share:
            continue
        tag = _tag(library, sign)
        is_free = not given_up.has_sign(tag) and tag.hex() not in elsewhere
        if is_free and library.store.read(partial(shelves.find_shelf, tag=tag)) is None:
            return sign


def claim(library: Library, sign: Sign) -> str:
    """A new, empty shelf for the sign; its id. SignTaken."""
    tag = _tag(library, sign)
    try:
        return library.store.write(lambda db: shelves.write_shelf(db, tag))
    except AlreadyHere as error:
        raise SignTaken("This sign is taken. Choose another.") from error


def shelf_of(library: Library, sign: Sign) -> str | None:
    """The shelf the sign opens, or None, which costs one of `TRIES`. SignsLocked when none is left."""
    # The try is counted before it is looked at, so that pulling the plug gives none for free.
    library.store.write(_count_try, giving_way=True)
    shelf = _shelf(library, sign)
    if shelf is not None:
        library.store.write(_give_try_back, giving_way=True)
    return shelf


def tries_left(library: Library) -> int:
    """How many wrong signs may still be shown before a facilitator has to be called."""
    return max(0, TRIES - int(library.store.read(lambda db: read_setting(db, _WRONG, 0))))


def clear_tries(library: Library) -> None:
    """Let signs be shown again; for a facilitator."""
    library.store.write(lambda db: forget_setting(db, _WRONG), giving_way=True)


def change_sign(library: Library, shelf: str, new: Sign) -> None:
    """Open the shelf with another sign from now on, and with no other. SignTaken; KeyError: no such shelf."""
    _change(library, new, lambda _db: shelf)


def give_sign(library: Library, fanzine_id: str, new: Sign, month: str) -> None:
    """Open the shelf a fanzine stands on with another sign; one that stands on none gets a shelf.

    For a facilitator, with the maker beside her. That it was done in this month is kept, and nothing else.
    SignTaken; KeyError when there is no such fanzine.
    """

    def shelf(db: Database) -> str | None:
        shelves.count_new_sign(db, month)
        return shelves.shelf_under(db, fanzine_id)

    _change(library, new, shelf, fanzine_id)


def new_signs(library: Library) -> Mapping[str, int]:
    """How many makers were given a new sign by a facilitator, by month (YYYY-MM), the newest first."""
    return library.store.read(shelves.read_new_signs)


def forget_sign(library: Library, shelf: str) -> None:
    """Take the shelf away; fanzines still on it stand on none. KeyError when there is no such shelf."""
    library.store.write(lambda db: shelves.delete_shelf(db, shelf), giving_way=True)


def salt_of(db: Database) -> str:
    """What all signs of this library are hashed with, in hexadecimal; made when it is first asked for."""
    salt = str(read_setting(db, _SALT, secrets.token_hex(16)))
    write_setting(db, _SALT, salt)
    return salt


def take_salt(db: Database, salt: str) -> None:
    """Hash signs as another tablet does; for a library in which nobody has a sign."""
    write_setting(db, _SALT, salt)


def offer_share(db: Database, share: int, elsewhere: Collection[str]) -> None:
    """Offer signs of that share only from now on, and none whose tag (hexadecimal) is taken elsewhere."""
    write_setting(db, _SHARE, share)
    write_setting(db, _ELSEWHERE, sorted(elsewhere))


def _share(db: Database) -> tuple[int | None, frozenset[str]]:
    return read_setting(db, _SHARE), frozenset(read_setting(db, _ELSEWHERE, ()))


def _share_of(sign: Sign, salt: str) -> int:
    """Which share a sign belongs to; nobody can tell without the salt."""
    digest = hmac.new(bytes.fromhex(salt), f"share {_spelled(sign)}".encode(), "sha256").digest()
    return int.from_bytes(digest[:8], "big") % SHARES


def _spelled(sign: Sign) -> str:
    return "/".join((sign.colour, *sign.pictures))


def _change(
    library: Library, new: Sign, shelf_in: Callable[[Database], str | None], fanzine_id: str = ""
) -> None:
    tag = _tag(library, new)

    def change(db: Database) -> bytes | None:
        shelf = shelf_in(db)
        if shelf is None:
            shelves.shelve(db, fanzine_id, shelves.write_shelf(db, tag))
            return None
        old = shelves.tag_of(db, shelf)
        shelves.change_tag(db, shelf, tag)
        return old

    try:
        old = library.store.write(change)
    except AlreadyHere as error:
        raise SignTaken("This sign is taken. Choose another.") from error
    if old is not None:
        taken_back.remember_sign(library.store.folder, library.store.key, old)


def _any_sign() -> Sign:
    first, second, third = secrets.SystemRandom().sample(pictures(), _PICTURES)
    return Sign(secrets.choice(colours()).name, (first, second, third))


def _shelf(library: Library, sign: Sign) -> str | None:
    tag = _tag(library, sign)
    return library.store.read(lambda db: shelves.find_shelf(db, tag))


def _tag(library: Library, sign: Sign) -> bytes:
    salt = library.store.read(lambda db: read_setting(db, _SALT))
    if salt is None:
        salt = library.store.write(salt_of)
    return slow_hash(_spelled(sign), bytes.fromhex(salt))


def _count_try(db: Database) -> None:
    wrong = read_setting(db, _WRONG, 0)
    if wrong >= TRIES:
        raise SignsLocked("Too many wrong signs were shown. Ask a facilitator for help.")
    write_setting(db, _WRONG, wrong + 1)


def _give_try_back(db: Database) -> None:
    write_setting(db, _WRONG, max(0, read_setting(db, _WRONG, 0) - 1))
