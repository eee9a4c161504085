"""Which version of a fanzine is here: who made it, and what had been heard by then.

The version with the highest number counts; what it had not heard of is kept beside it as one of its own.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlite_utils import Database

from fanzines.as_json import canonical, fanzine_as_json
from fanzines.library.hashes import keep_hash, read_hash
from fanzines.library.reading import read_fanzine
from fanzines.library.rows import model_id, number
from fanzines.model import Fanzine, Page
from fanzines.sharing.facts import FactUnreadable, is_id, number_from, seen_from
from fanzines.sharing.known import Here

_WRITE: Final = (
    "INSERT INTO shared_version (fanzine, n, tablet, seen, digest, origin) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (fanzine) DO UPDATE SET n = excluded.n, tablet = excluded.tablet, seen = excluded.seen, "
    "digest = excluded.digest, origin = excluded.origin, unchanged = 0, "
    "told = CASE WHEN n = excluded.n AND tablet = excluded.tablet THEN told ELSE 0 END"
)
_READ: Final = "SELECT fanzine, n, tablet, seen, digest, origin FROM shared_version"


@dataclass(frozen=True, slots=True)
class Version:
    """A fanzine as `tablet` left it at its number `n`; `seen` is how far each tablet was heard of it by then.

    `digest` (SHA-256, hexadecimal) is of everything in it. `origin`: the fanzine it is kept beside, or empty.
    """

    fanzine: str
    n: int
    tablet: str
    seen: Mapping[str, int]
    digest: str
    origin: str = ""

    @property
    def rank(self) -> tuple[int, str]:
        """By which one of two counts."""
        return self.n, self.tablet

    def has_seen(self, other: "Version") -> bool:
        """Whether it was made knowing that one, or counts over it already."""
        return self.seen.get(other.tablet, -1) >= other.n

    def having_seen(self, other: "Version") -> "Version":
        """When both are known."""
        seen = {
            tablet: max(self.seen.get(tablet, -1), other.seen.get(tablet, -1))
            for tablet in {*self.seen, *other.seen}
        }
        return replace(self, seen=seen)

    @property
    def beside(self) -> "Version":
        """The copy that is kept of it when another one counts; the same on every tablet."""
        copy = derived(self.fanzine, f"{self.tablet} {self.n}")
        return Version(copy, self.n, self.tablet, {self.tablet: self.n}, "", self.fanzine)


def digest_of(fanzine: Fanzine) -> str:
    """SHA-256 (hexadecimal) of everything in a fanzine, also of what rests beside it."""
    return hashlib.sha256(canonical(fanzine_as_json(fanzine))).hexdigest()


def kept_beside(fanzine: Fanzine, version: Version) -> Fanzine:
    """The fanzine under the name of its copy; its pages and items have names of their own, too."""
    name = version.beside.fanzine
    pages = tuple(
        Page(
            derived(name, page.id),
            tuple(replace(item, id=derived(name, item.id)) for item in page.items),
        )
        for page in fanzine.pages
    )
    return replace(fanzine, id=name, pages=pages)


def derived(name: str, what: str) -> str:
    """An id that every tablet finds by itself: 62 bits, like a random one."""
    data = hashlib.sha256(f"fanzine kept beside {name} {what}".encode()).digest()
    return f"{int.from_bytes(data[:8], 'big') >> 2:016x}"


def read_version(db: Database, fanzine: str) -> Version | None:
    """What is known of the version that is here."""
    found = db.execute(f"{_READ} WHERE fanzine = ?", [number(fanzine)]).fetchone()
    return None if found is None else _version(*found)


def every_version(db: Database) -> list[Version]:
    """Of all fanzines, in an order that tells nothing."""
    return [_version(*row) for row in db.execute(f"{_READ} ORDER BY fanzine")]


def write_version(db: Database, version: Version) -> None:
    """It is what is here now. `told` begins anew with another version."""
    origin = number(version.origin) if version.origin else None
    seen, digest = json.dumps(dict(version.seen), sort_keys=True), bytes.fromhex(version.digest)
    row = [number(version.fanzine), version.n, version.tablet, seen, digest, origin]
    db.execute(_WRITE, row)


def forget_version(db: Database, fanzine: str) -> None:
    """There is no such fanzine any more."""
    db.execute("DELETE FROM shared_version WHERE fanzine = ?", [number(fanzine)])


def note_version(db: Database, here: Here, fanzine_id: str) -> Version:
    """The version that is here, a new one when the fanzine was changed since. KeyError: there is none."""
    known = read_version(db, fanzine_id)
    if known is not None and _is_unchanged(db, fanzine_id):
        return known
    version = _noted(db, here, fanzine_id, known)
    # The hash goes with any change, and takes this mark along: so nothing is read that did not change.
    if read_hash(db, fanzine_id) is None:
        keep_hash(db, fanzine_id)
    db.execute("UPDATE shared_version SET unchanged = 1 WHERE fanzine = ?", [number(fanzine_id)])
    return version


def _noted(db: Database, here: Here, fanzine_id: str, known: Version | None) -> Version:
    digest = digest_of(read_fanzine(db, fanzine_id))
    if known is not None and known.digest == digest:
        return known
    n = here.count(db)
    seen = {**(known.seen if known else {}), here.tablet: n}
    made = Version(fanzine_id, n, here.tablet, seen, digest, known.origin if known else "")
    write_version(db, made)
    return made


def _is_unchanged(db: Database, fanzine_id: str) -> bool:
    sql = "SELECT unchanged FROM shared_version WHERE fanzine = ?"
    return bool(db.execute(sql, [number(fanzine_id)]).fetchone()[0])


def copies_of(db: Database, fanzine: str) -> list[str]:
    """The fanzines that are kept beside it here."""
    sql = "SELECT fanzine FROM shared_version WHERE origin = ? ORDER BY fanzine"
    return [model_id(row) for (row,) in db.execute(sql, [number(fanzine)])]


def untold(db: Database, since: int) -> set[str]:
    """The fanzines whose version was first told of in a package later than that one, or in none yet."""
    sql = "SELECT fanzine FROM shared_version WHERE told = 0 OR told > ?"
    return {model_id(row) for (row,) in db.execute(sql, [since])}


def tell(db: Database, package: int, but: Collection[str]) -> None:
    """The package of that number is the first that brings what no other brought yet, but those fanzines."""
    sql = "UPDATE shared_version SET told = ? WHERE told = 0 AND fanzine = ?"
    for (row,) in db.execute("SELECT fanzine FROM shared_version WHERE told = 0").fetchall():
        if model_id(row) not in but:
            db.execute(sql, [package, row])


def version_as_json(version: Version) -> list[Any]:
    """As it is packed."""
    return [version.fanzine, version.n, version.tablet, dict(version.seen), version.digest, version.origin]


def version_from_json(value: Any) -> Version:
    """The version so packed. FactUnreadable."""
    try:
        fanzine, n, tablet, seen, digest, origin = value
        version = Version(fanzine, number_from(n), tablet, seen_from(seen), str(digest), origin)
        is_whole = is_id(fanzine) and is_id(tablet) and len(bytes.fromhex(version.digest)) == 32
    except (TypeError, ValueError) as error:
        raise FactUnreadable("this is no version") from error
    if not (is_whole and (origin == "" or is_id(origin)) and version.has_seen(version)):
        raise FactUnreadable("this is no version")
    return version


def _version(row: int, n: int, tablet: str, seen: str, digest: bytes, origin: int | None) -> Version:
    beside = "" if origin is None else model_id(origin)
    return Version(model_id(row), n, tablet, json.loads(seen), bytes(digest).hex(), beside)
