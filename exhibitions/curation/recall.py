"""Calling copies back that have not left yet: prints that wait, files that lie where they were put."""

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from fanzines.library.given_out import GivenOut
from printing.printers.spooler import cancel


def digest_of(data: bytes) -> str:
    """By which a file is known again: another may bear its name by now."""
    return sha256(data).hexdigest()


def recall(given: Iterable[GivenOut]) -> tuple[GivenOut, ...]:
    """Cancel prints, delete files; the copies whose files are gone by that. All others are out there.

    Whether a print still waited is not known: a job that was printed long ago is cancelled, too.
    """
    return tuple(one for one in given if _is_back(one))


def _is_back(given: GivenOut) -> bool:
    if given.job:
        cancel(given.job)
    return bool(given.file) and _delete(Path(given.file), given.digest)


def _delete(file: Path, digest: str) -> bool:
    with suppress(OSError):
        if digest_of(file.read_bytes()) == digest:
            file.unlink()
            return True
    return False
