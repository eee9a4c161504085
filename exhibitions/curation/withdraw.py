"""Taking a yes back, all the way: from the library through every show and waiting print to the deny list.

The library forgets the yes first; then every published show is brought down to what is still released. A show
that cannot be brought down is taken down whole: nothing withdrawn stays up because a disk was full.
"""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from exhibitions.curation.curate import Standing, standings
from exhibitions.curation.passed_on import PassedOnAnswers
from exhibitions.curation.recall import recall
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import SHOWN, Entry, Exhibition
from exhibitions.journal import counts
from exhibitions.journal.journal import Journal, JournalFails, journal_beside
from exhibitions.publishing.prune import prune
from exhibitions.show.folder import CHANGES, holds_show, take_down
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import Show, sealed_show
from exhibitions.show.withdrawn import SOUND
from fanzines.consents import Consent, Use
from fanzines.library import Library
from fanzines.library.given_out import GivenOut, Kind
from fanzines.seal import public_key

log = logging.getLogger(__name__)

CALLED_BACK: Final[Mapping[Use, frozenset[Kind]]] = {
    Use.PAPER: frozenset({Kind.PAPER}),
    Use.EXHIBITION: frozenset({Kind.PAPER, Kind.FILE}),
}
"""Which copies go with which yes: a poster and the book show that it hangs, so paper goes with the wall."""

