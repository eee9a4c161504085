"""What a kiosk with a library does with a folder or a stick: it gives what is its own, takes what partners
sent, and hears what arrived where.
"""

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from exhibitions.curation.partners import Partner, Partners, identity_of
from exhibitions.curation.store import Exhibitions
from exhibitions.exchange.folder import Exchange, Looked, forget_older, package_name
from exhibitions.exchange.heard import heard_in, is_silent, last_day, newest
from exhibitions.exchange.package import Sender, write_package
from exhibitions.exchange.taken import read_taken
from exhibitions.exhibition import ByLanguage
from exhibitions.show.folder import CHANGES, current_version, holds_show, take_down
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import Show, check_show, open_show
from fanzines.library import Library
from fanzines.seal import public_key

NOBODY: Final = "There is no partner yet. Add a partner first: what is packed opens for partners only."
NOTHING: Final = "No exhibition is up yet. Put one on the wall first."


class NothingToGive(Exception):
    """There is nobody to give to, or nothing to give. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A partner's exhibition that is kept here: where, its titles, and who made it."""

    place: Path
    title: ByLanguage
    partner: Partner


@dataclass(frozen=True, slots=True)
class Standing:
    """A partner, the day it was last heard of, and whether all that was taken back is gone there."""

    partner: Partner
    day: date | None
    is_silent: bool
    is_clean: bool


class Exchanging:
    """Over an open library. `guests` tells where a partner's exhibition is kept, by its id; `places` are all
    folders there are for shows.
    """

    def __init__(
        self,
        library: Library,
        guests: Callable[[str], Path],
        places: Callable[[], Collection[Path]],
    ) -> None:
        self._partners = Partners(library)
        self._kept = Exhibitions(library)
        self._guests = guests
        self._places = places
        self.identity = identity_of(library)
        self._exchanges: dict[Path, Exchange] = {}
        self._given: dict[Path, tuple[int, frozenset[str]]] = {}
        self._shows: dict[Path, Show] = {}

    def give(self, folder: Path, *, anew: bool = False) -> int:
        """Put the newest package of every own exhibition there, if it is not; how many there are.

        `anew` writes all of them. NothingToGive, LibraryError, ShowDamaged; OSError when the folder fails.
        """
        partners = self._partners.all()
        if not partners:
            raise NothingToGive(NOBODY)
        marks = frozenset(partner.card.mark for partner in partners)
        given = 0
        for exhibition, sequence, gone, show in self._own():
            if show is None and sequence > self._kept.sequence(exhibition):
                self._kept.next_sequence(exhibition)
                self._partners.set_denied(exhibition, gone)
            out = folder / package_name(exhibition, sequence)
            if anew or self._given.get(out) != (sequence, marks) or not out.exists():
                cards = [partner.card for partner in partners]
                sender = Sender(self.identity.seal, exhibition)
                if show is not None:
                    check_show(show)
                write_package(sender, out, to=cards, gone=gone, sequence=sequence, show=show)
                self._given[out] = (sequence, marks)
            forget_older(folder, exhibition, sequence)
            given += 1
        if not given:
            raise NothingToGive(NOTHING)
        return given

    def take(self, folder: Path) -> Looked:
        """Take up what partners sent, and keep what they said. LibraryError; OSError: the folder fails."""
        seals = self._partners.seals
        exchange = self._exchanges.get(folder)
        if exchange is None or exchange.trusted != seals:
            exchange = Exchange(folder, self.identity, seals, self._place_of)
            self._exchanges[folder] = exchange
        looked = exchange.look()
        return replace(looked, news=self._partners.hear(heard_in(folder, seals)))

    def standings(self, today: date) -> tuple[Standing, ...]:
        """How it stands with every partner."""
        heard = newest(self._partners.heard())
        wanted = {exhibition: sequence for exhibition, sequence, *_ in self._own()}
        found = []
        for partner in self._partners.all():
            seal = partner.card.seal
            without = {one.exhibition: one.without for one in heard if one.key == seal}
            clean = all(without.get(exhibition, 0) >= number for exhibition, number in wanted.items())
            day = last_day(seal, heard)
            found.append(Standing(partner, day, is_silent(day, today), clean))
        return tuple(found)

    def must_be_told(self, today: date) -> bool:
        """Whether something that was taken back may still hang somewhere, or a partner is silent."""
        return self.gives and any(one.is_silent or not one.is_clean for one in self.standings(today))

    @property
    def gives(self) -> bool:
        """Whether there is an exhibition of its own to give."""
        return bool(self._own())

    def guests(self) -> tuple[Guest, ...]:
        """The exhibitions of partners that are kept here."""
        partners = {partner.card.seal: partner for partner in self._partners.all()}
        found = []
        for place in self._places():
            taken = read_taken(place)
            if taken is None or taken.maker not in partners or current_version(place) is None:
                continue
            trusted = (taken.maker, public_key(self.identity.seal))
            try:
                show = open_show(place, trusted=trusted, every_file=False)
            except (ShowDamaged, ShowUnknown, OSError):
                continue
            found.append(Guest(place, show.title, partners[taken.maker]))
        return tuple(found)

    def forget(self, partner: Partner) -> tuple[Path, ...]:
        """Trust a partner no more: its exhibitions go, too. Where they lay. LibraryError, OSError."""
        gone = []
        for place in self._places():
            taken = read_taken(place)
            if taken is not None and taken.maker == partner.card.seal:
                take_down(place)
                with CHANGES:
                    shutil.rmtree(place)
                gone.append(place)
        self._partners.forget(partner.card.seal)
        return tuple(gone)

    def _place_of(self, exhibition: str) -> Path | None:
        """Where a partner's exhibition goes; never where one of our own lies."""
        place = self._guests(exhibition)
        is_own = holds_show(place) and read_taken(place) is None
        return None if is_own or exhibition in {one.id for one in self._kept.exhibitions()} else place

    def _own(self) -> list[tuple[str, int, frozenset[str], Show | None]]:
        """Our exhibitions that were put up: id, number, deny list, and the show where it is whole.

        A deny list that was not sent yet, and has no show to go with, is to have the next number.
        """
        found: list[tuple[str, int, frozenset[str], Show | None]] = []
        for exhibition in self._kept.exhibitions():
            place = self._kept.place(exhibition.id)
            if place is None:
                continue
            show = self._opened(place)
            if show is not None:
                found.append((exhibition.id, show.sequence, show.gone, show))
            elif gone := self._kept.gone(exhibition.id):
                is_new = gone != self._partners.denied(exhibition.id)
                found.append((exhibition.id, self._kept.sequence(exhibition.id) + is_new, gone, None))
        return found

    def _opened(self, place: Path) -> Show | None:
        """Our show in that place where its manifest is whole; opened once for each version."""
        version = current_version(place)
        known = self._shows.get(place)
        if known is not None and known.folder == version:
            return known
        try:
            show = open_show(place, trusted=(public_key(self.identity.seal),), every_file=False)
        except (ShowDamaged, ShowUnknown, OSError):
            return None
        self._shows[place] = show
        return show
