"""Visitors' answers that a facilitator passed on: they wait for the maker, and go with her fanzine.

One may hang beside the fanzine, too, once its maker has said so: herself, or to the facilitator. What she
refused only her own hand gives again. What hangs goes by a slug of its own, which the database denies for
ever as soon as it comes down.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from sqlite_utils import Database

from exhibitions.journal.answers import Answer
from exhibitions.show.address import new_slug
from exhibitions.show.slips import HungSlip, Slip, slip_as_json, slip_from_json
from fanzines.library import Library
from fanzines.library.rows import model_id, number, random_number
from fanzines.library.taken_back import TakenBack, remember_no

MOST_BESIDE: Final = 12
"""So many hang beside one fanzine at most: they are read at a glance."""

TABLE: Final = """
CREATE TABLE answer_passed_on (
    id INTEGER PRIMARY KEY,
    fanzine INTEGER NOT NULL REFERENCES fanzine (id) ON DELETE CASCADE,
    answer TEXT NOT NULL UNIQUE,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX answer_passed_on_fanzine ON answer_passed_on (fanzine);
"""

BESIDE: Final = """
ALTER TABLE answer_passed_on ADD COLUMN may_hang INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answer_passed_on ADD COLUMN exhibition INTEGER;
ALTER TABLE answer_passed_on ADD COLUMN slug TEXT;
CREATE UNIQUE INDEX answer_passed_on_slug ON answer_passed_on (slug);
CREATE TRIGGER answer_goes AFTER DELETE ON answer_passed_on WHEN old.slug IS NOT NULL BEGIN
    INSERT OR IGNORE INTO exhibition_gone (id, exhibition, slug)
        VALUES (abs(random() / 4), old.exhibition, old.slug);
END;
CREATE TRIGGER answer_comes_down AFTER UPDATE OF slug ON answer_passed_on
WHEN old.slug IS NOT NULL AND old.slug IS NOT new.slug BEGIN
    INSERT OR IGNORE INTO exhibition_gone (id, exhibition, slug)
        VALUES (abs(random() / 4), old.exhibition, old.slug);
END;
CREATE TRIGGER answer_goes_with_entry AFTER DELETE ON exhibition_entry BEGIN
    UPDATE answer_passed_on SET slug = NULL, exhibition = NULL
        WHERE fanzine = old.fanzine AND exhibition = old.exhibition;
END;
CREATE TRIGGER answer_goes_with_name AFTER UPDATE OF wall ON exhibition_entry
WHEN old.wall IS NOT new.wall BEGIN
    UPDATE answer_passed_on SET slug = NULL, exhibition = NULL
        WHERE fanzine = old.fanzine AND exhibition = old.exhibition;
END;
"""


class MayHang(IntEnum):
    """What the maker said to an answer hanging beside her fanzine: nothing means no."""

    NOT_SAID = 0
    HERSELF = 1
    TOLD = 2
    """She said it to the facilitator."""
    REFUSED = 3
    """She took her yes back herself: what she is told to have said counts no more."""

    @property
    def is_yes(self) -> bool:
        """Whether it may hang."""
        return self in YES


YES: Final = (MayHang.HERSELF, MayHang.TOLD)


@dataclass(frozen=True, slots=True)
class PassedOn:
    """An answer that waits for the maker of a fanzine; `exhibition` is where it hangs, or empty."""

    id: str
    slip: Slip
    may_hang: MayHang = MayHang.NOT_SAID
    exhibition: str = ""


class PassedOnAnswers:
    """What was passed on, in a library. Every method raises LibraryError when the disk fails."""

    def __init__(self, library: Library) -> None:
        self._store = library.store

    def keep(self, fanzine_id: str, answer: Answer) -> None:
        """Pass an answer on; the same one twice is one."""
        data = json.dumps(slip_as_json(answer.slip), ensure_ascii=False)
        sql = "INSERT OR IGNORE INTO answer_passed_on (id, fanzine, answer, data) VALUES (?, ?, ?, ?)"
        self._write(sql, [random_number(), number(fanzine_id), answer.id, data])

    def of(self, fanzine_id: str) -> tuple[PassedOn, ...]:
        """What waits for its maker, in an order that tells nothing."""
        sql = "SELECT id, data, may_hang, exhibition FROM answer_passed_on WHERE fanzine = ? ORDER BY id"
        return self._store.read(lambda db: tuple(_readable(db.execute(sql, [number(fanzine_id)]))))

    def take_away(self, passed_on_id: str) -> None:
        """She wants it no more: it is erased."""
        self._remember_no(passed_on_id)
        self._write("DELETE FROM answer_passed_on WHERE id = ?", [number(passed_on_id)])

    def say(self, passed_on_id: str, may_hang: MayHang) -> None:
        """Keep what she said; where it may hang no more it hangs no more.

        What her own hand said is changed by nothing that she is told to have said.
        """
        by_hand = may_hang in (MayHang.HERSELF, MayHang.REFUSED)
        changed = "WHERE id = :id AND (:by_hand OR may_hang IN (0, 2))"
        sql = f"UPDATE answer_passed_on SET may_hang = :said {changed}"
        values = {"said": int(may_hang), "id": number(passed_on_id), "by_hand": by_hand}
        if self._store.write(lambda db: int(db.execute(sql, values).rowcount), giving_way=True) == 0:
            return
        if not may_hang.is_yes:
            self.take_down(passed_on_id)
        if may_hang is MayHang.REFUSED:
            self._remember_no(passed_on_id)

    def ask_anew(self) -> None:
        """The library came from a backup: a yes in it may have been taken back since, so nothing hangs by it.

        What she refused or took away since is refused.
        """
        remembered = TakenBack(self._store.folder, self._store.key)

        def write(db: Database) -> None:
            db.execute("UPDATE answer_passed_on SET slug = NULL, exhibition = NULL")
            db.execute("UPDATE answer_passed_on SET may_hang = 0 WHERE may_hang IN (1, 2)")
            kept = db.execute("SELECT id, answer FROM answer_passed_on").fetchall()
            refused = [[int(MayHang.REFUSED), row] for row, answer in kept if remembered.has_no(answer)]
            db.conn.executemany("UPDATE answer_passed_on SET may_hang = ? WHERE id = ?", refused)

        self._store.write(write, giving_way=True)

    def hang(self, passed_on_id: str, exhibition_id: str) -> bool:
        """Hang it beside its fanzine there; False without her yes, without the fanzine, or without room."""
        sql = (
            "UPDATE answer_passed_on AS one SET slug = ?, exhibition = ? "
            "WHERE id = ? AND may_hang IN (1, 2) AND slug IS NULL "
            "AND EXISTS (SELECT 1 FROM exhibition_entry AS entry "
            "WHERE entry.fanzine = one.fanzine AND entry.exhibition = ?) "
            "AND (SELECT count(*) FROM answer_passed_on AS other "
            "WHERE other.fanzine = one.fanzine AND other.exhibition = ?) < ?"
        )
        there = number(exhibition_id)
        values = [new_slug(), there, number(passed_on_id), there, there, MOST_BESIDE]
        return self._write(sql, values) == 1

    def take_down(self, passed_on_id: str) -> None:
        """It hangs beside its fanzine no more."""
        sql = "UPDATE answer_passed_on SET slug = NULL, exhibition = NULL WHERE id = ?"
        self._write(sql, [number(passed_on_id)])

    def hung(self, exhibition_id: str) -> Mapping[str, tuple[HungSlip, ...]]:
        """What hangs beside the fanzines of that exhibition, in an order that tells nothing."""
        sql = "SELECT fanzine, slug, data FROM answer_passed_on WHERE exhibition = ? ORDER BY id"
        found: dict[str, tuple[HungSlip, ...]] = {}
        for fanzine, slug, data in self._store.read(
            lambda db: db.execute(sql, [number(exhibition_id)]).fetchall()
        ):
            name = model_id(fanzine)
            found[name] = (*found.get(name, ()), HungSlip(slug, slip_from_json(json.loads(data))))
        return found

    def _remember_no(self, passed_on_id: str) -> None:
        sql = "SELECT answer FROM answer_passed_on WHERE id = ?"
        for (answer,) in self._store.read(lambda db: db.execute(sql, [number(passed_on_id)]).fetchall()):
            remember_no(self._store.folder, self._store.key, answer)

    def _write(self, sql: str, values: list[Any]) -> int:
        return self._store.write(lambda db: int(db.execute(sql, values).rowcount), giving_way=True)


def denied_by_show(db: Database, slugs: Iterable[str]) -> None:
    """What a newer show has taken down hangs no more, whatever an older library says."""
    for slug in slugs:
        db.execute("UPDATE answer_passed_on SET slug = NULL, exhibition = NULL WHERE slug = ?", [slug])


def read_slips(db: Database, fanzine_id: str) -> list[tuple[str, str]]:
    """The answers that wait for the maker of a fanzine, by their ids, as they are kept."""
    sql = "SELECT answer, data FROM answer_passed_on WHERE fanzine = ?"
    return [(answer, data) for answer, data in db.execute(sql, [number(fanzine_id)])]


def lay_out_slips(db: Database, fanzine_id: str, slips: Mapping[str, str]) -> None:
    """Have these be all that wait for her, as the tablets of a group know it. To new ones nothing is said."""
    kept = {answer for answer, _ in read_slips(db, fanzine_id)}
    for gone in kept - slips.keys():
        db.execute("DELETE FROM answer_passed_on WHERE answer = ?", [gone])
    for answer in slips.keys() - kept:
        row = [random_number(), number(fanzine_id), answer, slips[answer]]
        db.execute("INSERT INTO answer_passed_on (id, fanzine, answer, data) VALUES (?, ?, ?, ?)", row)


def read_said(db: Database, fanzine_id: str) -> list[tuple[str, MayHang]]:
    """What was said here to each answer that waits for the maker of a fanzine, by their ids."""
    sql = "SELECT answer, may_hang FROM answer_passed_on WHERE fanzine = ?"
    return [(answer, MayHang(said)) for answer, said in db.execute(sql, [number(fanzine_id)])]


def lay_out_said(db: Database, answer: str, said: MayHang) -> None:
    """Have that be what was said to an answer; with a no it hangs no more."""
    db.execute("UPDATE answer_passed_on SET may_hang = ? WHERE answer = ?", [int(said), answer])
    if not said.is_yes:
        sql = "UPDATE answer_passed_on SET slug = NULL, exhibition = NULL WHERE answer = ?"
        db.execute(sql, [answer])


def _readable(rows: Iterable[tuple[int, str, int, int | None]]) -> Iterator[PassedOn]:
    for row, data, may_hang, exhibition in rows:
        try:
            where = model_id(exhibition) if exhibition is not None else ""
            yield PassedOn(model_id(row), slip_from_json(json.loads(data)), MayHang(may_hang), where)
        except ValueError:
            continue
