"""What a facilitator does with her group of tablets: others join, shelves go and come; nobody sits then."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from exhibitions.curation import shared_shelves
from exhibitions.curation import shelves_renewing as renewing
from exhibitions.curation.shared_shelves import INVITED, Given, NoGroup, WrongWords
from exhibitions.curation.shelves_arrived import Arrived
from exhibitions.curation.shelves_renewing import KEYS
from exhibitions.curation.shelves_taking import take
from exhibitions.exchange.heard import is_silent
from fanzines.durable import write_whole
from fanzines.library import Library
from fanzines.library.errors import LibraryError
from fanzines.sharing.group import Group, Other, is_empty, read_given
from fanzines.sharing.known import tablet_of
from kiosk.keeping.keeper import Keeper
from kiosk.keeping.months import this_month
from kiosk.machine.sticks import free_name

log = logging.getLogger(__name__)

NO_INVITATION: Final = (
    "Nothing on the stick lets this tablet join. Prepare it on a tablet of the group first."
)
NO_KEYS: Final = "There are no new keys on the stick. Make them on a tablet of the group first."
_LARGEST: Final = 1_000_000


class NoInvitation(Exception):
    """The stick holds no invitation."""


class NoKeys(Exception):
    """The stick holds no new keys of a group."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came in and what went out."""

    arrived: Arrived
    given: Given


@dataclass(frozen=True, slots=True)
class OfGroup:
    """Another tablet: its number, when it was heard of, whether it is silent, has all there is here, and has
    the keys the group has now.
    """

    other: Other
    number: int
    day: date | None
    is_silent: bool
    has_all: bool
    has_keys: bool


class GroupShelves:
    """Over an open kiosk; its methods take seconds and are done beside the screen."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    @property
    def group(self) -> Group | None:
        """The group of this tablet."""
        return shared_shelves.group_of(self._keeper.open_library())

    @property
    def may_join(self) -> bool:
        """Whether nothing was made here yet."""
        return self._keeper.open_library().store.read(is_empty)

    def others(self, today: date) -> tuple[OfGroup, ...]:
        """The other tablets, in the order of their numbers."""
        library = self._keeper.open_library()
        tablet, last = library.store.read(lambda db: (tablet_of(db), read_given(db).number))
        found = [
            OfGroup(
                other,
                number_of(other.share),
                other.day,
                is_silent(other.day, today),
                other.has_keys and other.confirmed.get(tablet, 0) >= last,
                other.has_keys,
            )
            for other in shared_shelves.others_of(library)
        ]
        return tuple(sorted(found, key=lambda one: one.number))

    def waits(self, today: date) -> bool:
        """Whether a tablet has not got everything for a week."""
        return any(one.is_silent and not one.has_all for one in self.others(today) if one.day)

    def invite(self, stick: Path, words: str) -> Exchanged:
        """Put what one more tablet needs onto the stick, locked with those words, and the shelves beside it.

        NotToJoin, LibraryError, TableTaken; OSError when the stick fails.
        """
        library = self._keeper.open_library()
        data = shared_shelves.invite(library, words)
        write_whole(free_name(stick, "tablet", INVITED), data)
        return self.exchange((stick,))

    def join(self, stick: Path, words: str) -> Exchanged:
        """Belong to the group whose invitation lies on the stick, and take its shelves in.

        NoInvitation, WrongWords, NotToJoin, LibraryError; OSError when the stick fails.
        """
        library = self._keeper.open_library()
        for file in invitations_on(stick):
            with suppress(WrongWords):
                invitation = shared_shelves.open_invitation(_bytes_of(file), words)
                shared_shelves.join_group(library, invitation)
                file.unlink()
                return self.exchange((stick,))
        if not invitations_on(stick):
            raise NoInvitation(NO_INVITATION)
        raise WrongWords(shared_shelves.WRONG_WORDS)

    def lost(self, stick: Path, words: str, other: Other) -> Exchanged:
        """That tablet was lost: new keys for the group, onto the stick as `give_keys` if anybody needs them.

        What lies on the stick is taken in before: the last that the lost one gave may be there.
        """
        with self._keeper.table_cleared() as library:
            self._take(library, stick)
            renewing.renew(library, other)
            is_alone = not shared_shelves.others_of(library)
        return self.exchange((stick,)) if is_alone else self.give_keys(stick, words)

    def give_keys(self, stick: Path, words: str) -> Exchanged:
        """Put the group's keys onto the stick, locked with those words, and the shelves beside them.

        NoGroup, LibraryError, TableTaken; OSError when the stick fails.
        """
        library = self._keeper.open_library()
        group = shared_shelves.must_be_grouped(library)
        write_whole(stick / renewing.keys_file(group), renewing.locked_keys(library, words))
        return self.exchange((stick,))

    def take_keys(self, stick: Path, words: str) -> Exchanged:
        """Stay in the group by the new keys on the stick, and exchange shelves by them.

        NoKeys, WrongWords, NotOurKeys, LibraryError; OSError when the stick fails.
        """
        library = self._keeper.open_library()
        files = sorted(file for file in stick.glob(f"*{KEYS}") if not file.name.startswith("."))
        if not files:
            raise NoKeys(NO_KEYS)
        for file in files:
            with suppress(WrongWords):
                keys = renewing.open_keys(_bytes_of(file), words)
                with self._keeper.table_cleared():
                    renewing.stay(library, keys)
                return self.exchange((stick,))
        raise WrongWords(shared_shelves.WRONG_WORDS)

    def exchange(self, folders: Iterable[Path]) -> Exchanged:
        """Take in what lies in those folders and give there what is here. TableTaken while somebody sits.

        NoGroup, LibraryError; OSError when a folder fails.
        """
        keeper, arrived, given = self._keeper, Arrived(), Given()
        with keeper.table_cleared() as library:
            try:
                for folder in folders:
                    arrived += self._take(library, folder)
                for folder in folders:
                    given = shared_shelves.give(library, folder)
                    _forget_keys(library, folder)
            finally:
                keeper.finish_erasing()  # whatever failed: backups may hold what was taken away by now
        return Exchanged(arrived, given)

    def _take(self, library: Library, folder: Path) -> Arrived:
        return take(library, folder, key=self._keeper.seal_key(), month=this_month(), today=date.today())

    def forget(self, other: Other) -> None:
        """Wait no more for a tablet that will not come back. LibraryError."""
        shared_shelves.forget_other(self._keeper.open_library(), other)

    def by_itself(self, folder: Path | None) -> None:
        """At a gathering's beginning and end, through the folder there is; what fails is tried next time."""
        if folder is None or self.group is None:
            return
        try:
            refused = self.exchange((folder,)).arrived.refused
        except (LibraryError, NoGroup, OSError) as problem:
            log.warning("Shelves were not exchanged (%s).", type(problem).__name__)
        else:
            for sentence in refused:
                log.warning("A package of shelves was refused: %s", sentence)


def number_of(share: int) -> int:
    """By which number a tablet goes in its group; the one that founded it is the first."""
    return share + 1


def invitations_on(stick: Path) -> list[Path]:
    """Every invitation on the stick."""
    return sorted(file for file in stick.glob(f"*{INVITED}") if not file.name.startswith("."))


def _forget_keys(library: Library, folder: Path) -> None:
    """Delete the file with the group's keys once no tablet waits for them."""
    group = shared_shelves.must_be_grouped(library)
    if all(other.has_keys for other in shared_shelves.others_of(library)):
        (folder / renewing.keys_file(group)).unlink(missing_ok=True)


def _bytes_of(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LARGEST)
