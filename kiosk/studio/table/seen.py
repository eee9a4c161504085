"""The colour that is seen at a point of the page, in the painter's own pictures."""

from collections.abc import Sequence
from typing import Final

from PIL import Image

from fanzines.geometry import page_box
from fanzines.model import Item
from fanzines.photos import PhotoSource
from printing.pictures.picture import item_picture

_AROUND: Final = 1
_WHITE: Final = (255, 255, 255, 255)


def colour_at(items: Sequence[Item], photos: PhotoSource, dpi: float, x: float, y: float) -> str:
    """The colour at (x, y) mm of a page with that pile, `#RRGGBB`, in pictures of that resolution.

    Of the pixel there and its neighbours it is the one least far from all the others: never a blend that
    nobody sees, and not a speck.
    """
    side = 2 * _AROUND + 1
    seen = Image.new("RGBA", (side, side), _WHITE)
    reach = side * 25.4 / dpi
    for item in items:
        if page_box(item).grown(reach).holds(x, y):
            picture = item_picture(item, photos, dpi)
            left = int((x - picture.box.left) * dpi / 25.4) - _AROUND
            top = int((y - picture.box.top) * dpi / 25.4) - _AROUND
            seen.alpha_composite(picture.image.crop((left, top, left + side, top + side)))
    parts = seen.convert("RGB").tobytes()
    pixels = [tuple(parts[at : at + 3]) for at in range(0, len(parts), 3)]
    red, green, blue = min(pixels, key=lambda one: sum(_apart(one, other) for other in pixels))
    return f"#{red:02X}{green:02X}{blue:02X}"


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
