"""The pages of a book that nobody made by hand: covers, a fanzine's title, the other way around."""

from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Direction
from printing.painting.qr import qr_side
from printing.products.anthology.book import Book, Chapter
from printing.products.anthology.flow import SIDE, WIDTH, Matter, texts_of
from printing.products.covers import draw_covers
from printing.products.guides.pages import draw_moment
from printing.products.guides.scene import CORAL, FAINT, SHEET, Moment, edges, polygon
from printing.products.guides.tools import arrow, disc
from printing.products.on_sheet import QUIET, Said, Sheet, largest, words_in

CODE_MM: Final = 0.7
"""A code's squares in a book whose pages are A5."""

_TITLE_PT: Final = range(40, 15, -2)
_CHAPTER_PT: Final = range(34, 11, -2)
_COVER_TOP: Final = 22.0
_COVER_DEEP: Final = 70.0
_LINE_PT: Final = 12.0
_COVERS_TOP: Final = 108.0
_COVERS_FOOT: Final = 22.0


def front_cover(book: Book) -> Matter:
    """Titles, what stands below them, and some of the fanzines' own covers or cut paper."""
    rtl = book.direction is Direction.RTL

    def draw(sheet: Sheet) -> None:
        top = _COVER_TOP
        room = _COVER_DEEP / max(1, len(book.titles))
        for number, said in enumerate(book.titles):
            sizes = _TITLE_PT if number == 0 else range(24, 11, -2)
            made = [words_in(said, SIDE, WIDTH, size, face="poster", rtl=rtl) for size in sizes]
            top += sheet.words(largest(made, room), top) + 1.5
        sheet.bar(sheet.mirrored(SIDE, 28.0), top + 1.0, stretch=28 / 16)
        top += 8.0
        for said in book.below:
            if top < _COVERS_TOP - 8:
                top += sheet.words(words_in(said, SIDE, WIDTH, _LINE_PT, rtl=rtl), top) + 0.8
        _covers(sheet, book.covers)

    return Matter((draw,), texts_of((*book.titles, *book.below)))


def back_cover() -> Matter:
    """Cut paper, and nothing said."""
    return Matter((lambda sheet: sheet.patches(PAGE_WIDTH / 2 - 15, PAGE_HEIGHT - 40, 30),))


def title_page(chapter: Chapter, direction: Direction) -> Matter:
    """What faces a fanzine's cover: its title, language, what to know before, and the code of its story."""
    rtl = direction is Direction.RTL

    def draw(sheet: Sheet) -> None:
        first = chapter.own or chapter.title
        made = [words_in(first, SIDE, WIDTH, size, face="poster", rtl=rtl) for size in _CHAPTER_PT]
        top = 40.0
        top += sheet.words(largest(made, 60.0), top) + 1.0
        if chapter.own:
            top += sheet.words(words_in(chapter.title, SIDE, WIDTH, 15, face="poster", rtl=rtl), top) + 1.0
        sheet.bar(sheet.mirrored(SIDE, 16.0), top)
        top += 6.0
        if chapter.tongue.text:
            top += sheet.words(words_in(chapter.tongue, SIDE, WIDTH, 10, colour=QUIET, rtl=rtl), top) + 3.0
        if chapter.note:
            sheet.words(words_in(chapter.note, SIDE, WIDTH, 10, rtl=rtl), top)
        if chapter.address:
            _code(sheet, chapter)

    said = (one for one in (chapter.own, chapter.title, chapter.tongue, chapter.note) if one)
    return Matter((draw,), (*texts_of(said), *chapter.letters))


def turn_page(chapter: Chapter, page: int, direction: Direction) -> Matter:
    """A picture of pages that are read from the other end, and where that is."""
    rtl = direction is Direction.RTL
    said = tuple(Said(one.text.format(page=page), one.language) for one in chapter.other_way)

    def draw(sheet: Sheet) -> None:
        draw_moment(sheet, _other_way(book_rtl=rtl), 24.0, 52.0, 100.0)
        top = 126.0
        for one in said:
            top += sheet.words(words_in(one, SIDE, WIDTH, 13, rtl=rtl), top) + 3.0

    return Matter((draw,), texts_of(said))


def _other_way(*, book_rtl: bool) -> Moment:
    """Four pages side by side; the cover is where the book would end, and an arrow leads from it."""
    way = -1 if book_rtl else 1
    pieces: list[Moment] = []
    for place in range(4):
        x = way * (place - 1.5) * 27
        box = ((x - 11.5, -24.0), (x + 11.5, -24.0), (x + 11.5, 9.0), (x - 11.5, 9.0))
        pieces += [(polygon(box, SHEET),), edges(box, 0.7)]
        if place == 3:
            pieces.append((disc((x, -4.0), 6.0, CORAL),))
        for number in range(4 - place):
            pieces.append((disc((x + (number - (3 - place) / 2) * 4.0, -30.0), 1.3, FAINT),))
    pieces.append(arrow((way * 44.0, 14.0), (way * -40.0, 16.0), bend=-6.0 * way))
    return tuple(piece for moment in pieces for piece in moment)


def _code(sheet: Sheet, chapter: Chapter) -> None:
    side = qr_side(chapter.address) * CODE_MM
    quiet = 4 * CODE_MM
    top = PAGE_HEIGHT - 34.0 - side
    left = sheet.mirrored(SIDE - quiet, side)
    sheet.code(chapter.address, left, top, CODE_MM)
    sheet.icon("globe-simple", sheet.mirrored(SIDE - quiet + side, 9.0), top + side / 2, 9.0)
    letters = Said("\n".join(chapter.letters))
    words = words_in(letters, SIDE, WIDTH, 7, colour=QUIET, rtl=sheet.rtl)
    sheet.words(words, PAGE_HEIGHT - 34.0 - quiet / 2)


def _covers(sheet: Sheet, covers: tuple[bytes, ...]) -> None:
    if covers:
        draw_covers(sheet, covers, SIDE, _COVERS_TOP, WIDTH, PAGE_HEIGHT - _COVERS_TOP - _COVERS_FOOT)
    else:
        sheet.patches(sheet.mirrored(SIDE, WIDTH), _COVERS_TOP, WIDTH)
