"""Taking a yes back, all the way: from the library through every show to the deny list.

The library forgets the yes first; then every published show is brought down to what is still released. A show
that cannot be brought down is taken down whole: nothing withdrawn stays up because a disk was full.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from exhibitions.curate import still_released
from exhibitions.exhibition import SHOWN, Entry, Exhibition
from exhibitions.folder import holds_show, take_down
from exhibitions.manifest import ShowDamaged, ShowUnknown
from exhibitions.prune import prune
from exhibitions.show import Show, open_show
from exhibitions.store import Exhibitions
from fanzines.consents import Use
from fanzines.library import Library
from fanzines.seal import public_key

_Found = Collection[tuple[Entry, frozenset[Use]]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What happened to one exhibition's show: how many names left it; whether all was taken down."""

    exhibition: str
    left: int
    taken_down: bool


def withdraw(
    library: Library, fanzine_id: str, uses: Collection[Use], *, key: bytes, month: str
) -> tuple[Settled, ...]:
    """Take her yes to those uses back, and bring every show down to what is still released.

    `key` is the kiosk's private key. LibraryError when the library could not forget the yes.
    """
    for use in uses:
        library.withdraw_consent(fanzine_id, use)
    kept = Exhibitions(library)
    for exhibition in kept.exhibitions():
        if any(entry.fanzine == fanzine_id for entry in exhibition.entries):
            entry = exhibition.entry(fanzine_id)
            for use in SHOWN:
                entry = entry.renamed(use) if use in uses else entry
            kept.save(exhibition.with_entry(entry))
    return settle(library, key=key, month=month)


def end(library: Library, exhibition: Exhibition, *, key: bytes, month: str) -> tuple[Settled, ...]:
    """End an exhibition: nothing of it is approved or hangs any more; the next one begins in its place."""
    for entry in exhibition.entries:
        library.unapprove(entry.fanzine)
    Exhibitions(library).save(exhibition.followed())
    return settle(library, key=key, month=month)


def catch_up(library: Library, place: Path, *, key: bytes) -> None:
    """The library came from a backup, and the show in that place may be newer: it learns from the show.

    A show of which the library knows nothing is taken down: nothing could ever be taken back from it.
    """
    kept = Exhibitions(library)
    known = [one for one in kept.exhibitions() if kept.place(one.id) == place.absolute()]
    try:
        show = open_show(place, trusted=(public_key(key),)) if known else None
    except (ShowDamaged, ShowUnknown, OSError):
        show = None
    if show is None:
        take_down(place)
        return
    (exhibition,) = known
    unknown = _shown(show) - _named(exhibition)
    for entry in exhibition.entries:
        for use in SHOWN:
            entry = entry.renamed(use) if entry.slug(use) in show.gone else entry
        exhibition = exhibition.with_entry(entry)
    kept.save(exhibition)  # first: the database denies a name that is given up, and can do that only once
    kept.learn(exhibition.id, show.gone | unknown, show.sequence)


def settle(library: Library, *, key: bytes, month: str) -> tuple[Settled, ...]:
    """Bring every published show down to what is released now, whatever was taken back or has ended.

    Call it after an edit, an erased fanzine or a closed exhibition, and when a month begins. It adds nothing.
    """
    kept = Exhibitions(library)
    settled = (_settle(library, kept, exhibition, key, month) for exhibition in kept.exhibitions())
    return tuple(one for one in settled if one is not None)


def _settle(
    library: Library, kept: Exhibitions, exhibition: Exhibition, key: bytes, month: str
) -> Settled | None:
    place = kept.place(exhibition.id)
    if place is None or not holds_show(place):
        return None
    found = still_released(library, exhibition, month)
    allowed, on_paper = _allowed(found), _on_paper(found)
    try:
        show = open_show(place)
        shown = _shown(show)
        no_paper = {entry.key for entry in show.entries if entry.booklets} - on_paper
        gone = kept.gone(exhibition.id)
        if shown <= allowed and not no_paper and gone == show.gone:
            return Settled(exhibition.id, 0, False)
        sequence = kept.next_sequence(exhibition.id)
        prune(place, without=shown - allowed, no_paper=no_paper, gone=gone, key=key, sequence=sequence)
    except (ShowDamaged, ShowUnknown, OSError):
        take_down(place)
        return Settled(exhibition.id, 0, True)
    return Settled(exhibition.id, len(shown - allowed), False)


def _allowed(found: _Found) -> frozenset[str]:
    return frozenset(entry.slug(use) for entry, released in found for use in SHOWN if use in released)


def _on_paper(found: _Found) -> frozenset[str]:
    return frozenset(entry.wall for entry, released in found if Use.PAPER in released)


def _shown(show: Show) -> frozenset[str]:
    names = (slug for entry in show.entries for slug in (entry.key, entry.room, entry.web) if slug)
    return show.stories().union(names)


def _named(exhibition: Exhibition) -> frozenset[str]:
    return frozenset(entry.slug(use) for entry in exhibition.entries for use in SHOWN)
