"""Taking out a fanzine that was begun and never touched, as if it had never been begun."""

from typing import Final

from sqlite_utils import Database

from fanzines.library.library import Library
from fanzines.library.rows import number
from fanzines.library.settings import write_setting
from fanzines.library.store import UNTIDY

_BLANK: Final = """
DELETE FROM fanzine WHERE id = ? AND leaving = 0 AND shelf IS NULL
AND NOT EXISTS (SELECT 1 FROM page JOIN item ON item.page = page.id WHERE page.fanzine = fanzine.id)
AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.fanzine = fanzine.id)
AND NOT EXISTS (SELECT 1 FROM spoken_consent WHERE spoken_consent.fanzine = fanzine.id)
AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.fanzine = fanzine.id)
AND NOT EXISTS (SELECT 1 FROM approval WHERE approval.fanzine = fanzine.id)
"""


def forget_blank(library: Library, fanzine_id: str) -> bool:
    """Take out a blank fanzine in one small transaction; whether it was one.

    Left as it is when anything lies on a page, it stands on a shelf, was read aloud, or anybody said yes to
    it. There is nothing of its maker's in it: backups stay, and the file is only rewritten when it is closed.
    """
    return library.store.write(lambda db: _take_out(db, number(fanzine_id)), giving_way=True)


def _take_out(db: Database, row: int) -> bool:
    taken = db.execute(_BLANK, [row]).rowcount > 0
    if taken:
        write_setting(db, UNTIDY, True)
    return taken
