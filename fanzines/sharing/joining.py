"""Bringing a library up to what another tablet of its group said: each fanzine in one transaction.

Whatever was done here meanwhile is noticed in the same transaction, so nothing of it can be taken for news of
the other, and a pulled plug leaves each fanzine as it was or as it became.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from fanzines.consents import Yes
from fanzines.file.fanzine_file import FanzineFile
from fanzines.library import photo_store
from fanzines.library.reading import read_fanzine
from fanzines.library.rows import model_id, number
from fanzines.library.writing import replace_fanzine, write_fanzine
from fanzines.model import Fanzine
from fanzines.photos.intake import kept_photo
from fanzines.sharing import looks, shelving, voices, yeses
from fanzines.sharing.facts import Fact, Kind
from fanzines.sharing.known import Here, Known, forget_facts
from fanzines.sharing.versions import (
    Version,
    copies_of,
    digest_of,
    every_version,
    forget_version,
    kept_beside,
    note_version,
    read_version,
    write_version,
)

Note = Callable[[Database, Here, Known], None]
LayOut = Callable[[Database, Known], object]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of a fanzine that travels: how it is noticed here, and how what is known is laid out."""

    note: Note
    lay_out: LayOut


STANDING = Aspect(shelving.note_standing, shelving.lay_out_standing)
LOOKS = Aspect(looks.note_looks, looks.lay_out)
ASPECTS: tuple[Aspect, ...] = (STANDING, LOOKS)


@dataclass(slots=True)
class Joined:
    """What came of one fanzine: whether it is new here, became another, is kept twice now; yeses that died.

    `read`: another recorded reading is here; `silenced`: the digests of those that went.
    `incomplete`: another version counts, and its pages were not there.
    """

    new: bool = False
    changed: bool = False
    twice: int = 0
    read: bool = False
    silenced: tuple[str, ...] = ()
    died: tuple[Yes, ...] = ()
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What another tablet said of one fanzine. `file` are its pages, when they came along, `sound` the one of
    its recorded reading.
    """

    fanzine: str
    facts: Sequence[Fact] = ()
    version: Version | None = None
    file: FanzineFile | None = None
    sound: bytes | None = None


@dataclass(frozen=True, slots=True)
class Origins:
    """Beside which fanzine each is kept, here and as another tablet says."""

    said: Mapping[str, str] = field(default_factory=dict)

    def of(self, db: Database, fanzine: str) -> str:
        """The fanzine it is kept beside, or nothing."""
        known = read_version(db, fanzine)
        return known.origin if known else self.said.get(fanzine, "")


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered beside the library, of which a backup that came back may know nothing."""

    was_taken_back: Callable[[Yes], bool] = lambda _yes: False
    was_removed: Callable[[str], bool] = lambda _fanzine: False
    was_silenced: Callable[[str, str], bool] = lambda _fanzine, _digest: False


def is_kept(db: Database, fanzine: str) -> bool:
    """Whether there is such a fanzine here."""
    sql = "SELECT 1 FROM fanzine WHERE id = ? AND leaving = 0"
    return db.execute(sql, [number(fanzine)]).fetchone() is not None


def is_removed(db: Database, fanzine: str, origins: Origins = Origins()) -> bool:
    """Whether it was taken away on any tablet, or what it is kept beside was, by who had not seen it."""
    seen = set()
    while fanzine and fanzine not in seen:
        seen.add(fanzine)
        if Known(db, fanzine).by_tablet(Kind.REMOVED, fanzine):
            return True
        origin = origins.of(db, fanzine)
        by = Known(db, origin).by_tablet(Kind.REMOVED, origin).values() if origin else ()
        if any(fanzine not in (fact.data or {}).get("spared", ()) for fact in by):
            return True
        fanzine = "" if by else origin
    return False


def to_be_removed(db: Database) -> list[str]:
    """The fanzines that are here and were taken away on another tablet.

    A copy goes with what it was kept beside when whoever took that away had not seen the copy.
    """
    here, gone = Here(db), [one for one in kept_fanzines(db) if is_removed(db, one)]
    for one in gone:
        known = Known(db, one)
        if not known.by_tablet(Kind.REMOVED, one):
            known.put(here, Kind.REMOVED, one, {"spared": []})
    return gone


def kept_fanzines(db: Database) -> list[str]:
    """Every fanzine here, in an order that tells nothing."""
    return [model_id(row) for (row,) in db.execute("SELECT id FROM fanzine WHERE leaving = 0 ORDER BY id")]


def notice_gone(db: Database, here: Here) -> None:
    """What was taken away here since this was noted last. The copies beside it stay."""
    for version in every_version(db):
        if not is_kept(db, version.fanzine):
            note_gone(db, here, version.fanzine)


def note_gone(db: Database, here: Here, fanzine: str) -> None:
    """That fanzine is not here any more."""
    known = Known(db, fanzine)
    if not known.by_tablet(Kind.REMOVED, fanzine):
        spared = [one for one in copies_of(db, fanzine) if is_kept(db, one)]
        known.put(here, Kind.REMOVED, fanzine, {"spared": spared})
    forget_facts(db, fanzine)
    forget_version(db, fanzine)


