"""Text that fills one page of a book after the other: headings, paragraphs, and the lines of the contents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Align, Direction, Placement, Words
from fanzines.typesetting import set_words
from printing.products.on_sheet import NO_ID, QUIET, Said, Sheet, depth, runs_rtl, words_in

SIDE: Final = 17.0
TOP: Final = 20.0
BOTTOM: Final = PAGE_HEIGHT - 22.0
WIDTH: Final = PAGE_WIDTH - 2 * SIDE

_HEADING_PT: Final = 22.0
_TEXT_PT: Final = 10.5
_SMALL_PT: Final = 8.5
_BAR_MM: Final = 16.0
_BAR_DEEP: Final = 6.0
_GAP: Final = 2.6
_BEFORE_HEADING: Final = 9.0
_WITH_HEADING: Final = 16.0
_NUMBER_WIDE: Final = 14.0

Draw = Callable[[Sheet], None]
Number = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Matter:
    """A page that is not a maker's: what draws it, and the words on it."""

    draw: tuple[Draw, ...] = ()
    texts: tuple[str, ...] = ()


class Flow:
    """Pages being filled, in the direction of their book."""

    def __init__(self, direction: Direction) -> None:
        self._rtl = direction is Direction.RTL
        self._pages: list[Matter] = []
        self._top = BOTTOM

    @property
    def pages(self) -> tuple[Matter, ...]:
        """What was filled by now."""
        return tuple(self._pages)

    def turn(self) -> None:
        """Go on with a new page."""
        self._pages.append(Matter())
        self._top = TOP

    def heading(self, said: Said) -> None:
        """A heading, never alone at the foot of a page."""
        words = words_in(said, SIDE, WIDTH, _HEADING_PT, face="poster", rtl=self._rtl)
        gap = _BEFORE_HEADING if self._pages and self._top > TOP else 0.0
        if self._top + gap + depth(words) + _BAR_DEEP + _WITH_HEADING > BOTTOM:
            self.turn()
            gap = 0.0
        self._top += gap
        self._put(words)
        at = self._top + 1.0
        self._add(lambda sheet: sheet.bar(sheet.mirrored(SIDE, _BAR_MM), at))
        self._top += _BAR_DEEP

    def paragraph(self, said: Said, size: float = _TEXT_PT) -> None:
        """A paragraph from its own side, going on on the next page where it has to."""
        words = words_in(said, SIDE, WIDTH, size, rtl=runs_rtl(said))
        while words.text.strip():
            fits, rest = _broken(words, BOTTOM - self._top) if self._pages else (None, words)
            if fits is not None:
                self._put(fits)
            if rest is None:
                break
            self.turn()
            words = rest
        self._top += _GAP

    def entry(self, title: Said, below: Said, number: Number) -> None:
        """A line of the contents: a title, something small below it, and the page it begins on."""
        width = WIDTH - _NUMBER_WIDE
        left = SIDE + _NUMBER_WIDE if self._rtl else SIDE
        words = words_in(title, left, width, _TEXT_PT + 1, face="poster", rtl=self._rtl)
        small = words_in(below, left, width, _SMALL_PT, colour=QUIET, rtl=self._rtl) if below.text else None
        deep = depth(words) + (depth(small) if small else 0.0)
        if not self._pages or self._top + deep > BOTTOM:
            self.turn()
        at, rtl = self._top, self._rtl

        def count(sheet: Sheet) -> None:
            column = SIDE if rtl else SIDE + WIDTH - _NUMBER_WIDE
            middle = Placement(column + _NUMBER_WIDE / 2, 0.0)
            align = Align.START if rtl else Align.END
            sheet.words(Words(NO_ID, middle, str(number()), _NUMBER_WIDE, _TEXT_PT + 1, align=align), at)

        self._put(words)
        if small:
            self._put(small)
        self._add(count)
        self._top += _GAP

    def _put(self, words: Words) -> None:
        at = self._top
        self._add(lambda sheet: sheet.words(words, at), words.text)
        self._top += depth(words)

    def _add(self, draw: Callable[[Sheet], object], *texts: str) -> None:
        page = self._pages[-1]
        self._pages[-1] = Matter((*page.draw, lambda sheet: _done(draw(sheet))), (*page.texts, *texts))


def _done(_result: object) -> None:
    return None


def _broken(words: Words, room: float) -> tuple[Words | None, Words | None]:
    """As many lines as there is room for, and the rest; either may be nothing."""
    top = 0.0
    for line in set_words(words).lines:
        top += line.ascent + line.descent
        if top > room + 0.01:
            if line.start == 0:
                return None, words
            text = words.text
            return replace(words, text=text[: line.start].rstrip()), _rest(words, line.start)
    return words, None


def _rest(words: Words, start: int) -> Words:
    """What is left keeps the side on which the whole began."""
    rest = replace(words, text=words.text[start:].lstrip())
    turned = runs_rtl(Said(words.text)) != runs_rtl(Said(rest.text))
    swapped = {Align.START: Align.END, Align.END: Align.START}
    return replace(rest, align=swapped.get(rest.align, rest.align)) if turned else rest


def texts_of(saids: Iterable[Said]) -> tuple[str, ...]:
    """Their words."""
    return tuple(said.text for said in saids)
