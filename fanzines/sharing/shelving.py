"""Shelves among tablets: which sign opens which, by its tag, and what stands on them.

Two women may have been given one sign on two tablets that had not heard of each other. Then it opens neither
shelf: each of them needs another one, and nobody sees what is not hers.
"""

import hashlib
from collections import Counter
from typing import Final

from sqlite_utils import Database

from fanzines.library.shelves import lay_out_shelves, read_tags, shelf_under, shelve
from fanzines.sharing.facts import Fact, FactUnreadable, Kind, is_id
from fanzines.sharing.known import Here, Known

_TAG: Final = 32


def note_shelves(db: Database, here: Here, known: Known) -> None:
    """Which signs were claimed, changed and given up here since this was noted last."""
    tags = read_tags(db)
    for shelf in {*tags, *known.subjects(Kind.SHELF)}:
        tag, was, open_by = tags.get(shelf), known.value(Kind.SHELF, shelf), opening(known, shelf)
        if tag == open_by:
            continue
        if was is not None:
            known.put(here, Kind.GIVEN_UP, was["tag"], {})
        known.put(here, Kind.SHELF, shelf, None if tag is None else {"tag": tag.hex()})


def lay_out(db: Database, here: Here, known: Known) -> int:
    """Have each shelf open by the sign that counts; how many are shut now since their sign was another's."""
    tags = Counter(
        shelf["tag"]
        for subject in known.subjects(Kind.SHELF)
        if (shelf := known.value(Kind.SHELF, subject)) is not None
    )
    twice = {tag for tag, times in tags.items() if times > 1 and not _is_given_up(known, tag)}
    for tag in sorted(twice):
        known.put(here, Kind.GIVEN_UP, tag, {})
    there = read_tags(db)
    wanted = {shelf: opening(known, shelf) for shelf in known.subjects(Kind.SHELF)}
    lay_out_shelves(db, {shelf: tag for shelf, tag in wanted.items() if tag is not None or shelf in there})
    return sum(tags[tag] for tag in twice)


def opening(known: Known, shelf: str) -> bytes | None:
    """The tag by which a shelf opens now: of no sign when its own was given up; None: there is no shelf."""
    kept = known.value(Kind.SHELF, shelf)
    if kept is None:
        return None
    if _is_given_up(known, kept["tag"]):
        return hashlib.sha256(f"shut {shelf} {kept['tag']}".encode()).digest()
    return bytes.fromhex(kept["tag"])


def given_up(known: Known) -> set[bytes]:
    """The tags of all signs that open nothing any more."""
    return {bytes.fromhex(tag) for tag in known.subjects(Kind.GIVEN_UP)}


def note_standing(db: Database, here: Here, known: Known) -> None:
    """On which shelf a fanzine was put here since this was noted last."""
    stands = shelf_under(db, known.fanzine)
    if stands != _standing(db, known):
        known.put(here, Kind.STANDS, known.fanzine, {"shelf": stands})


def lay_out_standing(db: Database, known: Known) -> None:
    """Have a fanzine stand where it does; on none while its shelf was not heard of."""
    stands = _standing(db, known)
    if known.value(Kind.STANDS, known.fanzine) is not None and stands != shelf_under(db, known.fanzine):
        shelve(db, known.fanzine, stands)


def check_shelf(fact: Fact) -> None:
    """FactUnreadable when the library could not hold what that fact says."""
    try:
        tag = None
        if fact.kind is Kind.GIVEN_UP:
            tag = fact.subject
        elif fact.kind is Kind.SHELF:
            tag = None if fact.data is None else fact.data["tag"]
            if not is_id(fact.subject):
                raise ValueError
        elif fact.kind is Kind.STANDS:
            shelf = (fact.data or {"shelf": None})["shelf"]
            if not (is_id(fact.subject) and (shelf is None or is_id(shelf))):
                raise ValueError
        if tag is not None and len(bytes.fromhex(tag)) != _TAG:
            raise ValueError
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("this is no shelf") from error


def _standing(db: Database, known: Known) -> str | None:
    fact = known.value(Kind.STANDS, known.fanzine)
    shelf = None if fact is None else fact["shelf"]
    return shelf if shelf in read_tags(db) else None


def _is_given_up(known: Known, tag: str) -> bool:
    return bool(known.by_tablet(Kind.GIVEN_UP, tag))
