"""Giving a fanzine a place in an exhibition, and taking it down again."""

from functools import partial

from exhibitions.curation.curate import agreed_to
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import hangs_elsewhere, settle
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.show.folder import CHANGES
from fanzines.consents import Use
from fanzines.library import Library


def offered_for(library: Library, exhibition: Exhibition, month: str) -> tuple[str, ...]:
    """The fanzines whose makers agree to that exhibition now, in an order that tells nothing."""
    return tuple(
        summary.id
        for summary in library.fanzines()
        if Use.EXHIBITION in agreed_to(library, exhibition, summary.id, month)
    )


def hang(library: Library, exhibition_id: str, fanzine_id: str) -> None:
    """Approve its pages as they are and give it the last place, unless it hangs already. NotLookedAt."""
    library.approve(fanzine_id, library.pages_hash(fanzine_id))
    Exhibitions(library).change(exhibition_id, partial(_hung, fanzine_id=fanzine_id))


def take_down(library: Library, exhibition_id: str, fanzine_id: str, *, key: bytes, month: str) -> None:
    """Take it out of an exhibition; where it hangs in no other one its approval is taken back, too."""
    kept = Exhibitions(library)
    with CHANGES:
        if not hangs_elsewhere(library, fanzine_id, exhibition_id):
            library.unapprove(fanzine_id)
        kept.change(exhibition_id, lambda now: now.without(fanzine_id))
        settle(library, key=key, month=month)


def take_down_everywhere(library: Library, fanzine_id: str, *, key: bytes, month: str) -> None:
    """Take it out of every exhibition and its approval back."""
    kept = Exhibitions(library)
    with CHANGES:
        library.unapprove(fanzine_id)
        for exhibition in kept.exhibitions():
            if any(entry.fanzine == fanzine_id for entry in exhibition.entries):
                kept.change(exhibition.id, lambda now: now.without(fanzine_id))
        settle(library, key=key, month=month)


def hangs_anywhere(library: Library, fanzine_id: str) -> bool:
    """Whether it has a place in any exhibition."""
    exhibitions = Exhibitions(library).exhibitions()
    return any(entry.fanzine == fanzine_id for one in exhibitions for entry in one.entries)


def _hung(exhibition: Exhibition, fanzine_id: str) -> Exhibition:
    hangs = any(entry.fanzine == fanzine_id for entry in exhibition.entries)
    return exhibition if hangs else exhibition.with_entry(Entry(fanzine_id))
