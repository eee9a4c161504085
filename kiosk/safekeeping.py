"""What the facilitator's place does with backups: looks at them, brings one back, puts a copy on a stick."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exhibitions.store import exhibition_migrations
from fanzines.library import Library, mending
from fanzines.library.backups import hold_more, write_copy
from fanzines.library.errors import LibraryError
from fanzines.library.mending import Copy, Mended
from fanzines.library.settings import read_setting, write_setting
from kiosk.keeper import Keeper
from kiosk.months import this_month

CARRIED: Final = "copies on sticks"


@dataclass(frozen=True, slots=True)
class Kept:
    """The backups, the newest first; what happened to the library; the months of copies put on sticks."""

    copies: tuple[Copy, ...]
    mended: Mended | None
    carried: tuple[str, ...]


def look(keeper: Keeper) -> Kept:
    """What there is. After a removal a new backup first takes the place of all that still hold it."""
    library = keeper.open_library()
    if hold_more(library.store):
        keeper.back_up()
    copies = mending.copies(keeper.backups, library.store.key)
    return Kept(tuple(copies), mending.what_happened(library), tuple(sorted(carried(library))))


def bring_back(keeper: Keeper, copy: Copy) -> None:
    """Put a backup in the library's place; what there was is the newest backup then. LibraryError."""
    library = keeper.open_library()
    try:
        keeper.library = put_in_place(keeper, copy.path)
    except LibraryError:
        if library.store.closed:
            keeper.library = _reopened(library)
        raise
    keeper.take_back_again()
    keeper.bring_shows_down()


def put_in_place(keeper: Keeper, backup: Path) -> Library:
    """The reopened library. If the power goes now, unlocking does the rest. LibraryError."""
    library = keeper.open_library()
    noting = {CARRIED: sorted(carried(library))}
    return mending.bring_back(library, backup, keeper.backups, (exhibition_migrations,), noting)


def understood(keeper: Keeper) -> None:
    """The facilitator has read what happened to the library."""
    mending.understood(keeper.open_library())


def carry(keeper: Keeper, stick: Path) -> None:
    """A checked, encrypted copy on a stick, and a note that there is one. LibraryError, OSError."""
    library = keeper.open_library()
    _note_carried(library, this_month())  # first: a copy nobody knows of could not be called back
    write_copy(library.store, stick)


def carried(library: Library) -> set[str]:
    """The months (YYYY-MM) in which copies were put on sticks; their keys stay as they were then."""
    return set(library.store.read(lambda db: read_setting(db, CARRIED, [])))


def _note_carried(library: Library, month: str) -> None:
    noted = sorted({month} | carried(library))
    library.store.write(lambda db: write_setting(db, CARRIED, noted))


def _reopened(library: Library) -> Library:
    store = library.store
    return Library.open(store.folder, store.key, migrations=(exhibition_migrations,))
