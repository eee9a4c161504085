"""What is known of one fanzine, or of the shelves themselves: facts, read and written in one transaction."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sqlite_utils import Database

from fanzines.library.rows import random_number
from fanzines.library.settings import read_setting, write_setting
from fanzines.model import new_id
from fanzines.sharing.facts import Fact, Json, Kind, as_text, newest

_TABLET: Final = "shared as"
_BEFORE: Final = "shared as before"
_CLOCK: Final = "shared clock"
_WRITE: Final = (
    "INSERT INTO shared_fact (id, kind, subject, fanzine, tablet, n, data) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (kind, subject, tablet) DO UPDATE SET n = excluded.n, data = excluded.data"
)


class Here:
    """This tablet, while it notices what was done on it: all of that has one number.

    So nothing tells in what order things were done between two exchanges.
    """

    def __init__(self, db: Database) -> None:
        self.tablet = tablet_of(db)
        self.names = frozenset((self.tablet, *names_before(db)))
        self.n = clock_of(db) + 1

    def count(self, db: Database) -> int:
        """The number, from now on used."""
        see(db, self.n)
        return self.n


def tablet_of(db: Database) -> str:
    """By what name the facts of this tablet go."""
    kept = read_setting(db, _TABLET)
    return str(kept) if kept else renew(db)


def renew(db: Database) -> str:
    """Go by another name from now on: after a backup came back, numbers would be used a second time."""
    name, before = new_id(), read_setting(db, _TABLET)
    if before:
        write_setting(db, _BEFORE, [*names_before(db), before])
    write_setting(db, _TABLET, name)
    return name


def names_before(db: Database) -> list[str]:
    """By what names the facts of this tablet went before backups came back."""
    return list(read_setting(db, _BEFORE, ()))


def clock_of(db: Database) -> int:
    """The highest number that was used or heard of."""
    return int(read_setting(db, _CLOCK, 0))


def see(db: Database, n: int) -> None:
    """A number was used or heard of."""
    if n > clock_of(db):
        write_setting(db, _CLOCK, n)


class Known:
    """The facts that go with one fanzine; with none when its id is empty."""

    def __init__(self, db: Database, fanzine: str = "") -> None:
        self._db, self.fanzine = db, fanzine
        self._facts: dict[tuple[Kind, str], dict[str, Fact]] = defaultdict(dict)
        sql = "SELECT kind, subject, tablet, n, data FROM shared_fact WHERE fanzine = ?"
        for kind, subject, tablet, n, data in db.execute(sql, [fanzine]):
            self._facts[Kind(kind), subject][tablet] = Fact(
                Kind(kind), subject, fanzine, tablet, n, json.loads(data)
            )

    def subjects(self, kind: Kind) -> set[str]:
        """Of what there are facts of that kind."""
        return {subject for known, subject in self._facts if known is kind}

    def by_tablet(self, kind: Kind, subject: str) -> Mapping[str, Fact]:
        """What each tablet knew of it."""
        return self._facts.get((kind, subject), {})

    def value(self, kind: Kind, subject: str) -> Json | None:
        """What counts of it."""
        fact = newest(self.by_tablet(kind, subject).values())
        return None if fact is None else fact.data

    def note(self, here: Here, kind: Kind, subject: str, data: Json | None) -> bool:
        """It is so on this tablet; whether that is another fact than what counted.

        Of what is there no more, this tablet says nothing more, by none of its names.
        """
        is_other = self.value(kind, subject) != data
        if is_other:
            self.put(here, kind, subject, data)
        if data is None:
            self._say_no_more(here, kind, subject)
        return is_other

    def put(self, here: Here, kind: Kind, subject: str, data: Json | None) -> None:
        """This tablet's fact from now on."""
        self._write(Fact(kind, subject, self.fanzine, here.tablet, here.count(self._db), data))

    def join(self, facts: Iterable[Fact]) -> bool:
        """Take over what is newer than what was known of the same tablet; whether anything was."""
        news = False
        for fact in facts:
            before = self.by_tablet(fact.kind, fact.subject).get(fact.tablet)
            if fact.fanzine == self.fanzine and (before is None or before.n < fact.n):
                self._write(fact)
                see(self._db, fact.n)
                news = True
        return news

    def _say_no_more(self, here: Here, kind: Kind, subject: str) -> None:
        """Over what this tablet said earlier; it must not count over what another says meanwhile."""
        said = self.by_tablet(kind, subject)
        for fact in [one for name, one in said.items() if name in here.names and one.data is not None]:
            see(self._db, fact.n + 1)
            self._write(replace(fact, n=fact.n + 1, data=None))

    def _write(self, fact: Fact) -> None:
        row = [random_number(), fact.kind, fact.subject, fact.fanzine, fact.tablet, fact.n]
        self._db.execute(_WRITE, [*row, as_text(fact.data)])
        self._facts[fact.kind, fact.subject][fact.tablet] = fact


def every_fact(db: Database) -> list[Fact]:
    """All of them, in an order that tells nothing."""
    sql = "SELECT kind, subject, fanzine, tablet, n, data FROM shared_fact ORDER BY kind, subject, tablet"
    return [
        Fact(Kind(kind), subject, fanzine, tablet, n, json.loads(data))
        for kind, subject, fanzine, tablet, n, data in db.execute(sql)
    ]


def forget_facts(db: Database, fanzine: str) -> None:
    """Keep nothing of a fanzine but that it was taken away."""
    db.execute("DELETE FROM shared_fact WHERE fanzine = ? AND kind != ?", [fanzine, Kind.REMOVED])
