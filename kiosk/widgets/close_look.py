"""Places on a page (boxes, mm) as they are outlined and seen from close by."""

from collections.abc import Sequence
from typing import Final

from PIL import Image

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH
from fanzines.plane import Box

_LEAST: Final = 4.0
_AROUND: Final = 0.7
_RIM: Final = 0.6
_ROOM: Final = 7.0
_WIDER: Final = 1.8
"""How many times wider than high a close look is."""


def seen_of(box: Box) -> Box:
    """The box a little wider, never too small to be seen, and no wider than the page."""
    (x, y), wide, high = box.centre, max(box.width, _LEAST) / 2, max(box.height, _LEAST) / 2
    left, right = max(_RIM, x - wide - _AROUND), min(PAGE_WIDTH - _RIM, x + wide + _AROUND)
    top, bottom = max(_RIM, y - high - _AROUND), min(PAGE_HEIGHT - _RIM, y + high + _AROUND)
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def cropped(page: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """The part of a page's picture around the first of the boxes."""
    if not boxes:
        return page
    box, scale = _around(boxes[0]), page.width / PAGE_WIDTH
    left, top, right, bottom = (round(side * scale) for side in (box.left, box.top, box.right, box.bottom))
    return page.crop((left, top, right, bottom))


def _around(place: Box) -> Box:
    """The stretch of the page (mm) that shows a place."""
    box = seen_of(place).grown(_ROOM)
    (x, y), wide, high = box.centre, box.width, box.height
    wide, high = max(wide, high * _WIDER), max(high, wide / _WIDER)
    share = min(1.0, PAGE_WIDTH / wide, PAGE_HEIGHT / high)
    wide, high = wide * share, high * share
    left = min(max(0.0, x - wide / 2), PAGE_WIDTH - wide)
    top = min(max(0.0, y - high / 2), PAGE_HEIGHT - high)
    return Box(left, top, left + wide, top + high)
