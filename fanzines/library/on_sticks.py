"""Copies of the library on sticks, noted until others take their place; which hold what was taken away."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlite_utils import Database

from fanzines.library.cipher import connect, driver
from fanzines.library.settings import read_setting, write_setting

_NOTED: Final = "copies on sticks"
_HOLD_MORE: Final = "copies on sticks that hold more"


@dataclass(frozen=True, slots=True)
class OnSticks:
    """The month (YYYY-MM) of each copy: of those as they should be, and of those that `hold_more`."""

    whole: tuple[str, ...] = ()
    hold_more: tuple[str, ...] = ()

    @property
    def months(self) -> tuple[str, ...]:
        """Every month there is a copy of, once."""
        return tuple(sorted({*self.whole, *self.hold_more}))

    def as_settings(self) -> Mapping[str, Any]:
        """To be noted in another library that takes this one's place."""
        return {_NOTED: list(self.whole), _HOLD_MORE: list(self.hold_more)}

    def without(self, old: "Replaced") -> "OnSticks":
        """When another copy took the place of that one."""
        of_whole = old.month in self.whole and not (old.holds_more and old.month in self.hold_more)
        return OnSticks(
            _less(self.whole, old.month) if of_whole else self.whole,
            self.hold_more if of_whole else _less(self.hold_more, old.month),
        )


@dataclass(frozen=True, slots=True)
class Replaced:
    """A copy on a stick: its month, and whether it holds a fanzine that was taken away since."""

    month: str
    holds_more: bool


def read_on_sticks(db: Database) -> OnSticks:
    """Every copy that was noted."""
    return OnSticks(tuple(read_setting(db, _NOTED, [])), tuple(read_setting(db, _HOLD_MORE, [])))


def write_on_sticks(db: Database, on_sticks: OnSticks) -> None:
    """Keep what is on sticks."""
    for name, months in on_sticks.as_settings().items():
        write_setting(db, name, sorted(months))


def note_on_stick(db: Database, month: str) -> None:
    """One more copy."""
    noted = read_on_sticks(db)
    write_on_sticks(db, OnSticks((*noted.whole, month), noted.hold_more))


def all_hold_more(db: Database) -> None:
    """Something is taken away: it is on every stick."""
    noted = read_on_sticks(db)
    write_on_sticks(db, OnSticks((), (*noted.hold_more, *noted.whole)))


def about_to_be_replaced(file: Path, key: bytes, fanzines: frozenset[int]) -> Replaced | None:
    """The copy in that file; None when there is none that the key opens, or that knows its month."""
    with suppress(driver.Error, OSError):
        db = connect(file, key, "ro")
        try:
            whole = read_on_sticks(db).whole
            there = {row for (row,) in db.execute("SELECT id FROM fanzine")}
        finally:
            db.close()
        return Replaced(max(whole), not there <= fanzines) if whole else None
    return None


def _less(months: tuple[str, ...], month: str) -> tuple[str, ...]:
    left = list(months)
    with suppress(ValueError):
        left.remove(month)
    return tuple(left)
