"""Which page of which fanzine stands where in a book.

Page 1 is the front cover; odd pages are those that one turns to, even ones lie beneath the turned leaf. A
fanzine's cover stands on the side it would have in a booklet of its own, so that pages which face each
other there do so here; its title faces the cover. One that reads against the book keeps its own order by
standing in reverse: it begins at its end, and a page before it says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """What a page of the book bears."""

    BLANK = "blank"
    TITLE = "title"
    PAGE = "page"
    TURN = "turn"
    """It says that the fanzine behind it is read from its other end."""


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the book; `chapter` and `page` count from 0 and mean something for what is not blank."""

    what: What
    chapter: int = -1
    page: int = -1


@dataclass(frozen=True, slots=True)
class Length:
    """How many pages a fanzine has, and whether it reads against the book."""

    pages: int
    against: bool


BLANK = Place(What.BLANK)


def laid_out(lengths: Iterable[Length], first: int) -> tuple[Place, ...]:
    """The pages of all fanzines, the first of them being page `first` of the book."""
    places: list[Place] = []
    for chapter, length in enumerate(lengths):
        group = tuple(_against(chapter, length) if length.against else _along(chapter, length))
        cover = first + len(places) + group.index(Place(What.PAGE, chapter, 0))
        if cover % 2 == (0 if not length.against else 1):
            places.append(BLANK)
        places += group
    return tuple(places)


def begins_on(places: tuple[Place, ...], first: int) -> dict[int, int]:
    """On which page of the book the cover of each fanzine stands."""
    numbered = enumerate(places, first)
    return {one.chapter: at for at, one in numbered if one.what is What.PAGE and one.page == 0}


def _along(chapter: int, length: Length) -> Iterator[Place]:
    yield Place(What.TITLE, chapter)
    yield from (Place(What.PAGE, chapter, page) for page in range(length.pages))


def _against(chapter: int, length: Length) -> Iterator[Place]:
    yield Place(What.TURN, chapter)
    yield from (Place(What.PAGE, chapter, page) for page in reversed(range(length.pages)))
    yield Place(What.TITLE, chapter)
