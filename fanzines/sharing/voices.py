"""Recorded readings among tablets: a fanzine has one, the newest that was thrown away nowhere.

What was thrown away on one tablet, and what another reading took the place of, is so by its sound's digest
and for good: no tablet, no old package and no backup brings that sound back.
"""

import hashlib
import re
from collections.abc import Callable, Collection
from typing import Final

from sqlite_utils import Database

from fanzines.consents import Use
from fanzines.library.reading_store import delete_approved, delete_reading, read_reading, write_reading
from fanzines.library.reading_store import write_approved as keep_approved
from fanzines.library.reading_store import write_heard as keep_heard
from fanzines.library.rows import model_id, number
from fanzines.readings import Reading, Whose
from fanzines.sharing.facts import Fact, FactUnreadable, Json, Kind, newest
from fanzines.sharing.known import Here, Known
from fanzines.sharing.yeses import APPROVED_READING, living, note_yes, subject_of, was_unheard

Sound = tuple[str, str]
"""The fanzine it is of, and its digest."""

_LANGUAGE: Final = re.compile(r"[A-Za-z0-9-]{0,40}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_KINDS: Final = frozenset({Kind.READING, Kind.SILENCED, Kind.HEARD})


def note_reading(db: Database, here: Here, known: Known) -> None:
    """What was read aloud, thrown away, heard and approved here since this was noted last."""
    fanzine = known.fanzine
    reading = read_reading(db, fanzine)
    for digest in _thrown_away_since(db, fanzine):
        if reading is None or reading.digest != digest:
            _silence(here, known, digest)
    if reading is not None:
        subject = subject_of(fanzine, reading.digest)
        if not known.by_tablet(Kind.READING, subject):
            known.put(here, Kind.READING, subject, _as_json(reading))
        if reading.heard and not known.by_tablet(Kind.HEARD, subject):
            known.put(here, Kind.HEARD, subject, {})
        _note_approval(db, here, known, reading)


def silence_again(db: Database, here: Here, known: Known, was_silenced: Callable[[str, str], bool]) -> None:
    """After a backup came back: a reading that was thrown away here, and that it never knew, stays away."""
    reading = read_reading(db, known.fanzine)
    for digest in _living(known):
        if (reading is None or reading.digest != digest) and was_silenced(known.fanzine, digest):
            _silence(here, known, digest)


def lay_out(db: Database, here: Here, known: Known, sound: bytes | None) -> tuple[bool, tuple[str, ...]]:
    """Have the library hold the reading that counts, if its sound is here or given; none that is silenced.

    Whether another one is here now; the digests of those that went.
    """
    fanzine, counts = known.fanzine, counting(known)
    before = read_reading(db, fanzine)
    is_given = counts and sound is not None and hashlib.sha256(sound).hexdigest() == counts.digest
    if counts and sound is not None and is_given and (before is None or before.digest != counts.digest):
        write_reading(db, fanzine, counts, sound)
    elif before is not None and before.digest not in _living(known):
        delete_reading(db, fanzine)
    now = read_reading(db, fanzine)
    gone = (before.digest,) if before and (now is None or now.digest != before.digest) else ()
    if now is not None and counts is not None and now.digest == counts.digest:
        for digest in _living(known) - {now.digest}:
            _silence(here, known, digest)
        _lay_out_heard(db, known, now)
    _forget_marks(db, fanzine)
    came = now is not None and (before is None or bool(gone))
    return came, gone


def counting(known: Known) -> Reading | None:
    """The reading that a fanzine has: the newest of those that are not silenced."""
    facts = {
        digest: fact
        for digest in _living(known)
        if (fact := newest(known.by_tablet(Kind.READING, subject_of(known.fanzine, digest)).values()))
    }
    counts = newest(facts.values())
    return next((_from_json(digest, fact.data) for digest, fact in facts.items() if fact is counts), None)


def lacks(db: Database, sound: Sound) -> bool:
    """Whether that reading counts here, and its sound is not here."""
    fanzine, digest = sound
    counts, kept = counting(Known(db, fanzine)), read_reading(db, fanzine)
    return counts is not None and counts.digest == digest and (kept is None or kept.digest != digest)


def sounds_here(db: Database) -> list[Sound]:
    """Of every fanzine that has a recorded reading here, in an order that tells nothing."""
    return _sounds(db, "SELECT fanzine, digest FROM reading ORDER BY fanzine", ())


def untold_sounds(db: Database, since: int) -> frozenset[Sound]:
    """Those that were first told of in a package later than that one, or in none yet."""
    sql = "SELECT fanzine, digest FROM reading WHERE told = 0 OR told > ? ORDER BY fanzine"
    return frozenset(_sounds(db, sql, (since,)))


def tell_sounds(db: Database, package: int, but: Collection[str]) -> None:
    """The package of that number is the first that brings what none brought yet, but those, by digest."""
    for fanzine, digest in _sounds(db, "SELECT fanzine, digest FROM reading WHERE told = 0", ()):
        if digest not in but:
            db.execute("UPDATE reading SET told = ? WHERE fanzine = ?", [package, number(fanzine)])


def check_voice(fact: Fact) -> None:
    """FactUnreadable when the library could not hold what that fact says."""
    if fact.kind not in _KINDS:
        return
    fanzine, _, digest = fact.subject.partition(" ")
    try:
        if fanzine != fact.fanzine or not _DIGEST.fullmatch(digest) or fact.data is None:
            raise ValueError
        if fact.kind is Kind.READING:
            reading = _from_json(digest, fact.data)
            if type(reading.seconds) is not int or not _LANGUAGE.fullmatch(reading.language):
                raise ValueError
    except (LookupError, TypeError, ValueError) as error:
        raise FactUnreadable("this is nothing of a reading") from error


def sound_from_json(value: object) -> Sound:
    """A sound as a package names it. FactUnreadable."""
    match value:
        case [str(fanzine), str(digest)] if len(fanzine) == 16 and _DIGEST.fullmatch(digest):
            return fanzine, digest
    raise FactUnreadable("this is no sound")


def _note_approval(db: Database, here: Here, known: Known, reading: Reading) -> None:
    subject = subject_of(known.fanzine, APPROVED_READING)
    approved = living(known, Kind.APPROVAL, subject)
    is_gone = approved is not None and approved["recording"] == reading.digest and not reading.approved
    if is_gone or was_unheard(db, known.fanzine):
        known.put(here, Kind.TAKEN, subject, {"hers": 0})
    said = {"recording": reading.digest} if reading.approved else None
    note_yes(known, here, Kind.APPROVAL, subject, said)


def _lay_out_heard(db: Database, known: Known, reading: Reading) -> None:
    fanzine, digest = known.fanzine, reading.digest
    heard = bool(known.by_tablet(Kind.HEARD, subject_of(fanzine, digest)))
    approved = living(known, Kind.APPROVAL, subject_of(fanzine, APPROVED_READING))
    is_approved = heard and approved is not None and approved["recording"] == digest
    if heard and not reading.heard:
        keep_heard(db, fanzine, digest)
    if is_approved and not reading.approved:
        keep_approved(db, fanzine, digest)
    elif reading.approved and not is_approved:
        delete_approved(db, fanzine)


def _living(known: Known) -> set[str]:
    """The digests of readings that were thrown away nowhere."""
    subjects = known.subjects(Kind.READING) - known.subjects(Kind.SILENCED)
    return {subject.partition(" ")[2] for subject in subjects}


def _silence(here: Here, known: Known, digest: str) -> None:
    subject = subject_of(known.fanzine, digest)
    if not known.by_tablet(Kind.SILENCED, subject):
        known.put(here, Kind.SILENCED, subject, {})


def _thrown_away_since(db: Database, fanzine: str) -> list[str]:
    row = number(fanzine)
    found = db.execute("SELECT digest FROM shared_silenced WHERE fanzine = ?", [row]).fetchall()
    db.execute("DELETE FROM shared_silenced WHERE fanzine = ?", [row])
    return [digest.hex() for (digest,) in found]


def _forget_marks(db: Database, fanzine: str) -> None:
    """What went because another tablet said so was not taken back here; what was is noted by now."""
    row = number(fanzine)
    db.execute("DELETE FROM shared_silenced WHERE fanzine = ?", [row])
    sql = 'DELETE FROM shared_taken WHERE fanzine = ? AND "use" IN (?, ?)'
    db.execute(sql, [row, Use.VOICE, APPROVED_READING])


def _sounds(db: Database, sql: str, values: Collection[int]) -> list[Sound]:
    return [(model_id(row), digest.hex()) for row, digest in db.execute(sql, list(values))]


def _as_json(reading: Reading) -> Json:
    return {"language": reading.language, "whose": reading.whose.value, "seconds": reading.seconds}


def _from_json(digest: str, data: Json | None) -> Reading:
    said = data or {}
    return Reading(digest, str(said["language"]), Whose(said["whose"]), said["seconds"])
