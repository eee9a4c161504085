"""What a book is made of: plain words and fanzines that are asked for when their turn comes."""

from collections.abc import Callable
from dataclasses import dataclass

from fanzines.model import Direction, Page
from fanzines.photos import PhotoSource
from printing.products.on_sheet import Said


@dataclass(frozen=True, slots=True)
class Loaded:
    """A fanzine's pages, where their photographs are found, and the words that can be seen on each page."""

    pages: tuple[Page, ...]
    photos: PhotoSource
    words: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One fanzine. `title` is in the book's language and `own` in its own, where that is another; `tongue` is
    its language by its own name, `note` what to know before reading.

    `address` is what its code holds and `letters` the same for who would rather type; empty without one.
    `other_way` says on which page ({page}) it begins when it reads against the book.
    """

    title: Said
    tongue: Said
    direction: Direction
    count: int
    load: Callable[[], Loaded]
    own: Said | None = None
    note: Said | None = None
    address: str = ""
    letters: tuple[str, ...] = ()
    other_way: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Something to read before or after the fanzines."""

    heading: Said
    paragraphs: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A book that is bound on the side where `direction` begins.

    `titles` and what stands `below` them are on the cover, with pictures (JPEG) of some front covers.
    """

    titles: tuple[Said, ...]
    contents: Said
    chapters: tuple[Chapter, ...]
    below: tuple[Said, ...] = ()
    before: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()
    covers: tuple[bytes, ...] = ()
    direction: Direction = Direction.LTR
