"""Recorded phrases kept in the library: one of each phrase and language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlite_utils import Database

from fanzines.library.rows import random_number
from fanzines.library.store import Store
from fanzines.mp3 import NotASound, seconds_of

LONGEST: Final = 60
"""Seconds a phrase may last."""
LARGEST: Final = 1_000_000
"""Bytes of one recorded phrase."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known of a recorded phrase: whether it was recorded here, and not brought in."""

    own: bool


class Voices:
    """The voices of a library. Every method raises LibraryError when the disk fails."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, language: str, phrase: str, sound: bytes) -> None:
        """Keep what was recorded here (MP3), in place of what was there. NotASound."""
        check(sound)
        self._store.write(lambda db: _write(db, language, phrase, sound, own=True))

    def bring_in(self, language: str, sounds: Mapping[str, bytes]) -> int:
        """Keep the phrases of a pack, all or none; what was recorded here stays. How many came in.

        NotASound.
        """
        for sound in sounds.values():
            check(sound)

        def bring(db: Database) -> int:
            own = {phrase for phrase, recorded in _recorded(db, language).items() if recorded.own}
            new = {phrase: sound for phrase, sound in sounds.items() if phrase not in own}
            for phrase, sound in new.items():
                _write(db, language, phrase, sound, own=False)
            return len(new)

        return self._store.write(bring)

    def throw_away(self, language: str, phrase: str) -> None:
        """Erase what was recorded of a phrase."""
        sql = "DELETE FROM voice WHERE language = ? AND phrase = ?"
        self._store.write(lambda db: db.execute(sql, [language, phrase]), giving_way=True)

    def recorded(self, language: str) -> dict[str, Recorded]:
        """The phrases there are in a language."""
        return self._store.read(lambda db: _recorded(db, language))

    def languages(self) -> frozenset[str]:
        """The languages in which anything was recorded."""
        sql = "SELECT DISTINCT language FROM voice"
        return self._store.read(lambda db: frozenset(tag for (tag,) in db.execute(sql)))

    def has(self, language: str) -> bool:
        """Whether anything was recorded in a language."""
        sql = "SELECT 1 FROM voice WHERE language = ? LIMIT 1"
        return self._store.read(lambda db: db.execute(sql, [language]).fetchone() is not None)

    def sound(self, language: str, phrase: str) -> bytes | None:
        """How a phrase was said, or None."""
        sql = "SELECT data FROM voice WHERE language = ? AND phrase = ?"
        found = self._store.read(lambda db: db.execute(sql, [language, phrase]).fetchone())
        return None if found is None else bytes(found[0])


def check(sound: bytes) -> None:
    """NotASound when it is no recorded phrase."""
    if len(sound) > LARGEST or seconds_of(sound) > LONGEST:
        raise NotASound("a phrase is longer than a minute")


def _recorded(db: Database, language: str) -> dict[str, Recorded]:
    rows = db.execute("SELECT phrase, own FROM voice WHERE language = ? ORDER BY phrase", [language])
    return {phrase: Recorded(bool(own)) for phrase, own in rows}


def _write(db: Database, language: str, phrase: str, sound: bytes, *, own: bool) -> None:
    sql = (
        "INSERT INTO voice (id, language, phrase, own, data) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (language, phrase) DO UPDATE SET own = excluded.own, data = excluded.data"
    )
    db.execute(sql, [random_number(), language, phrase, own, sound])
