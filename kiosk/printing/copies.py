"""Keeping count of the copies of a fanzine that go out: each is noted before its first page leaves."""

from collections.abc import Callable
from dataclasses import dataclass

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
        if self.kind is not Kind.PAPER:
            self.keeper.note_copy(self.fanzine_id, given)
            return
        try:
            self.keeper.open_library().give_out(self.fanzine_id, given)
        except KeyError as gone:
            raise not_agreed() from gone
        if not self.may():
            raise not_agreed()

    def strike(self, job: str) -> None:
        """It did not: the printer refused."""
        self.keeper.never_printed(job)


@dataclass(frozen=True, slots=True)
class CopiesOfMany:
    """The copies for others of all fanzines that are in one book; `may` is asked once all are noted."""

    keeper: Keeper
    fanzines: tuple[str, ...]
    may: Callable[[], bool] = lambda: True

    def note(self, *, job: str = "", file: str = "", digest: str = "") -> None:
        """One of each goes out, or none: PressRefused, LibraryError."""
        for fanzine in self.fanzines:
            Copies(self.keeper, fanzine, Kind.PAPER).note(job=job, file=file, digest=digest)
        if not self.may():
            raise not_agreed()

    def strike(self, job: str) -> None:
        """They did not: the printer refused."""
        self.keeper.never_printed(job)
