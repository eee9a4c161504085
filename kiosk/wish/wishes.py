"""What the maker of a fanzine is asked, and how she meets it in the studio."""

from typing import TYPE_CHECKING

from fanzines.geometry import contains
from fanzines.model import Item, Page, Paper, Photo
from fanzines.plane import Box, box_around, to_local
from fanzines.second_look.findings import Finding
from fanzines.second_look.look import Answer
from kiosk.keeping.keeper import Keeper

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace


def wishes_of(keeper: Keeper, fanzine_id: str) -> tuple[Finding, ...]:
    """What she was asked to cover and has not answered, in reading order."""
    library = keeper.open_library()
    if Answer.WISH not in library.answers_about(fanzine_id):
        return ()
    return library.second_look(fanzine_id).wishes


def item_of(page: Page, wish: Finding) -> Item | None:
    """The thing on the page that a wish is about; of a mere place what lies there on top, or nothing."""
    if wish.item is not None:
        return next((item for item in page.items if item.id == wish.item), None)
    x, y = wish.where[0].centre
    there = (item for item in reversed(page.items) if contains(item, x, y, reach=2.0))
    return next((item for item in there if not isinstance(item, Paper)), None)


def in_photo(photo: Photo, wish: Finding) -> tuple[Box, ...]:
    """Where on a photo that is, in the photo's own mm."""
    corners = ([to_local(photo.placement, x, y) for x, y in box.corners] for box in wish.where)
    return tuple(box_around(points) for points in corners)


def take_to(studio: "StudioPlace", wish: Finding) -> None:
    """Lay what it is about before her; its page is on the table. A photo is there to be covered at once."""
    item = item_of(studio.page, wish)
    if isinstance(item, Photo):
        studio.take_tool("photo")
        studio.bench.cover_on(item, in_photo(item, wish))
        studio.lay_panel("bench")
    else:
        studio.take_tool("hand")
        studio.choose(item.id if item else None)
