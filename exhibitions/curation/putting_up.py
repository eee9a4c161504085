"""Putting an exhibition up so that it holds what is agreed to when all is done."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from exhibitions.curation.curate import Standing, publish_exhibition
from exhibitions.curation.store import Exhibitions
from exhibitions.curation.withdraw import settle
from exhibitions.show.folder import CHANGES
from exhibitions.show.reading import Show, open_show
from fanzines.library import Library
from fanzines.seal import public_key

Progress = Callable[[int, int], None]
T = TypeVar("T")

_TRIES: Final = 20
"""So often something can be taken back while it is built; then it is given up."""


@dataclass(frozen=True, slots=True)
class PutUp:
    """What was put up, and how each entry stands."""

    show: Show
    standings: tuple[Standing, ...]


def put_up(
    library: Library, exhibition_id: str, *, key: bytes, out: Path, month: str, progress: Progress
) -> PutUp:
    """Publish what is released now; what is taken back while the show is built comes down again."""
    kept = Exhibitions(library)
    with CHANGES:
        if not kept.exhibition(exhibition_id).running:
            kept.change(exhibition_id, lambda now: replace(now, running=True))

    def build() -> tuple[Show, tuple[Standing, ...]]:
        return publish_exhibition(library, exhibition_id, key=key, out=out, month=month, progress=progress)

    show, found = built(build)
    settled = settle(library, key=key, month=month)
    if any(one.left or one.taken_down for one in settled if one.exhibition == exhibition_id):
        show = open_show(out, trusted=(public_key(key),), every_file=False)
    return PutUp(show, found)


def built(build: Callable[[], T]) -> T:
    """What was built; begun anew when something was taken back meanwhile. FileNotFoundError at last."""
    for _ in range(_TRIES - 1):
        with suppress(FileNotFoundError):  # what was being built is cleared away
            return build()
    return build()
