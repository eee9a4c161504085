"""Keeping count of the copies of a fanzine that go out: each is noted before its first page leaves."""

from dataclasses import dataclass

from fanzines.library.given_out import GivenOut, Kind
from kiosk.keeper import Keeper


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of one fanzine, for others or for its maker."""

    keeper: Keeper
    fanzine_id: str
    kind: Kind

    def note(self, *, job: str = "", file: str = "", digest: str = "") -> None:
        """One goes out: as a job of the printing system, or into a file."""
        self.keeper.note_copy(self.fanzine_id, GivenOut(self.kind, job, file, digest))

    def strike(self, job: str) -> None:
        """It did not: the printer refused."""
        self.keeper.never_printed(job)


@dataclass(frozen=True, slots=True)
class CopiesOfMany:
    """The copies for others of all fanzines that are in one book."""

    keeper: Keeper
    fanzines: tuple[str, ...]

    def note(self, *, job: str = "", file: str = "", digest: str = "") -> None:
        """One of each goes out: as a job of the printing system, or into a file."""
        for fanzine in self.fanzines:
            Copies(self.keeper, fanzine, Kind.PAPER).note(job=job, file=file, digest=digest)

    def strike(self, job: str) -> None:
        """They did not: the printer refused."""
        self.keeper.never_printed(job)
