"""A kiosk's keeper for tests: set up, with fanzines that say one word."""

from collections.abc import Callable, Collection
from pathlib import Path

from exhibitions.curation.curate import Standing, publish_exhibition
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.show.reading import Show
from fanzines.consents import Use, pages_hash
from fanzines.edits import AddItem
from fanzines.library import Library
from fanzines.model import Direction, Fanzine, Placement, Words, new_id
from fanzines.seal import new_private_key
from fanzines.sitting import Sitting
from kiosk.curating.curator import Curator
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import months_from, this_month
from tests.fanzines.looked import approve
from tests.fanzines.sounds import read_aloud

PHRASE = "four quiet grey herons"
PIN = "2580"
SEAL = new_private_key()
"""What seals the shows of a library without a keeper."""


def made(keeper: Keeper, word: str) -> Fanzine:
    """A fanzine somebody made and left."""
    sitting = keeper.begin(Direction.LTR, "en")
    words = Words(new_id(), Placement(74, 40), word, 110, size=30)
    sitting.do(AddItem(sitting.fanzine.pages[0].id, 0, words))
    keeper.put_down()
    return sitting.fanzine


def here(keeper: Keeper) -> set[str]:
    """The fanzines in its library."""
    return {summary.id for summary in keeper.open_library().fanzines()}


def words_on(sitting: Sitting) -> AddItem:
    """One word on the first page, not done yet."""
    return AddItem(sitting.fanzine.pages[0].id, 0, Words(new_id(), Placement(74, 40), "sea", 110))


def agree(library: Library, fanzine: Fanzine, uses: Collection[Use]) -> None:
    """Her yes to those uses of the pages as they are, for a year; for the voice they are read aloud."""
    month = this_month()
    for use in uses:
        recording = read_aloud(library, fanzine.id).digest if use is Use.VOICE else None
        months = month, months_from(month, 12)
        library.record_consent(fanzine.id, use, pages_hash(fanzine), *months, recording=recording)


def hang(keeper: Keeper, *fanzines: Fanzine) -> None:
    """An exhibition of those fanzines, agreed to, approved and published."""
    library = keeper.open_library()
    for fanzine in fanzines:
        agree(library, fanzine, (Use.EXHIBITION,))
        approve(library, fanzine.id)
    entries = tuple(Entry(fanzine.id) for fanzine in fanzines)
    exhibition = Exhibition({"en": "Pages"}, running=True, entries=entries)
    Exhibitions(library).save(exhibition)
    publish_exhibition(
        library, exhibition.id, key=keeper.seal_key(), out=keeper.show_home, month=this_month()
    )


def published(
    library: Library, folder: Path, progress: Callable[[int, int], None] = lambda done, of: None
) -> tuple[Show, tuple[Standing, ...]]:
    """The exhibition that hangs on the wall of the kiosk in that folder, put up; and how it stands."""
    done = Curator(library, SEAL, folder, {"en": "Our pages"}).publish(progress)
    return done.show, done.standings


def files_with(folder: Path, canary: bytes) -> list[Path]:
    """Files below the folder that hold those bytes."""
    return [path for path in folder.rglob("*") if path.is_file() and canary in path.read_bytes()]
