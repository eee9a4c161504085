"""A book as the press gets it: pages that are drawn when they are asked for, so that little is in memory."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import IO, Final, overload

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction, Page
from printing.folding.pressing import PressPage, write_reading, write_sheets
from printing.folding.sheeting import Product, Sheeting
from printing.painting.canvas import PAGE_POINTS, RESTORE, SAVE, Canvas, matrix
from printing.painting.painter import paint_page
from printing.paper import A4, PaperSize
from printing.products.anthology.book import Book, Chapter, Loaded
from printing.products.anthology.flow import Flow, Matter
from printing.products.anthology.layout import BLANK, Length, Place, What, begins_on, laid_out
from printing.products.anthology.matter import back_cover, front_cover, title_page, turn_page
from printing.products.on_sheet import NO_ID, QUIET, Said, Sheet, no_photo, words_in

HER_SCALE: Final = 0.88
"""How much smaller than the book's page hers is: nothing of it is trimmed or bound, and a number has room."""
SIGNATURE: Final = 5
"""Sheets folded together: 20 pages."""

_FOLIO_TOP: Final = 201.0
_KEPT: Final = 3
_NO_WORDS: Final = "3 Tr"
_WORDS_PT: Final = 8.0


def write_book(file: IO[bytes], book: Book) -> None:
    """Write the pages one by one at A5, as a copy shop binds them. KeyError for art that is not there."""
    write_reading(file, BookPages(book), book.direction)


def write_book_sheets(
    file: IO[bytes], book: Book, *, paper: PaperSize = A4, thickness: float = 0.0, signature: int = SIGNATURE
) -> None:
    """Write sheets that are folded in signatures and bound. Raises as `write_book`, and PressRefused."""
    sheeting = Sheeting(Product.SADDLE, paper, thickness=thickness, signature=signature)
    write_sheets(file, BookPages(book), sheeting, book.direction)


class BookPages(Sequence[PressPage]):
    """All pages of a book, a multiple of four of them, the back cover last."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._loaded: OrderedDict[int, Loaded] = OrderedDict()
        self._begins: dict[int, int] = {}
        front = self._front()
        first = len(front) + 1
        places = laid_out((_length(chapter, book.direction) for chapter in book.chapters), first)
        self._begins.update(begins_on(places, first))
        closing = list(self._closing(first + len(places)))
        spare = -(len(front) + len(places) + len(closing) + 1) % 4
        self._pages: list[Matter | Place] = [*front, *places, *closing, *[BLANK] * spare, back_cover()]

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, index: int) -> PressPage: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[PressPage, ...]: ...

    def __getitem__(self, index: int | slice) -> PressPage | tuple[PressPage, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        page = self._pages[at]
        if isinstance(page, Matter):
            return self._matter(page, at + 1)
        chapter = self._book.chapters[page.chapter] if page.what is not What.BLANK else None
        match page.what, chapter:
            case What.TITLE, Chapter():
                return self._matter(title_page(chapter, self._book.direction), at + 1)
            case What.TURN, Chapter():
                begins = self._begins[page.chapter]
                return self._matter(turn_page(chapter, begins, self._book.direction), at + 1)
            case What.PAGE, Chapter():
                return self._hers(page, at + 1)
            case _:
                return self._matter(Matter(), 0)

    def _front(self) -> list[Matter | Place]:
        book = self._book
        flow = Flow(book.direction)
        for part in book.before:
            flow.heading(part.heading)
            for said in part.paragraphs:
                flow.paragraph(said)
        if book.chapters:
            flow.turn()
            flow.heading(book.contents)
            for number, chapter in enumerate(book.chapters):
                flow.entry(chapter.title, chapter.tongue, partial(self._begins.__getitem__, number))
        return [front_cover(book), BLANK, *flow.pages]

    def _closing(self, first: int) -> Sequence[Matter | Place]:
        flow = Flow(self._book.direction)
        for part in self._book.after:
            flow.heading(part.heading)
            for said in part.paragraphs:
                flow.paragraph(said)
        return [BLANK, *flow.pages] if first % 2 == 0 else flow.pages

    def _matter(self, matter: Matter, number: int) -> PressPage:
        """Covers and blank pages bear no number."""
        outside = number in (0, 1, len(self._pages))
        after = partial(_draw_matter, matter, 0 if outside else number, self._book.direction)
        return PressPage(Page(NO_ID), no_photo, after, matter.texts)

    def _hers(self, place: Place, number: int) -> PressPage:
        loaded = self._load(place.chapter)
        page, words = loaded.pages[place.page], loaded.words[place.page]
        after = partial(_draw_hers, page, loaded, words, number, self._book.direction)
        return PressPage(Page(NO_ID), no_photo, after, tuple(said.text for said in words))

    def _load(self, chapter: int) -> Loaded:
        """A fanzine, and the two read before it: on one sheet lie pages of neighbours only."""
        if chapter not in self._loaded:
            self._loaded[chapter] = self._book.chapters[chapter].load()
            if len(self._loaded) > _KEPT:
                self._loaded.popitem(last=False)
        self._loaded.move_to_end(chapter)
        return self._loaded[chapter]


def _length(chapter: Chapter, direction: Direction) -> Length:
    return Length(chapter.count, chapter.direction is not direction)


def _draw_matter(
    matter: Matter, number: int, direction: Direction, canvas: Canvas, _scale: float, side: Direction
) -> None:
    sheet = Sheet(canvas, PAGE_WIDTH, PAGE_HEIGHT, direction, side)
    for draw in matter.draw:
        draw(sheet)
    if number:
        _folio(sheet, number)


def _draw_hers(
    page: Page,
    loaded: Loaded,
    words: tuple[Said, ...],
    number: int,
    direction: Direction,
    canvas: Canvas,
    _scale: float,
    side: Direction,
) -> None:
    """Her page in the middle of the book's, and its words unseen, for whoever searches the book."""
    rest = (1 - HER_SCALE) / 2
    canvas.addLiteral(
        f"{SAVE} {matrix(HER_SCALE, 0, 0, HER_SCALE, rest * PAGE_POINTS[0], rest * PAGE_POINTS[1])}"
    )
    paint_page(canvas, page, loaded.photos, side)
    canvas.addLiteral(f"{RESTORE}")
    sheet = Sheet(canvas, PAGE_WIDTH, PAGE_HEIGHT, direction, side)
    canvas.addLiteral(f"{SAVE} {_NO_WORDS}")
    top = 14.0
    for said in words:
        top += sheet.words(words_in(said, 14.0, PAGE_WIDTH - 28.0, _WORDS_PT), top)
    canvas.addLiteral(RESTORE)
    _folio(sheet, number)


def _folio(sheet: Sheet, number: int) -> None:
    words = words_in(Said(str(number)), 20.0, PAGE_WIDTH - 40.0, 8, colour=QUIET, centred=True)
    sheet.words(words, _FOLIO_TOP)
