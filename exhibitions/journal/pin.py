"""The PIN that leads out of an exhibition where no library is: its hash (Argon2id) alone is kept."""

import hmac
import math
import secrets
import sqlite3
from typing import Final

from exhibitions.journal.journal import Journal, set_setting, setting
from fanzines.access.pin_rule import NoPin, Right, Tries, Wait, Wrong, allowed, digits_of, waits
from fanzines.access.slow_hash import slow_hash

_PIN: Final = "pin"
_TRIES: Final = "pin tries"


def has_pin(journal: Journal) -> bool:
    """Whether a PIN was chosen for this exhibition. JournalFails."""
    return journal.read(lambda db: setting(db, _PIN)) is not None


def set_pin(journal: Journal, pin: str) -> None:
    """Choose a PIN in place of any other; earlier wrong tries are forgotten. PinNotAllowed, JournalFails."""
    digits, salt = allowed(pin), secrets.token_bytes(16)
    kept = {"salt": salt.hex(), "hash": slow_hash(digits, salt).hex()}

    def keep(db: sqlite3.Connection) -> None:
        set_setting(db, _PIN, kept)
        set_setting(db, _TRIES, None)

    journal.write(keep)


def check_pin(journal: Journal, pin: str, now: float) -> Right | Wrong | Wait:
    """Whether the PIN is right; `now` in seconds on any clock that goes on over a restart.

    Each wrong try after the fifth costs a longer wait, which outlives a restart. NoPin, JournalFails.
    """
    kept = journal.read(lambda db: setting(db, _PIN))
    if kept is None:
        raise NoPin("No PIN was chosen for this exhibition.")
    # The try is counted before it is looked at, so that pulling the plug gives none for free.
    counted = journal.write(lambda db: _count_try(db, now))
    if isinstance(counted, Wait):
        return counted
    tried = slow_hash(digits_of(pin), bytes.fromhex(kept["salt"]))
    if hmac.compare_digest(tried, bytes.fromhex(kept["hash"])):
        journal.write(lambda db: set_setting(db, _TRIES, None))
        return Right()
    return counted.verdict


def waiting(journal: Journal, now: float) -> int:
    """Seconds until a PIN is looked at again, 0 when it would be now. JournalFails."""
    return math.ceil(journal.write(lambda db: _tries(db, now)).seconds_left(now))


def _count_try(db: sqlite3.Connection, now: float) -> Tries | Wait:
    tries = _tries(db, now)
    wait = waits(tries, now)
    if wait is not None:
        return wait
    more = tries.one_more(now)
    set_setting(db, _TRIES, more.as_json())
    return more


def _tries(db: sqlite3.Connection, now: float) -> Tries:
    kept = Tries.read(setting(db, _TRIES))
    tries = kept.at(now)
    if tries != kept:
        set_setting(db, _TRIES, tries.as_json())
    return tries
