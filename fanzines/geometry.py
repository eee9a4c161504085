"""Where items lie, what a finger on the page meets, and how items are moved, turned and scaled by hand."""

import math
from dataclasses import replace

from fanzines.ink.shapes import ink_box, on_ink
from fanzines.model import Drawing, Item, Photo, Words
from fanzines.photos.cutout import cutout
from fanzines.plane import Box, box_around, rotated, to_local, to_page
from fanzines.typesetting import grounds, set_words

__all__ = [
    "Box",
    "contains",
    "local_box",
    "moved",
    "page_box",
    "scaled_about",
    "to_local",
    "to_page",
    "turned_about",
]


def local_box(item: Item) -> Box:
    """The item's box in its own millimetres; a drawing's box bounds its ink, and words' box what they lie on.

    A photo's box is around what its cut left of it and the white paper beyond. A drawing whose ink has all
    been erased, like a photo with nothing left of it, has a box of no extent at its origin.
    """
    if isinstance(item, Drawing):
        return ink_box(item) or Box(0.0, 0.0, 0.0, 0.0)
    if isinstance(item, Words):
        return _words_box(item)
    if isinstance(item, Photo):
        return cutout(item).box
    return Box(-item.width / 2, -item.height / 2, item.width / 2, item.height / 2)


def _words_box(words: Words) -> Box:
    """The box the words are set in, and what they lie on."""
    half = words.width / 2
    box, ground = Box(-half, 0.0, half, set_words(words).height), grounds(words).box
    if ground is None:
        return box
    return box.union(Box(ground.left - half, ground.top, ground.right - half, ground.bottom))


def page_box(item: Item) -> Box:
    """The upright box on the page around the item as it is placed and turned."""
    return box_around(to_page(item.placement, x, y) for x, y in local_box(item).corners)


def contains(item: Item, x: float, y: float, *, reach: float = 0.0) -> bool:
    """Whether a touch there on the page, give or take `reach` mm, meets the item.

    Of a drawing only its ink can be touched, not the room around it; of a photo what was not cut away.
    """
    local_x, local_y = to_local(item.placement, x, y)
    local_reach = reach / item.placement.scale
    if isinstance(item, Drawing):
        return on_ink(item, local_x, local_y, local_reach)
    if isinstance(item, Photo):
        return cutout(item).holds(local_x, local_y, local_reach)
    return local_box(item).grown(local_reach).holds(local_x, local_y)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The item carried so many millimetres to the right and down."""
    there = replace(item.placement, x=item.placement.x + dx, y=item.placement.y + dy)
    return replace(item, placement=there)


def turned_about(item: Item, cx: float, cy: float, degrees: float) -> Item:
    """The item turned clockwise about a point of the page; its turn stays between -180 and 180."""
    placement = item.placement
    x, y = rotated(placement.x - cx, placement.y - cy, degrees)
    turn = math.remainder(placement.turn + degrees, 360.0)
    return replace(item, placement=replace(placement, x=cx + x, y=cy + y, turn=turn))


def scaled_about(
    item: Item, cx: float, cy: float, factor: float, *, minimum: float = 0.1, maximum: float = 10.0
) -> Item:
    """The item scaled about a point of the page, its scale held between the limits.

    An item already beyond a limit stays as it is rather than jump.
    """
    placement = item.placement
    least, most = min(minimum, placement.scale), max(maximum, placement.scale)
    scale = min(max(placement.scale * factor, least), most)
    held = scale / placement.scale
    x, y = cx + held * (placement.x - cx), cy + held * (placement.y - cy)
    return replace(item, placement=replace(placement, x=x, y=y, scale=scale))
