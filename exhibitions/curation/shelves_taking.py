"""Taking in what other tablets of the group gave: what was taken away and back first, then everything else.

Any order of packages comes to the same, and the same package twice to nothing. One that is damaged, or cut
short by a pulled plug, is not noted as taken in: what of it was taken in stays, and the rest comes with the
next try.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from exhibitions.curation.group_aspects import ASPECTS
from exhibitions.curation.runs import lay_out_runs
from exhibitions.curation.shared_shelves import (
    SOUND,
    identity_in,
    must_be_grouped,
    notice_all,
    said_here,
    say_taken,
)
from exhibitions.curation.shelves_arrived import Arrived
from exhibitions.curation.shelves_found import newer_packages, reading
from exhibitions.curation.shelves_said import ShelvesSay, digest_said, left_out_from, said_from
from exhibitions.curation.withdraw import bring_down, settle, withdraw
from exhibitions.exchange.envelope import PackageRefused
from exhibitions.exchange.shelf_package import ShelfLabel, open_denied, open_pieces
from exhibitions.exchange.shelf_word import words_in
from fanzines.consents import Use, Yes
from fanzines.file import FileRefused, read
from fanzines.library import Library, taken_back
from fanzines.library.errors import AlreadyHere, PhotoMissing
from fanzines.library.settings import forget_setting, read_setting, write_setting
from fanzines.library.taken_back import TakenBack
from fanzines.mp3 import is_reading
from fanzines.sharing import group as groups
from fanzines.sharing.facts import DENYING, Fact, Kind
from fanzines.sharing.group import Other
from fanzines.sharing.joining import (
    Joined,
    Memory,
    Origins,
    Said,
    join,
    join_removals,
    join_shelves,
    note_gone,
    to_be_removed,
)
from fanzines.sharing.known import Here, Known
from fanzines.sharing.shelving import given_up
from fanzines.sharing.versions import Version, digest_of
from fanzines.sharing.voices import lacks

_CALL_BACK: Final = "to be called back"


def take(library: Library, folder: Path, *, key: bytes, month: str, today: date) -> Arrived:
    """Take in what others of the group put into a folder, and say so there. `key`: this kiosk's private key.

    NoGroup; LibraryError: then the rest is taken in next time; OSError when the folder fails.
    """
    group = must_be_grouped(library)
    for word in words_in(folder, group.key):
        if word.name != group.name:
            other = Other(word.share, word.name, word.tablet, confirmed=dict(word.taken))
            library.store.write(partial(groups.hear, said=other, day=today), giving_way=True)
    notice_all(library)
    arrived = Arrived()
    try:
        refused, given = newer_packages(library, folder, today)
        arrived += Arrived(refused=refused)
        takings = [[_Taking(library, *package, key, month) for package in packages] for packages in given]
        for packages in takings:
            _deny_newest(packages)
        for packages in takings:
            arrived += _take_newest(packages)
        if arrived != Arrived():
            lay_out_runs(library)
            library.sweep_photos()
    finally:
        ended = finish(library, key=key, month=month)
    arrived += ended
    say_taken(library, folder)
    return arrived


def finish(library: Library, *, key: bytes, month: str) -> Arrived:
    """Bring to its end what a pulled plug left of taking in: removals, copies to be called back, shows."""
    removed = 0
    for fanzine in library.store.write(to_be_removed, giving_way=True):
        withdraw(library, fanzine, tuple(Use), key=key, month=month)
        library.remove(fanzine)
        library.store.write(partial(_note_gone, fanzine=fanzine), giving_way=True)
        removed += 1
    called = library.store.read(lambda db: read_setting(db, _CALL_BACK, {}))
    for fanzine, uses in called.items():
        if any(one.id == fanzine for one in library.fanzines()):
            bring_down(library, fanzine, tuple(map(Use, uses)), key=key, month=month)
    if called:
        library.store.write(lambda db: forget_setting(db, _CALL_BACK), giving_way=True)
    settle(library, key=key, month=month)
    return Arrived(removed=removed)


def _note_gone(db: Database, *, fanzine: str) -> None:
    note_gone(db, Here(db), fanzine)


def _deny_newest(packages: Sequence["_Taking"]) -> None:
    """Honour what the newest package denies whose denials can be read: it repeats those before it."""
    for package in packages:
        if package.deny():
            return


def _take_newest(packages: Sequence["_Taking"]) -> Arrived:
    """Take in the newest package that can be: it brings all that those before it brought."""
    arrived = Arrived()
    for package in packages:
        is_in = package.deny() and package.take()
        arrived += package.arrived
        if is_in:
            break
    return arrived


@dataclass(slots=True)
class _Taking:
    """One package being taken in: first what it denies, then everything else."""

    library: Library
    file: Path
    label: ShelfLabel
    key: bytes
    month: str
    arrived: Arrived = field(default_factory=Arrived)
    _denied: ShelvesSay | None = None
    _is_refused: bool = False
    _said: ShelvesSay | None = None
    _facts: dict[str, list[Fact]] = field(default_factory=dict)
    _versions: dict[str, Version] = field(default_factory=dict)
    _origins: Origins = field(default_factory=Origins)
    _left_out: frozenset[str] = frozenset()
    _memory: Memory = field(default_factory=Memory)

    def deny(self) -> bool:
        """Honour, once, what was taken away and back; False when the package is refused."""
        if self._denied is not None or self._is_refused:
            return not self._is_refused
        try:
            with reading(self.file) as opened:
                data = open_denied(opened, self.label, identity_in(must_be_grouped(self.library)))
            self._denied = said_from(data, DENYING)
        except PackageRefused as problem:
            return self._refuse(problem)
        remembered = TakenBack(self.library.store.folder, self.library.store.key)
        self._memory = Memory(remembered.has_yes, remembered.has_removal, remembered.has_reading)
        try:
            self._deny(self._denied)
        finally:
            ended = finish(self.library, key=self.key, month=self.month)
        self.arrived += ended
        return True

    def take(self) -> bool:
        """Take in the rest; False when the package is refused, though something of it may be in."""
        denied = self._denied or ShelvesSay(())
        try:
            with reading(self.file) as opened:
                open_pieces(opened, self.label, identity_in(must_be_grouped(self.library)), self._piece)
            self._rest()
        except PackageRefused as problem:
            return self._refuse(problem)
        if not self.arrived.waiting:
            store, label = self.library.store, self.label
            said = replace(self._said or denied, facts=(*denied.facts, *(self._said or denied).facts))
            digest = digest_said(said)
            store.write(lambda db: _note_taken(db, label, digest), giving_way=True)
        self.arrived += Arrived(packages=1)
        return True

    def _refuse(self, problem: PackageRefused) -> bool:
        self._is_refused = True
        self.arrived += Arrived(refused=(str(problem),))
        return False

    def _deny(self, said: ShelvesSay) -> None:
        store = self.library.store
        removals = [fact for fact in said.facts if fact.kind is Kind.REMOVED]
        store.write(lambda db: join_removals(db, removals), giving_way=True)
        self.arrived += finish(self.library, key=self.key, month=self.month)
        shelves = [fact for fact in said.facts if not fact.fanzine]
        shut = store.write(lambda db: join_shelves(db, shelves), giving_way=True)
        self._give_up_signs()
        self.arrived += Arrived(shut=shut)
        for fanzine, facts in _by_fanzine(said.facts, {Kind.TAKEN, Kind.SILENCED, Kind.BESIDE}).items():
            self._join(Said(fanzine, facts), giving_way=True)

    def _give_up_signs(self) -> None:
        folder, key = self.library.store.folder, self.library.store.key
        known = TakenBack(folder, key)
        for tag in self.library.store.read(lambda db: given_up(Known(db))):
            if not known.has_sign(tag):
                taken_back.remember_sign(folder, key, tag)

    def _piece(self, data: bytes) -> None:
        if self._said is None:
            self._say(said_from(data, frozenset(Kind) - DENYING))
        elif data.startswith(b"{"):
            self._left_out = left_out_from(data)
        elif data.startswith(SOUND):
            self._sound(data.removeprefix(SOUND))
        else:
            self._fanzine(data)

    def _say(self, said: ShelvesSay) -> None:
        self._said = said
        self._facts = _by_fanzine(said.facts, frozenset(Kind))
        self._versions = {version.fanzine: version for version in said.versions}
        self._origins = Origins({one.fanzine: one.origin for one in said.versions if one.origin})
        exhibitions = [fact for fact in said.facts if fact.kind is Kind.EXHIBITION]
        self.library.store.write(lambda db: Known(db).join(exhibitions))

    def _fanzine(self, data: bytes) -> None:
        try:
            file = read(data)
        except FileRefused:
            self.arrived += Arrived(waiting=1)
            return
        version = self._versions.get(file.fanzine.id)
        if version is not None and digest_of(file.fanzine) == version.digest:
            self._versions.pop(version.fanzine)
            said = Said(version.fanzine, self._facts.pop(version.fanzine, ()), version, file)
            try:
                self._join(said)
            except (AlreadyHere, PhotoMissing):
                self.arrived += Arrived(waiting=1)

    def _sound(self, sound: bytes) -> None:
        if not is_reading(sound):
            return
        digest = hashlib.sha256(sound).hexdigest()
        for fanzine, named in self._said.sounds if self._said else ():
            if named == digest:
                facts, version = self._facts.pop(fanzine, ()), self._versions.pop(fanzine, None)
                self._join(Said(fanzine, facts, version, sound=sound))

    def _rest(self) -> None:
        """What came without pages: nobody waited for them, or they could not be brought along."""
        for fanzine in {*self._facts, *self._versions}:
            if fanzine:
                self._join(Said(fanzine, self._facts.get(fanzine, ()), self._versions.get(fanzine)))
        sounds = [one for one in self._said.sounds if one[1] not in self._left_out] if self._said else []
        self.arrived += Arrived(
            waiting=self.library.store.read(lambda db: sum(map(partial(lacks, db), sounds)))
        )

    def _join(self, said: Said, *, giving_way: bool = False) -> None:
        joined = self.library.store.write(lambda db: self._joined(db, said), giving_way=giving_way)
        waits = joined.incomplete and said.fanzine not in self._left_out
        self.arrived += Arrived(
            new=joined.new,
            changed=joined.changed,
            twice=joined.twice,
            readings=joined.read,
            silenced=len(joined.silenced),
            yeses=len(joined.died),
            waiting=waits,
        )

    def _joined(self, db: Database, said: Said) -> Joined:
        joined = join(db, said, self._origins, ASPECTS, self._memory)
        store = self.library.store
        for yes in joined.died:
            taken_back.remember_yes(store.folder, store.key, yes)
        for digest in joined.silenced:
            taken_back.remember_reading(store.folder, store.key, said.fanzine, digest)
        if joined.died:
            call_back(db, said.fanzine, joined.died)
        return joined


def _note_taken(db: Database, label: ShelfLabel, digest: str) -> None:
    groups.note_taken(db, label.tablet, label.number)
    if digest_said(said_here(db)) == digest:
        groups.note_same(db, label.name, digest)


def call_back(db: Database, fanzine: str, yeses: Collection[Yes]) -> None:
    """Remember that copies of a fanzine have to be called back, until they were."""
    waiting = read_setting(db, _CALL_BACK, {})
    uses = {*waiting.get(fanzine, ()), *(yes.use.value for yes in yeses)}
    write_setting(db, _CALL_BACK, waiting | {fanzine: sorted(uses)})


def _by_fanzine(facts: Sequence[Fact], kinds: Collection[Kind]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.fanzine and fact.kind in kinds:
            found[fact.fanzine].append(fact)
    return found
