"""Taking a fanzine out for good.

It is gone from every list with the first, tiny transaction. The rest follows in portions small enough to be
written down in the room the ballast gives on a full disk; what a power cut leaves is finished on opening.
"""

from collections.abc import Collection
from functools import partial
from typing import Final

from sqlite_utils import Database

from fanzines.library.errors import LibraryFull
from fanzines.library.on_sticks import all_hold_more
from fanzines.library.photo_store import delete_unseen, photos_shown_by, unseen_photos
from fanzines.library.rows import number
from fanzines.library.settings import write_setting
from fanzines.library.store import UNTIDY, Store

BACKUPS_HOLD_MORE: Final = "backups hold more"

_PORTION: Final = 200
_STROKES: Final = (
    "DELETE FROM stroke WHERE id IN (SELECT stroke.id FROM page JOIN item ON item.page = page.id "
    "JOIN stroke ON stroke.drawing = item.id WHERE page.fanzine = ? LIMIT ?)"
)


def remove(store: Store, fanzine_id: str) -> bool:
    """Take a fanzine out and erase it, as `finish_removals`. KeyError when there is none of that id."""
    hers = store.read(lambda db: photos_shown_by(db, fanzine_id))
    store.write(lambda db: _send_off(db, fanzine_id), giving_way=True)
    return finish_removals(store, photos=hers)


def finish_removals(store: Store, *, photos: Collection[int] | None = None) -> bool:
    """Erase all that is on its way out, and of those photos (all, when not named) each that no page shows.

    While somebody sits with another fanzine only the removed photos are named: hers may come back by undo.
    False when a part of it is out of every list, but has to wait for room on the disk to be overwritten.
    """
    try:
        for row in store.read(_leaving):
            _erase(store, row)
        sweep_photos(store, photos)
    except LibraryFull:
        return False
    return store.tidy()


def leave_out(db: Database) -> bool:
    """Delete from a copy what is on its way out and photos that no page shows; whether there was any."""
    with db.atomic():
        fanzines = db.execute("DELETE FROM fanzine WHERE leaving = 1").rowcount
        photos = unseen_photos(db)
        for row in photos:
            delete_unseen(db, row)
    return bool(fanzines or photos)


def sweep_photos(store: Store, photos: Collection[int] | None = None) -> None:
    """Erase every photo that no page shows; only of these rows when they are named."""
    for row in store.read(unseen_photos):
        if photos is not None and row not in photos:
            continue
        store.write(partial(_erase_photo, row=row), giving_way=True)
        store.bring_home()


def _send_off(db: Database, fanzine_id: str) -> None:
    sql = "UPDATE fanzine SET leaving = 1, shelf = NULL WHERE id = ? AND leaving = 0"
    if db.execute(sql, [number(fanzine_id)]).rowcount == 0:
        raise KeyError(fanzine_id)
    holds_more(db)


def holds_more(db: Database) -> None:
    """Something of hers was taken away: the file's free space, every backup and every stick may hold it."""
    write_setting(db, UNTIDY, True)
    write_setting(db, BACKUPS_HOLD_MORE, True)
    all_hold_more(db)


def _erase_photo(db: Database, row: int) -> None:
    delete_unseen(db, row)
    write_setting(db, UNTIDY, True)
    write_setting(db, BACKUPS_HOLD_MORE, True)


def _leaving(db: Database) -> list[int]:
    return [row for (row,) in db.execute("SELECT id FROM fanzine WHERE leaving = 1")]


def _erase(store: Store, row: int) -> None:
    while store.write(lambda db: db.execute(_STROKES, [row, _PORTION]).rowcount, giving_way=True):
        store.bring_home()
    store.write(lambda db: db.execute("DELETE FROM reading WHERE fanzine = ?", [row]), giving_way=True)
    store.bring_home()
    store.write(lambda db: db.execute("DELETE FROM fanzine WHERE id = ?", [row]), giving_way=True)
    store.bring_home()
