"""Hanging a visitor's answer beside its fanzine, and taking it down: in the library and in what is put up.

`key` is the kiosk's private key. Every function may raise LibraryError.
"""

import logging

from exhibitions.curation.passed_on import MayHang, PassedOnAnswers
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import settle
from exhibitions.publishing.prune import hang_slips
from exhibitions.show.folder import CHANGES, holds_show
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import sealed_show
from fanzines.library import Library

log = logging.getLogger(__name__)


def hang_beside(library: Library, exhibition_id: str, passed_on_id: str, *, key: bytes) -> bool:
    """Hang it there, and in the show where one is put up; False where it may not, or there is no room."""
    if not PassedOnAnswers(library).hang(passed_on_id, exhibition_id):
        return False
    try:
        _hang_in_show(library, exhibition_id, key)
    except (ShowDamaged, ShowUnknown, OSError):
        log.warning("An answer could not be hung in the show; it hangs when the show is put up anew.")
    return True


def take_down_beside(library: Library, passed_on_id: str, *, key: bytes, month: str) -> None:
    """Take it down at once; its maker keeps it."""
    PassedOnAnswers(library).take_down(passed_on_id)
    settle(library, key=key, month=month)


def say(library: Library, passed_on_id: str, may_hang: MayHang, *, key: bytes, month: str) -> None:
    """Keep what its maker said; a no takes it down at once."""
    PassedOnAnswers(library).say(passed_on_id, may_hang)
    if not may_hang.is_yes:
        settle(library, key=key, month=month)


def _hang_in_show(library: Library, exhibition_id: str, key: bytes) -> None:
    kept = Exhibitions(library)
    with CHANGES:
        place, hung = kept.place(exhibition_id), PassedOnAnswers(library).hung(exhibition_id)
        if place is None or not holds_show(place):
            return
        walls = {entry.fanzine: entry.wall for entry in kept.exhibition(exhibition_id).entries}
        slips = {walls[fanzine]: found for fanzine, found in hung.items() if fanzine in walls}
        if any(entry.slips != slips.get(entry.key, ()) for entry in sealed_show(place).entries):
            hang_slips(place, slips, key=key, sequence=kept.next_sequence(exhibition_id))
