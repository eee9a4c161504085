"""What the supplies hold, and how each thing comes onto a page: mm on the page, one act each."""

from typing import Final, Literal

from fanzines import art, layouts
from fanzines.edits import AddItem, ChangeItem, RemoveItem, Together
from fanzines.model import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Item,
    Page,
    Paper,
    Photo,
    Placement,
    Sticker,
    Tape,
    new_id,
)
from fanzines.photos import TakenPhoto
from kiosk.studio.tools.taping import BREADTH, NATURAL

Shelf = Literal["stickers", "tapes", "papers", "layouts"]
SHELVES: Final[tuple[Shelf, ...]] = ("stickers", "tapes", "papers", "layouts")
STICKER_WIDTH: Final = 42.0
SHAPE_LENGTH: Final = 70.0
OUTSIDE_LENGTH: Final = 60.0
_SHAPES: Final = "shapes"
_MIDDLE: Final = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)


def packs(shelf: Shelf) -> tuple[art.Pack, ...]:
    """The packs of a shelf; none where everything lies side by side."""
    return art.packs(shelf) if shelf == "stickers" or shelf == "papers" else ()


def pack_of(shelf: Shelf, name: str) -> str:
    """The pack a thing is in; empty where there are none."""
    return next((pack.name for pack in packs(shelf) if name in pack.pictures), "")


def things(shelf: Shelf, pack: str) -> tuple[str, ...]:
    """What lies in a pack, or on a shelf without packs."""
    if shelf == "layouts":
        return layouts.names()
    return next((one.pictures for one in packs(shelf) if one.name == pack), art.names(shelf))


def is_shape(paper: str) -> bool:
    """Whether a paper is a shape to lay on top, rather than a sheet for the whole page."""
    return pack_of("papers", paper) == _SHAPES


def sticker(name: str, colour: str) -> Sticker:
    """A sticker in the middle of the page."""
    picture = art.load("stickers", name)
    height = STICKER_WIDTH * picture.height / picture.width
    return Sticker(new_id(), _MIDDLE, name, STICKER_WIDTH, height, colour)


def tape(name: str, colour: str) -> Tape:
    """A strip of tape in the middle of the page."""
    return Tape(new_id(), _MIDDLE, name, NATURAL, BREADTH, colour)


def paper(name: str, colour: str) -> Paper:
    """A sheet as large as the page; a shape 70 mm long in its own proportions."""
    if not is_shape(name):
        return Paper(new_id(), _MIDDLE, name, colour)
    picture = art.load("papers", name)
    scale = SHAPE_LENGTH / max(picture.width, picture.height)
    return Paper(new_id(), _MIDDLE, name, colour, picture.width * scale, picture.height * scale)


def photo(taken: TakenPhoto) -> Photo:
    """A kept picture from outside, 60 mm long in the middle of the page."""
    scale = OUTSIDE_LENGTH / max(taken.width_px, taken.height_px)
    return Photo(new_id(), _MIDDLE, taken.digest, taken.width_px * scale, taken.height_px * scale)


def is_sheet(item: Item) -> bool:
    """Whether it is a paper that lies beneath the whole page."""
    return isinstance(item, Paper) and (item.width, item.height) == (PAGE_WIDTH, PAGE_HEIGHT)


def lay_sheet(page: Page, sheet: Paper) -> AddItem | ChangeItem:
    """Lay a sheet beneath everything, or in the place of the one that lies there."""
    lowest = page.items[0] if page.items else None
    if isinstance(lowest, Paper) and is_sheet(lowest):
        after = Paper(lowest.id, lowest.placement, sheet.paper, sheet.colour, lowest.width, lowest.height)
        return ChangeItem(page.id, lowest, after)
    return AddItem(page.id, 0, sheet)


def lay_layout(page: Page, items: tuple[Item, ...], tried: tuple[Item, ...]) -> Together:
    """Lay a layout above the sheet and beneath what she made, as one act.

    It takes the place of the layout that was `tried` before, when all of that lies there untouched.
    """
    going = tried if tried and all(item in page.items for item in tried) else ()
    places = sorted(((page.index(item.id), item) for item in going), key=lambda pair: -pair[0])
    left = [item for item in page.items if item not in going]
    above = places[-1][0] if places else int(bool(left) and is_sheet(left[0]))
    taken = (RemoveItem(page.id, index, item) for index, item in places)
    laid = (AddItem(page.id, above + number, item) for number, item in enumerate(items))
    return Together((*taken, *laid))
