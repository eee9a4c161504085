"""The PIN that shuts the facilitator's place during the day. Wrong tries cost growing waits.

The library is open while the PIN is asked for, so the PIN keeps people out, not thieves: that is what the
opening phrase is for. Waits are kept in the library and outlive a restart.
"""

import hmac
import math
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from sqlite_utils import Database

from fanzines.access.slow_hash import slow_hash
from fanzines.library.library import Library
from fanzines.library.settings import forget_setting, read_setting, write_setting

SHORTEST_PIN: Final = 4
LONGEST_PIN: Final = 8
FREE_TRIES: Final = 5

_WAITS: Final = (30, 60, 300, 900, 1800)  # seconds after the fifth wrong try, the sixth, and so on
_PIN: Final = "pin"
_TRIES: Final = "pin tries"


class PinNotAllowed(ValueError):
    """A PIN has four to eight digits."""


class NoPin(LookupError):
    """No PIN was chosen yet."""


@dataclass(frozen=True, slots=True)
class Right:
    """The PIN is right."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """The PIN is wrong; so many tries are left before a wait."""

    left: int


@dataclass(frozen=True, slots=True)
class Wait:
    """No PIN is looked at for so many seconds."""

    seconds: int


def has_pin(library: Library) -> bool:
    """Whether a PIN was chosen."""
    return library.store.read(lambda db: read_setting(db, _PIN)) is not None


def set_pin(library: Library, pin: str) -> None:
    """Choose a PIN in place of any other; earlier wrong tries are forgotten. PinNotAllowed."""
    digits = _digits(pin)
    if not SHORTEST_PIN <= len(digits) <= LONGEST_PIN:
        raise PinNotAllowed(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits.")
    salt = secrets.token_bytes(16)
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
    tried = slow_hash(_digits(pin), bytes.fromhex(kept["salt"]))
    if hmac.compare_digest(tried, bytes.fromhex(kept["hash"])):
        library.store.write(lambda db: forget_setting(db, _TRIES), giving_way=True)
        return Right()
    return Wrong(FREE_TRIES - counted) if counted < FREE_TRIES else Wait(_wait_after(counted))


def waiting(library: Library, now: float) -> int:
    """Seconds until a PIN is looked at again, 0 when it would be now."""
    left = library.store.write(lambda db: _seconds_left(db, now), giving_way=True)
    return math.ceil(left)


def _keep_pin(db: Database, kept: dict[str, str]) -> None:
    write_setting(db, _PIN, kept)
    forget_setting(db, _TRIES)


def _count_try(db: Database, now: float) -> int | Wait:
    left = _seconds_left(db, now)
    if left > 0:
        return Wait(math.ceil(left))
    wrong = int(read_setting(db, _TRIES, {"wrong": 0})["wrong"]) + 1
    write_setting(db, _TRIES, {"wrong": wrong, "since": now})
    return wrong


def _seconds_left(db: Database, now: float) -> float:
    tries = read_setting(db, _TRIES)
    if tries is None or tries["wrong"] < FREE_TRIES:
        return 0
    if now < tries["since"]:
        # The clock was set back. Waiting until the old time might take for ever: the wait begins again.
        tries["since"] = now
        write_setting(db, _TRIES, tries)
    return max(0.0, float(tries["since"]) + _wait_after(tries["wrong"]) - now)


def _wait_after(wrong: int) -> int:
    return _WAITS[min(wrong - FREE_TRIES, len(_WAITS) - 1)]


def _digits(pin: str) -> str:
    """The PIN in Western digits, whichever her keyboard has; empty when anything else is in it."""
    return "".join(str(unicodedata.decimal(sign)) for sign in pin) if pin.isdecimal() else ""
