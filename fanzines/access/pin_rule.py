"""What a PIN is, and the waits that wrong tries cost, wherever they are kept."""

import math
import unicodedata
from dataclasses import dataclass, replace
from typing import Final, Self

SHORTEST_PIN: Final = 4
LONGEST_PIN: Final = 8
FREE_TRIES: Final = 5

_WAITS: Final = (30, 60, 300, 900, 1800)  # seconds after the fifth wrong try, the sixth, and so on


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


@dataclass(frozen=True, slots=True)
class Tries:
    """So many wrong tries since the last right one, the latest at that second of any lasting clock."""

    wrong: int = 0
    since: float = 0.0

    def one_more(self, now: float) -> "Tries":
        """With a try that counts as wrong until it turns out to be right."""
        return Tries(self.wrong + 1, now)

    def at(self, now: float) -> "Tries":
        """As they count now: where the clock was set back the wait begins again, else it might never end."""
        return replace(self, since=min(self.since, now))

    def seconds_left(self, now: float) -> float:
        """Seconds until a PIN is looked at again, 0 when it would be now."""
        return max(0.0, self.since + self._wait - now) if self.wrong >= FREE_TRIES else 0.0

    @property
    def verdict(self) -> Wrong | Wait:
        """What a wrong try is answered."""
        return Wrong(FREE_TRIES - self.wrong) if self.wrong < FREE_TRIES else Wait(self._wait)

    @property
    def _wait(self) -> int:
        return _WAITS[min(self.wrong - FREE_TRIES, len(_WAITS) - 1)]

    @classmethod
    def read(cls, kept: dict[str, float] | None) -> Self:
        """From what `as_json` gave; none where nothing was kept."""
        return cls(int(kept["wrong"]), float(kept["since"])) if kept else cls()

    def as_json(self) -> dict[str, float]:
        """As it is kept."""
        return {"wrong": self.wrong, "since": self.since}


def waits(tries: Tries, now: float) -> Wait | None:
    """The wait that goes on, if one does."""
    left = tries.seconds_left(now)
    return Wait(math.ceil(left)) if left > 0 else None


def digits_of(pin: str) -> str:
    """The PIN in Western digits, whichever her keyboard has; empty when anything else is in it."""
    return "".join(str(unicodedata.decimal(sign)) for sign in pin) if pin.isdecimal() else ""


def allowed(pin: str) -> str:
    """The digits of a PIN that may be chosen; PinNotAllowed."""
    digits = digits_of(pin)
    if not SHORTEST_PIN <= len(digits) <= LONGEST_PIN:
        raise PinNotAllowed(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits.")
    return digits
