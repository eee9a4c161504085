"""A book of .fanzine files, on a machine without a library: `fanzine-kiosk book`.

As in publishing from files, consents count where the kiosk that signed them is trusted.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from exhibitions.curation.book import NOTHING
from exhibitions.curation.from_files import LeftOut, work_of
from exhibitions.curation.on_paper import PaperRefused
from exhibitions.exhibition import ByLanguage, Exhibition, Frame
from exhibitions.help import help_cards
from exhibitions.publishing.anthologies import COVERS, anthology, chapter, cover_picture
from fanzines.consents import Use
from printing.products.anthology.book import Book


def book_of_files(
    files: Sequence[Path],
    *,
    trusted: Collection[bytes],
    day: str,
    title: ByLanguage | None = None,
    foreword: ByLanguage | None = None,
    languages: tuple[str, ...] = ("en",),
    country: str = "",
) -> tuple[Book, tuple[LeftOut, ...]]:
    """The book of what may go onto paper on that day (YYYY-MM-DD), and what stays out of it and why.

    `trusted` are public keys; `country` (two letters) chooses the help lines. PaperRefused for an empty book.
    """
    found = [work_of(path, {}, trusted, day[:7]) for path in files]
    left = tuple(one for _, all_left in found for one in all_left if one.use in (None, Use.PAPER))
    works = {work.fanzine.id: work for work, _ in found if work is not None and Use.PAPER in work.released}
    if not works:
        raise PaperRefused(NOTHING)
    exhibition = Exhibition(
        title=title or {},
        foreword=foreword or {},
        languages=languages,
        running=True,
        entries=tuple(work.entry for work in works.values()),
        frame=Frame(country=country),
    )
    releases = [(work, work.released[Use.PAPER]) for work in works.values()]
    chapters = [
        chapter(exhibition, work.entry, lambda one=one: one, work.photos, online=False)  # type: ignore[misc]
        for work, one in releases
    ]
    covers = [cover_picture(one, work.entry.cover, work.photos) for work, one in releases[:COVERS]]
    return anthology(exhibition, chapters, help_cards(exhibition.frame, day), covers), left
