"""Visitors' answers that a facilitator passed on: they wait for the maker, and go with her fanzine."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlite_utils import Database

from exhibitions.journal.answers import Answer
from exhibitions.journal.slips import Slip, slip_as_json, slip_from_json
from fanzines.library import Library
from fanzines.library.rows import model_id, number, random_number

TABLE: Final = """
CREATE TABLE answer_passed_on (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    answer TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX answer_passed_on_fanzine ON answer_passed_on (fanzine);
"""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """An answer that waits for the maker of a fanzine."""

    id: str
    slip: Slip


class PassedOnAnswers:
    """What was passed on, in a library. Every method raises LibraryError when the disk fails."""

    def __init__(self, library: Library) -> None:
        self._store = library.store

    def keep(self, fanzine_id: str, answer: Answer) -> None:
        """Pass an answer on; the same one twice is one."""
        data = json.dumps(slip_as_json(answer.slip), ensure_ascii=False)
        row = [random_number(), number(fanzine_id), answer.id, data]

        def write(db: Database) -> None:
            db.execute(
                "INSERT OR IGNORE INTO answer_passed_on (id, fanzine, answer, data) VALUES (?, ?, ?, ?)", row
            )

        self._store.write(write, giving_way=True)

    def of(self, fanzine_id: str) -> tuple[PassedOn, ...]:
        """What waits for its maker, in an order that tells nothing."""
        sql = "SELECT id, data FROM answer_passed_on WHERE fanzine = ? ORDER BY id"
        return self._store.read(lambda db: tuple(_readable(db.execute(sql, [number(fanzine_id)]))))

    def take_away(self, passed_on_id: str) -> None:
        """She wants it no more: it is erased."""
        sql = "DELETE FROM answer_passed_on WHERE id = ?"
        self._store.write(lambda db: db.execute(sql, [number(passed_on_id)]), giving_way=True)


def _readable(rows: Iterable[tuple[int, str]]) -> Iterator[PassedOn]:
    for row, data in rows:
        try:
            yield PassedOn(model_id(row), slip_from_json(json.loads(data)))
        except ValueError:
            continue
