"""Exhibitions kept in the library, in tables of their own.

Whenever an entry goes, with its fanzine or by itself, its slugs are put on the deny list by the database.
Open the library with `migrations=(exhibition_migrations,)`.
"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from exhibitions.curation import passed_on
from exhibitions.curation.as_json import (
    entry_as_json,
    entry_from_json,
    exhibition_as_json,
    exhibition_from_json,
)
from exhibitions.exhibition import ByLanguage, Entry, Exhibition
from exhibitions.publishing.made import Made, made_as_json, made_from_json
from fanzines.library import Library
from fanzines.library.rows import model_id, number, random_number
from fanzines.library.settings import read_setting, write_setting

exhibition_migrations: Final = Migrations("exhibitions")

_HERE: Final = "exhibition here"

_FIRST: Final = """
CREATE TABLE exhibition (
    id INTEGER PRIMARY KEY,
    data TEXT NOT NULL,
    sequence INTEGER NOT NULL DEFAULT 0,
    place TEXT
) STRICT;
CREATE TABLE exhibition_entry (
    id INTEGER PRIMARY KEY,
    exhibition INTEGER NOT NULL REFERENCES exhibition (id) ON DELETE CASCADE,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    wall TEXT NOT NULL,
    room TEXT NOT NULL,
    web TEXT NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (exhibition, fanzine)
) STRICT;
CREATE INDEX exhibition_entry_fanzine ON exhibition_entry (fanzine);
CREATE TABLE exhibition_gone (
    id INTEGER PRIMARY KEY,
    exhibition INTEGER NOT NULL,
    slug TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER exhibition_entry_goes AFTER DELETE ON exhibition_entry BEGIN
    INSERT OR IGNORE INTO exhibition_gone (id, exhibition, slug) VALUES
        (abs(random() / 4), old.exhibition, old.wall),
        (abs(random() / 4), old.exhibition, old.room),
        (abs(random() / 4), old.exhibition, old.web);
END;
CREATE TRIGGER exhibition_entry_renamed AFTER UPDATE OF wall, room, web ON exhibition_entry BEGIN
    INSERT OR IGNORE INTO exhibition_gone (id, exhibition, slug)
        SELECT abs(random() / 4), old.exhibition, slug
        FROM (SELECT old.wall AS slug UNION SELECT old.room UNION SELECT old.web)
        WHERE slug NOT IN (new.wall, new.room, new.web);
END;
"""

_MADE: Final = """
CREATE TABLE exhibition_made (
    id INTEGER PRIMARY KEY,
    exhibition INTEGER NOT NULL REFERENCES exhibition (id) ON DELETE CASCADE,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    data TEXT NOT NULL,
    UNIQUE (exhibition, fanzine)
) STRICT;
CREATE INDEX exhibition_made_fanzine ON exhibition_made (fanzine);
"""


@exhibition_migrations()
def first_tables(db: Database) -> None:
    """The tables of the first version."""
    db.executescript(_FIRST)


@exhibition_migrations()
def what_was_made(db: Database) -> None:
    """What was made of each work when it was last published."""
    db.executescript(_MADE)


@exhibition_migrations()
def what_was_passed_on(db: Database) -> None:
    """Visitors' answers that wait for the makers."""
    db.executescript(passed_on.TABLE)


@exhibition_migrations()
def what_hangs_beside(db: Database) -> None:
    """Those of them that hang beside the fanzines."""
    db.executescript(passed_on.BESIDE)


class Exhibitions:
    """The exhibitions of a library. Every method raises LibraryError when the disk fails."""

    def __init__(self, library: Library) -> None:
        self._store = library.store

    def save(self, exhibition: Exhibition) -> None:
        """Keep an exhibition that is new. Entries that are no longer in it are gone, with their slugs."""
        self._store.write(lambda db: _write(db, exhibition), giving_way=True)

    def change(self, exhibition_id: str, change: Callable[[Exhibition], Exhibition]) -> Exhibition:
        """Keep the exhibition with that change to it as it is at this moment; KeyError when there is none.

        Nothing that another thread keeps meanwhile is lost, nor does a name come back that was given up.
        """

        def write(db: Database) -> Exhibition:
            changed = change(_read(db, number(exhibition_id)))
            _write(db, changed)
            return changed

        return self._store.write(write, giving_way=True)

    def exhibition(self, exhibition_id: str) -> Exhibition:
        """The exhibition with that id; KeyError when there is none."""
        return self._store.read(lambda db: _read(db, number(exhibition_id)))

    def exhibitions(self) -> tuple[Exhibition, ...]:
        """All of them, in an order that tells nothing."""
        return self._store.read(
            lambda db: tuple(_read(db, row) for (row,) in db.execute("SELECT id FROM exhibition ORDER BY id"))
        )

    def current(self, titles: ByLanguage) -> Exhibition:
        """The exhibition of this kiosk, running; with those titles when it is made now or has none yet."""
        here = self._here()
        if here and (here.title or not titles):
            return here
        if here:
            return self.change(here.id, lambda now: now if now.title else replace(now, title=titles))
        made = Exhibition(title=titles, languages=("en", "ar"), running=True)
        self.save(made)
        return made

    def add(self, exhibition: Exhibition) -> None:
        """Keep one more; what hangs here goes on hanging here."""
        here = self._here()
        if here:
            self.hang_here(here.id)
        self.save(exhibition)

    def hang_here(self, exhibition_id: str) -> None:
        """From now on that one is the exhibition of this kiosk. KeyError when there is none of that id."""
        chosen = self.exhibition(exhibition_id).id
        self._store.write(lambda db: write_setting(db, _HERE, chosen))

    def _here(self) -> Exhibition | None:
        chosen = self._store.read(lambda db: read_setting(db, _HERE))
        kept = self.exhibitions()
        return next((one for one in kept if one.id == chosen), kept[0] if kept else None)

    def remove(self, exhibition_id: str) -> None:
        """Forget an exhibition; what was published of it stays where it is. KeyError when there is none."""
        sql = "DELETE FROM exhibition WHERE id = ?"
        if not self._store.write(
            lambda db: db.execute(sql, [number(exhibition_id)]).rowcount, giving_way=True
        ):
            raise KeyError(exhibition_id)

    def gone(self, exhibition_id: str) -> frozenset[str]:
        """Its slugs that were taken back, for the deny list."""
        sql = "SELECT slug FROM exhibition_gone WHERE exhibition = ?"
        return self._store.read(
            lambda db: frozenset(slug for (slug,) in db.execute(sql, [number(exhibition_id)]))
        )

    def learn(self, exhibition_id: str, gone: Collection[str], sequence: int) -> None:
        """What a published show knows better: slugs that were taken back, and how often it was published."""
        exhibition = number(exhibition_id)
        denied = "INSERT OR IGNORE INTO exhibition_gone (id, exhibition, slug) VALUES (?, ?, ?)"

        def write(db: Database) -> None:
            for slug in gone:
                db.execute(denied, [random_number(), exhibition, slug])
            passed_on.denied_by_show(db, gone)
            counted = "UPDATE exhibition SET sequence = max(sequence, ?) WHERE id = ?"
            db.execute(counted, [sequence, exhibition])

        self._store.write(write, giving_way=True)

    def next_sequence(self, exhibition_id: str) -> int:
        """The number of its next publication, counted up."""
        sql = "UPDATE exhibition SET sequence = sequence + 1 WHERE id = ? RETURNING sequence"
        return self._store.write(
            lambda db: int(_first(db, sql, number(exhibition_id), exhibition_id)[0]), giving_way=True
        )

    def made(self, exhibition_id: str) -> Mapping[str, Made]:
        """What was made of each work when it was last published, by its fanzine."""
        sql = "SELECT fanzine, data FROM exhibition_made WHERE exhibition = ?"
        rows = self._store.read(lambda db: db.execute(sql, [number(exhibition_id)]).fetchall())
        return {model_id(fanzine): made_from_json(json.loads(data)) for fanzine, data in rows}

    def keep_made(self, exhibition_id: str, made: Mapping[str, Made], before: Mapping[str, Made]) -> None:
        """Keep what was made of each work now that is not as `before`; what is gone is forgotten."""
        row = number(exhibition_id)
        gone = [number(fanzine) for fanzine in before.keys() - made.keys()]
        sql = (
            "INSERT INTO exhibition_made (id, exhibition, fanzine, data) "
            "SELECT ?, ?, id, ? FROM fanzine WHERE id = ? "
            "ON CONFLICT (exhibition, fanzine) DO UPDATE SET data = excluded.data"
        )
        rows = [
            [random_number(), row, json.dumps(made_as_json(one)), number(fanzine)]
            for fanzine, one in made.items()
            if before.get(fanzine) is not one
        ]

        def write(db: Database) -> None:
            for fanzine in gone:
                db.execute("DELETE FROM exhibition_made WHERE exhibition = ? AND fanzine = ?", [row, fanzine])
            for values in rows:
                db.execute(sql, values)

        self._store.write(write)

    def sequence(self, exhibition_id: str) -> int:
        """How often it was published; KeyError when there is none."""
        sql = "SELECT sequence FROM exhibition WHERE id = ?"
        return self._store.read(lambda db: int(_first(db, sql, number(exhibition_id), exhibition_id)[0]))

    def place(self, exhibition_id: str) -> Path | None:
        """The folder it was last published into, or None."""
        sql = "SELECT place FROM exhibition WHERE id = ?"
        (place,) = self._store.read(lambda db: _first(db, sql, number(exhibition_id), exhibition_id))
        return Path(place) if place else None

    def set_place(self, exhibition_id: str, place: Path) -> None:
        """Remember the folder it is published into, so that a withdrawal finds it."""
        sql = "UPDATE exhibition SET place = ? WHERE id = ?"
        self._store.write(lambda db: db.execute(sql, [str(place.absolute()), number(exhibition_id)]))


def _write(db: Database, exhibition: Exhibition) -> None:
    row = number(exhibition.id)
    db.execute(
        "INSERT INTO exhibition (id, data) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data",
        [row, json.dumps(exhibition_as_json(exhibition))],
    )
    kept = {number(entry.fanzine) for entry in exhibition.entries}
    for (there,) in db.execute("SELECT fanzine FROM exhibition_entry WHERE exhibition = ?", [row]).fetchall():
        if there not in kept:
            db.execute("DELETE FROM exhibition_entry WHERE exhibition = ? AND fanzine = ?", [row, there])
    for position, entry in enumerate(exhibition.entries):
        _write_entry(db, row, position, entry)


def _write_entry(db: Database, exhibition: int, position: int, entry: Entry) -> None:
    sql = (
        "INSERT INTO exhibition_entry (id, exhibition, fanzine, position, wall, room, web, data) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (exhibition, fanzine) DO UPDATE SET "
        "position = excluded.position, wall = excluded.wall, room = excluded.room, web = excluded.web, "
        "data = excluded.data"
    )
    slugs = (entry.wall, entry.room, entry.web)
    data = json.dumps(entry_as_json(entry))
    row = [random_number(), exhibition, number(entry.fanzine), position, *slugs, data]
    db.execute(sql, row)


def _read(db: Database, row: int) -> Exhibition:
    sql = "SELECT data FROM exhibition WHERE id = ?"
    data = json.loads(_first(db, sql, row, model_id(row))[0])
    entries = db.execute(
        "SELECT entry.fanzine, wall, room, web, entry.data FROM exhibition_entry AS entry "
        "JOIN fanzine ON fanzine.id = entry.fanzine WHERE exhibition = ? AND leaving = 0 ORDER BY position",
        [row],
    ).fetchall()
    return exhibition_from_json(data, tuple(_entry(*columns) for columns in entries), model_id(row))


def _entry(fanzine: int, wall: str, room: str, web: str, data: str) -> Entry:
    return entry_from_json(json.loads(data), model_id(fanzine), wall=wall, room=room, web=web)


def _first(db: Database, sql: str, row: int, name: str) -> tuple[Any, ...]:
    found: tuple[Any, ...] | None = db.execute(sql, [row]).fetchone()
    if found is None:
        raise KeyError(name)
    return found