_Found = Collection[tuple[Entry, frozenset[Use]]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What happened to one exhibition's show: the names that left it, those that are not heard any more;
    whether all was taken down.
    """

    exhibition: str
    left: frozenset[str] = frozenset()
    taken_down: bool = False
    silenced: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a withdrawal reached: the uses for which it hung in a show till then; the copies that stay out."""

    left: frozenset[Use]
    given: tuple[GivenOut, ...]
    settled: tuple[Settled, ...]


def withdraw(
    library: Library, fanzine_id: str, uses: Collection[Use], *, key: bytes, month: str
) -> TakenBack:
    """Take her yes to those uses back, and bring every show down to what is still released.

    Prints for others that still wait are cancelled with her yes to paper. `key` is the kiosk's private key.
    LibraryError when the library could not forget the yes.
    """
    for use in uses:
        library.withdraw_consent(fanzine_id, use)
    return bring_down(library, fanzine_id, uses, key=key, month=month)


def bring_down(
    library: Library, fanzine_id: str, uses: Collection[Use], *, key: bytes, month: str
) -> TakenBack:
    """The rest of a withdrawal, when the library has forgotten the yes to those uses."""
    kept, names = Exhibitions(library), dict[str, Use]()
    with CHANGES:
        for exhibition in kept.exhibitions():
            if any(entry.fanzine == fanzine_id for entry in exhibition.entries):
                entry = exhibition.entry(fanzine_id)
                names |= {entry.slug(use): use for use in SHOWN}
                kept.change(exhibition.id, partial(_renamed, fanzine_id=fanzine_id, uses=uses))
        settled = settle(library, key=key, month=month)
    given = _call_back(library, fanzine_id, uses)
    left = {names[name] for one in settled for name in one.left if name in names}
    if any(name in names for one in settled for name in one.silenced):
        left.add(Use.VOICE)
    if names and any(one.taken_down for one in settled):
        left = {*SHOWN, *((Use.VOICE,) if library.reading(fanzine_id) else ())}
    return TakenBack(frozenset(left), given, settled)


def _renamed(exhibition: Exhibition, fanzine_id: str, uses: Collection[Use]) -> Exhibition:
    """The exhibition with that fanzine under new names for those uses, if it hangs there."""
    for entry in exhibition.entries:
        if entry.fanzine == fanzine_id:
            for use in SHOWN:
                entry = entry.renamed(use) if use in uses else entry
            return exhibition.with_entry(entry)
    return exhibition


def _call_back(library: Library, fanzine_id: str, uses: Collection[Use]) -> tuple[GivenOut, ...]:
    """Call back what went out for those uses, her own only with all of them; every copy that stays out."""
    kinds = {kind for use in uses for kind in CALLED_BACK.get(use, ())}
    given = library.given_out(fanzine_id)
    back = recall(one for one in given if one.kind in kinds or set(uses) == set(Use))
    for one in back:
        library.called_back(fanzine_id, one)
    return tuple(one for one in given if one not in back)


def end(library: Library, exhibition: Exhibition, *, key: bytes, month: str) -> tuple[Settled, ...]:
    """End an exhibition: nothing of it hangs any more, nor is approved if it hangs nowhere else.

    The next one begins in its place.
    """
    with CHANGES:
        _unapprove(library, exhibition)
        Exhibitions(library).change(exhibition.id, Exhibition.followed)
        return settle(library, key=key, month=month)


def forget(library: Library, exhibition_id: str) -> None:
    """Forget an exhibition: its show is taken down whole, and what was agreed to for it is over.

    ValueError for the one that hangs here, KeyError when there is none.
    """
    kept = Exhibitions(library)
    exhibition, place = kept.exhibition(exhibition_id), kept.place(exhibition_id)
    if kept.current({}).id == exhibition.id:
        raise ValueError("the exhibition that hangs here is not forgotten")
    with CHANGES:
        if place is not None:
            take_down(place)
            Journal(journal_beside(place)).discard()
        _unapprove(library, exhibition)
        kept.remove(exhibition.id)


def _uncount(kept: Exhibitions, exhibition_id: str) -> None:
    """Delete what the journal beside a show counted of works that were taken back, and answers to them."""
    place = kept.place(exhibition_id)
    journal = Journal(journal_beside(place)) if place else None
    if journal is None or not journal.path.exists():
        return
    try:
        counts.forget(journal, kept.gone(exhibition_id))
    except JournalFails:
        log.warning("The journal could not be brought up to what was taken back; it is tried again.")


def hangs_elsewhere(library: Library, fanzine_id: str, exhibition_id: str) -> bool:
    """Whether a fanzine hangs in another exhibition than that one."""
    others = (one for one in Exhibitions(library).exhibitions() if one.id != exhibition_id)
    return any(entry.fanzine == fanzine_id for other in others for entry in other.entries)


def _unapprove(library: Library, exhibition: Exhibition) -> None:
    for entry in exhibition.entries:
        if not hangs_elsewhere(library, entry.fanzine, exhibition.id):
            library.unapprove(entry.fanzine)


def catch_up(library: Library, place: Path, *, key: bytes) -> None:
    """The library came from a backup, and the show in that place may be newer: it learns from the show.

    A show of which the library knows nothing is taken down: nothing could ever be taken back from it.
    """
    kept = Exhibitions(library)
    with CHANGES:
        known = [one for one in kept.exhibitions() if kept.place(one.id) == place.absolute()]
        try:
            show = sealed_show(place, trusted=(public_key(key),)) if known else None
        except (ShowDamaged, ShowUnknown, OSError):
            show = None
        if show is None:
            take_down(place)
            return
        (exhibition,) = known
        unknown = show.names() - _named(exhibition) - _beside(library, exhibition)
        # First: the database denies a name that is given up, and can do that only once.
        kept.change(exhibition.id, partial(_without_names, gone=show.gone))
        kept.learn(exhibition.id, show.gone | unknown, show.sequence)


def _without_names(exhibition: Exhibition, gone: Collection[str]) -> Exhibition:
    """The exhibition with new names in place of those that are gone."""
    for entry in exhibition.entries:
        for use in SHOWN:
            entry = entry.renamed(use) if entry.slug(use) in gone else entry
        exhibition = exhibition.with_entry(entry)
    return exhibition


def settle(library: Library, *, key: bytes, month: str) -> tuple[Settled, ...]:
    """Bring every published show down to what is released now, whatever was taken back or has ended.

    Call it after an edit, an erased fanzine or a closed exhibition, and when a month begins. It adds nothing.
    Whoever settles at the same time in another thread waits, and reads what is released then.
    """
    kept = Exhibitions(library)
    with CHANGES:
        exhibitions = kept.exhibitions()
        settled = [_settle(library, kept, exhibition, key, month) for exhibition in exhibitions]
        for exhibition in exhibitions:
            _uncount(kept, exhibition.id)
    return tuple(one for one in settled if one is not None)


def _settle(
    library: Library, kept: Exhibitions, exhibition: Exhibition, key: bytes, month: str
) -> Settled | None:
    place = kept.place(exhibition.id)
    if place is None or not holds_show(place):
        return None
    standing = standings(library, exhibition, month)
    found = tuple((one.entry, frozenset(one.agreed)) for one in standing)
    allowed, on_paper = _allowed(found) | _beside(library, exhibition), _on_paper(found)
    try:
        show = sealed_show(place)
        shown = show.names()
        no_paper = {entry.key for entry in show.entries if entry.booklets} - on_paper
        sounds = _unheard(show, standing)
        if sounds:
            kept.learn(exhibition.id, {_stem(name) for name in sounds}, show.sequence)
        gone = kept.gone(exhibition.id)
        if shown <= allowed and not no_paper and gone == show.gone:
            return Settled(exhibition.id)
        sequence = kept.next_sequence(exhibition.id)
        prune(place, without=shown - allowed, no_paper=no_paper, gone=gone, key=key, sequence=sequence)
    except (ShowDamaged, ShowUnknown, OSError):
        take_down(place)
        return Settled(exhibition.id, taken_down=True)
    return Settled(exhibition.id, shown - allowed, silenced=_heard_at(show, sounds))


def _allowed(found: _Found) -> frozenset[str]:
    return frozenset(entry.slug(use) for entry, released in found for use in SHOWN if use in released)


def _on_paper(found: _Found) -> frozenset[str]:
    return frozenset(entry.wall for entry, released in found if Use.PAPER in released)


def _unheard(show: Show, standing: Collection[Standing]) -> frozenset[str]:
    """The sounds in a show that may not be heard, by their paths: no yes, or not the sound it is to."""
    allowed: set[tuple[str, str]] = set()
    for one in standing:
        yes = one.agreed.get(Use.VOICE)
        if isinstance(yes, Consent) and yes.recording:
            allowed.update((one.entry.slug(use), yes.recording) for use in SHOWN if use in one.agreed)
    where = _where_heard(show)
    return frozenset(name for name, slug in where.items() if (slug, show.files[name]) not in allowed)


def _where_heard(show: Show) -> dict[str, str]:
    """Every sound of a show by its path, and the name of the work where it is heard."""
    told = {name: name.split("/")[3] for name in show.files if name.startswith("site/") and _is_sound(name)}
    wall = {
        file.relative_to(show.folder).as_posix(): entry.key
        for entry in show.entries
        for file in entry.readings.values()
    }
    return {**told, **wall}


def _heard_at(show: Show, sounds: Collection[str]) -> frozenset[str]:
    return frozenset(slug for name, slug in _where_heard(show).items() if name in sounds)


def _is_sound(name: str) -> bool:
    return name.endswith(SOUND)


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(SOUND)


def _beside(library: Library, exhibition: Exhibition) -> frozenset[str]:
    """The slips that hang beside its works."""
    return frozenset(
        one.slug for slips in PassedOnAnswers(library).hung(exhibition.id).values() for one in slips
    )


def _named(exhibition: Exhibition) -> frozenset[str]:
    return frozenset(entry.slug(use) for entry in exhibition.entries for use in SHOWN)
