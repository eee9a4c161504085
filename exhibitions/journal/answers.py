"""Visitors' answers, waiting for a facilitator: nobody sees one before she looked at it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from exhibitions.journal.counts import gone_slugs
from exhibitions.journal.journal import Journal
from exhibitions.show.address import is_slug, new_slug
from exhibitions.show.slips import Slip, slip_as_json, slip_from_json

MOST_WAITING: Final = 500
"""So many slips wait at most; a child who stamps all afternoon fills no disk."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A slip left for a fanzine, by its slug on the wall, under a random name of its own."""

    slug: str
    slip: Slip
    id: str = field(default_factory=new_slug)

    def __post_init__(self) -> None:
        if not (is_slug(self.slug) and is_slug(self.id)):
            raise ValueError("an answer goes by slugs")


def leave(journal: Journal, slug: str, slip: Slip) -> bool:
    """Put a slip to the others that wait; False when there is room for no more. JournalFails."""

    def write(db: sqlite3.Connection) -> bool:
        (there,) = db.execute("SELECT count(*) FROM answer").fetchone()
        return there < MOST_WAITING and put(db, [Answer(slug, slip)]) == 1

    return journal.write(write)


def waiting(journal: Journal) -> tuple[Answer, ...]:
    """What waits for a look, in an order that tells nothing. JournalFails."""
    return journal.read(
        lambda db: tuple(_readable(db.execute("SELECT id, slug, data FROM answer ORDER BY id")))
    )


def settle(journal: Journal, answer_id: str) -> None:
    """She has looked at it: it waits no more, and never comes in again from elsewhere. JournalFails."""

    def write(db: sqlite3.Connection) -> None:
        db.execute("INSERT OR IGNORE INTO settled (id) VALUES (?)", [answer_id])
        db.execute("DELETE FROM answer WHERE id = ?", [answer_id])

    journal.write(write)


def put(db: sqlite3.Connection, answers: Iterable[Answer]) -> int:
    """Put these to what waits, but nothing that was looked at or taken back; how many were new."""
    gone = gone_slugs(db)
    settled = {id_ for (id_,) in db.execute("SELECT id FROM settled")}
    new = 0
    for one in answers:
        if one.slug in gone or one.id in settled:
            continue
        row = [one.id, one.slug, json.dumps(slip_as_json(one.slip), ensure_ascii=False)]
        new += db.execute("INSERT OR IGNORE INTO answer (id, slug, data) VALUES (?, ?, ?)", row).rowcount
    return new


def _readable(rows: Iterable[tuple[str, str, str]]) -> Iterator[Answer]:
    """What a later version wrote is passed over."""
    for id_, slug, data in rows:
        try:
            yield Answer(slug, slip_from_json(json.loads(data)), id_)
        except ValueError:
            continue
