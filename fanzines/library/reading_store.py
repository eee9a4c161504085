"""The recorded reading of a fanzine as a row: one at most, and everything said of it goes with its sound."""

import hashlib

from sqlite_utils import Database

from fanzines.consents import Use
from fanzines.library.errors import NotHeard
from fanzines.library.removal import holds_more
from fanzines.library.rows import number, random_number
from fanzines.readings import Reading, Whose


def write_reading(db: Database, fanzine_id: str, reading: Reading, data: bytes) -> None:
    """Keep it in place of an earlier one, with which the yes to the voice goes. KeyError, ValueError."""
    if hashlib.sha256(data).hexdigest() != reading.digest:
        raise ValueError("that is not the sound the reading names")
    delete_reading(db, fanzine_id)
    sql = (
        "INSERT INTO reading (id, fanzine, digest, language, whose, seconds, data) "
        "SELECT ?, id, ?, ?, ?, ?, ? FROM fanzine WHERE id = ? AND leaving = 0"
    )
    told = [bytes.fromhex(reading.digest), reading.language, reading.whose, reading.seconds, data]
    if db.execute(sql, [random_number(), *told, number(fanzine_id)]).rowcount == 0:
        raise KeyError(fanzine_id)


def delete_reading(db: Database, fanzine_id: str) -> bool:
    """Erase a fanzine's reading and her yes to it; whether there was one."""
    row = [number(fanzine_id)]
    there = bool(db.execute("DELETE FROM reading WHERE fanzine = ?", row).rowcount)
    if there:
        db.execute('DELETE FROM consent WHERE fanzine = ? AND "use" = ?', [*row, Use.VOICE])
        holds_more(db)
    return there


def read_reading(db: Database, fanzine_id: str) -> Reading | None:
    """What is known of its reading; None when it has none."""
    sql = "SELECT digest, language, whose, seconds, heard, approved FROM reading WHERE fanzine = ?"
    found = db.execute(sql, [number(fanzine_id)]).fetchone()
    if found is None:
        return None
    digest, language, whose, seconds, heard, approved = found
    return Reading(digest.hex(), language, Whose(whose), seconds, bool(heard), bool(approved))


def read_sound(db: Database, fanzine_id: str, digest: str) -> bytes:
    """The sound of its reading; KeyError when that is not the one it has now."""
    sql = "SELECT data FROM reading WHERE fanzine = ? AND digest = ?"
    found = db.execute(sql, [number(fanzine_id), bytes.fromhex(digest)]).fetchone()
    if found is None:
        raise KeyError(fanzine_id)
    return bytes(found[0])


def write_heard(db: Database, fanzine_id: str, digest: str) -> None:
    """A facilitator listened to this very reading. KeyError when it is not the one there is now."""
    _change(db, fanzine_id, digest, "heard = 1")


def write_approved(db: Database, fanzine_id: str, digest: str) -> None:
    """Keep a facilitator's yes to this very reading. NotHeard; KeyError as above."""
    reading = read_reading(db, fanzine_id)
    if reading is not None and reading.digest == digest and not reading.heard:
        raise NotHeard("Nobody listened to this reading yet.")
    _change(db, fanzine_id, digest, "approved = 1")


def delete_approved(db: Database, fanzine_id: str) -> bool:
    """Take the facilitator's yes to the reading back; whether there was one."""
    sql = "UPDATE reading SET approved = 0 WHERE fanzine = ? AND approved = 1"
    return bool(db.execute(sql, [number(fanzine_id)]).rowcount)


def must_be_read(db: Database, fanzine_id: str, digest: bytes) -> None:
    """ValueError when that is not the sound of the reading the fanzine has."""
    reading = read_reading(db, fanzine_id)
    if reading is None or reading.digest != digest.hex():
        raise ValueError("a yes to the voice is to the reading that is kept")


def _change(db: Database, fanzine_id: str, digest: str, change: str) -> None:
    sql = f"UPDATE reading SET {change} WHERE fanzine = ? AND digest = ?"
    if db.execute(sql, [number(fanzine_id), bytes.fromhex(digest)]).rowcount == 0:
        raise KeyError(fanzine_id)
