"""Small pictures of what lies on the shelves, each shown as it will be used; made away from the screen."""

from dataclasses import replace
from typing import Final

from PIL import Image, ImageOps

from fanzines import art, layouts
from fanzines.model import PAGE_WIDTH, Direction, Page, Placement, new_id
from fanzines.packs import OutsidePicture
from fanzines.photos import TakenPhoto, glance
from kiosk.studio.panels import supplied
from printing.pictures.art_picture import art_picture
from printing.pictures.pack_picture import drawing_png
from printing.pictures.picture import item_picture, page_picture

_EDGE: Final = "#B9AE9A"
_TILT: Final = -24.0
_STRIP: Final = (34.0, 11.0)
_MM: Final = 25.4
_NEAR: Final = 2


def preview(shelf: supplied.Shelf, name: str, colour: str, room: tuple[int, int]) -> Image.Image:
    """One thing of a shelf, at most `room` px large: a strip of tape, a small page, a sticker."""
    width, _ = room
    if shelf == "stickers":
        return _fitted(art_picture("stickers", name, colour, 2 * width), room)
    if shelf == "tapes":
        length, breadth = _STRIP
        strip = replace(supplied.tape(name, colour), width=length, height=breadth)
        tilted = replace(strip, placement=Placement(74.0, 105.0, turn=_TILT))
        return _fitted(item_picture(tilted, _nothing, 2 * width / length * _MM).image, room)
    paper = supplied.paper(name, colour)
    if supplied.is_shape(name):
        return _fitted(item_picture(paper, _nothing, 2 * width / paper.width * _MM).image, room)
    return _small_page(Page(new_id(), (paper,)), room, near=art.load("papers", name).tile is not None)


def layout_preview(name: str, direction: Direction, palette: str, room: tuple[int, int]) -> Image.Image:
    """A small page with a layout on it."""
    return _small_page(Page(new_id(), layouts.load(name, direction, palette)), room)


def palette_preview(palette: str, room: tuple[int, int]) -> Image.Image:
    """The colours of a palette as stripes."""
    colours = layouts.colours(palette)
    made = Image.new("RGB", (room[0], len(colours)))
    for row, colour in enumerate(colours):
        made.paste(colour, (0, row, room[0], row + 1))
    return ImageOps.expand(made.resize((room[0] - 2, room[1] - 2), Image.Resampling.NEAREST), 1, _EDGE)


def outside_preview(picture: OutsidePicture, room: tuple[int, int]) -> Image.Image:
    """A picture somebody brought."""
    one, longest = picture.picture, max(room)
    data = one.data if isinstance(one, TakenPhoto) else drawing_png(one, 2 * longest)
    return _fitted(glance(data, 2 * longest), room)


def _small_page(page: Page, room: tuple[int, int], *, near: bool = False) -> Image.Image:
    """All of a page, or a corner of it from near enough to see how a pattern is drawn."""
    made = page_picture(page, _nothing, (2 * _NEAR if near else 2) * room[0] / PAGE_WIDTH * _MM)
    if near:
        made = made.crop((0, 0, made.width // _NEAR, made.height // _NEAR))
    return ImageOps.expand(_fitted(made, (room[0] - 2, room[1] - 2)), 1, _EDGE)


def _fitted(made: Image.Image, room: tuple[int, int]) -> Image.Image:
    made.thumbnail(room, Image.Resampling.LANCZOS)
    return made


def _nothing(digest: str) -> bytes:
    raise KeyError(digest)
