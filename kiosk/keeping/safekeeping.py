"""What the facilitator's place does with backups: looks at them, brings one back, puts a copy on a stick."""

from dataclasses import dataclass
from pathlib import Path

from exhibitions.curation.store import exhibition_migrations
from fanzines.library import Library, mending
from fanzines.library.backups import COPY, hold_more, write_copy
from fanzines.library.errors import LibraryError
from fanzines.library.mending import Copy, Mended
from fanzines.library.on_sticks import (
    OnSticks,
    about_to_be_replaced,
    note_on_stick,
    read_on_sticks,
    write_on_sticks,
)
from fanzines.library.rows import number
from fanzines.library.store import FILE
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import this_month


@dataclass(frozen=True, slots=True)
class Kept:
    """The backups, the newest first; what happened to the library; the copies put on sticks."""

    copies: tuple[Copy, ...]
    mended: Mended | None
    on_sticks: OnSticks


def look(keeper: Keeper) -> Kept:
    """What there is. After a removal a new backup first takes the place of all that still hold it."""
    library = keeper.open_library()
    if hold_more(library.store):
        keeper.back_up()
    copies = mending.copies(keeper.backups, library.store.key)
    return Kept(tuple(copies), mending.what_happened(library), on_sticks(library))


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
    noting = on_sticks(library).as_settings()
    return mending.bring_back(library, backup, keeper.backups, (exhibition_migrations,), noting)


def understood(keeper: Keeper) -> None:
    """The facilitator has read what happened to the library."""
    mending.understood(keeper.open_library())


def carry(keeper: Keeper, stick: Path) -> None:
    """A checked, encrypted copy on a stick, noted in place of the one there. LibraryError, OSError."""
    library, month = keeper.open_library(), this_month()
    here = frozenset(number(one.id) for one in library.fanzines())
    replaced = about_to_be_replaced(stick / COPY / FILE, library.store.key, here)
    # First: a copy nobody knows of could not be called back.
    library.store.write(lambda db: note_on_stick(db, month))
    write_copy(library.store, stick)
    if replaced:
        library.store.write(lambda db: write_on_sticks(db, read_on_sticks(db).without(replaced)))


def on_sticks(library: Library) -> OnSticks:
    """The copies that were put on sticks; their keys stay as they were then."""
    return library.store.read(read_on_sticks)


def _reopened(library: Library) -> Library:
    store = library.store
    return Library.open(store.folder, store.key, migrations=(exhibition_migrations,))
