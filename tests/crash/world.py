"""What must hold after the kiosk was killed, and the one who looks."""

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, Final

import pypdfium2

from exhibitions.curate import standings
from exhibitions.manifest import ShowDamaged
from exhibitions.show import open_show
from exhibitions.store import Exhibitions
from fanzines.access import keys
from fanzines.consents import Use
from fanzines.library import Library
from fanzines.library.backups import ASIDE, COPY, backups
from fanzines.library.cipher import driver
from fanzines.library.store import FILE
from fanzines.model import new_fanzine
from fanzines.seal import public_key
from kiosk.keeper import Keeper
from kiosk.months import this_month
from kiosk.reopening import open_kept
from tests.crash.acts import CLEAN_PAGES, Folders, contents, held_in, put_up
from tests.exhibitions.works import canary, canary_photo
from tests.fanzines.shelfware import decrypted

PHRASE: Final = "four quiet grey herons"
_HALF: Final = ("*.part", "*.part-*", "*.restored", "*.rekeyed", "*-journal")
pdfium: Any = pypdfium2  # it carries no types


class World:
    """One kiosk, what it confirmed, and what it was about to do when it was killed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.folders = folder, Folders(folder)
        for place in (self.folders.prints, self.folders.stick):
            place.mkdir()
        self.phrase, self.kept = PHRASE, dict[str, Any](prints=0)
        self.tried: dict[str, Any] = {}
        self.canaries: dict[str, str] = {}
        self.confirmed = 0
        keeper = Keeper(self.folders.data)
        keeper.set_up(PHRASE, "2580")
        _furnish(keeper)
        self._remember(keeper)

    def hear(self, words: list[tuple[Any, ...]]) -> None:
        """What the child had said until it was killed."""
        self.tried = {}
        for word, *said in words:
            if word == "canary":
                self.canaries[said[0]] = said[1]
            if word == "try":
                self.tried = said[0]
            if word == "kept":
                self.kept |= said[0]
                self.tried = {}
                self.confirmed += 1

    def look(self, act: str, random: Random) -> Iterator[str]:
        """What does not hold, in words; nothing when all is well. Ends with the kiosk shut again."""
        yield from self._look_at_phrases()
        if act == "re-keying":  # what lies there may have two keys, until the kiosk has started
            self._carried.unlink(missing_ok=True)
        else:
            yield from self._look_at_what_lies_there()
        if act == "backing up":
            yield from self._damage(random)
        keeper = Keeper(self.folders.data)
        keeper.unlock(self.phrase)
        library = keeper.open_library()
        if act == "re-keying":
            yield from self._look_at_what_lies_there()
        if not library.store.is_sound():
            yield "the library is not sound"
        yield from self._look("library", library.store.read(contents))
        if keeper.mended:
            yield "the library opened from a backup"
        if self.tried.get("library") not in (None, self.kept["library"]) and act == "restoring":
            yield from self._look_for_what_was_restored_over(library)
        yield from self._look_at_the_show(keeper)
        yield from self._look_for_what_was_erased(library)
        yield from self._look_for_halves()
        _take_away_what_was_interrupted(keeper, self.canaries)
        yield from self._look_for_what_was_erased(library)
        self._remember(keeper)

    def _look(self, subject: str, found: Any) -> Iterator[str]:
        allowed = [self.kept[subject]]
        if subject in self.tried:
            allowed.append(self.tried[subject])
        if found not in allowed:
            yield f"{subject}: {found} where {allowed} was told"

    def _look_at_what_lies_there(self) -> Iterator[str]:
        """Before anybody starts the kiosk again: what a visitor sees, and what could be carried away."""
        yield from _opened("a backup", self._look_at_backups)
        yield from _opened("the copy on the stick", self._look_at_the_stick)
        yield from _opened("a print", self._look_at_prints)
        yield from _opened("the show", self._look_at_what_hangs)

    def _look_at_backups(self) -> Iterator[str]:
        held = [held_in(backup, self.key) for backup in self._backups()]
        yield from self._look("backup", held[-1])

    def _look_at_the_stick(self) -> Iterator[str]:
        if "carried" in self.kept and self._carried.exists():
            yield from self._look("carried", held_in(self._carried, self.key))

    def _look_at_prints(self) -> Iterator[str]:
        prints = list(self.folders.prints.glob("*.pdf"))
        yield from self._look("prints", len(prints))
        for file in prints:
            assert len(pdfium.PdfDocument(file)) > 0

    def _look_at_what_hangs(self) -> Iterator[str]:
        yield from self._look("shown", len(open_show(self.folders.data / "show").entries))

    def _look_at_phrases(self) -> Iterator[str]:
        """Each opens or does not, as was told; the one that goes on opening is used from here on."""
        told = {name for name in {**self.kept, **self.tried} if name.startswith("phrase ")}
        opening = {}
        for name in told | {f"phrase {self.phrase}"}:
            phrase = name.removeprefix("phrase ")
            self.kept.setdefault(name, phrase == self.phrase)
            with suppress(keys.WrongPhrase):
                opening[phrase] = keys.unlock(self.folders.data, phrase)
            yield from self._look(name, phrase in opening)
            del self.kept[name]
        if self.phrase not in opening:
            (self.phrase,) = opening
        self.key = opening.pop(self.phrase)
        for other in opening:
            keys.remove_facilitator(self.folders.data, other)

    def _damage(self, random: Random) -> Iterator[str]:
        """A copy of the kiosk whose library is cut short or scratched opens from the newest backup."""
        copy = self.folder / "damaged"
        shutil.copytree(self.folders.data, copy, ignore=shutil.ignore_patterns("show", "ballast"))
        file = copy / FILE
        data = bytearray(file.read_bytes())
        if random.random() < 0.5:
            del data[random.randrange(len(data)) :]
        else:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        file.write_bytes(data)
        library = open_kept(copy, self.phrase)
        found, aside = library.store.read(contents), copy / ASIDE
        if not aside.exists():  # the journal still held what was damaged
            yield from self._look("library", found)
        elif found != held_in(backups(copy / "backups")[-1], self.key):
            yield "a damaged library did not open from its newest backup"
        elif aside.read_bytes() != data:
            yield "the damaged file was changed"
        library.close()
        shutil.rmtree(copy)

    def _look_for_what_was_restored_over(self, library: Library) -> Iterator[str]:
        if library.store.read(contents) == self.kept["library"]:
            return
        held = [held_in(backup, self.key) for backup in backups(self.folders.data / "backups")]
        if self.kept["library"] not in held:
            yield "a backup was brought back, and what there was before is in no backup"

    def _look_at_the_show(self, keeper: Keeper) -> Iterator[str]:
        show = open_show(keeper.show_home, trusted=[public_key(keeper.seal_key())])
        exhibition = Exhibitions(keeper.open_library()).current({})
        now = standings(keeper.open_library(), exhibition, this_month())
        may = {one.entry.wall for one in now if Use.EXHIBITION in one.released}
        if not {entry.key for entry in show.entries} <= may:
            yield "the show shows what was withdrawn"

    def _look_for_what_was_erased(self, library: Library) -> Iterator[str]:
        there = {one.id for one in library.fanzines()}
        erased = {one: word for one, word in self.canaries.items() if one not in there}
        data = self.folders.data
        for file in (data / FILE, data / f"{FILE}-wal", *data.glob(f"{ASIDE}*"), *self._backups()):
            found = decrypted(file, self.key)
            for one, word in erased.items():
                if word.encode() in found or bytes.fromhex(one) in found:
                    yield f"{file.name} holds a fanzine that was taken away"

    def _look_for_halves(self) -> Iterator[str]:
        for place in (self.folders.data, self.folders.prints):
            for pattern in _HALF:
                for file in place.rglob(pattern):
                    yield f"{file.relative_to(self.folder)} was left half written"

    def _remember(self, keeper: Keeper) -> None:
        """Shut the kiosk in good order; what holds then is where the next child begins."""
        library = keeper.open_library()
        self.key, self.kept["library"] = library.store.key, library.store.read(contents)
        keeper.close()
        self.kept["backup"] = held_in(self._backups()[-1], self.key)
        self.kept["shown"] = len(open_show(self.folders.data / "show").entries)
        for file in self.folders.prints.glob("*.pdf"):
            file.unlink()
        self.kept["prints"] = 0
        self.kept.pop("carried", None)
        if self._carried.exists():
            self.kept["carried"] = held_in(self._carried, self.key)

    @property
    def _carried(self) -> Path:
        return self.folders.stick / COPY / FILE

    def _backups(self) -> list[Path]:
        return backups(self.folders.data / "backups")


def _opened(what: str, look: Callable[[], Iterator[str]]) -> Iterator[str]:
    try:
        yield from look()
    except (driver.Error, ShowDamaged, pdfium.PdfiumError, OSError) as error:
        yield f"{what} does not open: {error}"


def _furnish(keeper: Keeper) -> None:
    """Three fanzines that can be pictured, two of them on the wall, and one that is being made."""
    library, photo = keeper.open_library(), canary_photo("#0F6FB4")
    library.add_photo(photo)
    library.new(new_fanzine("2026-11", pages=2))
    for number in range(3):
        library.new(canary(f"word {number}", photo, pages=CLEAN_PAGES))
    put_up(keeper)


def _take_away_what_was_interrupted(keeper: Keeper, canaries: Collection[str]) -> None:
    library = keeper.open_library()
    for one in library.fanzines():
        if one.id in canaries:
            keeper.remove(library.fanzine(one.id))
