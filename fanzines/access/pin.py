"""The PIN that shuts the facilitator's place during the day. Wrong tries cost growing waits.

The library is open while the PIN is asked for, so the PIN keeps people out, not thieves: that is what the
opening phrase is for. Waits are kept in the library and outlive a restart.
"""

import hmac
import math
import secrets
from typing import Final

from sqlite_utils import Database

from fanzines.access.pin_rule import (
    FREE_TRIES,
    LONGEST_PIN,
    SHORTEST_PIN,
    NoPin,
    PinNotAllowed,
    Right,
    Tries,
    Wait,
    Wrong,
    allowed,
    digits_of,
    waits,
)
from fanzines.access.slow_hash import slow_hash
from fanzines.library.library import Library
from fanzines.library.settings import forget_setting, read_setting, write_setting

__all__ = [
    "FREE_TRIES",
    "LONGEST_PIN",
    "SHORTEST_PIN",
    "NoPin",
    "PinNotAllowed",
    "Right",
    "Wait",
    "Wrong",
    "check_pin",
    "has_pin",
    "set_pin",
    "waiting",
]

_PIN: Final = "pin"
_TRIES: Final = "pin tries"


def has_pin(library: Library) -> bool:
    """Whether a PIN was chosen."""
    return library.store.read(lambda db: read_setting(db, _PIN)) is not None


def set_pin(library: Library, pin: str) -> None:
    """Choose a PIN in place of any other; earlier wrong tries are forgotten. PinNotAllowed."""
    digits, salt = allowed(pin), secrets.token_bytes(16)
    kept = {"salt": salt.hex(), "hash": slow_hash(digits, salt).hex()}
    library.store.write(lambda db: _keep_pin(db, kept))


def check_pin(library: Library, pin: str, now: float) -> Right | Wrong | Wait:
    """Whether the PIN is right; `now` in seconds on any clock that goes on over a restart. NoPin."""
    kept = library.store.read(lambda db: read_setting(db, _PIN))
    if kept is None:
        raise NoPin("No PIN was chosen yet. Open with an opening phrase and choose one.")
    # The try is counted before it is looked at, so that pulling the plug gives none for free.
    counted = library.store.write(lambda db: _count_try(db, now), giving_way=True)
    if isinstance(counted, Wait):
        return counted
    tried = slow_hash(digits_of(pin), bytes.fromhex(kept["salt"]))
    if hmac.compare_digest(tried, bytes.fromhex(kept["hash"])):
        library.store.write(lambda db: forget_setting(db, _TRIES), giving_way=True)
        return Right()
    return counted.verdict


def waiting(library: Library, now: float) -> int:
    """Seconds until a PIN is looked at again, 0 when it would be now."""
    tries = library.store.write(lambda db: _tries(db, now), giving_way=True)
    return math.ceil(tries.seconds_left(now))


def _keep_pin(db: Database, kept: dict[str, str]) -> None:
    write_setting(db, _PIN, kept)
    forget_setting(db, _TRIES)


def _count_try(db: Database, now: float) -> Tries | Wait:
    tries = _tries(db, now)
    wait = waits(tries, now)
    if wait is not None:
        return wait
    more = tries.one_more(now)
    write_setting(db, _TRIES, more.as_json())
    return more


def _tries(db: Database, now: float) -> Tries:
    kept = Tries.read(read_setting(db, _TRIES))
    tries = kept.at(now)
    if tries != kept:
        write_setting(db, _TRIES, tries.as_json())
    return tries
