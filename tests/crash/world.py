"""One kiosk that is killed again and again: what it confirmed, and the one who looks at what is left."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from exhibitions.show.reading import open_show
from fanzines.access import keys
from fanzines.durable import sweep
from fanzines.library import Library
from fanzines.library.backups import COPY, backups, check
from fanzines.library.on_sticks import OnSticks, write_on_sticks
from fanzines.library.store import FILE
from fanzines.model import new_fanzine
from kiosk.keeping import safekeeping
from kiosk.keeping.keeper import Keeper
from tests.crash import looks
from tests.crash.acts import BRINGING_BACK, CLEAN_PAGES, NEW_PHRASE, put_up
from tests.crash.doomed import Word
from tests.crash.kiosk import Folders, contents, held_in
from tests.exhibitions.works import canary, canary_photo
from tests.kiosk.keeping import PHRASE, PIN


class World:
    """`kept` is what was confirmed, `tried` what was about to be done when it was killed.

    `before` is what there was before a backup was brought back, `again` whether it was killed once more.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.folders = folder, Folders(folder)
        for place in (self.folders.prints, self.folders.stick):
            place.mkdir()
        self.kept, self.tried = dict[str, Any](prints=0, damaged=""), dict[str, Any]()
        self.before, self.again = "", False
        self.canaries: dict[str, str] = {}
        self.erased, self.taken_back = set[str](), set[str]()
        self.spoken, self.silenced = set[str](), set[str]()
        self.confirmed = 0
        self.phrase, self.key, self.former = PHRASE, b"", b""
        keeper = Keeper(self.folders.data)
        self.kept["letters"] = keeper.set_up(PHRASE, PIN)
        _furnish(keeper)
        self._remember(keeper)

    def hear(self, words: Iterable[Word]) -> None:
        """What the kiosk had said until it was killed at its work."""
        self.tried, self.before, self.again = {}, "", False
        for word in words:
            match word.word, word.more:
                case "try", (step, subjects):
                    self.tried = subjects
                    self.before = subjects["backup"] if step == BRINGING_BACK else ""
                case "kept", (_, subjects):
                    self.kept |= subjects
                    self.tried = {}
                    self.confirmed += 1
                case "canary", (fanzine, said):
                    self.canaries[fanzine] = said
                case "erased", (fanzine,):
                    self.erased.add(fanzine)
                case "spoken", (said,):
                    self.spoken.add(said)
                case "silenced", (said,):
                    self.silenced.add(said)
                case "taken back", (until,):
                    self.taken_back.add(until)

    def opened_again(self) -> None:
        """It was killed once more while it opened what was left, or after that."""
        self.again = True

    def look_at_phrases(self) -> Iterator[str]:
        """Each opens or does not, as was told; the one that goes on opening is used from here on."""
        told = {name for name in {**self.kept, **self.tried} if name.startswith("phrase ")}
        if not told:
            return
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
        self.former, self.key = self.key, opening.pop(self.phrase)
        for other in opening:
            keys.remove_facilitator(self.folders.data, other)
        letters = self._letters()
        yield from self._look("letters", letters)
        self.kept["letters"] = letters

    def look(self) -> Iterator[str]:
        """What does not hold, in words; nothing when all is well. Ends with the kiosk shut again."""
        one_key = "letters" not in self.tried or self.former == self.key
        if one_key:
            yield from self._look_at_what_lies_there()
        sweep(self.folders.prints, "*.pdf.part")  # the app does this when it starts
        keeper = Keeper(self.folders.data)
        keeper.unlock(self.phrase)
        library = keeper.open_library()
        if not one_key:
            yield from self._look_at_what_lies_there()
        yield from self._look("library", library.store.read(contents))
        yield from self._look("damaged", looks.set_aside(keeper, self._of("damaged")))
        yield from looks.at_the_library(library, self.taken_back)
        yield from looks.at_the_show(keeper, self.show)
        if self.former != self.key:
            yield from looks.for_another_key(self.folders.data, self.former)
        yield from self._look_for_what_was_there_before(library)
        yield from self._look_for_what_was_erased(self._not_in(library))
        yield from self._look_for_voices(self.spoken - set(self._heard_in(library)))
        yield from looks.for_halves(self.folders.data, self.folders.prints)
        if looks.is_unlisted(keeper, self._carried):
            yield "there is a copy on a stick, and nobody knows of it"
        yield from looks.at_a_new_kiosk(self.folders.new, NEW_PHRASE, PIN)
        for one in library.fanzines():
            if one.id in self.canaries:
                keeper.remove(library.fanzine(one.id))
            elif library.reading(one.id):
                keeper.throw_reading_away(one.id)
        yield from self._look_for_what_was_erased(self.canaries)
        yield from self._look_for_voices(self.spoken)
        self._remember(keeper)

    def _look(self, subject: str, found: Any) -> Iterator[str]:
        told = self._of(subject)
        if found not in told:
            yield f"{subject}: {found} where {told} was told"

    def _of(self, subject: str) -> list[Any]:
        told = [self.kept[subject]]
        if subject in self.tried:
            told.append(self.tried[subject])
        return told

    def _look_at_what_lies_there(self) -> Iterator[str]:
        """What a visitor sees, and what could be carried away or brought back."""
        yield from looks.opened("a backup", self._look_at_backups)
        yield from looks.opened("the copy on the stick", self._look_at_the_stick)
        yield from looks.opened("a print", self._look_at_prints)
        yield from looks.opened("the show", self._look_at_what_hangs)
        yield from self._look_for_what_was_erased(self.erased)
        yield from self._look_for_voices(self.silenced)

    def _look_at_backups(self) -> Iterator[str]:
        for backup in self._backups():
            check(backup, self.key)
        newest = held_in(self._backups()[-1], self.key)
        if not (self.again and newest in self._of("library")):  # opening and shutting may have made one
            yield from self._look("backup", newest)

    def _look_at_the_stick(self) -> Iterator[str]:
        there = self._carried.exists()
        yield from self._look("carried", held_in(self._carried, self.key) if there else None)

    def _look_at_prints(self) -> Iterator[str]:
        yield from self._look("prints", looks.count_prints(self.folders.prints))

    def _look_at_what_hangs(self) -> Iterator[str]:
        yield from self._look("shown", len(open_show(self.folders.data / "show").entries))

    def _look_for_what_was_there_before(self, library: Library) -> Iterator[str]:
        there = {library.store.read(contents), *(held_in(backup, self.key) for backup in self._backups())}
        if self.before and self.before not in there:
            yield "a backup was brought back, and what there was before is nowhere"

    def _not_in(self, library: Library) -> set[str]:
        return self.canaries.keys() - {one.id for one in library.fanzines()}

    def _look_for_what_was_erased(self, gone: Collection[str]) -> Iterator[str]:
        words = {bytes.fromhex(one) for one in gone} | {self.canaries[one].encode() for one in gone}
        yield from looks.for_words(words, self.folders.data, self.key)

    def _look_for_voices(self, gone: Collection[str]) -> Iterator[str]:
        yield from looks.for_words({word.encode() for word in gone}, self.folders.data, self.key)

    def _heard_in(self, library: Library) -> Iterator[str]:
        """The words of every reading that is kept, whole."""
        for one in library.fanzines():
            reading = library.reading(one.id)
            if reading:
                sound = library.sound(one.id, reading.digest)
                yield from (word for word in self.spoken if sound == word.encode() * 2000)

    def _letters(self) -> str:
        opening = []
        for letters in dict.fromkeys(self._of("letters")):
            with suppress(keys.WrongPhrase):
                if keys.recover(self.folders.data, letters) == self.key:
                    opening.append(letters)
        return " and ".join(opening)

    def _remember(self, keeper: Keeper) -> None:
        """Shut the kiosk in good order; what holds then is where the next one begins."""
        library = keeper.open_library()
        if keeper.mended:
            safekeeping.understood(keeper)
        library.store.write(lambda db: write_on_sticks(db, OnSticks()))
        self.key = self.former = library.store.key
        self.kept |= {"library": library.store.read(contents), "damaged": "", "prints": 0, "carried": None}
        keeper.close()
        self.kept["backup"] = held_in(self._backups()[-1], self.key)
        self.show = open_show(self.folders.data / "show")
        self.kept["shown"] = len(self.show.entries)
        self.canaries, self.erased, self.taken_back = {}, set(), set()
        self.spoken, self.silenced = set(), set()
        for file in (*self.folders.prints.glob("*.pdf"), self._carried):
            file.unlink(missing_ok=True)

    @property
    def _carried(self) -> Path:
        return self.folders.stick / COPY / FILE

    def _backups(self) -> list[Path]:
        return backups(self.folders.data / "backups")


def _furnish(keeper: Keeper) -> None:
    """Three fanzines that can be pictured, two of them on the wall, and one that is being made."""
    library, photo = keeper.open_library(), canary_photo("#0F6FB4")
    library.add_photo(photo)
    library.new(new_fanzine("2026-11", pages=2))
    for number in range(3):
        library.new(canary(f"word {number}", photo, pages=CLEAN_PAGES))
    put_up(keeper)
