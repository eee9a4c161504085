"""A journal as it is carried home from a machine without a library, and taken into the kiosk's own.

The file is checked against its own digest, bounds and slugs. It is not signed: a machine of the exhibition
has no keys. So its answers wait for a look like all others, and its counts are just numbers.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from exhibitions.journal.answers import MOST_WAITING, Answer, put, waiting
from exhibitions.journal.counts import Counted, What, deny, gone_slugs, own_source
from exhibitions.journal.journal import Journal
from exhibitions.show.address import is_slug
from exhibitions.show.slips import slip_as_json, slip_from_json
from fanzines.as_json import canonical

ENDING: Final = ".journal.json"
"""How a journal is called that is carried home."""
LARGEST: Final = 16_000_000  # bytes
_KIND: Final = "fanzine exhibition journal 1"
_ALL: Final = "SELECT source, slug, day, what, number FROM count"
_TAKE: Final = (
    "INSERT INTO count (source, slug, day, what, number) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET number = max(number, excluded.number)"
)


class JournalRefused(ValueError):
    """The file is not a whole journal of an exhibition; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(
            "This is not an exhibition's journal, or it is damaged. Bring it from the other machine again."
        )


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a carried journal told that was not known here: so many new numbers, and so many answers."""

    counts: int
    answers: int


def carried(journal: Journal) -> bytes:
    """The journal's counts and waiting answers as a file, in an order that tells nothing. JournalFails."""

    rows = journal.read(lambda db: db.execute(_ALL).fetchall())
    body = {
        "kind": _KIND,
        "counts": sorted(list(row) for row in rows),
        "answers": [[one.id, one.slug, slip_as_json(one.slip)] for one in waiting(journal)],
    }
    return canonical({**body, "digest": _digest(body)})


def bring_in(journal: Journal, data: bytes, gone: Collection[str] = ()) -> BroughtIn:
    """Take a carried journal in; once more changes nothing. `gone` are slugs that were taken back meanwhile.

    JournalRefused, JournalFails.
    """
    told, answers = _read(data)

    def write(db: sqlite3.Connection) -> BroughtIn:
        deny(db, gone)
        never, own, before = gone_slugs(db), own_source(db), db.execute(_ALL).fetchall()
        for source, one in told:
            if one.slug not in never and source != own:
                db.execute(_TAKE, [source, one.slug, one.day, one.what, one.number])
        after = db.execute(_ALL).fetchall()
        return BroughtIn(len(set(after) - set(before)), put(db, answers))

    return journal.write(write)


def _read(data: bytes) -> tuple[list[tuple[str, Counted]], list[Answer]]:
    try:
        if len(data) > LARGEST:
            raise ValueError("too large")
        value = json.loads(data)
        digest = value.pop("digest")
        if value["kind"] != _KIND or digest != _digest(value):
            raise ValueError("not whole")
        told = [_count(*row) for row in value["counts"]]
        answers = [Answer(slug, slip_from_json(slip), id_) for id_, slug, slip in value["answers"]]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as problem:
        raise JournalRefused from problem
    if len(answers) > MOST_WAITING:
        raise JournalRefused
    return told, answers


def _count(source: Any, slug: Any, day: Any, what: Any, number: Any) -> tuple[str, Counted]:
    if not (is_slug(source) and type(number) is int):
        raise ValueError("no count")
    return source, Counted(slug, day, What(what), number)


def _digest(body: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()
