"""Keeping count of the copies of a fanzine that go out: each is noted before its first page leaves."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from fanzines.library.errors import LibraryError
from fanzines.library.given_out import GivenOut, Kind
from kiosk.keeping.keeper import Keeper
from printing.folding.sheets import PressRefused


def not_agreed() -> PressRefused:
    """Her yes to paper ended, or the fanzine is gone."""
    return PressRefused("Its maker does not agree any more that it is printed.")


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of one fanzine, for others or for its maker.

    `may` is asked once a copy for others is noted: whoever takes her yes back after that finds it there.
    """

    keeper: Keeper
    fanzine_id: str
    kind: Kind
    may: Callable[[], bool] = lambda: True

    def note(self, *, job: str = "", file: str = "", digest: str = "") -> None:
        """One goes out: as a job of the printing system, or into a file.

        One for others that cannot be noted, or may not leave any more, stays: PressRefused, LibraryError.
        """
        given = GivenOut(self.kind, job, file, digest)
        if self.kind is Kind.PAPER:
            _give_out(self.keeper, (self.fanzine_id,), given, self.may)
        else:
            self.keeper.note_copy(self.fanzine_id, given)

    def strike(self, job: str) -> None:
        """It did not: the printer refused."""
        self.keeper.never_printed(job)


@dataclass(frozen=True, slots=True)
class CopiesOfMany:
    """The copies for others of all fanzines with pages on one paper; `may` is asked once all are noted."""

    keeper: Keeper
    fanzines: tuple[str, ...]
    may: Callable[[], bool] = lambda: True

    def note(self, *, job: str = "", file: str = "", digest: str = "") -> None:
        """One of each goes out, or none: PressRefused, LibraryError."""
        _give_out(self.keeper, self.fanzines, GivenOut(Kind.PAPER, job, file, digest), self.may)

    def strike(self, job: str) -> None:
        """They did not: the printer refused."""
        self.keeper.never_printed(job)


def _give_out(keeper: Keeper, fanzines: Iterable[str], given: GivenOut, may: Callable[[], bool]) -> None:
    library, noted = keeper.open_library(), list[str]()
    try:
        for fanzine in fanzines:
            try:
                library.give_out(fanzine, given)
            except KeyError as gone:
                raise not_agreed() from gone
            noted.append(fanzine)
        if not may():
            raise not_agreed()
    except (PressRefused, LibraryError):
        with suppress(LibraryError):  # then it stays counted
            for fanzine in noted:
                library.called_back(fanzine, given)
        raise
