"""What is counted: of each fanzine and day so many, and nothing about who or when.

Counts stand under the name of the journal that counted, and only ever grow. So journals are brought together
by taking the larger number of each: in any order, and as often as one likes.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from exhibitions.journal.journal import Journal, set_setting, setting
from exhibitions.show.address import is_slug, new_slug

MOST: Final = 1_000_000
"""No count of one day is larger."""
_SOURCE: Final = "source"


class What(StrEnum):
    """What happened with a fanzine: opened, read to its last page, printed, its story opened on a phone."""

    OPENED = "opened"
    FINISHED = "finished"
    PRINTED = "printed"
    SCANNED = "scanned"
    SAVED = "saved"
    """A booklet was asked for and is saved for the table."""
    LAID_OUT = "laid out"
    """A booklet that was saved for the table lies there."""


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """So many of something on one day (YYYY-MM-DD), by the fanzine's or the story's slug."""

    slug: str
    day: str
    what: What
    number: int

    def __post_init__(self) -> None:
        if not is_slug(self.slug) or date.fromisoformat(self.day).isoformat() != self.day:
            raise ValueError("a count is of a slug and a day")
        if not 0 <= self.number <= MOST:
            raise ValueError("that is no count of one day")


def today() -> str:
    """The day, by this machine's clock."""
    return date.today().isoformat()


def own_source(db: sqlite3.Connection) -> str:
    """The random name under which this journal counts."""
    kept = setting(db, _SOURCE)
    if kept is None:
        kept = new_slug()
        set_setting(db, _SOURCE, kept)
    return str(kept)


def add(journal: Journal, counted: Iterable[Counted]) -> None:
    """Count these too. What was taken back counts no more. JournalFails."""
    found = [one for one in counted if one.number]
    if not found:
        return

    def write(db: sqlite3.Connection) -> None:
        source, gone = own_source(db), gone_slugs(db)
        for one in found:
            if one.slug not in gone:
                db.execute(_ADD, [source, one.slug, one.day, one.what, one.number, MOST])

    journal.write(write)


def counts(journal: Journal) -> tuple[Counted, ...]:
    """Everything counted here and in the journals brought in, by slugs and days. JournalFails."""
    sql = "SELECT slug, day, what, min(sum(number), ?) FROM count GROUP BY slug, day, what ORDER BY slug, day"
    return journal.read(lambda db: tuple(_readable(db.execute(sql, [MOST]))))


def totals(found: Iterable[Counted]) -> dict[tuple[str, What], int]:
    """The numbers of all days together, by slug and what happened."""
    summed: dict[tuple[str, What], int] = {}
    for one in found:
        summed[one.slug, one.what] = summed.get((one.slug, one.what), 0) + one.number
    return summed


def forget(journal: Journal, slugs: Collection[str]) -> None:
    """A work was taken back: delete what was counted of it and answered to it, for good. JournalFails."""
    found = sorted(set(slugs) - journal.read(gone_slugs)) if slugs else []
    if found:
        journal.write(lambda db: deny(db, found))
        journal.forget_damaged()


def deny(db: sqlite3.Connection, slugs: Iterable[str]) -> None:
    """Delete all that is known of these slugs, and take nothing of them in again."""
    for slug in slugs:
        for table in ("count", "answer"):
            db.execute(f"DELETE FROM {table} WHERE slug = ?", [slug])
        db.execute("INSERT OR IGNORE INTO gone (slug) VALUES (?)", [slug])


def gone_slugs(db: sqlite3.Connection) -> frozenset[str]:
    """What was taken back."""
    return frozenset(slug for (slug,) in db.execute("SELECT slug FROM gone"))


_ADD: Final = (
    "INSERT INTO count (source, slug, day, what, number) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET number = min(number + excluded.number, ?)"
)


def _readable(rows: Iterable[tuple[str, str, str, int]]) -> Iterator[Counted]:
    """A row that a later version wrote, or that is no count, is passed over."""
    for slug, day, what, number in rows:
        try:
            yield Counted(slug, day, What(what), number)
        except ValueError:
            continue
