"""A folder in which kiosks exchange: packages in, word of what arrived out. Syncthing, a stick or a hand
carries it; nothing here opens a socket.
"""

import stat
import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from exhibitions.exchange.heard import write_heard
from exhibitions.exchange.identity import Identity
from exhibitions.exchange.package import ENDING, Label, PackageRefused
from exhibitions.exchange.taken import read_taken
from exhibitions.exchange.taking_up import TakenUp, label_of, take_up
from fanzines.seal import public_key

MOST: Final = 500
EVERY: Final = 2.0
NOT_REACHED: Final = "The folder for exchange cannot be reached. Look whether it is still there."

PlaceOf = Callable[[str], Path | None]
"""Where an exhibition is shown, by its id; None where it is not wanted."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look: packages that were taken up, and a sentence for each that was refused."""

    taken: tuple[TakenUp, ...] = ()
    refused: tuple[str, ...] = ()
    news: bool = False
    """Whether a partner said something that was not known."""

    @property
    def changed(self) -> bool:
        """Whether something else is shown now."""
        return any(one.changed for one in self.taken)

    @property
    def removed(self) -> bool:
        """Whether works had to leave what was shown."""
        return any(one.removed for one in self.taken)


@dataclass(slots=True)
class Exchange:
    """One kiosk's side of a folder. A file that was refused is looked at again only when it has changed.

    `trusted` are the seals of the partners it takes packages from, `today` the day it says with its word.
    """

    folder: Path
    identity: Identity
    trusted: Collection[bytes]
    place_of: PlaceOf
    today: Callable[[], date] = date.today
    _refused: set[tuple[str, int, int]] = field(default_factory=set)

    @property
    def seals(self) -> tuple[bytes, ...]:
        """Whose seals are under what is shown: the partners', and its own when it had to take works out."""
        return (*self.trusted, public_key(self.identity.seal))

    def look(self) -> Looked:
        """Take up what is newer than what is here, the newest of each exhibition first, and say so."""
        taken: list[TakenUp] = []
        refused: list[str] = []
        settled: set[tuple[str, bytes]] = set()
        places: set[Path] = set()
        for package, label in self._labelled(refused):
            place = self.place_of(label.exhibition)
            if place is None or (label.exhibition, label.key) in settled:
                continue
            places.add(place)
            known = read_taken(place)
            if known and known.exhibition == label.exhibition and label.sequence <= known.shows:
                settled.add((label.exhibition, label.key))
                continue
            try:
                taken.append(take_up(package, place, identity=self.identity, trusted=self.trusted))
                settled.add((label.exhibition, label.key))
            except PackageRefused as problem:
                refused.append(self._refuse(package, problem))
                if problem.removed and (now := read_taken(place)):
                    taken.append(TakenUp(now, changed=True, removed=True))
        for place in places:
            self._say(place)
        return Looked(tuple(taken), tuple(filter(None, refused)))

    def _labelled(self, refused: list[str]) -> Iterator[tuple[Path, Label]]:
        """Packages of partners, each exhibition's newest first."""
        own = public_key(self.identity.seal)
        found = []
        for package in packages_in(self.folder):
            if _mark(package) in self._refused:
                continue
            try:
                label = label_of(package)
            except PackageRefused as problem:
                refused.append(self._refuse(package, problem))
                continue
            if label.key in self.trusted and label.key != own:
                found.append((package, label))
        trusted = list(self.trusted)
        found.sort(key=lambda one: (trusted.index(one[1].key), one[1].exhibition, -one[1].sequence))
        yield from found

    def _refuse(self, package: Path, problem: PackageRefused) -> str:
        self._refused.add(_mark(package))
        return str(problem)

    def _say(self, place: Path) -> None:
        taken = read_taken(place)
        if taken is not None:
            write_heard(self.folder, self.identity.seal, taken, self.today())


class Watch:
    """Looks into the folder every two seconds on a thread of its own, and tells what came of it there."""

    def __init__(
        self, look: Callable[[], Looked], told: Callable[[Looked], None], every: float = EVERY
    ) -> None:
        self._look, self._told, self._every = look, told, every
        self._stopped: threading.Event | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_on(self) -> bool:
        """Whether it looks."""
        return self._stopped is not None

    def start(self) -> None:
        """Begin; nothing happens when it looks already."""
        if self._stopped is None:
            self._stopped = threading.Event()
            self._thread = threading.Thread(
                target=self._watch, args=(self._stopped,), name="exchange", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Look no more; what is being taken up is taken up to its end."""
        stopped, self._stopped = self._stopped, None
        if stopped is not None and self._thread is not None:
            stopped.set()
            self._thread.join()

    def _watch(self, stopped: threading.Event) -> None:
        was_reached = True
        while not stopped.wait(self._every):
            try:
                looked = self._look()
                was_reached = True
            except OSError:
                looked = Looked(refused=(NOT_REACHED,)) if was_reached else Looked()
                was_reached = False
            if looked != Looked():
                self._told(looked)


def packages_in(folder: Path) -> list[Path]:
    """Every package in the folder, in the order of their names; nothing hidden, half written or linked."""
    found = (file for file in folder.iterdir() if file.name.endswith(ENDING) and file.name[0] not in ".~")
    return sorted(file for file in found if stat.S_ISREG(file.lstat().st_mode))[:MOST]


def package_name(exhibition: str, sequence: int) -> str:
    """What a package is called in a folder."""
    return f"{exhibition}-{sequence:08}{ENDING}"


def forget_older(folder: Path, exhibition: str, sequence: int) -> None:
    """Delete the packages of one's own exhibition that a newer one has taken the place of. OSError."""
    newest = package_name(exhibition, sequence)
    for file in packages_in(folder):
        if file.name.startswith(f"{exhibition}-") and file.name < newest:
            file.unlink()


def _mark(file: Path) -> tuple[str, int, int]:
    try:
        seen = file.stat()
    except OSError:
        return file.name, 0, 0
    return file.name, seen.st_size, seen.st_mtime_ns
