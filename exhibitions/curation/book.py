"""The book of an exhibition: its fanzines that are released for paper now, asked for one after the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import IO, Final

from exhibitions.curation.curate import ask, standings
from exhibitions.curation.on_paper import TAKEN_BACK, PaperRefused
from exhibitions.curation.store import Exhibitions
from exhibitions.exhibition import Entry, Exhibition
from exhibitions.help import help_cards
from exhibitions.publishing.anthologies import COVERS, anthology, chapter, cover_picture
from fanzines.consents import Released, Use, pages_hash
from fanzines.library import Library
from printing.paper import A4, PaperSize
from printing.products.anthology.book import Book, Chapter, Loaded
from printing.products.anthology.press import SIGNATURE, write_book, write_book_sheets

NOTHING: Final = "No fanzine of this exhibition may be printed yet. A maker agrees to that on her own screen."

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A book as it was made, and which pages are in it: their hashes, by the ids of their fanzines."""

    book: Book
    pages: Mapping[str, str]


def exhibition_book(
    library: Library, exhibition_id: str, month: str, progress: Progress = lambda done, of: None
) -> Made:
    """The book of what is released for paper in that month. Pages are read when it is written.

    `progress` is told of each fanzine as it is read. Raises PaperRefused, now or while it is written.
    """
    exhibition = Exhibitions(library).exhibition(exhibition_id)
    found = [one for one in standings(library, exhibition, month) if Use.PAPER in one.agreed]
    if not found:
        raise PaperRefused(NOTHING)
    chapters, covers = [], []
    for number, standing in enumerate(found):
        agreed = standing.agreed[Use.PAPER].pages_hash
        paper = _Paper(library, exhibition, standing.entry, month, agreed)
        online = exhibition.on_web and Use.WEB in standing.agreed
        made = chapter(exhibition, standing.entry, paper.ask, library.photo, online=online)
        chapters.append(_counted(made, number, len(found), progress))
        if number < COVERS:
            covers.append(cover_picture(paper.ask(), standing.entry.cover, library.photo))
    cards = help_cards(exhibition.frame, date.today().isoformat())
    book = anthology(exhibition, chapters, cards, covers)
    return Made(book, {one.entry.fanzine: one.agreed[Use.PAPER].pages_hash for one in found})


@dataclass(frozen=True, slots=True)
class Bound:
    """How its sheets are bound: on which paper, how thick that is (mm), how many are folded together."""

    paper: PaperSize = A4
    thickness: float = 0.0
    signature: int = SIGNATURE


def write_made(made: Made, out: IO[bytes], bound: Bound | None) -> None:
    """Write it as sheets that are `bound` so, or page by page. PressRefused, OSError."""
    if bound:
        write_book_sheets(
            out, made.book, paper=bound.paper, thickness=bound.thickness, signature=bound.signature
        )
    else:
        write_book(out, made.book)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A fanzine of the exhibition and the question whether it may go onto paper, its pages as they were."""

    library: Library
    exhibition: Exhibition
    entry: Entry
    month: str
    pages: str

    def ask(self) -> Released:
        """The answer of now; PaperRefused when it was taken back, or the pages changed, since."""
        try:
            fanzine = self.library.fanzine(self.entry.fanzine)
        except KeyError:
            raise PaperRefused(TAKEN_BACK) from None
        answer = ask(self.library, self.exhibition, fanzine, Use.PAPER, self.month)
        if not isinstance(answer, Released) or pages_hash(fanzine) != self.pages:
            raise PaperRefused(TAKEN_BACK)
        return answer


def _counted(made: Chapter, number: int, of: int, progress: Progress) -> Chapter:
    def load() -> Loaded:
        loaded = made.load()
        progress(number + 1, of)
        return loaded

    return replace(made, load=load)
