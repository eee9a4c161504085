"""How long the book of an exhibition takes, and how much memory: 32 fanzines of 8 photo pages, 256 of theirs.

    python -m tests.benchmarks.anthology [--fanzines 32]

The whole way in a process of its own: each fanzine is released for paper when its turn comes, its pages are
pictured by PDFium and laid into the book as pictures of 1240 pixels across.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.memory import peak
from tests.benchmarks.table import Row, table

FANZINES, PAGES, MONTH = 32, 8, "2026-11"


class Measured(NamedTuple):
    """Seconds, peak megabytes of the process, bytes written, pages of the book."""

    seconds: float
    peak: float
    size: int
    pages: int


def put_photographs(folder: Path, count: int) -> None:
    """One for each page, of about 4 megapixels."""
    from tests.benchmarks.works import photograph

    for number in range(count):
        (folder / f"{number:064x}").write_bytes(photograph(number))


def written(folder: Path, out: Path, fanzines: int) -> Measured:
    """The book, into a file."""
    from exhibitions.exhibition import Entry, Exhibition
    from exhibitions.publishing.anthologies import anthology, chapter
    from fanzines.consents import Approval, Consent, Released, Use, pages_hash, release
    from fanzines.model import Direction, Fanzine, Fold, Page, Photo, Placement, new_id
    from printing.products.anthology.press import BookPages, write_book

    def page(number: int) -> Page:
        return Page(new_id(), (Photo(new_id(), Placement(74, 105, 1.0, 90), f"{number:064x}", 210, 148),))

    def pages_from(first: int) -> tuple[Page, ...]:
        return tuple(map(page, range(first, first + PAGES)))

    def released(made: Fanzine) -> Released:
        pages = pages_hash(made)
        consent, approval = Consent(made.id, Use.PAPER, pages, MONTH, MONTH), Approval(made.id, pages)
        answer = release(made, Use.PAPER, consent=consent, approval=approval, running=True, month=MONTH)
        assert isinstance(answer, Released)
        return answer

    made = [
        Fanzine(
            new_id(), MONTH, Fold.SADDLE, Direction.LTR, "en", tuple(map(page, range(first, first + PAGES)))
        )
        for first in range(0, fanzines * PAGES, PAGES)
    ]
    exhibition = Exhibition({"en": "Many"}, running=True, entries=tuple(Entry(one.id) for one in made))
    chapters = [
        chapter(
            exhibition, entry, partial(released, one), lambda name: (folder / name).read_bytes(), online=False
        )
        for entry, one in zip(exhibition.entries, made, strict=True)
    ]
    book = anthology(exhibition, chapters, ())
    start = time.perf_counter()
    with out.open("wb") as file:
        write_book(file, book)
    seconds = time.perf_counter() - start
    return Measured(seconds, peak(), out.stat().st_size, len(BookPages(book)))


def rows(fanzines: int = FANZINES) -> Iterator[Row]:
    """Once: it takes long, and what counts is its memory."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with get_context("spawn").Pool(1) as pool:
            pool.apply(put_photographs, (folder, fanzines * PAGES))
        with get_context("spawn").Pool(1) as pool:
            found = pool.apply(written, (folder, folder / "book.pdf", fanzines))
    yield Row(
        f"the book of {fanzines} fanzines, {fanzines * PAGES} photo pages of theirs in {found.pages} "
        f"({found.size / 1e6:.1f} MB, {found.peak:.0f} MB peak)",
        f"{found.seconds:.1f} s",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fanzines", type=int, default=FANZINES)
    print(table(rows(parser.parse_args().fanzines)))


if __name__ == "__main__":
    main()
