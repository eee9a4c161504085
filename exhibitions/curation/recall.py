"""Calling copies back that have not left yet: prints that wait, files that lie where they were put."""

import threading
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from fanzines.library.given_out import GivenOut
from printing.printers.queue import JobState, jobs
from printing.printers.spooler import call_back, cancel, mark

_SECONDS: Final = 2.0
"""How long the spooler may think: whoever takes something back waits for it."""
_EVERY: Final = 5.0
_LONGEST: Final = 600.0


def digest_of(data: bytes) -> str:
    """By which a file is known again: another may bear its name by now."""
    return sha256(data).hexdigest()


def recall(given: Iterable[GivenOut]) -> tuple[GivenOut, ...]:
    """Cancel prints, delete files; the copies that are gone by that. All others are out there.

    A spooler that hangs is asked again beside everything else, so that nobody waits for it.
    """
    copies = tuple(given)
    never_begun = _called_back([one.job for one in copies if one.job])
    return tuple(one for one in copies if one.job in never_begun or _is_deleted(one))


def _called_back(names: Collection[str]) -> frozenset[str]:
    """Those of the jobs of which nothing came out."""
    if not names:
        return frozenset()
    waiting = jobs(seconds=_SECONDS)
    if waiting is None:
        threading.Thread(target=_later, args=(tuple(names),), name="recall", daemon=True).start()
        return frozenset()
    # What prints comes last: when it is cancelled, the next one that waits begins.
    known = [mark(job.name) for job in sorted(waiting, key=lambda job: job.state is not JobState.WAITS)]
    marked = {mark(name): name for name in names}
    back = [marked[one] for one in known if one in marked and call_back(marked[one], seconds=_SECONDS)]
    for one in marked.keys() - set(known):
        cancel(marked[one], seconds=_SECONDS)  # printed long ago: the spooler forgets it
    return frozenset(back)


def _later(names: tuple[str, ...]) -> None:
    until, left = time.monotonic() + _LONGEST, names
    while left and time.monotonic() < until:
        left = tuple(name for name in left if not cancel(name))
        time.sleep(_EVERY if left else 0)


def _is_deleted(given: GivenOut) -> bool:
    file = Path(given.file)
    with suppress(OSError):
        if given.file and digest_of(file.read_bytes()) == given.digest:
            file.unlink()
            return True
    return False
