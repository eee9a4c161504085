"""The kiosk that will be killed, telling what it is about to do and what it has done.

It says `try` with a step's name and what will hold, does it, and says `kept` with the same: by subject,
"library" (what all the fanzines are), "backup" (what the newest backup holds), "carried" (what the stick
holds), "prints" (how many there are), "shown" (how many fanzines hang), "letters" (the recovery letters that
open it), "damaged" (the file that had to be set aside and is spoken of) and one "phrase …" for each phrase.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from sqlite_utils import Database

from fanzines.as_json import canonical, fanzine_as_json
from fanzines.library import Library
from fanzines.library.cipher import connect
from fanzines.library.reading import read_fanzine, read_summaries
from fanzines.model import Fanzine
from kiosk.keeping.keeper import Keeper
from tests.crash.doomed import Say


class Folders:
    """Where everything of one kiosk lies."""

    def __init__(self, folder: Path) -> None:
        names = ("data", "prints", "stick", "new")
        self.data, self.prints, self.stick, self.new = (folder / name for name in names)

    @property
    def every(self) -> tuple[Path, ...]:
        """All in which a file gets its name."""
        data = self.data
        return data, data / "backups", data / "show", self.prints, self.stick / "library-copy", self.new


class Kiosk:
    """The kiosk that will be killed: opened with the phrase, and telling what it does."""

    def __init__(self, say: Say, folder: Path, phrase: str, seed: int) -> None:
        self.say, self.folders, self.random = say, Folders(folder), Random(seed)
        self.open(phrase)

    def open(self, phrase: str) -> None:
        self.phrase, self.keeper = phrase, Keeper(self.folders.data)
        self.keeper.unlock(phrase)

    @property
    def library(self) -> Library:
        return self.keeper.open_library()

    @contextmanager
    def telling(self, step: str, **subjects: Any) -> Iterator[None]:
        self.say("try", step, subjects)
        yield
        self.say("kept", step, subjects)

    def contents(self) -> str:
        return self.library.store.read(contents)

    def fanzines(self) -> list[Fanzine]:
        return [self.library.fanzine(one.id) for one in self.library.fanzines()]

    def back_up(self) -> None:
        with self.telling("a backup", backup=self.contents()):
            assert self.keeper.back_up()


def contents(db: Database) -> str:
    """One digest of all the fanzines there are, with everything on their pages."""
    return digest_of(read_fanzine(db, summary.id) for summary in read_summaries(db))


def digest_of(fanzines: Iterable[Fanzine]) -> str:
    """The same for fanzines that are not in a library yet."""
    values = sorted((fanzine_as_json(fanzine) for fanzine in fanzines), key=lambda value: str(value["id"]))
    return hashlib.sha256(canonical(values)).hexdigest()


def held_in(backup: Path, key: bytes) -> str:
    """What a backup holds, as `contents` says it; the driver's error when it does not open."""
    db = connect(backup, key, "ro")
    try:
        return contents(db)
    finally:
        db.close()