def notice(db: Database, here: Here, fanzine: str, aspects: Sequence[Aspect]) -> Known:
    """What was done to a fanzine here since this was noted last."""
    known = Known(db, fanzine)
    note_version(db, here, fanzine)
    voices.note_reading(db, here, known)
    yeses.note_yeses(db, here, known)
    for aspect in aspects:
        aspect.note(db, here, known)
    return known


def join(
    db: Database,
    said: Said,
    origins: Origins,
    aspects: Sequence[Aspect],
    memory: Memory = Memory(),
) -> Joined:
    """Bring one fanzine up to what was said, in the caller's transaction. AlreadyHere, PhotoMissing."""
    joined = Joined()
    if is_removed(db, said.fanzine, origins):
        return joined
    here, there = Here(db), is_kept(db, said.fanzine)
    if not there and memory.was_removed(said.fanzine):
        Known(db, said.fanzine).put(here, Kind.REMOVED, said.fanzine, {"spared": []})
        return joined
    known = notice(db, here, said.fanzine, aspects) if there else Known(db, said.fanzine)
    known.join(said.facts)
    if said.version is not None:
        _Pages(db, here, origins, joined, memory.was_removed).bring(said.version, said.file)
    if there or joined.new:
        before = yeses.kept_yeses(db, known.fanzine)
        yeses.take_back_again(db, here, known, memory.was_taken_back)
        voices.silence_again(db, here, known, memory.was_silenced)
        joined.read, joined.silenced = voices.lay_out(db, here, known, said.sound)
        joined.died = yeses.lay_out(db, known, before)
        for aspect in aspects:
            aspect.lay_out(db, known)
        yeses.take_back_in_doubt(db, here, known)
    return joined


class _Pages:
    """The pages of one fanzine, brought up to another tablet's version of it."""

    def __init__(
        self,
        db: Database,
        here: Here,
        origins: Origins,
        joined: Joined,
        was_removed: Callable[[str], bool],
    ) -> None:
        self._db, self._here, self._origins, self._joined = db, here, origins, joined
        self._was_removed = was_removed

    def bring(self, theirs: Version, file: FanzineFile | None) -> None:
        ours = read_version(self._db, theirs.fanzine)
        if ours is not None and ours.has_seen(theirs):
            write_version(self._db, ours.having_seen(theirs))
        elif ours is not None and ours.digest == theirs.digest:
            counts = max(ours, theirs, key=lambda version: version.rank)
            write_version(self._db, counts.having_seen(ours).having_seen(theirs))
        elif file is None:
            self._joined.incomplete = True
        else:
            self._keep_photos(file)
            if ours is None:
                write_fanzine(self._db, file.fanzine)
                self._joined.new = True
                write_version(self._db, theirs)
            else:
                self._choose(ours, theirs, file.fanzine)

    def _choose(self, ours: Version, theirs: Version, fanzine: Fanzine) -> None:
        """The later one counts; one that the other had not seen is kept beside it."""
        if theirs.has_seen(ours) or theirs.rank > ours.rank:
            if not theirs.has_seen(ours):
                self._keep_beside(read_fanzine(self._db, ours.fanzine), ours)
            replace_fanzine(self._db, fanzine)
            self._joined.changed = True
            write_version(self._db, theirs.having_seen(ours))
        else:
            self._keep_beside(fanzine, theirs)
            write_version(self._db, ours.having_seen(theirs))

    def _keep_beside(self, fanzine: Fanzine, version: Version) -> None:
        copy = kept_beside(fanzine, version)
        known = Known(self._db, copy.id)
        is_there = read_version(self._db, copy.id) is not None or is_kept(self._db, copy.id)
        origins = Origins({**self._origins.said, copy.id: version.fanzine})
        if is_there or is_removed(self._db, copy.id, origins):
            return
        if self._was_removed(copy.id):
            known.put(self._here, Kind.REMOVED, copy.id, {"spared": []})
            return
        write_fanzine(self._db, copy)
        beside = version.beside
        write_version(
            self._db,
            Version(copy.id, beside.n, beside.tablet, beside.seen, digest_of(copy), beside.origin),
        )
        stands = Known(self._db, version.fanzine).value(Kind.STANDS, version.fanzine)
        known.put(self._here, Kind.STANDS, copy.id, stands or {"shelf": None})
        shelving.lay_out_standing(self._db, known)
        self._joined.twice += 1

    def _keep_photos(self, file: FanzineFile) -> None:
        for digest, data in file.photos.items():
            photo_store.write_photo(self._db, digest, kept_photo(data).media_type, data)


def join_shelves(db: Database, facts: Iterable[Fact]) -> int:
    """Bring the shelves up to what was said; how many are shut now because their sign was another's, too."""
    here, known = Here(db), Known(db)
    shelving.note_shelves(db, here, known)
    known.join(facts)
    return shelving.lay_out(db, here, known)


def join_removals(db: Database, facts: Iterable[Fact]) -> None:
    """Take in what was taken away elsewhere; `to_be_removed` tells then what of it is here.

    What was only known of a fanzine whose pages never came is forgotten.
    """
    for fact in facts:
        Known(db, fact.fanzine).join((fact,))
        if not is_kept(db, fact.fanzine):
            forget_facts(db, fact.fanzine)
