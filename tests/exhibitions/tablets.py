"""Tablets of one group with libraries of their own, for tests of what they exchange."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from exhibitions.curation.runs import run_here
from exhibitions.curation.shared_shelves import Given, give, join_group, must_be_grouped
from exhibitions.curation.shelves_arrived import Arrived
from exhibitions.curation.shelves_found import shelf_packages_in
from exhibitions.curation.shelves_taking import finish, take
from exhibitions.curation.store import exhibition_migrations
from exhibitions.exchange.identity import new_age_key
from fanzines.as_json import fanzine_as_json
from fanzines.consents import Use, pages_hash
from fanzines.edits import AddItem
from fanzines.library import Library, mending, shelves
from fanzines.model import Fanzine, Placement, Words, new_fanzine, new_id
from fanzines.seal import new_private_key
from fanzines.sharing import group as groups
from fanzines.sharing.known import renew
from tests.fanzines.sounds import canary, read_aloud

KEY = bytes(range(32))
MONTH = "2026-11"
TODAY = date(2026, 11, 30)


@dataclass
class Tablet:
    """One tablet: its library, and what seals its shows."""

    folder: Path
    seal: bytes = field(default_factory=new_private_key)
    library: Library = field(init=False)

    def __post_init__(self) -> None:
        self.library = Library.create(self.folder, KEY, migrations=(exhibition_migrations,))

    def invite(self, other: "Tablet") -> None:
        """Without the words, which take seconds."""
        run = run_here(self.library)
        join_group(other.library, self.library.store.write(lambda db: groups.invite(db, new_age_key, run)))

    def give(self, folder: Path) -> Given:
        return give(self.library, folder)

    def take(self, folder: Path, today: date = TODAY) -> Arrived:
        return take(self.library, folder, key=self.seal, month=MONTH, today=today)

    def make(self, word: str, shelf: str | None = None) -> Fanzine:
        fanzine = new_fanzine(MONTH, pages=2)
        self.library.new(fanzine)
        if shelf:
            self.library.put_on_shelf(fanzine.id, shelf)
        self.write(fanzine.id, word)
        return self.library.fanzine(fanzine.id)

    def write(self, fanzine_id: str, word: str, page: int = 0) -> None:
        """Lay a word on a page of it."""
        lays = Words(new_id(), Placement(74, 40), word, 110)
        there = self.library.fanzine(fanzine_id).pages[page]
        self.library.save(fanzine_id, AddItem(there.id, len(there.items), lays))

    def shelf(self, tag: bytes) -> str:
        return self.library.store.write(lambda db: shelves.write_shelf(db, tag))

    def agree(self, fanzine_id: str, use: Use = Use.CIRCLE, until: str = "2027-11") -> None:
        pages = pages_hash(self.library.fanzine(fanzine_id))
        self.library.record_consent(fanzine_id, use, pages, MONTH, until)

    def words(self, fanzine_id: str) -> set[str]:
        return {item.text for page in self.library.fanzine(fanzine_id).pages for item in page.items}  # type: ignore[union-attr]

    def read_aloud(self, fanzine_id: str, word: str) -> str:
        """Have it read aloud; the digest of the sound, in which the word stands."""
        return read_aloud(self.library, fanzine_id, canary(word)).digest

    def agree_to_voice(self, fanzine_id: str, until: str = "2027-11") -> None:
        reading = self.library.reading(fanzine_id)
        assert reading is not None
        pages = pages_hash(self.library.fanzine(fanzine_id))
        self.library.record_consent(fanzine_id, Use.VOICE, pages, MONTH, until, None, reading.digest)

    @property
    def all_words(self) -> set[str]:
        return {word for one in self.ids for word in self.words(one)}

    @property
    def ids(self) -> list[str]:
        return [one.id for one in self.library.fanzines()]

    def state(self) -> dict[str, Any]:
        """Everything that tablets of one group have to agree on."""
        library = self.library
        return {
            "shelves": library.store.read(shelves.read_tags),
            "fanzines": {one.id: self._state(one.id, one.shelf) for one in library.fanzines()},
        }

    def _state(self, one: str, shelf: str | None) -> dict[str, Any]:
        library = self.library
        return {
            "pages": fanzine_as_json(library.fanzine(one)),
            "shelf": shelf,
            "own": {replace(yes, exhibition=None) for yes in library.consents(one)},
            "spoken": set(library.spoken_consents(one)),
            "refused": library.refused(one),
            "approved": library.approval(one),
            "answers": library.second_look(one).answers,
            "reading": library.reading(one),
        }

    def save_away(self, to: Path) -> None:
        """A backup."""
        library = self.library
        to.parent.mkdir(exist_ok=True)
        to.unlink(missing_ok=True)
        library.backup(to)

    def bring_back(self, backup: Path) -> None:
        """The backup in place of the library, as a kiosk does it."""
        self.library.close()
        shutil.copyfile(backup, self.folder / "library.db")
        self.library = Library.open(self.folder, KEY, migrations=(exhibition_migrations,))
        self.library.store.write(renew)
        mending.shut_given_up(self.library)
        for yes in mending.taken_back_since(self.library):
            self.library.withdraw_consent(yes.fanzine, yes.use)
        for one in mending.thrown_away_since(self.library):
            self.library.throw_reading_away(one)
        for one in mending.taken_away_since(self.library):
            self.library.remove(one)

    def finish(self) -> Arrived:
        return finish(self.library, key=self.seal, month=MONTH)


def group(folder: Path, names: str = "abc") -> list[Tablet]:
    """Tablets of one group; the first founded it."""
    tablets = [Tablet(folder / name) for name in names]
    for other in tablets[1:]:
        tablets[0].invite(other)
    return tablets


def meet(folder: Path, tablets: Sequence[Tablet], rounds: int = 3) -> None:
    """All of them exchange through one folder until nothing is new."""
    folder.mkdir(exist_ok=True)
    for _ in range(rounds):
        for tablet in tablets:
            tablet.take(folder)
            tablet.give(folder)


def name_of(tablet: Tablet) -> str:
    """By what random name it goes in its group."""
    return must_be_grouped(tablet.library).name


def package_of(tablet: Tablet, room: Path) -> Path:
    """The only package in that folder that is the tablet's."""
    (package,) = (file for file in shelf_packages_in(room) if file.name.startswith(name_of(tablet)))
    return package


def given_by(tablet: Tablet, room: Path) -> Path:
    """Its package, given once more where something is new."""
    tablet.give(room)
    return package_of(tablet, room)
