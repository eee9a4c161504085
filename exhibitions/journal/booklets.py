"""Booklets visitors take home: so many a day from the kiosk's printer, the rest from the table."""

import sqlite3
from typing import Final

from exhibitions.journal.counts import Counted, What, add, counts, totals
from exhibitions.journal.journal import Journal, set_setting, setting

_PRINTED: Final = "booklets printed"


def left(journal: Journal, day: str, a_day: int) -> int:
    """How many may still be printed on that day. JournalFails."""
    return max(0, a_day - journal.read(lambda db: _printed(db, day)))


def take_one(journal: Journal, day: str, a_day: int) -> bool:
    """Take one of the day's number before it is printed; False when all are taken. JournalFails."""

    def take(db: sqlite3.Connection) -> bool:
        printed = _printed(db, day)
        if printed >= a_day:
            return False
        set_setting(db, _PRINTED, {"day": day, "number": printed + 1})
        return True

    return journal.write(take)


def give_back(journal: Journal, day: str) -> None:
    """It was not printed after all. JournalFails."""

    def give(db: sqlite3.Connection) -> None:
        set_setting(db, _PRINTED, {"day": day, "number": max(0, _printed(db, day) - 1)})

    journal.write(give)


def wanted(journal: Journal) -> dict[str, int]:
    """How many booklets are still to be laid on the table, by the fanzine's slug. JournalFails."""
    found = totals(counts(journal))
    asked = {slug: number for (slug, what), number in found.items() if what is What.SAVED}
    owed = {slug: number - found.get((slug, What.LAID_OUT), 0) for slug, number in asked.items()}
    return {slug: number for slug, number in owed.items() if number > 0}


def lay_out(journal: Journal, slug: str, number: int, day: str) -> None:
    """So many of them lie on the table now. JournalFails."""
    add(journal, [Counted(slug, day, What.LAID_OUT, number)])


def _printed(db: sqlite3.Connection, day: str) -> int:
    kept = setting(db, _PRINTED)
    return int(kept["number"]) if kept and kept["day"] == day else 0
