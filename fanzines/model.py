"""What a fanzine is: pages, and on each page an ordered pile of items.

Lengths are millimetres with y pointing down, angles are degrees clockwise, type sizes are points.
Every value is frozen; `fanzines.edits` makes new ones.
"""

import re
import secrets
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

PAGE_WIDTH: Final = 148.0
PAGE_HEIGHT: Final = 210.0
RISO: Final = ("#0F6FB4", "#FF5C4D")
"""The two inks of a risograph that a duotone begins with: dark, light."""

Ring = tuple[tuple[float, float], ...]
"""A closed outline, mm; its last point is joined to its first."""

_ID = re.compile(r"[0-9a-f]{16}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_COLOUR = re.compile(r"#[0-9A-F]{6}")


def new_id() -> str:
    """A random 62-bit identifier as 16 hexadecimal digits: it tells nothing about when it was made."""
    return f"{secrets.randbits(62):016x}"


class Fold(StrEnum):
    """How the sheet becomes a fanzine."""

    MINI = "mini"
    SADDLE = "saddle"
    POSTER = "poster"


class Direction(StrEnum):
    """Which way the fanzine is read."""

    LTR = "ltr"
    RTL = "rtl"


class Align(StrEnum):
    """Where lines of words stand in their box; start and end follow each paragraph's own direction."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Brush(StrEnum):
    """What a stroke was made with. An eraser takes away the ink of earlier strokes in its drawing."""

    PEN = "pen"
    BRUSH = "brush"
    MARKER = "marker"
    CRAYON = "crayon"
    CHALK = "chalk"
    SPRAY = "spray"
    DOTS = "dots"
    STITCH = "stitch"
    LEAVES = "leaves"
    STARS = "stars"
    ERASER = "eraser"


class Look(StrEnum):
    """How a photograph is printed. Its kept bytes stay as they are."""

    PLAIN = "plain"
    PHOTOCOPY = "photocopy"
    HALFTONE = "halftone"
    DUOTONE = "duotone"
    FADED = "faded"
    CONTRAST = "contrast"
    BLUEPRINT = "blueprint"


class Edge(StrEnum):
    """How a photograph was cut out."""

    CLEAN = "clean"
    TORN = "torn"


class Frame(StrEnum):
    """White paper around a photograph."""

    NONE = "none"
    POLAROID = "polaroid"
    STAMP = "stamp"


class Style(StrEnum):
    """What words are set on."""

    PLAIN = "plain"
    LABEL = "label"
    SCRAPS = "scraps"
    SPEECH = "speech"
    THOUGHT = "thought"
    MARKED = "marked"
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an item's own origin lies on the page, and how it is turned and scaled about it."""

    x: float
    y: float
    scale: float = 1.0
    turn: float = 0.0

    def __post_init__(self) -> None:
        if not self.scale > 0:
            raise ValueError("an item's scale must be greater than 0")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a stroke in its drawing's own millimetres; `weight` (0 to 1) thins or thickens the line."""

    x: float
    y: float
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of ink from touch to lift; `width` is its full width in millimetres."""

    brush: Brush
    colour: str
    width: float
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        _check_colour(self.colour)
        if not self.points:
            raise ValueError("a stroke needs at least one point")
        if not self.width > 0:
            raise ValueError("a stroke's width must be greater than 0")


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes drawn in one go; its origin is wherever its placement puts it."""

    id: str
    placement: Placement
    strokes: tuple[Stroke, ...] = ()

    def __post_init__(self) -> None:
        _check_id(self.id)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph, the whole of it `width` x `height` mm about its centre.

    `photo` is the SHA-256 of its kept bytes. `cut` are the closed rings, in its own mm, that scissors left of
    it (all of it when there are none), filled by the non-zero rule. `inks` are a duotone's dark and light.
    """

    id: str
    placement: Placement
    photo: str
    width: float
    height: float
    look: Look = Look.PLAIN
    inks: tuple[str, str] = RISO
    cut: tuple[Ring, ...] = ()
    edge: Edge = Edge.CLEAN
    frame: Frame = Frame.NONE

    def __post_init__(self) -> None:
        _check_id(self.id)
        if not _DIGEST.fullmatch(self.photo):
            raise ValueError("a photo is named by the SHA-256 of its bytes, 64 hexadecimal digits")
        _check_extent(self.width, self.height)
        for ink in self.inks:
            _check_colour(ink)
        if len(self.inks) != 2:
            raise ValueError("a photo has two inks")
        if any(len(ring) < 3 for ring in self.cut):
            raise ValueError("a ring that is cut out needs at least three points")


@dataclass(frozen=True, slots=True)
class Words:
    """Typed text. Its box starts at the origin, `width` mm wide and centred on it, and grows downward.

    `style` is what it is set on, and `ground` that thing's colour.
    """

    id: str
    placement: Placement
    text: str
    width: float
    size: float = 18.0
    colour: str = "#1E1B18"
    face: str = "noto"
    align: Align = Align.START
    language: str = ""
    style: Style = Style.PLAIN
    ground: str = "#FFFFFF"

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_colour(self.colour)
        _check_colour(self.ground)
        _check_extent(self.width, self.size)


@dataclass(frozen=True, slots=True)
class Sticker:
    """A drawn shape from a pack, `width` x `height` mm about its centre, in a colour of her choice."""

    id: str
    placement: Placement
    sticker: str
    width: float
    height: float
    colour: str

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_colour(self.colour)
        _check_extent(self.width, self.height)


@dataclass(frozen=True, slots=True)
class Tape:
    """A strip of tape, `width` (its length) x `height` (its breadth) mm about its centre."""

    id: str
    placement: Placement
    tape: str
    width: float
    height: float
    colour: str

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_colour(self.colour)
        _check_extent(self.width, self.height)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet laid on the page, `width` x `height` mm about its centre; the whole page as a background."""

    id: str
    placement: Placement
    paper: str
    colour: str
    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT

    def __post_init__(self) -> None:
        _check_id(self.id)
        _check_colour(self.colour)
        _check_extent(self.width, self.height)


Item = Drawing | Photo | Words | Sticker | Tape | Paper


@dataclass(frozen=True, slots=True)
class Page:
    """One page: items from the bottom of the pile to its top."""

    id: str
    items: tuple[Item, ...] = ()

    def __post_init__(self) -> None:
        _check_id(self.id)

    def item(self, item_id: str) -> Item:
        """The item with that id; KeyError when the page has none."""
        return self.items[self.index(item_id)]

    def index(self, item_id: str) -> int:
        """Where the item lies in the pile, 0 at the bottom; KeyError when the page has none."""
        for index, item in enumerate(self.items):
            if item.id == item_id:
                return index
        raise KeyError(item_id)


@dataclass(frozen=True, slots=True)
class Fanzine:
    """A whole fanzine. `month` (YYYY-MM) is the only time it knows; `language` is a BCP 47 tag or empty.

    `places` is how many pages its fold has room for: what comes after them rests beside the fanzine and is
    neither printed nor shown. 0 means as many as there are.
    """

    id: str
    month: str
    fold: Fold
    direction: Direction
    language: str
    pages: tuple[Page, ...]
    places: int = 0

    def __post_init__(self) -> None:
        _check_id(self.id)
        if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", self.month):
            raise ValueError("a fanzine's month is written YYYY-MM")
        if self.places < 0:
            raise ValueError("a fanzine cannot have room for fewer than no pages")

    def page(self, page_id: str) -> Page:
        """The page with that id; KeyError when the fanzine has none."""
        return self.pages[self.page_index(page_id)]

    def page_index(self, page_id: str) -> int:
        """Where the page stands, 0 for the front cover; KeyError when the fanzine has none."""
        for index, page in enumerate(self.pages):
            if page.id == page_id:
                return index
        raise KeyError(page_id)

    @property
    def folded(self) -> "Fanzine":
        """The fanzine as it is printed and shown: without the pages that rest beside it."""
        if not self.places or len(self.pages) <= self.places:
            return self
        return replace(self, pages=self.pages[: self.places])

    def photos(self) -> frozenset[str]:
        """The digests of every photo on any page."""
        return frozenset(i.photo for p in self.pages for i in p.items if isinstance(i, Photo))


def new_fanzine(
    month: str,
    *,
    fold: Fold = Fold.MINI,
    direction: Direction = Direction.LTR,
    language: str = "",
    pages: int = 8,
) -> Fanzine:
    """An empty fanzine of so many blank pages."""
    blank = tuple(Page(new_id()) for _ in range(pages))
    return Fanzine(new_id(), month, fold, direction, language, blank)


def copied(item: Item, *, dx: float = 6.0, dy: float = 6.0) -> Item:
    """The same item under a new id, laid a little to the side (mm)."""
    there = replace(item.placement, x=item.placement.x + dx, y=item.placement.y + dy)
    return replace(item, id=new_id(), placement=there)


def _check_id(value: str) -> None:
    if not _ID.fullmatch(value):
        raise ValueError("an id is 16 hexadecimal digits")


def _check_colour(value: str) -> None:
    if not _COLOUR.fullmatch(value):
        raise ValueError("a colour is written #RRGGBB in capitals")


def _check_extent(width: float, height: float) -> None:
    if not (width > 0 and height > 0):
        raise ValueError("a width and a height must be greater than 0 mm")
