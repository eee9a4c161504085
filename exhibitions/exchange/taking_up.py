"""Taking a package up: who sent it, is it newer, what was taken back; only then what is inside.

Until everything in a package was checked, the last good show stays, less what its maker took back. A show
that cannot be brought down to that is taken down whole, as everywhere.
"""

import errno
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from exhibitions.exchange.identity import Identity
from exhibitions.exchange.package import (
    DAMAGED,
    UNKNOWN,
    Label,
    PackageRefused,
    open_content,
    open_denied,
    read_label,
)
from exhibitions.exchange.taken import Taken, read_taken, shown_sequence, write_taken
from exhibitions.exchange.zipped import NoRoom, ZipRefused, unpack
from exhibitions.publishing.prune import prune
from exhibitions.show.folder import current_version, next_version, take_down
from exhibitions.show.manifest import ShowDamaged, ShowUnknown
from exhibitions.show.reading import open_show
from fanzines.seal import public_key

OLDER: Final = "The package is older than what this kiosk had before. Ask the partner for the newest one."
OTHERS: Final = "Another kiosk made this exhibition, and only that one can send a newer one."
NO_ROOM: Final = "There is no room on the disk for this exhibition. Make room, then bring it in again."
A_COPY: Final = "This folder holds a show that was copied into it. Name an empty folder instead."
ANOTHER: Final = "The package holds another exhibition than the one that is shown here."

_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT))


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What a package did: whether something else is shown, and whether works were taken out of it."""

    taken: Taken
    changed: bool
    removed: bool


def label_of(package: Path) -> Label:
    """What is written on a package. PackageRefused, also when the file cannot be read."""
    try:
        with package.open("rb") as file:
            return read_label(file)
    except OSError as error:
        raise PackageRefused(DAMAGED) from error


def take_up(package: Path, place: Path, *, identity: Identity, trusted: Collection[bytes]) -> TakenUp:
    """Show in `place` what the package holds; `trusted` are the seals of partners (public keys).

    PackageRefused says why not; the last good show stays then, less what was taken back. One that is here
    already changes nothing.
    """
    try:
        with package.open("rb") as file:
            return _Taking(file, place, identity).take_up(trusted)
    except NoRoom as error:
        raise PackageRefused(NO_ROOM) from error
    except OSError as error:
        if error.errno in _FULL:
            raise PackageRefused(NO_ROOM) from error
        raise PackageRefused(DAMAGED) from error


class _Taking:
    """One package being taken up in one place."""

    def __init__(self, file: BinaryIO, place: Path, identity: Identity) -> None:
        self._file = file
        self._place = place
        self._identity = identity

    def take_up(self, trusted: Collection[bytes]) -> TakenUp:
        label = read_label(self._file)
        if label.key not in trusted:
            raise PackageRefused(UNKNOWN)
        if current_version(self._place) == self._place:
            raise PackageRefused(A_COPY)
        taken = self._known(label)
        if label.sequence < max(taken.shows, taken.without):
            raise PackageRefused(OLDER)
        if label.sequence == taken.shows:
            return TakenUp(taken, changed=False, removed=False)
        removed = False
        if label.sequence > taken.without:
            gone = open_denied(self._file, label, self._identity)
            removed = self._remove(taken, gone)
            taken = taken.after_denying(gone, label.sequence)
            self._place.mkdir(parents=True, exist_ok=True)
            write_taken(self._place, taken)
        if not label.has_content:
            return TakenUp(taken, changed=removed, removed=removed)
        try:
            self._put_in_place(label, taken)
        except PackageRefused as problem:
            problem.removed = removed
            raise
        taken = replace(taken, shows=label.sequence)
        write_taken(self._place, taken)
        return TakenUp(taken, changed=True, removed=removed)

    def _known(self, label: Label) -> Taken:
        """What is remembered of the exhibition; a damaged memory is mended by the show itself."""
        taken = read_taken(self._place)
        if taken is None:
            return Taken(label.exhibition, label.key, shown_sequence(self._place, label.key))
        if taken.exhibition != label.exhibition:
            raise PackageRefused(ANOTHER)
        if taken.maker != label.key:
            raise PackageRefused(OTHERS)
        if current_version(self._place) is None:
            return replace(taken, shows=0)
        return replace(taken, shows=max(taken.shows, shown_sequence(self._place, label.key)))

    def _remove(self, taken: Taken, gone: Collection[str]) -> bool:
        """Take the works on the deny list out of what is shown; whether there were any."""
        if current_version(self._place) is None:
            return False
        sealed_by = (taken.maker, public_key(self._identity.seal))
        try:
            show = open_show(self._place, trusted=sealed_by, every_file=False)
            if show.names().isdisjoint(gone):
                return False
            prune(
                self._place,
                without=gone,
                gone=show.gone.union(gone),
                key=self._identity.seal,
                sequence=show.sequence,
                trusted=sealed_by,
            )
        except (ShowDamaged, ShowUnknown, OSError):
            take_down(self._place)
        return True

    def _put_in_place(self, label: Label, taken: Taken) -> None:
        try:
            self._unpack(label, taken)
        except OSError as error:
            raise PackageRefused(NO_ROOM) from error

    def _unpack(self, label: Label, taken: Taken) -> None:
        with TemporaryFile(dir=self._place) as plain, next_version(self._place) as folder:
            open_content(self._file, label, self._identity, plain)
            try:
                unpack(plain, folder)
                show = open_show(folder, trusted=(label.key,))
            except (ZipRefused, ShowDamaged, ShowUnknown) as error:
                raise PackageRefused(DAMAGED) from error
            if show.sequence != label.sequence or not show.names().isdisjoint(taken.gone):
                raise PackageRefused(DAMAGED)
