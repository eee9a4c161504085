"""What must hold of a kiosk that was killed, each said in words where it does not."""

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pypdfium2

from exhibitions.curation.curate import standings
from exhibitions.curation.store import Exhibitions
from exhibitions.show.manifest import ShowDamaged
from exhibitions.show.reading import Show, open_show
from fanzines.access.pin import Right
from fanzines.consents import Use
from fanzines.library import Library
from fanzines.library.backups import ASIDE, backups
from fanzines.library.cipher import connect, driver
from fanzines.library.errors import LibraryError
from fanzines.library.store import FILE
from fanzines.seal import public_key
from kiosk.keeping import safekeeping
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import this_month
from tests.fanzines.shelfware import decrypted

_HALF: Final = ("*.part*", "*.restored", "*.rekeyed", "*-journal")
pdfium: Any = pypdfium2  # it carries no types


def opened(what: str, look: Callable[[], Iterator[str]]) -> Iterator[str]:
    """What the look finds, or that it could not even be opened."""
    try:
        yield from look()
    except (driver.Error, LibraryError, ShowDamaged, pdfium.PdfiumError, OSError) as error:
        yield f"{what} does not open: {error}"


def count_prints(folder: Path) -> int:
    """How many there are; PDFium's error when one of them is not whole."""
    prints = list(folder.glob("*.pdf"))
    for file in prints:
        assert len(pdfium.PdfDocument(file)) > 0
    return len(prints)


def at_the_library(library: Library, taken_back: Collection[str]) -> Iterator[str]:
    """It is in order, every page has its photos, and no yes lives that was taken back (by its last month)."""
    if not library.store.is_sound():
        yield "the library is not sound"
    for one in library.fanzines():
        for digest in library.fanzine(one.id).photos():
            with suppress(LibraryError):
                if hashlib.sha256(library.photo(digest)).hexdigest() == digest:
                    continue
            yield f"the photo {digest} is not there, or not as it was"
        if any(yes.until in taken_back for yes in library.consents(one.id)):
            yield "a yes that was taken back lives again"


def at_the_show(keeper: Keeper, former: Show) -> Iterator[str]:
    """What hangs is ours, released, no older than what hung before, and forgets no address."""
    show = open_show(keeper.show_home, trusted=[public_key(keeper.seal_key())])
    exhibition = Exhibitions(keeper.open_library()).current({})
    now = standings(keeper.open_library(), exhibition, this_month())
    may = {one.entry.wall for one in now if Use.EXHIBITION in one.agreed}
    if not {entry.key for entry in show.entries} <= may:
        yield "the show shows what was withdrawn"
    if show.sequence < former.sequence:
        yield "the show counts from lower than before"
    if not former.gone <= show.gone:
        yield "the show denies fewer addresses than before"


def set_aside(keeper: Keeper, damaged: Collection[str]) -> str:
    """The digest of the damaged file that the kiosk speaks of and kept as it was; empty when of none."""
    if keeper.mended is None:
        return ""
    digests = {hashlib.sha256(file.read_bytes()).hexdigest() for file in keeper.folder.glob(f"{ASIDE}*")}
    return next((one for one in damaged if one in digests), "a file that is not as it was, or gone")


def at_a_new_kiosk(folder: Path, phrase: str, pin: str) -> Iterator[str]:
    """It opens as it was set up, or can be set up; nothing is there afterwards."""
    if not folder.exists():
        return
    keeper = Keeper(folder)
    try:
        if keeper.is_set_up:
            keeper.unlock(phrase)
        else:
            keeper.set_up(phrase, pin)
        if not isinstance(keeper.check_pin(pin), Right):
            yield "a new kiosk does not know its PIN"
    except (LibraryError, LookupError) as error:
        yield f"a new kiosk can neither be opened nor set up: {error}"
    keeper.close()
    shutil.rmtree(folder)


def is_unlisted(keeper: Keeper, copy: Path) -> bool:
    """Whether a copy lies on a stick and the kiosk does not know."""
    return copy.exists() and not safekeeping.on_sticks(keeper.open_library()).months


def for_another_key(folder: Path, former: bytes) -> Iterator[str]:
    """Nothing opens with a key that was given up."""
    for file in _files(folder):
        with suppress(driver.Error):
            connect(file, former, "ro").close()
            yield f"{file.name} opens with a key that was given up"


def for_words(words: Collection[bytes], folder: Path, key: bytes) -> Iterator[str]:
    """No page of any file holds them, not even in its free space."""
    for file in (*_files(folder), folder / f"{FILE}-wal") if words else ():
        found = decrypted(file, key)
        if any(word in found for word in words):
            yield f"{file.name} holds a fanzine that was taken away"


def for_halves(*folders: Path) -> Iterator[str]:
    """Nothing was left half written."""
    for folder in folders:
        for pattern in _HALF:
            for file in folder.rglob(pattern):
                yield f"{file.relative_to(folder.parent)} was left half written"


def _files(folder: Path) -> list[Path]:
    return [folder / FILE, *folder.glob(f"{ASIDE}*"), *backups(folder / "backups")]
