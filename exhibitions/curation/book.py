"""The book of an exhibition: its fanzines that are released for paper now, asked for one after the other."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from exhibitions.curation.curate import ask, standings
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.help import help_cards
from exhibitions.publishing.anthologies import COVERS, anthology, chapter, cover_picture
from fanzines.consents import Released, Use
from fanzines.library import Library
from printing.folding.sheets import PressRefused
from printing.paper import A4, PaperSize
from printing.products.anthology.book import Book, Chapter, Loaded
from printing.products.anthology.press import write_book, write_book_sheets

NOTHING: Final = "No fanzine of this exhibition may be printed yet. A maker agrees to that on her own screen."
TAKEN_BACK: Final = "Something in it was taken back meanwhile. Make it once more."

Progress = Callable[[int, int], None]


class BookRefused(PressRefused):
    """There is nothing to be printed, or not any more; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A book as it was made, and whose pages are in it (ids of fanzines)."""

    book: Book
    fanzines: tuple[str, ...]


def exhibition_book(
    library: Library, exhibition_id: str, month: str, progress: Progress = lambda done, of: None
) -> Made:
    """The book of what is released for paper in that month. Pages are read when it is written.

    `progress` is told of each fanzine as it is read. Raises BookRefused, now or while it is written.
    """
    exhibition = Exhibitions(library).exhibition(exhibition_id)
    found = [one for one in standings(library, exhibition, month) if Use.PAPER in one.agreed]
    if not found:
        raise BookRefused(NOTHING)
    chapters, covers = [], []
    for number, standing in enumerate(found):
        paper = _Paper(library, exhibition, standing.entry, month)
        online = exhibition.on_web and Use.WEB in standing.agreed
        made = chapter(exhibition, standing.entry, paper.ask, library.photo, online=online)
        chapters.append(_counted(made, number, len(found), progress))
        if number < COVERS:
            covers.append(cover_picture(paper.ask(), standing.entry.cover, library.photo))
    cards = help_cards(exhibition.frame, date.today().isoformat())
    book = anthology(exhibition, chapters, cards, covers)
    return Made(book, tuple(one.entry.fanzine for one in found))


def write_made(
    made: Made, file: Path, *, sheets: bool, paper: PaperSize = A4, thickness: float = 0.0
) -> None:
    """Write it page by page, or as `sheets` that are folded and bound. BookRefused, OSError."""
    with file.open("wb") as out:
        if sheets:
            write_book_sheets(out, made.book, paper=paper, thickness=thickness)
        else:
            write_book(out, made.book)


def check_released(library: Library, exhibition_id: str, month: str, fanzines: Collection[str]) -> None:
    """Return when all of these may go onto paper in that month; BookRefused when one may not any more."""
    exhibition = Exhibitions(library).exhibition(exhibition_id)
    found = standings(library, exhibition, month)
    free = {one.entry.fanzine for one in found if Use.PAPER in one.agreed}
    if not free.issuperset(fanzines):
        raise BookRefused(TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A fanzine of the exhibition and the question whether it may go onto paper."""

    library: Library
    exhibition: Exhibition
    entry: Entry
    month: str

    def ask(self) -> Released:
        """The answer of now; BookRefused when it was taken back since."""
        try:
            fanzine = self.library.fanzine(self.entry.fanzine)
        except KeyError:
            raise BookRefused(TAKEN_BACK) from None
        answer = ask(self.library, self.exhibition, fanzine, Use.PAPER, self.month)
        if not isinstance(answer, Released):
            raise BookRefused(TAKEN_BACK)
        return answer


def _counted(made: Chapter, number: int, of: int, progress: Progress) -> Chapter:
    def load() -> Loaded:
        loaded = made.load()
        progress(number + 1, of)
        return loaded

    return replace(made, load=load)
